// An earlier day looked at as it was, over the whole application. A programme lives through a year: what was shown at the
// end of a day is written down then, and the same day looked at afterwards must show the same. All orders here are
// training data (учебные данные).
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "domain/plan/adoption.hpp"
#include "store/drafts.hpp"
#include "store/obligation_stories.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/plan_past.hpp"
#include "store/programmes.hpp"
#include "store/revisions.hpp"
#include "store/submissions.hpp"
#include "support/plan_pieces.hpp"
#include "support/whole_program.hpp"
#include "usecases/doctor.hpp"
#include "usecases/draft.hpp"
#include "usecases/obligation.hpp"
#include "usecases/obligation_past.hpp"
#include "usecases/revision.hpp"
#include "usecases/school_list.hpp"
#include "usecases/school_year.hpp"
#include "usecases/sign_in.hpp"

using namespace mera;
using namespace mera::test;

namespace {

constexpr Date day(unsigned month, unsigned day) { return make_date(2020, month, day); }

PlanDraft plan_of(std::string number, Date date) {
    PlanDraft plan;
    plan.order = {std::move(number), date, "План (учебные данные)",
                  "Департамент образования Администрации города Ханты-Мансийска"};
    plan.sections.push_back(
        {"1",
         "Методическая работа",
         {measure("1.1", "Провести семинар для учителей", kSchools, "до 20 июня 2020 года", by(day(6, 19))),
          measure("1.2", "Организовать взаимопосещение уроков", kSchools, "до 29 мая 2020 года", by(day(5, 29))),
          measure("1.3", "Подготовить аналитическую справку", kCentre, "до 1 сентября 2020 года", by(day(9, 1))),
          measure("1.4", "Провести консультацию", kSchools, "при необходимости",
                  {DeadlineKind::on_demand, {}, {}, {}, DeadlineCondition::on_demand})}});
    plan.sections.push_back(
        {"2",
         "Контроль",
         {measure("2.1", "Вести журнал для родителей", kSchools, "ежемесячно",
                  {DeadlineKind::recurring, {}, {}, "FREQ=MONTHLY", {}}),
          measure("2.2", "Посещать уроки наставников", kSchools, "в течение учебного года",
                  {DeadlineKind::school_year, make_date(2019, 9, 1), day(5, 31), {}, {}}),
          measure("2.3", "Проводить занятия кружка", kSchools, "ежемесячно в течение учебного года",
                  {DeadlineKind::recurring, make_date(2019, 9, 1), day(5, 31), "FREQ=MONTHLY", {}})}});
    plan.clauses = {
        {"3",
         "Руководителям образовательных организаций представлять сведения ежеквартально, до 5 числа месяца, "
         "следующего за отчётным кварталом",
         {kSchools},
         "ежеквартально, до 5 числа месяца, следующего за отчётным кварталом",
         {{DeadlineKind::recurring, {}, {}, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5", {}}}}};
    return plan;
}

PlanDraft amended_plan() {  // another term, one measure out, one in at the head, another executor
    PlanDraft plan = plan_of("40", day(4, 10));
    auto& first = plan.sections[0].measures;
    first[0].deadline_text = "до 15 июля 2020 года";
    first[0].deadlines = {by(day(7, 15))};
    first.erase(first.begin() + 1);
    first[1].executors = {kSchools};
    first.insert(first.begin(), measure("1.0", "Провести заседание клуба молодых педагогов", kCentre,
                                        "до 1 октября 2020 года", by(day(10, 1))));
    return plan;
}

// What people were shown: the plan, its schools, the figures, the lists, each obligation with its history.
struct Shown {
    std::vector<std::string> measures, schools, rows, histories, counts;
    friend bool operator==(const Shown&, const Shown&) = default;
};

std::string words_of(const StateCounts& c) {
    std::string out;
    for (const ExecutionState state : kExecutionStates) out += std::to_string(c.of(state)) + " ";
    for (const std::int64_t n : {c.released, c.due_soon, c.returned_twice, c.judged_waiting, c.excluded,
                                 c.discipline.due, c.discipline.on_time})
        out += std::to_string(n) + " ";
    return out;
}

std::string words_of(const ObligationRow& row, Date today) {
    return std::to_string(row.id.value) + " " + row.measure_number + " " + row.measure_title + " " +
           row.organisation_name + " " + iso(row.period_first) + " " + iso(row.period_last) + " " +
           iso(row.due_nominal) + " " + iso(row.due_original) + " " + iso(row.facts.due) + " " +
           std::string{code_of(execution_state(row.facts, today))} + " " +
           (row.facts.release ? std::string{code_of(row.facts.release->reason)} + iso(row.facts.release->on) : "-") +
           " " + std::to_string(row.facts.returns) + " " + std::to_string(row.transfers) + " " +
           (row.transfer_asked ? "asked" : "") +
           (row.last_submission ? std::to_string(row.last_submission->value) : "");
}

std::string words_of(const std::vector<SubmissionRecord>& submissions, const std::optional<ReleaseRecord>& release,
                     const std::vector<TransferRecord>& transfers, const std::vector<Comment>& comments) {
    std::string out;
    for (const SubmissionRecord& s : submissions)
        out += iso(s.on) + s.note + (s.review ? std::string{code_of(s.review->verdict)} + s.review->reason : "-") +
               std::to_string(s.evidence.size()) + ";";
    if (release) out += std::string{code_of(release->reason)} + release->basis + iso(release->on) + ";";
    for (const TransferRecord& t : transfers)
        out += iso(t.asked_due) + t.reason + (t.decision ? iso(t.decision->due) + t.decision->comment : "?") + ";";
    for (const Comment& comment : comments) out += comment.by + comment.words + ";";
    return out;
}

std::vector<ObligationFilter> every_list(ProgrammeId programme) {
    std::vector<ObligationFilter> out;
    const auto add = [&](auto&& set) {
        ObligationFilter filter;
        filter.programme = programme;
        set(filter);
        out.push_back(filter);
    };
    add([](ObligationFilter& f) { f.control = ControlFilter::any; });
    for (const ControlFilter control : {ControlFilter::counted, ControlFilter::on_control, ControlFilter::released})
        add([&](ObligationFilter& f) { f.control = control; });
    for (const ExecutionState state : kExecutionStates)
        for (const ControlFilter control : {ControlFilter::counted, ControlFilter::any})
            add([&](ObligationFilter& f) {
                f.state = state;
                f.control = control;
            });
    for (const ControlFigure figure : kControlFigures) add([&](ObligationFilter& f) { f.figure = figure; });
    for (const ReleaseReason reason : kReleaseReasons) add([&](ObligationFilter& f) { f.release = reason; });
    add([](ObligationFilter& f) { f.transfer_asked = true; });
    add([](ObligationFilter& f) { f.search = "СЕМИНАР"; });
    add([](ObligationFilter& f) { f.search = "СОШ № 5"; });
    add([](ObligationFilter& f) { f.executor = fold_for_comparison(kCentre); });
    add([](ObligationFilter& f) {
        f.due_from = day(5, 1);
        f.due_to = day(6, 30);
    });
    return out;
}

struct Town {
    explicit Town(const std::string& database)
        : program(database, kDemoDay), passwords(demo(program)), browser(program) {
        program.today = day(2, 1);
        const auto draft = insert_draft(program.db, "приказ 15.txt", "15", plan_of("15", day(2, 1)),
                                        actor("coordinator").person, program.now());
        AdoptionTerms terms = propose_adoption(plan_of("15", day(2, 1)), all_organisations(program.db));
        terms.schools = {{"МБОУ СОШ №2"}, {"МБОУ «СОШ №5»"}};
        terms.school_list_basis = "приказ от 01.02.2020 № 14 (учебные данные)";
        terms.schedule.term = {day(2, 1), day(12, 31)};
        const auto adopted =
            adopt_plan(program.db, actor("coordinator"), draft, terms, production_calendar(), program.now());
        REQUIRE(adopted);
        programme = adopted->programme;
    }

    Actor actor(const std::string& login) {
        return load_actor(program.db, find_person_by_login(program.db, login)->id, program.today);
    }
    ObligationRow one(const std::string& words, const std::string& organisation, Date due = {}) {
        ObligationFilter filter;
        filter.programme = programme;
        filter.control = ControlFilter::any;
        filter.search = words;
        auto out = list_obligations(program.db, filter, program.today, {1, 1000});
        std::erase_if(out, [&](const ObligationRow& row) {
            return row.organisation_name != organisation || (due.ok() && row.facts.due != due);
        });
        REQUIRE(out.size() == 1);
        return out.front();
    }
    void hand_in(const ObligationRow& row, const std::string& login) {
        HandIn sent;
        sent.links = {"https://school.example/" + std::to_string(row.id.value)};
        sent.note = "учебные данные " + iso(program.today);
        REQUIRE(submit_evidence(program.db, actor(login), row.id, std::move(sent), program.now()));
    }
    void decide(const ObligationRow& row, Verdict verdict) {
        REQUIRE(review_submission(program.db, actor("coordinator"), row.id,
                                  find_obligation(program.db, row.id)->last_submission.value(), verdict, "нет подписи",
                                  program.now()));
    }
    void revise(const PlanDraft& plan, Date from) {
        const auto draft = insert_draft(program.db, "приказ " + plan.order.number + ".txt", plan.order.number, plan,
                                        actor("coordinator").person, program.now());
        RevisionTerms terms;
        terms.in_force_from = from;
        terms.term_last = day(12, 31);
        for (const char* words : {kSchools, kCentre}) {
            AdoptedExecutor known{words, words == kSchools ? ExecutorKind::listed_schools : ExecutorKind::organisation};
            if (words == kCentre) known.organisation = kCentre;
            terms.executors.push_back(known);
        }
        const auto done = adopt_revision(program.db, actor("coordinator"), programme, draft, terms,
                                         production_calendar(), program.now());
        if (!done) FAIL(done.failure().message);
    }
    void change_list(bool enters, const char* on) {
        const auto done = change_school_list(
            program.db, actor("coordinator"), programme,
            {"МБОУ «Гимназия №1»", enters, SchoolCategory::at_risk, on, "приказ № 44 (учебные данные)"},
            production_calendar(), program.now());
        if (!done) FAIL(done.failure().message);
    }

    void change_year(const char* organisation, const char* first, const char* last) {
        const auto done =
            set_school_year(program.db, actor("admin"), find_organisation_by_name(program.db, organisation)->id,
                            {first, last}, production_calendar(), program.now());
        if (!done) FAIL(done.failure().message);
        CHECK_MESSAGE(!done->items.empty(), "something follows");
    }

    // As it is shown today; or as the day looked at shows it.
    Shown shown(std::optional<Date> on = {}) {
        Db& db = program.db;
        const Date today = on.value_or(program.today);
        Shown out;
        for (const Measure& m : on ? plan_on(db, programme, *on).measures : measures_of(db, programme))
            out.measures.push_back(std::to_string(m.id.value) + m.number + m.title + m.deadline_text +
                                   m.executors_text);
        const auto list = find_programme(db, programme).value().school_list;
        for (const SchoolListEntry& entry : on ? school_list_on(db, list, *on) : school_list_entries(db, list))
            out.schools.push_back(std::to_string(entry.school.value) + iso(entry.enters_on) +
                                  (entry.leaves_on ? iso(*entry.leaves_on) : "-"));
        for (ObligationFilter filter : every_list(programme)) {
            filter.known_on = on;
            const auto rows = list_obligations(db, filter, today, {1, 1000});
            for (const ObligationRow& row : rows) out.rows.push_back(words_of(row, today));
            out.rows.push_back(std::to_string(count_obligations(db, filter, today)));
            REQUIRE(count_obligations(db, filter, today) == static_cast<std::int64_t>(rows.size()));
        }
        ObligationFilter all;
        all.programme = programme;
        all.known_on = on;
        out.counts.push_back(words_of(count_states(db, all, today)));
        for (const auto& row : count_states_by_measure(db, all, today))
            out.counts.push_back(std::to_string(row.measure.value) + ": " + words_of(row.counts));
        for (const auto& cell : count_states_by_cell(db, all, today))
            out.counts.push_back(std::to_string(cell.measure.value) + "/" + std::to_string(cell.organisation.value) +
                                 ": " + words_of(cell.counts));
        for (const auto& row : count_states_by_executor(db, all, today))
            out.counts.push_back(row.words + ": " + words_of(row.counts));
        for (const auto& row : count_states_by_organisation(db, all, today))
            out.counts.push_back(row.name + ": " + words_of(row.counts));
        for (const auto& row : count_states_by_month(db, all, today))
            out.counts.push_back(iso(row.month) + ": " + words_of(row.counts));
        for (const auto& row : count_by_due_day(db, all))
            out.counts.push_back(iso(row.due) + " " + std::to_string(row.total) + " " + std::to_string(row.owed));
        std::sort(out.counts.begin(), out.counts.end());  // cells come in no promised order
        all.control = ControlFilter::any;
        for (const ObligationRow& row : list_obligations(db, all, today, {1, 1000})) {
            if (!on) {
                out.histories.push_back(words_of(submissions_of(db, row.id), release_of(db, row.id),
                                                 transfers_of(db, row.id), comments_of(db, row.id)));
                continue;
            }
            const auto past = obligation_on(db, actor("coordinator"), row.id, *on);
            REQUIRE(past);
            out.histories.push_back(words_of(past->submissions, past->release, past->transfers, past->comments));
        }
        return out;
    }

    std::string address() const { return "/programmes/" + std::to_string(programme.value); }

    Program program;
    std::map<std::string, std::string> passwords;
    Browser browser;
    ProgrammeId programme = {};
};

// The same bytes that were downloaded on the day are downloaded afterwards.
std::string downloads(Town& town, std::optional<Date> on) {
    const std::string id = std::to_string(town.programme.value), day_asked = on ? "&on=" + iso(*on) : "";
    std::string out;
    for (const std::string& address : {town.address() + "/export/csv?format=csv" + day_asked,
                                       "/obligations/export/csv?control=any&programme=" + id + day_asked,
                                       "/discipline/export/csv?by=organisation&programme=" + id + day_asked,
                                       "/discipline/export/csv?by=executor&programme=" + id + day_asked,
                                       "/discipline/export/csv?by=measure&programme=" + id + day_asked,
                                       "/discipline/export/csv?by=month&programme=" + id + day_asked}) {
        const Response response = town.browser.get(address);
        REQUIRE(response.status == 200);
        out += std::get<std::string>(response.body);
    }
    return out;
}

// The figures and tables of a page, without the day in its addresses.
std::string figures_on(Town& town, const std::string& address, std::optional<Date> on) {
    const bool asked = address.find('?') != std::string::npos;
    const Response response = town.browser.get(address + (on ? (asked ? "&on=" : "?on=") + iso(*on) : std::string{}));
    REQUIRE(response.status == 200);
    const std::string page = page_of(response);
    std::string out;
    for (const char* tag : {"<table", "<li class='mera-stat"})
        if (const auto from = page.find(tag); from != std::string::npos)
            out += page.substr(from, page.find("</main>") - from);
    if (on)
        for (const char* sign : {"?on=", "&amp;on="}) out = replace_all(out, sign + iso(*on), "");
    return out;
}
std::string pages_on(Town& town, std::optional<Date> on) {
    std::string out;
    const std::string id = std::to_string(town.programme.value);
    for (const char* cut : {"organisation", "executor", "measure", "month"})
        out += figures_on(town, "/discipline?by=" + std::string{cut} + "&programme=" + id, on);
    if (on.value_or(town.program.today) < kDemoDay) return out;  // the demonstration's own programme is made up to then
    for (const char* name : {"МБОУ СОШ №2", "МБОУ «СОШ №5»", kCentre})
        out += figures_on(
            town, "/organisations/" + std::to_string(find_organisation_by_name(town.program.db, name)->id.value), on);
    return out + figures_on(town, "/organisations", on);
}

struct Lived {
    std::map<std::chrono::sys_days, Shown> days;
    std::map<std::chrono::sys_days, std::string> downloads, pages;
};

Lived live(Town& town) {
    Lived out;
    const auto morning = [&](unsigned month, unsigned date) { town.program.today = day(month, date); };
    const auto evening = [&] {
        CHECK(count_wrong_obligation_facts(town.program.db) == 0);
        town.browser.sign_in("coordinator", town.passwords["coordinator"]);
        out.days[town.program.today] = town.shown();
        out.downloads[town.program.today] = downloads(town, {});
        out.pages[town.program.today] = pages_on(town, {});
    };
    Db& db = town.program.db;
    evening();
    morning(2, 20);
    const ObligationRow journal = town.one("журнал", "СОШ № 2", day(2, 28));
    town.hand_in(journal, "school2");
    evening();
    morning(2, 27);
    town.decide(journal, Verdict::returned);
    evening();
    morning(3, 2);
    town.hand_in(journal, "school2");
    evening();
    morning(3, 5);
    town.decide(journal, Verdict::accepted);
    const ObligationRow seminar = town.one("семинар", "СОШ № 5");
    REQUIRE(ask_transfer(db, town.actor("school5"), seminar.id, "26.06.2020", "карантин", town.program.now()));
    REQUIRE(add_comment(db, town.actor("coordinator"), seminar.id, "Обсудим в пятницу", town.program.now()));
    evening();
    morning(3, 10);
    REQUIRE(decide_transfer(db, town.actor("controller"), transfers_of(db, seminar.id).front().id, {true, "", ""},
                            production_calendar(), town.program.now()));
    evening();
    morning(3, 11);
    const ObligationRow visits = town.one("взаимопосещение", "СОШ № 5");
    REQUIRE(ask_transfer(db, town.actor("school5"), visits.id, "15.06.2020", "болезнь", town.program.now()));
    evening();
    morning(3, 12);
    REQUIRE(decide_transfer(db, town.actor("controller"), transfers_of(db, visits.id).front().id,
                            {false, "", "срок выполним"}, production_calendar(), town.program.now()));
    REQUIRE(open_obligation(db, town.actor("coordinator"), town.one("журнал", "СОШ № 2", day(3, 31)).measure,
                            town.one("журнал", "СОШ № 2", day(3, 31)).organisation, "25.03.2020", "просьба родителей",
                            production_calendar(), town.program.now()));
    evening();
    morning(4, 14);  // in Mera four days after it counts
    town.revise(amended_plan(), day(4, 10));
    evening();
    morning(4, 15);
    town.change_list(true, "01.05.2020");  // known before it counts
    evening();
    morning(4, 20);
    town.change_year("МБОУ «СОШ №5»", "02.09.2019", "22.05.2020");
    evening();
    morning(4, 28);
    town.hand_in(town.one("наставников", "СОШ № 5"), "school5");
    const ObligationRow lessons = town.one("наставников", "СОШ № 2");
    REQUIRE(ask_transfer(db, town.actor("school2"), lessons.id, "10.06.2020", "карантин", town.program.now()));
    REQUIRE(decide_transfer(db, town.actor("controller"), transfers_of(db, lessons.id).front().id, {true, "", ""},
                            production_calendar(), town.program.now()));
    town.hand_in(town.one("сведения", "СОШ № 2", day(4, 3)), "school2");
    evening();
    morning(4, 30);  // what was handed in stays, the controller's transfer holds, May's circle moves again
    town.change_year("МБОУ «СОШ №5»", "02.09.2019", "29.05.2020");
    town.change_year("МБОУ СОШ №2", "02.09.2019", "28.04.2020");
    evening();
    morning(5, 12);  // of a school that has entered the list since
    town.change_year("МБОУ «Гимназия №1»", "02.09.2019", "20.05.2020");
    evening();
    morning(5, 20);
    REQUIRE(release_obligation(db, town.actor("controller"), town.one("журнал", "СОШ № 5", day(5, 29)).id,
                               ReleaseReason::procedure_cancelled, "письмо № 7", town.program.now()));
    town.hand_in(town.one("семинар", "СОШ № 2"), "school2");
    evening();
    morning(9, 10);
    town.change_list(false, "01.09.2020");  // after it counts
    evening();
    morning(10, 5);
    PlanDraft plan = plan_of("77", day(10, 5));  // the first plan again, in another order
    std::swap(plan.sections[0].measures[0], plan.sections[0].measures[3]);
    town.revise(plan, day(10, 5));
    evening();
    morning(11, 2);
    town.change_list(true, "01.11.2020");
    evening();
    morning(12, 20);
    evening();
    return out;
}

void check_same(const Shown& then, const Shown& later) {
    CHECK(later.measures == then.measures);
    CHECK(later.schools == then.schools);
    CHECK(later.counts == then.counts);
    CHECK(later.histories == then.histories);
    REQUIRE(later.rows.size() == then.rows.size());
    for (std::size_t at = 0; at < then.rows.size(); ++at) CHECK(later.rows[at] == then.rows[at]);
}

}  // namespace

TEST_CASE("a day of the past shows what was shown on that day") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        const Lived lived = live(town);
        CHECK(lived.days.size() == 19);
        for (const auto& [on, then] : lived.days) {
            INFO(iso(Date{on}));
            check_same(then, town.shown(Date{on}));
            CHECK(downloads(town, Date{on}) == lived.downloads.at(on));
            CHECK(pages_on(town, Date{on}) == lived.pages.at(on));
        }
        // The derived table is made anew from the truth alone, and a damaged one is noticed.
        rebuild_derived(town.program.db);
        CHECK(count_wrong_obligation_facts(town.program.db) == 0);
        check_same(lived.days.at(day(4, 15)), town.shown(day(4, 15)));
        town.program.db.execute("DELETE FROM obligation_past");
        CHECK(count_wrong_obligation_facts(town.program.db) > 0);
        rebuild_derived(town.program.db);
        CHECK(count_wrong_obligation_facts(town.program.db) == 0);
    });
}

TEST_CASE("a page of an earlier day says so, leads back, keeps the day and has nothing to press") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        (void)live(town);
        const auto looks_back = [&](const std::string& address) {
            CAPTURE(address);
            const Response response = town.browser.get(address);
            CHECK(response.status == 200);
            CHECK(says(response, "Как было 12 марта 2020 г."));
            CHECK(says(response, "Вернуться к сегодняшнему дню"));
            const std::string page = page_of(response);
            const std::string content = page.substr(page.find("<main"), page.find("</main>") - page.find("<main"));
            CHECK(content.find("method='post'") == std::string::npos);
            return content;
        };
        const std::string on = "?on=2020-03-12";
        const std::string programme = looks_back(town.address() + on);
        CHECK(programme.find("до 20 июня 2020 года") != std::string::npos);
        CHECK(programme.find("до 15 июля 2020 года") == std::string::npos);
        CHECK(programme.find("взаимопосещение") != std::string::npos);
        CHECK(programme.find("клуба молодых педагогов") == std::string::npos);
        CHECK(programme.find("Гимназия") == std::string::npos);
        CHECK(programme.find("Редакция 1, приказ № 15") != std::string::npos);
        CHECK(programme.find("/matrix?on=2020-03-12") != std::string::npos);
        CHECK(programme.find("/export/xlsx?on=2020-03-12") != std::string::npos);
        CHECK(looks_back(town.address() + "/matrix" + on).find("control=any&amp;organisation=") != std::string::npos);
        const std::string dashboard = looks_back("/dashboard" + on);
        CHECK(dashboard.find("figure=due_soon&amp;on=2020-03-12") != std::string::npos);
        CHECK(dashboard.find("/discipline?on=2020-03-12") != std::string::npos);
        const std::string school =
            "/organisations/" + std::to_string(town.one("журнал", "СОШ № 2", day(2, 28)).organisation.value) + on;
        CHECK(dashboard.find(school) != std::string::npos);
        CHECK(looks_back("/organisations" + on).find(school) != std::string::npos);
        const std::string owes = looks_back(school);
        CHECK(owes.find("взаимопосещение") != std::string::npos);
        CHECK(owes.find("organisation=") != std::string::npos);
        const std::string by_month = looks_back("/discipline" + on + "&by=month&programme=2");
        CHECK(by_month.find("все сроки до этого дня, на 12 марта 2020 г.") != std::string::npos);
        CHECK(by_month.find("figure=judged") != std::string::npos);
        CHECK(by_month.find("name='on' value='2020-03-12'") != std::string::npos);
        CHECK(looks_back("/discipline" + on + "&by=measure").find("взаимопосещение") != std::string::npos);
        const std::string list = looks_back("/obligations" + on + "&state=fulfilled_late");
        CHECK(list.find("Найдено: <strong>1</strong>") != std::string::npos);
        CHECK(list.find("/obligations/export/csv?on=2020-03-12&amp;state=fulfilled_late") != std::string::npos);
        const ObligationRow visits = town.one("взаимопосещение", "СОШ № 5");
        const std::string address = "/obligations/" + std::to_string(visits.id.value);
        CHECK(looks_back("/measures/" + std::to_string(visits.measure.value) + on).find(address + on) !=
              std::string::npos);
        const std::string obligation = looks_back(address + on);
        CHECK(obligation.find("срок выполним") != std::string::npos);
        CHECK_MESSAGE(obligation.find("отменено приказом") == std::string::npos, "that came in April");
        CHECK(says(town.browser.get(address + "?on=2020-03-11"), "ждёт решения контролёра"));

