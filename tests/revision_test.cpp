// Revisions and the list of schools over the whole application: an amending order is compared, shown and adopted; open
// obligations follow, what was done keeps its history. All orders here are training data (учебные данные).
#include <doctest/doctest.h>

#include "domain/plan/adoption.hpp"
#include "store/drafts.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/plan_past.hpp"
#include "store/programmes.hpp"
#include "store/revisions.hpp"
#include "store/submissions.hpp"
#include "support/adopted_programme.hpp"
#include "support/plan_pieces.hpp"
#include "support/whole_program.hpp"
#include "usecases/doctor.hpp"
#include "usecases/draft.hpp"
#include "usecases/expand_programme.hpp"
#include "usecases/revision.hpp"
#include "usecases/sign_in.hpp"

using namespace mera;
using namespace mera::test;

namespace {

constexpr Date kAdopted = make_date(2020, 2, 1);
constexpr Date kAmended = make_date(2020, 4, 10);

Deadline monthly() { return {DeadlineKind::recurring, {}, {}, "FREQ=MONTHLY", {}}; }

PlanDraft first_plan() {
    PlanDraft plan;
    plan.order = {"15", kAdopted, "План (учебные данные)",
                  "Департамент образования Администрации города Ханты-Мансийска"};
    plan.sections.push_back({"1",
                             "Методическая работа",
                             {measure("1.1", "Провести семинар для учителей по итогам диагностики", kSchools,
                                      "до 20 июня 2020 года", by(make_date(2020, 6, 19))),
                              measure("1.2", "Организовать взаимопосещение уроков в школах города", kSchools,
                                      "до 29 мая 2020 года", by(make_date(2020, 5, 29))),
                              measure("1.3", "Подготовить аналитическую справку о качестве подготовки", kCentre,
                                      "до 1 сентября 2020 года", by(make_date(2020, 9, 1)))}});
    plan.sections.push_back(
        {"2",
         "Контроль",
         {measure("2.1", "Вести журнал консультаций для родителей", kSchools, "ежемесячно", monthly())}});
    return plan;
}

PlanDraft amended_plan() {
    PlanDraft plan = first_plan();
    plan.order.number = "40";
    plan.order.date = kAmended;
    auto& first = plan.sections[0].measures;
    first[0].deadline_text = "до 15 июля 2020 года";
    first[0].deadlines = {by(make_date(2020, 7, 15))};
    first.erase(first.begin() + 1);
    first[1].executors = {kSchools};
    first.push_back(measure("1.4", "Провести заседание клуба молодых педагогов", kCentre, "до 1 октября 2020 года",
                            by(make_date(2020, 10, 1))));
    plan.sections[1].measures[0].number = "2.2";
    return plan;
}

struct Town {
    explicit Town(const std::string& database)
        : program(database, kDemoDay), passwords(demo(program)), browser(program) {
        program.today = kAdopted;
        coordinator = load_actor(program.db, find_person_by_login(program.db, "coordinator")->id, kAdopted);
        const auto draft =
            insert_draft(program.db, "приказ 15.txt", "15", first_plan(), coordinator.person, program.now());
        AdoptionTerms terms = propose_adoption(first_plan(), all_organisations(program.db));
        terms.schools = {{"МБОУ СОШ №2"}, {"МБОУ «СОШ №5»"}};
        terms.school_list_basis = "приказ от 01.02.2020 № 14 (учебные данные)";
        terms.schedule.term = {kAdopted, make_date(2020, 12, 31)};
        const auto adopted = adopt_plan(program.db, coordinator, draft, terms, production_calendar(), program.now());
        REQUIRE(adopted);
        programme = adopted->programme;
        REQUIRE(adopted->obligations == 2 + 2 + 1 + 2 * 11);
        morning(kAmended);
    }

