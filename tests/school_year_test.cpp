// «В течение учебного года» is owed by each school's own days. All orders here are training data (учебные данные).
#include <doctest/doctest.h>

#include "domain/adoption.hpp"
#include "store/drafts.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "store/school_years.hpp"
#include "support/whole_program.hpp"
#include "usecases/draft.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/sign_in.hpp"

using namespace mera;
using namespace mera::test;

namespace {

constexpr const char* kSchools = "образовательные организации";
constexpr Date kOrder = make_date(2019, 9, 10);
constexpr Date kAdopted = make_date(2020, 2, 1);  // in Mera

DraftMeasure measure(std::string number, std::string words, Deadline deadline) {
    DraftMeasure out;
    out.number = std::move(number);
    out.title = "Мера «" + words + "» (учебные данные)";
    out.executors = {kSchools};
    out.deadline_text = std::move(words);
    out.deadlines = {std::move(deadline)};
    return out;
}

PlanDraft plan() {
    PlanDraft out;
    out.order = {"21", kOrder, "План (учебные данные)", "Департамент образования Администрации города Ханты-Мансийска"};
    out.sections.push_back(
        {"1",
         "Раздел",
         {measure("1.1", "в течение учебного года",
                  {DeadlineKind::school_year, make_date(2019, 9, 1), make_date(2020, 5, 31), {}, {}}),
          measure("1.2", "два раза в год", {DeadlineKind::recurring, {}, {}, "FREQ=MONTHLY;INTERVAL=6", {}}),
          measure("1.3", "до 31 мая 2020 года", {DeadlineKind::by_date, {}, make_date(2020, 5, 31), {}, {}})}});
    return out;
}

struct Town {
    explicit Town(const std::string& database) : program(database, kDemoDay) {
        (void)demo(program);
        program.today = kAdopted;
        fifth = find_organisation_by_name(program.db, "МБОУ «СОШ №5»")->id;
    }
    void adopt() {
        const Actor coordinator =
            load_actor(program.db, find_person_by_login(program.db, "coordinator")->id, program.today);
        const auto draft = insert_draft(program.db, "приказ 21.txt", "21", plan(), coordinator.person, program.now());
        AdoptionTerms terms = propose_adoption(plan(), all_organisations(program.db));
        terms.schools = {{"МБОУ СОШ №2"}, {"МБОУ «СОШ №5»"}};
        terms.school_list_basis = "приказ № 20 (учебные данные)";
        terms.schedule.term = {kOrder, make_date(2020, 12, 31)};
        terms.schedule.half_year = HalfYear::school;
        terms.schedule.shift_policy = ShiftPolicy::as_is;
        terms.schedule.school_year_last = make_date(2020, 5, 31);
        const auto adopted = adopt_plan(program.db, coordinator, draft, terms, production_calendar(), program.now());
        if (!adopted) FAIL(adopted.failure().message);
        programme = adopted->programme;
    }
    void set_year(Date first, Date last) { save_school_year(program.db, fifth, *SchoolYear::between(first, last)); }
    std::string dues(const std::string& number, const std::string& school) {
        ObligationFilter filter;
        filter.programme = programme;
        std::string out;
        for (const ObligationRow& row : list_obligations(program.db, filter, program.today, {1, 1000}))
            if (row.measure_number == number && row.organisation_name == school)
                out += (out.empty() ? "" : ", ") + iso(row.period_first) + "/" + iso(row.facts.due);
        return out;
    }

    Program program;
    OrganisationId fifth = {};
    ProgrammeId programme = {};
};

}  // namespace

TEST_CASE("a school with days of its own owes the school year and its halves by them") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        town.set_year(make_date(2019, 9, 16), make_date(2020, 5, 22));
        town.adopt();
        CHECK(town.dues("1.1", "СОШ № 2") == "2019-09-01/2020-05-31");
        CHECK(town.dues("1.1", "СОШ № 5") == "2019-09-16/2020-05-22");
        CHECK(town.dues("1.2", "СОШ № 2") == "2019-09-10/2019-12-31, 2020-01-01/2020-05-31, 2020-09-01/2020-12-31");
        CHECK_MESSAGE(
            town.dues("1.2", "СОШ № 5") == "2019-09-16/2019-12-31, 2020-01-01/2020-05-22, 2020-09-01/2020-12-31",
            "the year nobody changed begins as usual");
        CHECK_MESSAGE(town.dues("1.3", "СОШ № 5") == town.dues("1.3", "СОШ № 2"), "a date in the order is a date");
        CHECK(count_wrong_obligation_facts(town.program.db) == 0);
    });
}

TEST_CASE("a school year that is changed afterwards makes nothing owed twice") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        town.adopt();
        const std::string before = town.dues("1.1", "СОШ № 5") + town.dues("1.2", "СОШ № 5");
        Db& db = town.program.db;
        const auto again = [&] {
            Transaction transaction = db.begin();
            return expand_programme(db, find_programme(db, town.programme).value(), production_calendar());
        };
        town.set_year(make_date(2019, 9, 2), make_date(2020, 5, 22));
        CHECK(again() == 0);
        town.set_year(make_date(2019, 10, 1), make_date(2020, 6, 15));
        CHECK(again() == 0);
        CHECK(town.dues("1.1", "СОШ № 5") + town.dues("1.2", "СОШ № 5") == before);
    });
}
