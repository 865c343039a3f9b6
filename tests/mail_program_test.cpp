// Letters and the program itself: killed in mid-letter, asked on the command line, set up wrongly.
#include <doctest/doctest.h>
#include <sys/wait.h>

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
#include "support/real_program.hpp"
#include "support/whole_program.hpp"
#include "usecases/mail_report.hpp"
#include "usecases/people.hpp"
#include "usecases/remind.hpp"
#include "usecases/send_letters.hpp"

using namespace mera;
using namespace mera::test;

TEST_CASE("a program killed between the letter and its answer: not sent again, said, the rest goes out") {
    const Folder folder, mailbox;
    const auto data = folder.path() / "data";
    std::filesystem::create_directories(data);
    SmtpServer smtp{mailbox.path(), {}};
    write_file(data / "mera.toml",
               "[mail]\nserver = \"127.0.0.1\"\nsecurity = \"none\"\nfrom = \"mera@example.org\"\nport = " +
                   std::to_string(smtp.port()) + "\n");
    Db db = migrated("sqlite:" + (data / "mera.db").string());
    MailTown world{db};
    rebuild_obligation_facts(db);
    smtp.behave("silent");
    const pid_t child =
        start_program({"mail", "run", "--data", data.string(), "--today", iso(kDay)}, folder.path() / "said");
    smtp.wait_for_letters(1);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    smtp.behave("accept");

    const MailSetup setup = setup_for(smtp.port());
    const Moment soon_after = present_on(kDay);
    const std::string later = minutes_before(soon_after.instant, -kAttemptMinutesMax - 1);
    CHECK(remind(db, setup, soon_after)->before);
    CHECK(world.send(setup, soon_after).sent == kPeopleWithMail - 1);  // the claimed one may still be under way
    const SentLetters sent = world.send(setup, {kDay, later});
    CHECK(sent.sent == 0);
    CHECK(sent.unknown == 1);
    const auto letters = letters_by_address(smtp);
    CHECK(letters.size() == kPeopleWithMail);
    for (const auto& [to, count] : letters) CHECK_MESSAGE(count == 1, to);
    CHECK(count_letters(db, kDay).unknown == 1);
}

TEST_CASE("the command line: status, test, run, doctor; the password is shown nowhere") {
    const Folder folder, mailbox;
    const auto data = folder.path() / "data";
    std::filesystem::create_directories(data);
    SmtpServer smtp{mailbox.path(), {"tls", "mera", "very-secret"}};
    const auto mera = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--data", data.string(), "--today", iso(kDay)});
        const Said said = run_program(words, folder.path());
        CHECK(!has(said.out, "very-secret"));
        return said;
    };
    const auto configure = [&](const std::string& extra) {
        write_file(data / "mera.toml", "site = \"https://mera.example.org/\"\n[mail]\nserver = \"127.0.0.1\"\nport = " +
                                           std::to_string(smtp.port()) + "\nsecurity = \"tls\"\nca_file = \"" +
                                           smtp.certificate() + "\"\nfrom = \"mera@example.org\"\n" + extra);
    };
    CHECK(mera({"mail", "status"}).code == 0);
    CHECK(has(mera({"mail", "status"}).out, "Почта не настроена"));
    CHECK(mera({"mail", "test", "a@example.org"}).code == 1);
    CHECK(mera({"mail"}).code == 2);
    CHECK(has(mera({"mail", "--help"}).out, "напоминания и почта"));

    const std::string password = folder.path() / "password";
    write_file(password, "very-secret\n");
    configure("login = \"mera\"\npassword_file = \"" + password + "\"\n");
    CHECK(has(mera({"mail", "status"}).out, "пароль: файл " + password));
    CHECK(mera({"mail", "test", "someone@example.org"}).code == 0);
    REQUIRE(smtp.letters().size() == 1);
    CHECK(smtp.letters().front()["headers"]["subject"] == "Мера: проверочное письмо");
    CHECK(mera({"mail", "test", "not an address"}).code == 1);
    CHECK(mera({"mail", "run"}).code == 0);
    CHECK(mera({"doctor"}).code == 0);

    write_file(password, "another");
    const Said refused = mera({"mail", "test", "someone@example.org"});
    CHECK(refused.code == 1);
    CHECK(has(refused.out, "не принял имя или пароль"));
    CHECK(smtp.letters().size() == 1);
    {
        Db db = Db::open("sqlite:" + (data / "mera.db").string());
        const MailTown world{db};
    }
    const Said stuck = mera({"mail", "run", "--database", "sqlite:" + (data / "mera.db").string()});
    CHECK(stuck.code == 0);  // the day's run has been made: new people wait for tomorrow
    std::filesystem::permissions(password, std::filesystem::perms::others_read, std::filesystem::perm_options::add);
    CHECK(has(mera({"mail", "status"}).out, "chmod 600"));
    CHECK(has(mera({"doctor"}).out, "chmod 600"));
}