    std::vector<ObligationRow> rows(const std::string& words, const std::string& organisation = "") {
        ObligationFilter filter;
        filter.programme = programme;
        filter.control = ControlFilter::any;
        filter.search = words;
        auto out = list_obligations(program.db, filter, program.today, {1, 1000});
        if (!organisation.empty())
            std::erase_if(out, [&](const ObligationRow& row) { return row.organisation_name != organisation; });
        return out;
    }
    ObligationRow one(const std::string& words, const std::string& organisation) {
        const auto found = rows(words, organisation);
        REQUIRE(found.size() == 1);
        return found.front();
    }
    void accept(const ObligationRow& row, Date on) {
        const Moment then{on, iso(on) + "T10:00:00Z"};
        insert_review(program.db, insert_submission(program.db, row.id, "учебные данные", {}, then), Verdict::accepted,
                      "", {}, then);
        refresh_obligation_facts(program.db, row.id);
    }
    void morning(Date day) {
        program.today = day;
        browser.sign_in("coordinator", passwords["coordinator"]);
    }
    DraftId amending(const PlanDraft& plan) {
        return insert_draft(program.db, "приказ 40.txt", "40", plan, coordinator.person, program.now());
    }
    std::string address() const { return "/programmes/" + std::to_string(programme.value); }

    Program program;
    std::map<std::string, std::string> passwords;
    Browser browser;
    Actor coordinator;
    ProgrammeId programme = {};
};

}  // namespace

TEST_CASE("an amending order becomes a revision: open obligations follow, what was done stays") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        Db& db = town.program.db;
        town.accept(town.one("семинар", "СОШ № 2"), make_date(2020, 4, 1));
        const DraftId draft = town.amending(amended_plan());

        const Response compared =
            town.browser.get(town.address() + "/revisions/new?draft=" + std::to_string(draft.value));
        CHECK(says(compared, "Новых: 1, изменённых: 3, исключённых: 1, без изменений: 0"));
        CHECK(says(compared, "<del>20 июня</del>"));
        CHECK(says(compared, "<ins>15 июля</ins>"));

        const Response shown = town.browser.post(town.address() + "/revisions", revision_form(draft, "preview"));
        CHECK(says(shown,
                   "Создаётся 3 обязательства, получает новый срок 1 обязательство, снимается с контроля 3 "
                   "обязательства."));
        CHECK_MESSAGE(revisions_of(db, town.programme).size() == 1, "showing changes nothing");
        CHECK(count_obligations(db, {.programme = town.programme, .control = ControlFilter::released}, kAmended) == 0);

        REQUIRE(town.browser.post(town.address() + "/revisions", revision_form(draft, "adopt")).status == 303);
        CHECK_MESSAGE(town.browser.post(town.address() + "/revisions", revision_form(draft, "adopt")).status == 409,
                      "the same order once more");

        const ObligationRow moved = town.one("семинар", "СОШ № 5");
        CHECK(moved.facts.due == make_date(2020, 7, 15));
        CHECK(moved.due_nominal == make_date(2020, 7, 15));
        CHECK_MESSAGE(moved.due_original == make_date(2020, 6, 19), "the original day is kept");
        CHECK_MESSAGE(moved.transfers == 0, "an order's change is no transfer the executor asked for");
        const auto transfers = transfers_of(db, moved.id);
        REQUIRE(transfers.size() == 1);
        CHECK(transfers.front().by_change);
        CHECK(transfers.front().reason.starts_with("приказ № 40 от"));

        const ObligationRow done = town.one("семинар", "СОШ № 2");
        CHECK(done.facts.due == make_date(2020, 6, 19));
        CHECK(execution_state(done.facts, kAmended) == ExecutionState::fulfilled);
        for (const char* school : {"СОШ № 2", "СОШ № 5"}) {
            const ObligationRow excluded = town.one("взаимопосещение", school);
            CHECK(excluded.facts.release == Release{ReleaseReason::revoked_by_order, kAmended});
            CHECK(release_of(db, excluded.id)->basis.starts_with("приказ № 40 от"));
            CHECK_MESSAGE(!town.one("справку", school).facts.release, "a new executor owes");
        }
        CHECK(town.one("справку", "ЦРО").facts.release.has_value());
        CHECK(town.one("клуба", "ЦРО").facts.due == make_date(2020, 10, 1));
        CHECK_MESSAGE(town.rows("консультаций").size() == 22, "a new number moves nothing");
        CHECK(count_wrong_obligation_facts(db) == 0);

        const auto programme = find_programme(db, town.programme).value();
        {
            Transaction transaction = db.begin();
            CHECK_MESSAGE(expand_programme(db, programme, production_calendar()) == 0, "nothing is owed twice");
        }
        CHECK(measures_of(db, town.programme).size() == 4);
        CHECK(plan_on(db, town.programme, make_date(2020, 4, 9)).measures.size() == 4);
        CHECK(plan_on(db, town.programme, make_date(2020, 4, 9)).measures[1].title.find("взаимопосещение") !=
              std::string::npos);
        CHECK(plan_on(db, town.programme, make_date(2020, 4, 9)).measures[0].deadline_text == "до 20 июня 2020 года");
        CHECK(plan_on(db, town.programme, kAmended).measures[0].deadline_text == "до 15 июля 2020 года");
        CHECK(plan_on(db, town.programme, make_date(2020, 4, 9)).measures[0].id ==
              measures_of(db, town.programme)[0].id);

        const Response page = town.browser.get(town.address() + "/revisions/2");
        CHECK(says(page, "Приказ № 40 от 10 апреля 2020 г."));
        CHECK(says(page, "Обязательств создано: 3, сроков изменено: 1, снято с контроля: 3"));
        CHECK(says(page, "<ins>15 июля</ins>"));
        CHECK(
            says(town.browser.get("/measures/" + std::to_string(town.one("взаимопосещение", "СОШ № 2").measure.value)),
                 "Исключена приказом № 40"));
        CHECK(says(town.browser.get(town.address()), "Редакции: 2"));
        CHECK(says(town.browser.get("/obligations/" + std::to_string(moved.id.value)), "Срок меры изменён"));
    });
}

