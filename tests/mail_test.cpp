// Reminders from the obligation to the mailbox: against a real SMTP server on loopback, on both engines, with everything
// that can go wrong in between.
#include <doctest/doctest.h>

#include <thread>

#include "cli/mail_settings.hpp"
#include "store/acting.hpp"
#include "store/audit.hpp"
#include "store/letters.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "store/reminders.hpp"
#include "store/responsibilities.hpp"
#include "store/submissions.hpp"
#include "support/mail_town.hpp"
#include "support/whole_program.hpp"
#include "usecases/mail_report.hpp"
#include "usecases/people.hpp"
#include "usecases/remind.hpp"
#include "usecases/send_letters.hpp"

using namespace mera;
using namespace mera::test;

TEST_CASE("each person gets one letter with what concerns them, and the inbox has the same") {
    on_both_engines([](const std::string& address) {
        Db db = migrated(address);
        MailTown world{db};
        const Folder folder;
        SmtpServer smtp{folder.path(), {}};
        const MailSetup setup = setup_for(smtp.port());
        const auto reminded = remind(db, setup, at(kDay));
        REQUIRE(reminded);
        CHECK(reminded->people == 5);
        CHECK(reminded->letters == kPeopleWithMail);
        CHECK(world.send(setup, at(kDay)).sent == kPeopleWithMail);
        CHECK(letters_by_address(smtp).size() == kPeopleWithMail);

        const auto letter = letter_to(smtp, "executor@school5.example.org");
        CHECK(letter["headers"]["subject"] == "Мера, 16 марта: просрочено 1, срок сегодня 1, скоро срок 1");
        const std::string text = letter["text"];
        CHECK(has(
            text,
            "Просрочено: 1\n— 2.1. Мера с отчётом <школы> (Школа № 5), срок 11 марта 2020 г., просрочено на 5 дней\n"
            "  https://mera.example.org/obligations/" +
                std::to_string(world.overdue.value)));
        CHECK(has(text, "Срок сегодня: 1"));
        CHECK(has(text, "Скоро срок: 1"));
        CHECK(!has(text, "1 июня"));
        CHECK(!has(text, "Фамилия"));
        CHECK(has(text, "https://mera.example.org/account#reminders"));
        CHECK(has(letter["html"], "отчётом &lt;школы&gt;"));
        CHECK(has(letter["html"], "href='https://mera.example.org/obligations/"));
        CHECK(has(letter_to(smtp, "coordinator@example.org")["text"], "Ждёт проверки: 1"));
        CHECK(has(letter_to(smtp, "controller@example.org")["text"], "Просрочено у исполнителей: 1"));
        CHECK(has(letter_to(smtp, "curator@example.org")["text"], "Просрочено у школ, которым вы помогаете: 1"));

        const auto inbox = reminders_of(db, world.without_mail, 10, 0);
        REQUIRE(inbox.size() == 1);
        CHECK(reminder_summary(inbox.front().reminder) == "просрочено: 1, срок сегодня: 1, скоро срок: 1");

        // The same day again, by whoever: nothing new, nothing twice.
        CHECK(remind(db, setup, at(kDay, 9))->before);
        CHECK(world.send(setup, at(kDay, 9)).sent == 0);
        // The next day there is no new reason; on the 17th only what was due on the 16th has become overdue.
        const auto next = remind(db, setup, at(march(17)));
        REQUIRE(next);
        CHECK(next->people == 3);  // two executors and the curator
        CHECK(world.send(setup, at(march(17))).sent == 2);
        CHECK(remind(db, setup, at(march(18)))->people == 0);
        CHECK(!first_broken_audit_entry(db));
    });
}