TEST_CASE("a setting that is wrong is named") {
    const Folder folder;
    struct Case {
        const char* toml;
        const char* said;
    };
    const Case cases[] = {
        {"[mail]\nserver = \"a b\"\nfrom = \"m@example.org\"", "mail.server"},
        {"[mail]\nserver = \"smtp://x/\"\nfrom = \"m@example.org\"", "mail.server"},
        {"[mail]\nserver = \"x.ru\"", "mail.from"},
        {"[mail]\nserver = \"x.ru\"\nfrom = \"m@example.org\\nBcc: x\"", "mail.from"},
        {"[mail]\nserver = \"x.ru\"\nfrom = \"m@example.org\"\nsecurity = \"ssl\"", "mail.security"},
        {"[mail]\nserver = \"x.ru\"\nfrom = \"m@example.org\"\nlogin = \"m\"\npassword_file = \"/nowhere\"",
         "mail.password_file"},
        {"[mail]\nserver = \"x.ru\"\nfrom = \"m@example.org\"\nlogin = \"m\"", "MERA_MAIL_PASSWORD"},
        {"[mail]\nserver = \"x.ru\"\nfrom = \"m@example.org\"\nlogin = \"m\"\nsecurity = \"none\"", "mail.security"},
        {"[mail]\nserver = \"x.ru\"\nfrom = \"m@example.org\"\nca_file = \"/nowhere\"", "mail.ca_file"},
        {"[mail]\npassword = \"x\"", "mail.password"},
        {"[mail]\nport = 0", "mail.port"},
        {"mail = 1", "«mail»"},
        {"[reminders]\nhour = 24", "reminders.hour"},
        {"[reminders]\ndays_before = [0]", "reminders.days_before"},
        {"[reminders]\nrepeat_days = 0", "reminders.repeat_days"},
        {"site = \"javascript:x\"", "«site»"},
    };
    for (const Case& c : cases) {
        CAPTURE(std::string{c.toml});
        write_file(folder.path() / "mera.toml", c.toml);
        const auto settings = load_settings(folder.path());
        if (!settings) {
            CHECK(has(settings.failure().message, c.said));
            continue;
        }
        const auto setup = mail_setup(*settings);
        REQUIRE(!setup);
        CHECK(has(setup.failure().message, c.said));
    }
    write_file(folder.path() / "mera.toml",
               "site = \"https://mera.example.org/\"\n[mail]\nserver = \"mail.example.org\"\nfrom = \"m@example.org\"\n"
               "[reminders]\ndays_before = [14]\nescalate_after_days = 5\nhour = 8\n");
    const auto setup = mail_setup(load_settings(folder.path()).operator*());
    REQUIRE(setup);
    CHECK(setup->server->port == 587);
    CHECK(setup->site == "https://mera.example.org");
    CHECK(setup->rules.days_before == std::vector<int>{14});
    CHECK(setup->hour == 8);
}

// --- pages ---------------------------------------------------------------------------------------------------------------