TEST_CASE("a revision is refused when its day or its order does not fit") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        const DraftId draft = town.amending(amended_plan());
        const auto refused = [&](const char* field, const char* value, const char* words) {
            Fields form{{"draft", std::to_string(draft.value)}, {"step", "adopt"}};
            for (const auto& [name, usual] :
                 {std::pair{"in_force_from", "10.04.2020"}, std::pair{"term_last", "31.12.2020"}})
                form.add(name, std::string{name} == field ? value : usual);
            const Response response = town.browser.post(town.address() + "/revisions", form);
            CAPTURE(value);
            CHECK(response.status == 422);
            CHECK(says(response, words));
        };
        refused("in_force_from", "11.04.2020", "до этого дня действует прежний план");
        refused("in_force_from", "31.01.2020", "действует предыдущая редакция");
        refused("in_force_from", "вчера", "Такой даты нет");
        refused("term_last", "31.12.2019", "последний день плана");
        PlanDraft same = amended_plan();
        same.order.number = "15";
        same.order.date = kAdopted;
        const auto twice =
            town.browser.post(town.address() + "/revisions", revision_form(town.amending(same), "adopt"));
        CHECK(twice.status == 409);
        Browser school{town.program};
        school.sign_in("school2", town.passwords["school2"]);
        CHECK(school.get(town.address() + "/revisions/new?draft=" + std::to_string(draft.value)).status == 403);
        CHECK(school.post(town.address() + "/revisions", revision_form(draft, "adopt")).status == 403);
        CHECK(revisions_of(town.program.db, town.programme).size() == 1);
    });
}