TEST_CASE("two servers run the night and empty the queue at once: one run, one letter each") {
    on_both_engines([](const std::string& address) {
        Db db = migrated(address);
        MailTown world{db};
        for (int n = 0; n < 20; ++n)
            world.person("more" + std::to_string(n), world.school, Role::executor,
                         "more" + std::to_string(n) + "@example.org");
        const Folder folder;
        SmtpServer smtp{folder.path(), {}};
        const MailSetup setup = setup_for(smtp.port());
        std::atomic<int> made = 0, broken = 0;
        std::vector<std::thread> servers;
        for (int server = 0; server < 3; ++server)
            servers.emplace_back([&] {
                try {
                    Db own = Db::open(address);
                    const auto reminded = remind(own, setup, at(kDay));
                    made += reminded && !reminded->before;
                    send_letters(own, setup, [&] { return at(kDay); });
                } catch (const std::exception&) {
                    ++broken;
                }
            });
        for (std::thread& server : servers) server.join();
        CHECK(broken == 0);
        CHECK(made == 1);
        world.send(setup, at(kDay));
        const auto letters = letters_by_address(smtp);
        CHECK(letters.size() == kPeopleWithMail + 20);
        for (const auto& [to, count] : letters) CHECK_MESSAGE(count == 1, to);
    });
}

TEST_CASE("a server that asks to come later is asked later, and the letter comes once") {
    Db db = migrated("sqlite::memory:");
    MailTown world{db};
    const Folder folder;
    SmtpServer smtp{folder.path(), {}};
    const MailSetup setup = setup_for(smtp.port());
    REQUIRE(remind(db, setup, at(kDay)));
    smtp.behave("busy");
    CHECK(world.send(setup, at(kDay, 7, 0)).deferred == kPeopleWithMail);
    smtp.behave("accept");
    CHECK(world.send(setup, at(kDay, 7, 0)).sent == 0);  // not before its time
    CHECK(world.send(setup, at(kDay, 7, 1)).sent == kPeopleWithMail);
    CHECK(world.send(setup, at(kDay, 8, 0)).sent == 0);
    CHECK(smtp.letters().size() == kPeopleWithMail);
}

TEST_CASE("mail server down for a day: yesterday's letters expire, today's tells everything, each person has one") {
    on_both_engines([](const std::string& address) {
        Db db = migrated(address);
        MailTown world{db};
        const Folder folder;
        std::uint16_t port = 0;
        {
            SmtpServer smtp{folder.path(), {}};
            port = smtp.port();
        }
        const MailSetup setup = setup_for(port);
        REQUIRE(remind(db, setup, at(kDay)));
        for (int hour = 7; hour < 24; ++hour) {
            const SentLetters sent = world.send(setup, at(kDay, hour));
            CHECK(sent.sent == 0);
            CHECK(sent.stopped == "Почтовый сервер не отвечает.");
        }
        const MailReport during = mail_report(db, setup, at(kDay, 23));
        CHECK(during.counts.waiting == kPeopleWithMail);
        REQUIRE(during.findings.size() == 1);
        CHECK(has(during.findings.front(), "Письма ждут отправки: 4. Последняя попытка: Почтовый сервер не отвечает."));

        SmtpServer smtp{folder.path(), {.port = port}};
        const auto next = remind(db, setup, at(march(17)));
        REQUIRE(next);
        CHECK(next->letters == kPeopleWithMail);  // the coordinator too, though nothing new has happened to them
        CHECK(world.send(setup, at(march(17))).sent == kPeopleWithMail);
        const auto letters = letters_by_address(smtp);
        CHECK(letters.size() == kPeopleWithMail);
        for (const auto& [to, count] : letters) CHECK_MESSAGE(count == 1, to);
        CHECK(has(letter_to(smtp, "executor@school5.example.org")["headers"]["subject"],
                  "17 марта: просрочено 2, скоро срок 1"));
        const MailReport after = mail_report(db, setup, at(march(17), 8));
        CHECK(after.counts.expired == kPeopleWithMail);
        REQUIRE(after.findings.size() == 1);
        CHECK(has(after.findings.front(), "Не ушли в свой день"));
        // Reached again: the next morning is as any other.
        CHECK(remind(db, setup, at(march(18)))->letters == 0);
    });
}