        // An order that was adopted after the day although it counts from an earlier one is named.
        CHECK(
            says(town.browser.get(town.address() + "?on=2020-04-12"),
                 "Приказ № 40 от 10 апреля 2020 г. действует с 10 апреля 2020 г., но в Мере принят позже, 14 апреля"));
        // A person typed the day as people do; today is no earlier day.
        CHECK(says(town.browser.get(town.address() + "?on=12.03.2020"), "Как было 12 марта 2020 г."));
        CHECK_FALSE(says(town.browser.get(town.address() + "?on=2020-12-20"), "Вернуться к сегодняшнему"));
        CHECK_FALSE(says(town.browser.get(town.address() + "?on="), "Вернуться к сегодняшнему"));
    });
}

TEST_CASE("a day that cannot be looked at is refused with a sentence") {
    on_both_engines([](const std::string& database) {
        Town town{database};
        (void)live(town);
        const auto refused = [&](const std::string& address, int status, const char* words) {
            CAPTURE(address);
            const Response response = town.browser.get(address);
            CHECK(response.status == status);
            CHECK(says(response, words));
        };
        for (const std::string& page : {town.address(), town.address() + "/matrix", town.address() + "/export/csv"}) {
            refused(page + "?on=2020-01-31", 422, "План принят в Мере 1 февраля 2020 г.: о более раннем дне");
            refused(page + "?on=2020-12-21", 422, "21 декабря 2020 г. ещё не наступило");
            refused(page + "?on=2020-02-30", 422, "Такого дня нет в календаре");
            refused(page + "?on=вчера", 422, "Такого дня нет в календаре");
        }
        refused("/discipline?by=month&on=2020-12-21", 422, "ещё не наступило");
        refused("/organisations?on=2020-02-30", 422, "Такого дня нет в календаре");
        refused("/obligations?on=2020-12-21", 422, "ещё не наступило");
        refused("/obligations?on=1999-01-01", 422, "ничего не записано");
        const ObligationRow gymnasium = town.one("семинар", "Гимназия № 1");
        refused("/obligations/" + std::to_string(gymnasium.id.value) + "?on=2020-04-14", 404,
                "Этого обязательства 14 апреля 2020 г. ещё не было");
        const ObligationRow club = town.one("клуба", "ЦРО");
        refused("/measures/" + std::to_string(club.measure.value) + "?on=2020-03-12", 404, "ещё не было в плане");

        // Looking back shows nobody more than they may see.
        Browser school{town.program};
        school.sign_in("school2", town.passwords["school2"]);
        const ObligationRow other = town.one("семинар", "СОШ № 5");
        CHECK(school.get("/obligations/" + std::to_string(other.id.value) + "?on=2020-03-12").status == 404);
        CHECK(school.get("/organisations/" + std::to_string(other.organisation.value) + "?on=2020-03-12").status ==
              404);
        CHECK_FALSE(says(school.get("/obligations?on=2020-03-12"), "СОШ № 5"));
        CHECK(says(school.get("/obligations?on=2020-03-12"), "Как было 12 марта 2020 г."));
        CHECK(school.get(town.address() + "/matrix?on=2020-03-12").status == 403);
    });
}