TEST_CASE("an order that names one measure of four changes that one and leaves the others in force") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        PlanDraft plan = first_plan();
        plan.order.number = "41";
        plan.order.date = kAmended;
        plan.sections.erase(plan.sections.begin() + 1);
        plan.sections[0].title = "изложить меру 1.1 в следующей редакции";  // a heading of the order, not of the plan
        plan.sections[0].measures.resize(1);
        plan.sections[0].measures[0].deadline_text = "до 15 июля 2020 года";
        plan.sections[0].measures[0].deadlines = {by(make_date(2020, 7, 15))};
        const DraftId draft = town.amending(plan);

        const Response shown = town.browser.get(town.address() + "/revisions/new?draft=" + std::to_string(draft.value));
        CHECK(says(shown, "исключённых: 0"));
        CHECK(says(shown, "в приказе не названа, остаётся"));
        CHECK(says(shown, "названо меньше половины мер плана"));

        Fields whole = revision_form(draft, "preview");
        whole.add("scope", "whole");
        CHECK(says(town.browser.post(town.address() + "/revisions", whole), "исключённых: 3"));

        REQUIRE(town.browser.post(town.address() + "/revisions", revision_form(draft, "adopt")).status == 303);
        CHECK(town.one("семинар", "СОШ № 2").facts.due == make_date(2020, 7, 15));
        for (const ObligationRow& row : town.rows("")) CHECK_FALSE(row.facts.release.has_value());
        CHECK(measures_of(town.program.db, town.programme).size() == 4);
        CHECK(sections_of(town.program.db, town.programme).size() == 2);
    });
}

TEST_CASE("a new measure under a heading of the amending order's own gets that heading for its section") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        Db& db = town.program.db;
        PlanDraft plan;
        plan.order = first_plan().order;
        plan.order.number = "42";
        plan.order.date = kAmended;
        plan.sections.push_back({"3",
                                 "Работа с родителями",
                                 {measure("3.1", "Провести собрание родителей девятых классов", kSchools,
                                          "до 15 мая 2020 года", by(make_date(2020, 5, 15)))}});
        // Its number is that of a section in force, whatever the order writes above it.
        plan.sections.push_back({"",
                                 "дополнить мерой",
                                 {measure("2.2", "Обсудить итоги четверти с родителями", kSchools,
                                          "до 29 мая 2020 года", by(make_date(2020, 5, 29)))}});
        const DraftId draft = town.amending(plan);
        const Response shown = town.browser.get(town.address() + "/revisions/new?draft=" + std::to_string(draft.value));
        CHECK(says(shown, "Новых: 2, изменённых: 0, исключённых: 0"));
        CHECK(says(shown, "Раздела «3. Работа с родителями» в действующем плане нет: будет новый раздел."));
        CHECK_FALSE(says(shown, "Раздела «дополнить мерой»"));
        REQUIRE(town.browser.post(town.address() + "/revisions", revision_form(draft, "adopt")).status == 303);

        const auto sections = sections_of(db, town.programme);
        REQUIRE(sections.size() == 3);
        const auto section_of = [&](const std::string& number) {
            for (const Measure& one : measures_of(db, town.programme))
                if (one.number == number)
                    return *std::find_if(sections.begin(), sections.end(),
                                         [&](const Section& s) { return s.id == one.section; });
            FAIL("no measure " << number);
            return Section{};
        };
        CHECK(section_of("3.1").number == "3");
        CHECK(section_of("3.1").title == "Работа с родителями");
        CHECK(section_of("2.2").title == "Контроль");
        const std::string page = page_of(town.browser.get(town.address()));
        const auto heading = page.find("Работа с родителями"), row = page.find("собрание родителей");
        CHECK(heading != std::string::npos);
        CHECK_MESSAGE(heading < row, "the page of the programme shows it under that heading");
    });
}

