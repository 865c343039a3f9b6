// An order that amends № 882 part by part, from the uploaded file to what is owed: the whole application on both engines.
// The amending orders here are training data (учебные данные).
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "store/revisions.hpp"
#include "store/submissions.hpp"
#include "support/whole_program.hpp"
#include "usecases/doctor.hpp"
#include "usecases/draft.hpp"
#include "usecases/reading.hpp"
#include "usecases/revision.hpp"
#include "usecases/sign_in.hpp"

using namespace mera;
using namespace mera::test;

namespace {

constexpr ProgrammeId kProgramme{1};
constexpr Date kAmended = make_date(2020, 4, 10);

std::string order(const std::string& number) {
    std::ifstream in{std::string{MERA_SOURCE_DIR} + "/tests/data/amendments/order-" + number + ".txt"};
    REQUIRE(in.is_open());
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

struct City {
    explicit City(const std::string& database)
        : program(database, kDemoDay), passwords(demo(program)), browser(program) {
        program.today = kAmended;
        coordinator = load_actor(program.db, find_person_by_login(program.db, "coordinator")->id, kAmended);
        browser.sign_in("coordinator", passwords["coordinator"]);
    }
    DraftId read(const std::string& order) {
        const auto draft = import_order(program.db, program.evidence, coordinator, "приказ-215.txt", order,
                                        program.now(), {.child_program = MERA_READ_CHILD});
        REQUIRE(draft);
        return *draft;
    }
    Measure measure(const std::string& number) {
        for (const Measure& one : measures_of(program.db, kProgramme))
            if (one.number == number && !one.is_clause()) return one;
        FAIL("no measure " << number);
        return {};
    }
    std::vector<ObligationRow> under(MeasureId id) {
        ObligationFilter filter;
        filter.measure = id;
        filter.control = ControlFilter::any;
        return list_obligations(program.db, filter, program.today, {1, 1'000});
    }

    Program program;
    std::map<std::string, std::string> passwords;
    Browser browser;
    Actor coordinator;
};

Fields asked(DraftId draft, const char* step) {
    return {{"draft", std::to_string(draft.value)},
            {"step", step},
            {"in_force_from", "10.04.2020"},
            {"term_last", "31.12.2020"}};
}

std::string text(std::int64_t number) { return std::to_string(number); }

bool is_open(const ObligationRow& row) {
    return !row.facts.release && (!row.facts.last || row.facts.last->verdict != Verdict::accepted);
}

std::string denominator_asked(const Response& preview) {  // the name of its field
    const std::string page = page_of(preview);
    const auto at = page.find("name='denominator-");
    REQUIRE(at != std::string::npos);
    return page.substr(at + 6, page.find('\'', at + 6) - at - 6);
}

}  // namespace

TEST_CASE("an order that amends № 882 part by part is read, shown, adopted; obligations follow") {
    on_both_engines([](const std::string& database) {
        City city{database};
        Db& db = city.program.db;
        const auto in_force = measures_of(db, kProgramme);
        const MeasureId excluded = city.measure("4.4").id, stimulus = city.measure("5.2").id,
                        monitoring = city.measure("6.2").id;
        const MeasureId clause = std::find_if(in_force.begin(), in_force.end(), [](const Measure& one) {
                                     return one.is_clause() && one.number == "2.3";
                                 })->id;
        // One of the excluded measure is done already: it keeps its history.
        const ObligationRow done = city.under(excluded).front();
        const Moment then{make_date(2020, 4, 1), "2020-04-01T10:00:00Z"};
        insert_review(db, insert_submission(db, done.id, "учебные данные", {}, then), Verdict::accepted, "", {}, then);
        refresh_obligation_facts(db, done.id);

        std::map<ObligationId, Date> first_due;
        for (const ObligationRow& row : city.under(clause)) first_due[row.id] = row.due_original;

        const DraftId draft = city.read(order("215"));
        const std::string compare = "/programmes/1/revisions/new?draft=" + text(draft.value);
        const Response read = city.browser.get("/drafts/" + text(draft.value));
        CHECK(says(read, "Это изменяющий приказ"));
        CHECK(says(read, "Он меняет приказ № 882 от 4 декабря 2019"));
        CHECK_MESSAGE(says(read, compare), "nobody is asked which plan it amends");

        const Response shown = city.browser.get(compare);
        CHECK(shown.status == 200);
        CHECK(says(shown, "Новых: 2, изменённых: 4, исключённых: 1"));
        CHECK_MESSAGE(says(shown, "Слов «которых в плане нет» нет в мере 6.3"), "what was not found is said");
        CHECK(says(shown, "Приказ, пункт 1.2.1: в графе «Сроки реализации» пункта 6.2"));
        CHECK(says(shown, "участие в вебинарах и их обсуждение)</ins>"));

        const Response refused = city.browser.post("/programmes/1/revisions", asked(draft, "preview"));
        CHECK(refused.status == 422);
        CHECK(says(refused, "не применено"));
        CHECK(revisions_of(db, kProgramme).size() == 1);

        // The person leaves the instruction that cannot be carried out; the new share asks of how many it is.
        Fields form = asked(draft, "preview");
        form.add("skip-6", "yes");
        const Response previewed = city.browser.post("/programmes/1/revisions", form);
        CHECK(previewed.status == 200);
        CHECK(says(previewed, "От чего считать доли"));
        const std::string denominator = denominator_asked(previewed);
        Fields adopt = asked(draft, "adopt");
        adopt.add("skip-6", "yes");
        adopt.add(denominator, "все молодые педагоги города");
        REQUIRE(city.browser.post("/programmes/1/revisions", adopt).status == 303);
        CHECK(city.browser.post("/programmes/1/revisions", adopt).status == 409);

        for (const ObligationRow& row : city.under(clause)) {
            if (!is_open(row)) continue;
            CHECK(row.due_nominal == make_date(2020, 6, 26));
            CHECK_MESSAGE(row.due_original == first_due.at(row.id), "the day first given is kept");
        }
        for (const ObligationRow& row : city.under(excluded)) {
            if (row.id == done.id) {
                CHECK(execution_state(row.facts, kAmended) == ExecutionState::fulfilled);
                CHECK_FALSE(row.facts.release);
            } else if (!row.facts.last) {
                CHECK(row.facts.release == Release{ReleaseReason::revoked_by_order, kAmended});
            }
        }
        CHECK(city.measure("3.4").title.ends_with("(участие в вебинарах и их обсуждение)"));
        CHECK(city.measure("6.2").id == monitoring);
        CHECK(city.measure("6.2").deadline_text == "Июнь 2020; ноябрь 2020 года");
        bool november = false;
        for (const ObligationRow& row : city.under(monitoring))
            november = november || (!row.facts.release && row.due_nominal == make_date(2020, 11, 30));
        CHECK(november);
        const Measure reworded = city.measure("5.2");
        CHECK(reworded.id == stimulus);
        REQUIRE(reworded.executors.size() == 1);
        CHECK(reworded.executors.front().words == "МКУ ДО «Центр развития образования»");
        const Measure added = city.measure("4.8");
        CHECK(added.deadlines.front().end == make_date(2020, 10, 1));
        REQUIRE(added.targets.size() == 1);
        CHECK(added.targets.front().denominator == "все молодые педагоги города");
        CHECK(added.section == city.measure("4.7").section);
        CHECK(city.under(added.id).size() == 1);
        CHECK(count_wrong_obligation_facts(db) == 0);

        const Response kept = city.browser.get("/programmes/1/revisions/2");
        CHECK(says(kept, "раздел 4 дополнить пунктом 4.8"));
        CHECK(says(kept, "пункт 4.4 исключить"));
        CHECK(says(city.browser.get("/measures/" + text(monitoring.value)), "октябрь 2020"));
    });
}

TEST_CASE("an instruction is rewritten by a person and carried out") {
    on_both_engines([](const std::string& database) {
        City city{database};
        const DraftId draft = city.read(order("215"));
        Fields form = asked(draft, "adopt");
        form.add("instruction-6", "в пункте 6.3 слова «эффективных практик по переходу» исключить");
        // It stands in the measure and in its result: still refused, with the places.
        const Response twice = city.browser.post("/programmes/1/revisions", form);
        CHECK(twice.status == 422);
        CHECK(says(twice, "стоят 2 раза"));
        Fields better = asked(draft, "adopt");
        better.add("instruction-6",
                   "в графе «Результат» пункта 6.3 слово «Диссеминация» заменить словом «Распространение»");
        REQUIRE(city.browser.post("/programmes/1/revisions", better).status == 303);
        CHECK(city.measure("6.3").result_text.starts_with("Распространение опыта"));
    });
}

TEST_CASE("measures are taken from the annexes of the amending order; what does not match is refused whole") {
    on_both_engines([](const std::string& database) {
        City city{database};
        const MeasureId meeting = city.measure("1.2").id, base = city.measure("5.1").id, gone = city.measure("5.2").id;
        const DraftId draft = city.read(order("216"));
        const Response shown = city.browser.get("/programmes/1/revisions/new?draft=" + text(draft.value));
        CHECK(says(shown, "Новых: 1, изменённых: 3, исключённых: 1"));
        CHECK(says(shown, "В приложении 1 строки 9.9 нет."));
        CHECK_MESSAGE(says(shown, "(строка 1"), "the place of the refused instruction is said");
        CHECK(says(shown, "в указании назван «Развитие базы», а в плане он"));
        CHECK(says(shown, "В приложении есть и строки 4.1, 4.9, которых не взяло ни одно указание"));
        const Response refused = city.browser.post("/programmes/1/revisions", asked(draft, "adopt"));
        CHECK(refused.status == 422);
        CHECK_MESSAGE(city.measure("4.1").title.starts_with("Разработка"), "nothing of a refused instruction is done");

        Fields form = asked(draft, "preview");
        form.add("instruction-2", "Пункт 4.1 приложения изложить в редакции приложения 1 к настоящему приказу.");
        const Response better = city.browser.post("/programmes/1/revisions", form);
        CHECK(better.status == 200);
        CHECK(says(better, "есть и строки 4.9"));
        Fields adopt = asked(draft, "adopt");
        adopt.add("instruction-2", "Пункт 4.1 приложения изложить в редакции приложения 1 к настоящему приказу.");
        adopt.add(denominator_asked(better), "все педагоги школ перечня");
        REQUIRE(city.browser.post("/programmes/1/revisions", adopt).status == 303);

        CHECK(city.measure("1.2").id == meeting);
        CHECK(city.measure("1.2").title == "Совещание с руководителями школ о ходе комплекса мер");
        std::size_t moved = 0;
        for (const ObligationRow& row : city.under(city.measure("4.1").id))
            moved += !row.facts.last && row.due_nominal == make_date(2020, 9, 15);
        CHECK(moved > 0);
        CHECK(city.measure("4.1").deadline_text == "до 15 сентября 2020 года");
        CHECK(city.measure("5.1").id == base);
        CHECK(city.measure("5.3").section == city.measure("5.1").section);
        for (const ObligationRow& row : city.under(gone))
            if (!row.facts.last) CHECK(row.facts.release == Release{ReleaseReason::revoked_by_order, kAmended});
        const auto sections = sections_of(city.program.db, kProgramme);
        const auto heading = std::find_if(sections.begin(), sections.end(),
                                          [&](const Section& one) { return one.id == city.measure("5.3").section; });
        CHECK(heading->title == "Обновление материальной базы");
        CHECK(count_wrong_obligation_facts(city.program.db) == 0);
    });
}

TEST_CASE("a plan whose annex is given anew is compared as a whole") {
    on_both_engines([](const std::string& database) {
        City city{database};
        const MeasureId meeting = city.measure("1.2").id;
        std::string words = order("216");
        const auto from = words.find("1.1. Пункты"), to = words.find("2. Контроль");
        words.replace(from, to - from,
                      "1.1. Приложение к приказу изложить в новой редакции согласно приложению 1 к настоящему "
                      "приказу.\n");
        words = replace_all(words, "Совещание с руководителями школ о ходе комплекса мер", city.measure("1.2").title);
        const DraftId draft = city.read(words);
        const Response shown = city.browser.get("/programmes/1/revisions/new?draft=" + text(draft.value));
        CHECK(says(city.browser.get("/drafts/" + text(draft.value)),
                   "В приложении 2 стоят меры, о которых ни одно указание не говорит"));
        CHECK(says(shown, "исключённых: 2"));
        Fields form = asked(draft, "preview");
        const Response previewed = city.browser.post("/programmes/1/revisions", form);
        Fields adopt = asked(draft, "adopt");
        adopt.add(denominator_asked(previewed), "все педагоги школ перечня");
        REQUIRE(city.browser.post("/programmes/1/revisions", adopt).status == 303);
        CHECK(city.measure("1.2").id == meeting);
        std::size_t left = 0;
        for (const Measure& one : measures_of(city.program.db, kProgramme)) left += !one.is_clause();
        CHECK(left == 4);
        CHECK(count_wrong_obligation_facts(city.program.db) == 0);
    });
}

TEST_CASE("an order that amends another order is refused on this programme") {
    on_both_engines([](const std::string& database) {
        City city{database};
        const DraftId draft = city.read(replace_all(order("215"), "04.12.2019 № 882", "15.01.2018 № 17"));
        const Response read = city.browser.get("/drafts/" + text(draft.value));
        CHECK(says(read, "Принятой программы по этому приказу среди ваших нет"));
        const Response compared = city.browser.get("/programmes/1/revisions/new?draft=" + text(draft.value));
        CHECK(says(compared, "Указание меняет приказ № 17"));
        CHECK(says(compared, "изменённых: 0"));
        CHECK(city.browser.post("/programmes/1/revisions", asked(draft, "adopt")).status == 422);
        CHECK(revisions_of(city.program.db, kProgramme).size() == 1);

        const DraftId misprinted = city.read(replace_all(order("215"), "от 04.12.2019 № 882", "от 05.12.2019 № 882"));
        CHECK(
            says(city.browser.get("/programmes/1/revisions/new?draft=" + text(misprinted.value)), "дата не совпадает"));
    });
}