TEST_CASE("a wrong password is said in a sentence, stops the queue, and loses nothing") {
    Db db = migrated("sqlite::memory:");
    MailTown world{db};
    const Folder folder;
    SmtpServer smtp{folder.path(), {"starttls", "mera", "right"}};
    MailSetup setup = setup_for(smtp.port());
    setup.server->security = MailSecurity::starttls;
    setup.server->ca_file = smtp.certificate();
    setup.server->login = "mera";
    setup.server->password = "wrong-secret";
    REQUIRE(remind(db, setup, at(kDay)));
    const SentLetters sent = world.send(setup, at(kDay));
    CHECK(has(sent.stopped, "не принял имя или пароль"));
    CHECK(sent.deferred == 1);  // the others are not even tried
    const MailReport report = mail_report(db, setup, at(kDay));
    REQUIRE(!report.findings.empty());
    CHECK(has(report.findings.front(), "не принял имя или пароль"));
    for (const LetterRow& row : last_letters(db, 10)) CHECK(!has(row.reply, "secret"));
    setup.server->password = "right";
    CHECK(world.send(setup, at(kDay, 8)).sent == kPeopleWithMail);
}

TEST_CASE("a letter given away without an answer is not sent again; the next day's tells everything") {
    for (const char* behaviour : {"cut", "silent"}) {
        CAPTURE(std::string{behaviour});
        Db db = migrated("sqlite::memory:");
        MailTown world{db};
        const Folder folder;
        SmtpServer smtp{folder.path(), {}};
        MailSetup setup = setup_for(smtp.port());
        setup.server->time_max = std::chrono::milliseconds{1'500};
        REQUIRE(remind(db, setup, at(kDay)));
        smtp.behave(behaviour);
        CHECK(world.send(setup, at(kDay)).unknown == kPeopleWithMail);
        smtp.behave("accept");
        CHECK(world.send(setup, at(kDay, 12)).sent == 0);
        CHECK(smtp.letters().size() == kPeopleWithMail);
        CHECK(has(mail_report(db, setup, at(kDay, 12)).findings.front(),
                  "Неизвестно, доставлены ли письма за неделю: 4."));
        CHECK(remind(db, setup, at(march(17)))->letters == kPeopleWithMail);
    }
}

TEST_CASE("an address the server refuses is left alone until it is changed; the inbox goes on") {
    Db db = migrated("sqlite::memory:");
    MailTown world{db};
    const Folder folder;
    SmtpServer smtp{folder.path(), {}};
    const MailSetup setup = setup_for(smtp.port());
    REQUIRE(remind(db, setup, at(kDay)));
    smtp.behave("unknown_user");
    CHECK(world.send(setup, at(kDay)).refused == kPeopleWithMail);
    smtp.behave("accept");
    const MailReport report = mail_report(db, setup, at(kDay));
    REQUIRE(report.findings.size() == 1);
    CHECK(has(report.findings.front(), "executor@school5.example.org"));
    const auto next = remind(db, setup, at(march(17)));
    CHECK(next->people == 3);
    CHECK(next->letters == 0);
    REQUIRE(set_person_email(db, {}, "executor", "new@school5.example.org", at(march(17))));
    world.obligation(march(18));
    const auto later = remind(db, setup, at(march(18)));
    CHECK(later->letters == 1);
    CHECK(world.send(setup, at(march(18))).sent == 1);
    CHECK(letters_by_address(smtp) == std::map<std::string, int>{{"new@school5.example.org", 1}});
}

TEST_CASE("what has been done before the letter leaves is not in it; when all is done there is no letter") {
    Db db = migrated("sqlite::memory:");
    MailTown world{db};
    const Folder folder;
    SmtpServer smtp{folder.path(), {}};
    const MailSetup setup = setup_for(smtp.port());
    REQUIRE(remind(db, setup, at(kDay)));
    world.hand_in(world.overdue, at(kDay, 8));
    const SentLetters sent = world.send(setup, at(kDay, 9));
    CHECK(sent.unneeded == 2);  // the controller's and the curator's
    CHECK(sent.sent == 2);
    const auto letter = letter_to(smtp, "executor@school5.example.org");
    CHECK(letter["headers"]["subject"] == "Мера, 16 марта: срок сегодня 1, скоро срок 1");
    CHECK(letter_to(smtp, "controller@example.org").is_null());
    // Not needed is not the same as not reached.
    CHECK(remind(db, setup, at(march(17)))->letters == 3);  // due on the 16th, handed in on the 16th
}

TEST_CASE("a clock set back makes nothing twice and says so; days without a run are made up for") {
    on_both_engines([](const std::string& address) {
        Db db = migrated(address);
        MailTown world{db};
        const Folder folder;
        SmtpServer smtp{folder.path(), {}};
        const MailSetup setup = setup_for(smtp.port());
        REQUIRE(remind(db, setup, at(march(17))));
        smtp.behave("busy");
        CHECK(world.send(setup, at(march(17))).deferred == kPeopleWithMail);
        smtp.behave("accept");
        const auto back = remind(db, setup, at(kDay, 23));
        REQUIRE(!back);
        CHECK(
            has(replace_all(back.failure().message, "\u00A0", " "), "Напоминания уже составлены за 17 марта 2020 г."));
        CHECK(has(back.failure().message, "переведены назад"));
        CHECK(has(mail_report(db, setup, at(kDay, 23)).findings.front(), "Проверьте её время"));
        // Letters that were put off by the later clock do not wait for it.
        CHECK(world.send(setup, at(kDay, 23)).sent == kPeopleWithMail);
        CHECK(world.send(setup, at(march(17), 9)).sent == 0);
        CHECK(smtp.letters().size() == kPeopleWithMail);
        // The server stood still for three days: what had its reason in them is told.
        world.obligation(march(18));
        const auto later = remind(db, setup, at(march(21)));
        REQUIRE(later);
        CHECK(later->letters == 3);
        // A clock that had run a year ahead does not silence the reminders until then.
        REQUIRE(remind(db, setup, at(make_date(2021, 3, 22))));
        CHECK(remind(db, setup, at(march(23))));
    });
}

TEST_CASE("a person's choice: no letters, or not of everything; the inbox has it all") {
    Db db = migrated("sqlite::memory:");
    MailTown world{db};
    const Folder folder;
    SmtpServer smtp{folder.path(), {}};
    const MailSetup setup = setup_for(smtp.port());
    insert_reminder_choice(db, world.curator, {.by_mail = false}, at(kDay));
    insert_reminder_choice(db, world.executor, {.unwanted = {ReminderKind::overdue, ReminderKind::due_today}},
                           at(kDay));
    CHECK(remind(db, setup, at(kDay))->letters == 3);
    insert_reminder_choice(db, world.controller, {.by_mail = false}, at(kDay, 8));  // after the letter was queued
    CHECK(world.send(setup, at(kDay, 9)).sent == 2);
    CHECK(letter_to(smtp, "executor@school5.example.org")["headers"]["subject"] == "Мера, 16 марта: скоро срок 1");
    CHECK(reminders_of(db, world.curator, 10, 0).size() == 1);
    CHECK(reminders_of(db, world.executor, 10, 0).front().reminder.sections.size() == 3);
}

TEST_CASE("who is reminded in the night is who is responsible for the obligation by day") {
    on_both_engines([](const std::string& address) {
        Db db = migrated(address);
        MailTown world{db};
        const PersonId acting = world.person("acting", world.department, Role::observer, "");
        const PersonId stranger = world.person("stranger", world.department, Role::executor, "");
        insert_responsibility(db, {world.measure, world.school, {}}, {.person = world.executor}, {}, at(march(1)));
        insert_responsibility(db, {world.measure, world.school, world.soon},
                              {.person = world.without_mail, .share = Share::co_executor}, {}, at(march(1)));
        insert_responsibility(db, {world.measure, world.school, world.due_today}, {.person = stranger}, {},
                              at(march(1)));
        insert_acting(db,
                      {.person = acting,
                       .for_person = world.executor,
                       .organisation = world.school,
                       .starts_on = march(10),
                       .ends_on = march(20),
                       .basis = "приказ"},
                      {}, at(march(1)));
        for (const Date day : {kDay, march(25)}) {
            const RemindedPeople people{register_on(db, day)};
            for (const WatchedRow& row : watched_obligations(db, make_date(2020, 12, 31))) {
                std::vector<PersonId> expected;
                for (const Person& person : people_responsible(db, row.what.id, day)) expected.push_back(person.id);
                CHECK(people.executors(row.what) == expected);
            }
        }
        set_disabled(db, world.executor, true, at(kDay));
        const RemindedPeople people{register_on(db, kDay)};
        for (const WatchedRow& row : watched_obligations(db, make_date(2020, 12, 31)))
            CHECK(people.executors(row.what).size() == people_responsible(db, row.what.id, kDay).size());
    });
}

TEST_CASE("the inbox, a person's own settings, the administrator's page") {
    const Folder mailbox;
    SmtpServer smtp{mailbox.path(), {}};
    MailSetup setup = setup_for(smtp.port());
    setup.server->password = "very-secret";
    on_both_engines([&](const std::string& address) {
        Program program{address, march(15), setup};
        const auto passwords = test::demo(program);
        program.today = kDay;
        Browser school{program};
        school.sign_in("school2", passwords.at("school2"));
        const Response first = school.get("/reminders");
        CHECK(first.status == 200);
        CHECK(says(first, "15 марта 2020 г."));
        CHECK(says(first, "новое"));
        CHECK(says(first, "<span class='mera-count'>1<"));
        CHECK(school.post("/reminders/seen", {}).status == 303);
        CHECK(!says(school.get("/reminders"), "mera-count"));

        const Response wrong = school.post("/account/reminders", {{"email", "a@b.ru, c@d.ru"}, {"by_mail", "yes"}});
        CHECK(wrong.status == 422);
        CHECK(says(wrong, "Адрес почты написан неверно"));
        CHECK(
            school
                .post("/account/reminders", {{"email", "school2@example.org"}, {"by_mail", "yes"}, {"kind", "overdue"}})
                .status == 303);
        CHECK(says(school.get("/account"), "school2@example.org"));
        const auto id = find_person_by_login(program.db, "school2")->id;
        CHECK(reminder_choice(program.db, id).unwanted == std::vector{ReminderKind::due_today, ReminderKind::returned,
                                                                      ReminderKind::soon, ReminderKind::inside_passed,
                                                                      ReminderKind::inside_review});
        CHECK(school.get("/mail").status == 403);

        // Somebody else's reminder is not marked.
        Browser cro{program};
        cro.sign_in("cro", passwords.at("cro"));
        const auto foreign = reminders_of(program.db, id, 1, 0).front().id;
        program.db.execute("DELETE FROM reminder_seen");
        CHECK(cro.post("/reminders/seen", {{"reminder", std::to_string(foreign.value)}}).status == 303);
        CHECK(count_unseen_reminders(program.db, id, march(1)) == 1);

        Browser admin{program};
        admin.sign_in("admin", passwords.at("admin"));
        const Response mail = admin.get("/mail");
        CHECK(mail.status == 200);
        CHECK(says(mail, "127.0.0.1"));
        CHECK(!says(mail, "very-secret"));
        const std::size_t before = smtp.letters().size();
        CHECK(says(admin.post("/mail/test", {{"email", "admin@example.org"}}), "Проверьте почтовый ящик"));
        CHECK(smtp.letters().size() == before + 1);
        CHECK(says(admin.get("/mail"), "admin@example.org, проверочное"));
        smtp.behave("unknown_user");
        CHECK(says(admin.post("/mail/test", {{"email", "admin@example.org"}}), "550 5.1.1 No such user"));
        smtp.behave("accept");
        CHECK(admin.post("/mail/send", {}).status == 200);
        CHECK(admin.post("/people/email", {{"login", "cro"}, {"email", "cro@example.org"}}).status == 303);
        CHECK(find_person_by_login(program.db, "cro")->email == "cro@example.org");
        const Response refused = admin.post("/people/email", {{"login", "cro"}, {"email", "cro"}});
        CHECK(refused.status == 422);
        CHECK_MESSAGE(says(refused, "Передача дел"), "on the page of the person");
        CHECK(says(refused, "value='cro'"));
    });
}