TEST_CASE("the coordinator's choice of what continues what is carried out") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        PlanDraft plan = amended_plan();
        plan.sections[0].measures[0].title = "Собрать методические объединения предметников";
        const DraftId draft = town.amending(plan);
        Fields form = revision_form(draft, "adopt");
        form.add("match-m-0-0", "m-0-0");  // other words, the same work
        REQUIRE(town.browser.post(town.address() + "/revisions", form).status == 303);
        const ObligationRow row = town.one("методические объединения", "СОШ № 5");
        CHECK(row.facts.due == make_date(2020, 7, 15));
        CHECK(row.due_original == make_date(2020, 6, 19));
    });
}

TEST_CASE("a person takes single changes of an amending order and leaves others out") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        Db& db = town.program.db;
        const DraftId draft = town.amending(amended_plan());
        const std::string page =
            page_of(town.browser.get(town.address() + "/revisions/new?draft=" + std::to_string(draft.value)));
        // The name of the box in the card of its row.
        const auto box = [&](const char* number) {
            const auto card = page.find("<strong>" + std::string{number} + ". "),
                       name = page.find("name='leave-", card);
            REQUIRE(card != std::string::npos);
            REQUIRE(name != std::string::npos);
            const auto from = name + std::string_view{"name='"}.size();
            return page.substr(from, page.find('\'', from) - from);
        };
        Fields form = revision_form(draft, "preview");
        for (const char* number : {"1.2", "1.3", "1.4"}) form.add(box(number), "yes");
        const Response shown = town.browser.post(town.address() + "/revisions", form);
        CHECK(says(shown, "Новых: 0, изменённых: 2, исключённых: 0, без изменений: 0, не применяется: 3"));
        CHECK(says(shown, "Получает новый срок 2 обязательства."));
        CHECK_MESSAGE(says(shown, "name='" + box("1.4") + "' type='checkbox' value='yes' checked"),
                      "the choice stands");

        Fields all = revision_form(draft, "adopt");
        for (const char* number : {"1.1", "1.2", "1.3", "1.4", "2.2"}) all.add(box(number), "yes");
        CHECK(says(town.browser.post(town.address() + "/revisions", all), "редакция ничего не изменила бы"));
        CHECK(revisions_of(db, town.programme).size() == 1);

        Fields adopt = revision_form(draft, "adopt");
        for (const char* number : {"1.2", "1.3", "1.4"}) adopt.add(box(number), "yes");
        REQUIRE(town.browser.post(town.address() + "/revisions", adopt).status == 303);
        std::string numbers;
        for (const Measure& one : measures_of(db, town.programme)) numbers += one.number + " ";
        CHECK(numbers == "1.1 1.2 1.3 2.2 ");
        CHECK(town.one("семинар", "СОШ № 5").facts.due == make_date(2020, 7, 15));
        CHECK_FALSE(town.one("взаимопосещение", "СОШ № 5").facts.release);
        CHECK_FALSE(town.one("справку", "ЦРО").facts.release);
        CHECK(town.rows("клуба").empty());
        CHECK(says(town.browser.get("/audit"), "не применены изменения: 1.2, 1.3, 1.4"));
        CHECK(count_wrong_obligation_facts(db) == 0);
    });
}

