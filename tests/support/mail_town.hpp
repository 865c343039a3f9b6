#pragma once
// People with something to be reminded of, and what a mail server got for them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "store/migrations.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "store/submissions.hpp"
#include "support/smtp_server.hpp"
#include "usecases/send_letters.hpp"

namespace mera::test {

inline constexpr Date march(unsigned day) { return make_date(2020, 3, day); }
inline constexpr Date kDay = march(16);

inline Moment at(Date day, int hour = 7, int minute = 0) {  // Moscow time
    return {day, fmt::format("{}T{:02}:{:02}:00Z", iso(day), hour - 3, minute)};
}

inline MailSetup setup_for(std::uint16_t port) {
    MailSetup out;
    out.server =
        MailServer{.host = "127.0.0.1", .port = port, .security = MailSecurity::none, .from = "mera@example.org"};
    out.server->time_max = std::chrono::milliseconds{20'000};
    out.site = "https://mera.example.org";
    return out;
}

// A department and a school that owes five things: overdue since the 11th, due on the 16th, due on the 23rd, handed in, and
// one far ahead.
struct MailTown {
    explicit MailTown(Db& db_) : db(db_) {
        department = insert_organisation(
            db, {.name = "Департамент", .short_name = "Департамент", .kind = OrganisationKind::department});
        school = insert_organisation(
            db,
            {.name = "Школа № 5", .short_name = "Школа № 5", .kind = OrganisationKind::school, .parent = department});
        coordinator = person("coordinator", department, Role::coordinator, "coordinator@example.org");
        controller = person("controller", department, Role::controller, "controller@example.org");
        executor = person("executor", school, Role::executor, "executor@school5.example.org");
        without_mail = person("without", school, Role::executor, "");
        curator = person("curator", school, Role::curator, "curator@example.org");
        Programme made;
        made.owner = department;
        made.school_list = insert_school_list(db, "Перечень", "приказ № 1");
        made.order_number = "1";
        made.order_date = make_date(2020, 1, 10);
        made.title = "План (учебные данные)";
        made.terms.term = {make_date(2020, 1, 10), make_date(2020, 12, 31)};
        made.terms.school_year_last = make_date(2020, 5, 31);
        made.adopted_on = make_date(2020, 1, 15);
        programme = insert_programme(db, made, {}, coordinator);
        Measure m;
        m.section = insert_section(db, programme, 1, {{}, "2", "Раздел"});
        m.number = "2.1";
        m.title = "Мера с отчётом <школы>";
        m.executors = {{"Школа № 5", ExecutorKind::organisation, school}};
        measure = insert_measure(db, programme, 1, m);
        overdue = obligation(march(11));
        due_today = obligation(march(16));
        soon = obligation(march(23));
        handed = obligation(march(20));
        far = obligation(make_date(2020, 6, 1));
        insert_submission(db, handed, "", executor, at(march(15)));
        refresh_obligation_facts(db, handed);
    }

    PersonId person(const std::string& login, OrganisationId organisation, Role role, const std::string& email) {
        const PersonId id = insert_person(
            db, {.login = login, .full_name = "Фамилия " + login, .password_hash = "-", .email = email}, at(march(1)));
        insert_membership(db, id, {organisation, role, "", make_date(2020, 1, 1), {}});
        return id;
    }
    ObligationId obligation(Date due) {
        const auto id = insert_obligation(db, programme, measure,
                                          {school, {*Period::between(make_date(2020, 2, 1), due), due, due}}, {}, "");
        refresh_obligation_facts(db, id);
        return id;
    }
    void hand_in(ObligationId id, const Moment& now) {
        insert_submission(db, id, "", executor, now);
        refresh_obligation_facts(db, id);
    }
    SentLetters send(const MailSetup& setup, const Moment& now) {
        return send_letters(db, setup, [&] { return now; });
    }

    Db& db;
    OrganisationId department, school;
    PersonId coordinator, controller, executor, without_mail, curator;
    ProgrammeId programme;
    MeasureId measure;
    ObligationId overdue, due_today, soon, handed, far;
};

inline constexpr std::size_t kPeopleWithMail = 4;

inline std::map<std::string, int> letters_by_address(const SmtpServer& smtp) {
    std::map<std::string, int> out;
    for (const auto& letter : smtp.letters()) ++out[letter["to"][0].get<std::string>()];
    return out;
}

inline nlohmann::json letter_to(const SmtpServer& smtp, const std::string& address) {
    for (const auto& letter : smtp.letters())
        if (letter["to"][0] == address) return letter;
    return {};
}

inline bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }
inline bool has(const nlohmann::json& text, std::string_view words) { return has(text.get<std::string>(), words); }

inline Db migrated(const std::string& address) {
    Db db = Db::open(address);
    REQUIRE(migrate(db, built_in_migrations(), at(march(1))));
    return db;
}

}  // namespace mera::test