TEST_CASE("a school enters the list in mid-year, leaves it and returns") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        Db& db = town.program.db;
        const std::string address = town.address() + "/schools";
        const auto change = [&](const char* kind, const char* on, const char* step) {
            return town.browser.post(address, {{"school", "МБОУ «Гимназия №1»"},
                                               {"kind", kind},
                                               {"category", "at_risk"},
                                               {"on", on},
                                               {"basis", "приказ № 44 (учебные данные)"},
                                               {"step", step}});
        };
        const auto count = [&](ControlFilter control) {
            std::int64_t out = 0;
            for (const ObligationRow& row : town.rows("", "Гимназия № 1"))
                out += control == ControlFilter::released ? row.facts.release.has_value() : !row.facts.release;
            return out;
        };
        CHECK(says(change("enters", "01.05.2020", "preview"), "Создаётся 10 обязательств."));
        CHECK_MESSAGE(town.rows("", "Гимназия № 1").empty(), "showing changes nothing");
        REQUIRE(change("enters", "01.05.2020", "change").status == 303);
        // May to December, the seminar of June and the visits of May; nothing due before it entered.
        CHECK(count(ControlFilter::on_control) == 10);
        CHECK_MESSAGE(change("enters", "01.05.2020", "change").status == 409, "once more");

        town.accept(town.one("взаимопосещение", "Гимназия № 1"), make_date(2020, 5, 20));
        town.morning(make_date(2020, 9, 10));
        CHECK(says(change("leaves", "01.09.2020", "preview"), "Снимается с контроля 4 обязательства."));
        REQUIRE(change("leaves", "01.09.2020", "change").status == 303);
        CHECK(count(ControlFilter::released) == 4);
        for (const ObligationRow& row : town.rows("", "Гимназия № 1"))
            CHECK(row.facts.release.has_value() == (row.facts.due >= make_date(2020, 9, 1)));
        CHECK(change("leaves", "01.09.2020", "change").status == 409);

        town.morning(make_date(2020, 11, 2));
        CHECK(says(change("enters", "01.11.2020", "preview"), "Возвращается на контроль 2 обязательства."));
        REQUIRE(change("enters", "01.11.2020", "change").status == 303);
        CHECK_MESSAGE(count(ControlFilter::released) == 2, "September and October are not asked of it");
        REQUIRE(change("leaves", "15.11.2020", "change").status == 303);
        CHECK_MESSAGE(count(ControlFilter::released) == 4, "and it may leave again");
        CHECK(town.rows("", "Гимназия № 1").size() == 10);
        CHECK(count_wrong_obligation_facts(db) == 0);

        CHECK(change("enters", "01.01.2030", "change").status == 422);
        CHECK(town.browser
                  .post(address, {{"school", "МБОУ «Гимназия №1»"},
                                  {"kind", "enters"},
                                  {"on", "20.11.2020"},
                                  {"basis", " "},
                                  {"step", "change"}})
                  .status == 422);
        CHECK(says(town.browser.get(address), "выходит из перечня"));
        Browser school{town.program};
        school.sign_in("school2", town.passwords["school2"]);
        CHECK(school.get(address).status == 200);
        CHECK(school
                  .post(address, {{"school", "МБОУ СОШ №2"},
                                  {"kind", "leaves"},
                                  {"on", "01.12.2020"},
                                  {"basis", "х"},
                                  {"step", "change"}})
                  .status == 403);
    });
}

TEST_CASE("with two programmes the lists and the dashboard can speak of one") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        const std::string own = "programme=" + std::to_string(town.programme.value);
        for (const char* address : {"/obligations", "/dashboard"})
            CHECK(says(town.browser.get(address), "<option value='" + std::to_string(town.programme.value) + "'>"));
        CHECK(says(town.browser.get("/obligations?" + own), "Найдено: <strong>27</strong>"));
        CHECK_FALSE(says(town.browser.get("/obligations"), "Найдено: <strong>27</strong>"));
        CHECK(says(town.browser.get("/dashboard?" + own), "/dashboard/export/csv?" + own));
    });
}

TEST_CASE("a mistyped day of a revision stands as it was typed, with everything else of the form") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        const DraftId draft = town.amending(first_plan());
        Fields form = revision_form(draft, "preview");
        Fields mistyped;
        for (const auto& [name, value] : form) mistyped.add(name, name == "term_last" ? "31.02.2021" : value);
        const Response refused = town.browser.post(town.address() + "/revisions", mistyped);
        CHECK(refused.status == 422);
        CHECK(says(refused, "Такой даты нет в календаре"));
        CHECK(says(refused, "value='31.02.2021'"));
        CHECK(says(refused, "value='10.04.2020'"));
    });
}
