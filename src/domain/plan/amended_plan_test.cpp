#include "domain/plan/amended_plan.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "domain/people/found_words.hpp"
#include "domain/plan/amended_rows.hpp"

using namespace mera;

namespace {

constexpr Date kOrdered = make_date(2020, 4, 10);

DraftMeasure measure(std::string number, std::string title, std::string deadline, std::string result = {}) {
    DraftMeasure out;
    out.number = std::move(number);
    out.title = std::move(title);
    out.executors = {"Департамент образования", "образовательные организации"};
    out.deadline_text = std::move(deadline);
    out.deadlines = read_deadlines(out.deadline_text, PlanTerm{kOrdered, make_date(2020, 12, 31)}).deadlines;
    out.result = std::move(result);
    out.evidence = {"приказ", "протокол"};
    return out;
}

AmendedBase base() {
    AmendedBase out;
    out.order = {"882", make_date(2019, 12, 4)};
    out.term = PlanTerm{make_date(2019, 12, 4), make_date(2020, 12, 31)};
    out.plan.clauses = {{"2.3",
                         "Направить информацию до 12 июня 2020 года",
                         {"школы"},
                         "до 12 июня 2020 года",
                         {{DeadlineKind::by_date, {}, make_date(2020, 6, 12), {}, {}}}}};
    out.other_clauses = {{"3", "Директорам исполнить комплекс мер", {"директор"}, {}},
                         {"1", "Утвердить комплекс мер", {}, {}}};
    out.plan.sections = {
        {"1",
         "Методическая работа",
         {measure("1.1", "Проведение семинара для учителей", "до 20 июня 2020 года", "Проведены 2 семинара"),
          measure("1.2", "Мониторинг успеваемости и посещаемости", "июнь 2020; октябрь 2020"),
          measure("1.3", "Работа сообществ", "в течение года", "Работа ведётся")}},
        {"2",
         "Контроль",
         {measure("2.1", "Посещение уроков", "ежемесячно"), measure("2.3", "Собеседования", "май 2020")}}};
    out.columns = {{4, "deadline_text"}};
    return out;
}

ColumnReaders readers() {
    ColumnReaders out;
    out.executors = [](const std::string& text) {
        std::vector<std::string> names;
        for (const std::string& name : split(replace_all(text, ";", ","), ','))
            if (!collapse_spaces(name).empty()) names.push_back(collapse_spaces(name));
        return names;
    };
    out.evidence = out.executors;
    out.targets = [](const DraftMeasure&) { return ColumnReaders::Targets{}; };
    out.clause = [](const std::string& number, const std::string& text) {
        DraftClause clause{number, text, {"школы"}};
        const auto at = std::min(text.find("до "), text.find("ежеквартально"));
        if (at == std::string::npos) return clause;
        clause.deadline_text = text.substr(at);
        clause.deadlines = read_deadlines(clause.deadline_text, std::nullopt).deadlines;
        return clause;
    };
    return out;
}

Amendment of_measure(AmendmentDeed deed, std::vector<std::string> numbers) {
    Amendment out;
    out.deed = deed;
    out.where.part = AmendedPart::measure;
    out.where.numbers = std::move(numbers);
    out.order = {"882", make_date(2019, 12, 4)};
    return out;
}
Amendment replacing(std::vector<std::string> numbers, std::string from, std::string to) {
    Amendment out = of_measure(AmendmentDeed::replace_words, std::move(numbers));
    out.words = {{std::move(from), std::move(to)}};
    return out;
}

AmendedPlan applied(std::vector<Amendment> amendments) {
    PlanDraft order;
    order.order = {"215", kOrdered, "О внесении изменений", "Департамент"};
    order.amendments = std::move(amendments);
    return amended_plan(base(), order, readers());
}

const DraftMeasure* found(const AmendedPlan& result, const std::string& number) {
    for (const DraftSection& section : result.plan.sections)
        for (const DraftMeasure& one : section.measures)
            if (one.number == number) return &one;
    return nullptr;
}

bool refused(const AmendedPlan& result, std::string_view why) {
    return result.outcomes.front().state == AmendmentOutcome::State::refused &&
           result.outcomes.front().why.find(why) != std::string::npos && result.plan.sections == base().plan.sections &&
           result.causes.empty();
}

}  // namespace

TEST_CASE("words of an instruction are found as people read them, and only whole") {
    CHECK(find_words("МБОУ «СОШ №5» города", "мбоу \"СОШ № 5\"").size() == 1);
    CHECK(find_words("Декабрь 2019 – январь 2020", "декабрь 2019 - январь").size() == 1);
    CHECK_MESSAGE(find_words("в 2010 году", "10").empty(), "a number is no part of another");
    CHECK_MESSAGE(find_words("психолого-педагогическое", "педагогическое").empty(), "a word is no part of another");
    CHECK(find_words("на уровнях международного, федерального", "международного,").size() == 1);
    CHECK_MESSAGE(find_words("городские сообщества", "городские сообщества,").size() == 1, "its comma is elsewhere");
    CHECK(find_words("семинар, семинар", "семинар").size() == 2);
    const std::string text = "участие международного, федерального и муниципального уровней";
    CHECK(with_words(text, find_words(text, "международного,").front(), "") ==
          "участие федерального и муниципального уровней");
    CHECK(with_words("одно, другое", find_words("одно, другое", "другое").front(), "") == "одно");
    CHECK(with_words_at("школ города", 8, ", гимназий") == "школ, гимназий города");
}

TEST_CASE("a term changed by words is read anew") {
    const auto result = applied({replacing({"1.1"}, "20 июня", "15 июля")});
    REQUIRE(result.outcomes.front().state == AmendmentOutcome::State::applied);
    CHECK(found(result, "1.1")->deadline_text == "до 15 июля 2020 года");
    CHECK(found(result, "1.1")->deadlines.front().end == make_date(2020, 7, 15));
    REQUIRE(result.causes.size() == 1);
    CHECK(result.causes.front().after == PlanRow{PlanRow::Kind::measure, 0, 0});
    CHECK_MESSAGE(result.matches.size() == 6, "every row of the plan in force is known again");
}

TEST_CASE("what is not found, or found several times, is refused and changes nothing") {
    CHECK(refused(applied({replacing({"1.1"}, "до 21 июня", "до 15 июля")}), "нет в мере 1.1"));
    CHECK(refused(applied({replacing({"1.9"}, "семинара", "совещания")}), "Меры 1.9 в действующем плане нет"));
    CHECK(refused(applied({replacing({"1.2"}, "2020", "2021")}), "стоят 2\u00A0раза"));
    CHECK(
        refused(applied({replacing({"1.3"}, "Работа", "Деятельность")}), "мера 1.3, мероприятие; мера 1.3, результат"));
    // Of two rows one does not hold the words: neither is changed.
    CHECK(refused(applied({replacing({"1.1", "1.2"}, "для учителей", "учителей")}), "нет в мере 1.2"));
    Amendment column = replacing({"1.1"}, "20 июня", "15 июля");
    column.where.field = "result";
    CHECK_MESSAGE(refused(applied({column}), "Они стоят здесь: мера 1.1, срок"), "and it is said where they stand");
    Amendment other = replacing({"1.1"}, "20 июня", "15 июля");
    other.order = {"700", make_date(2019, 1, 1)};
    CHECK(refused(applied({other}), "принята по документу"));
}

TEST_CASE("a column named by its number, a column named by words, all the text") {
    Amendment by_number = replacing({"1.3"}, "в течение года", "до 1 июня 2020 года");
    by_number.where.column_number = 4;
    CHECK(found(applied({by_number}), "1.3")->deadline_text == "до 1 июня 2020 года");
    by_number.where.column_number = 9;
    CHECK(refused(applied({by_number}), "в графе 9"));

    Amendment everywhere = replacing({}, "образовательные организации", "школы города");
    everywhere.where.part = AmendedPart::plan;
    CHECK_MESSAGE(refused(applied({everywhere}), "стоят 5"), "not «по тексту»");
    everywhere.where.everywhere = true;
    const auto result = applied({everywhere});
    for (const DraftSection& section : result.plan.sections)
        for (const DraftMeasure& one : section.measures)
            CHECK(one.executors == std::vector<std::string>{"Департамент образования", "школы города"});
    CHECK(result.causes.size() == 5);
}

TEST_CASE("words that reach over two executors are found") {
    const auto result = applied({replacing({"1.1"}, "Департамент образования; образовательные организации", "школы")});
    CHECK(found(result, "1.1")->executors == std::vector<std::string>{"школы"});
    const auto one = applied({replacing({"1.1"}, "образовательные организации", "школы города, гимназии")});
    CHECK(found(one, "1.1")->executors ==
          std::vector<std::string>{"Департамент образования", "школы города", "гимназии"});
}

TEST_CASE("words in other cases are not declined: the person is told where they are left") {
    Amendment cases = replacing({}, "Работа", "Деятельность");
    cases.where.part = AmendedPart::plan;
    cases.any_case = true;
    const auto result = applied({cases});
    CHECK(found(result, "1.3")->title == "Деятельность сообществ");
    Amendment seminars = replacing({}, "семинара", "совещания");
    seminars.where.part = AmendedPart::plan;
    seminars.any_case = true;
    const auto told = applied({seminars});
    CHECK(found(told, "1.1")->title == "Проведение совещания для учителей");
    REQUIRE(told.outcomes.front().doubts.size() <= 1);
}

TEST_CASE("a row is put in by its number, and a number that is taken is refused") {
    Amendment fresh = of_measure(AmendmentDeed::insert, {});
    fresh.where.part = AmendedPart::plan;
    fresh.measures = {measure("1.2.1", "Анализ посещаемости", "до 1 мая 2020 года")};
    const auto result = applied({fresh});
    REQUIRE(result.plan.sections[0].measures.size() == 4);
    CHECK(result.plan.sections[0].measures[2].number == "1.2.1");
    CHECK(result.plan.sections[0].measures[2].deadlines.front().end == make_date(2020, 5, 1));

    fresh.measures.front().number = "1.2";
    CHECK(refused(applied({fresh}), "Номер 1.2 уже занят"));
    // Taken no more: the order excludes it first.
    const auto replaced = applied({of_measure(AmendmentDeed::exclude, {"1.2"}), fresh});
    CHECK(replaced.refused() == 0);
    CHECK(found(replaced, "1.2")->title == "Анализ посещаемости");
    CHECK_MESSAGE(
        std::none_of(replaced.matches.begin(), replaced.matches.end(),
                     [](const RowMatch& match) { return match.before == PlanRow{PlanRow::Kind::measure, 0, 1}; }),
        "it does not continue the excluded one");
    fresh.measures.front().number = "7.1";
    CHECK(refused(applied({fresh}), "в какой раздел"));
}

TEST_CASE("numbers change only when the order says so") {
    const auto excluded = applied({of_measure(AmendmentDeed::exclude, {"1.2"})});
    CHECK(found(excluded, "1.3") != nullptr);
    Amendment renumber = of_measure(AmendmentDeed::renumber, {"1.3"});
    renumber.new_numbers = {"1.2"};
    const auto result = applied({of_measure(AmendmentDeed::exclude, {"1.2"}), renumber});
    CHECK(result.refused() == 0);
    CHECK(found(result, "1.2")->title == "Работа сообществ");
    CHECK(found(result, "1.3") == nullptr);
    CHECK(result.doubts.empty());
    // Without the exclusion two measures have one number: the person is told.
    CHECK(applied({renumber}).doubts.size() == 1);
}

TEST_CASE("a reworded row keeps what its new wording does not say, and that is doubted") {
    Amendment reword = of_measure(AmendmentDeed::reword, {"1.1"});
    DraftMeasure fresh;
    fresh.number = "1.1";
    fresh.title = "Проведение совещания";
    fresh.deadline_text = "до 1 июля 2020 года";
    reword.measures = {fresh};
    const auto result = applied({reword});
    const DraftMeasure* measure_now = found(result, "1.1");
    CHECK(measure_now->title == "Проведение совещания");
    CHECK(measure_now->deadlines.front().end == make_date(2020, 7, 1));
    CHECK(measure_now->executors == base().plan.sections[0].measures[0].executors);
    REQUIRE(result.doubts.size() == 1);
    CHECK(result.doubts.front().why ==
          "В новой редакции этого нет, оставлено прежнее: исполнители, результат, документы.");
}

TEST_CASE("one number of a clause and of a measure: the words tell, or the person is asked") {
    Amendment unsaid = replacing({"2.3"}, "до 12 июня", "до 26 июня");
    unsaid.where.part = AmendedPart::unsaid;
    const auto result = applied({unsaid});
    CHECK(due_of(result.plan.clauses.front()) == make_date(2020, 6, 26));
    REQUIRE(result.outcomes.front().doubts.size() == 1);
    Amendment exclude = of_measure(AmendmentDeed::exclude, {"2.3"});
    exclude.where.part = AmendedPart::unsaid;
    CHECK(refused(applied({exclude}), "Номер 2.3 есть и у пункта приказа, и у меры плана"));
    exclude.where.part = AmendedPart::clause;
    CHECK(applied({exclude}).excluded_clauses == std::vector<PlanRow>{{PlanRow::Kind::clause, 0, 0}});
}

TEST_CASE("parts of a clause are amended by the number of the clause, or by their letter") {
    const Date may = make_date(2020, 5, 1), june = make_date(2020, 6, 1);
    const auto part = [](const char* number, const char* text, const char* term, Date due) {
        return DraftClause{number, text, {"школы"}, term, {{DeadlineKind::by_date, {}, due, {}, {}}}};
    };
    AmendedBase plan = base();
    plan.plan.clauses = {part("4 а", "Направить списки до 1 мая 2020 года", "до 1 мая 2020 года", may),
                         part("4 б", "Направить отчёты до 1 июня 2020 года", "до 1 июня 2020 года", june)};
    plan.other_clauses = {{"4", "Директорам школ:", {"школы"}, {}}};
    const auto amended = [&](Amendment one, const char* letter) {
        one.where.part = AmendedPart::clause;
        one.where.letter = letter;
        PlanDraft order;
        order.order = {"215", kOrdered, "О внесении изменений", "Департамент"};
        order.amendments = {std::move(one)};
        return amended_plan(plan, order, readers());
    };
    const auto words = amended(replacing({"4"}, "1 июня", "15 июня"), "");
    REQUIRE(words.plan.clauses.size() == 2);
    CHECK(due_of(words.plan.clauses[1]) == make_date(2020, 6, 15));
    const auto letter = amended(replacing({"4"}, "Направить", "Представить"), "б");
    CHECK(letter.plan.clauses[1].text.starts_with("Представить"));
    CHECK(letter.plan.clauses[0].text.starts_with("Направить"));
    CHECK(amended(of_measure(AmendmentDeed::exclude, {"4"}), "").excluded_clauses.size() == 2);
    CHECK(amended(of_measure(AmendmentDeed::exclude, {"4"}), "а").excluded_clauses ==
          std::vector<PlanRow>{{PlanRow::Kind::clause, 0, 0}});
    Amendment anew = of_measure(AmendmentDeed::reword, {"4"});
    anew.clauses = {{"4", "Направить всё до 1 июля 2020 года", {"школы"}, {}}};
    const auto reworded = amended(anew, "");
    CHECK_MESSAGE(reworded.excluded_clauses.size() == 2, "the new text holds what the parts said");
    REQUIRE(reworded.plan.clauses.size() == 1);
    CHECK(due_of(reworded.plan.clauses[0]) == make_date(2020, 7, 1));
}

TEST_CASE("parts of a clause stand after it in their order") {
    for (const auto& [before, after] :
         {std::pair{"2", "2 а"}, {"2 а", "2 б"}, {"2 б", "3"}, {"2 (9)", "2 (10)"}, {"2 б", "10"}, {"2.1 а", "2.2"}})
        CHECK_MESSAGE((number_before(before, after) && !number_before(after, before)), std::string{before});
    CHECK(same_number("2 а", "2 а"));
    CHECK_FALSE(same_number("2 (1)", "2.1"));
    CHECK(outer_number("2 а") == "2");
    CHECK(outer_number("2.1 (3)") == "2.1");
    CHECK(outer_number("2.1") == "2");
}

TEST_CASE("a clause without control is noted; with a day it comes under control") {
    Amendment clause = replacing({"3"}, "комплекс мер", "план");
    clause.where.part = AmendedPart::clause;
    const auto noted = applied({clause});
    CHECK(noted.outcomes.front().state == AmendmentOutcome::State::noted);
    CHECK(noted.plan.clauses.size() == 1);
    clause.words = {{"комплекс мер", "комплекс мер до 1 мая 2020 года"}};
    const auto controlled = applied({clause});
    CHECK(controlled.outcomes.front().state == AmendmentOutcome::State::applied);
    REQUIRE(controlled.plan.clauses.size() == 2);
    CHECK(due_of(controlled.plan.clauses.back()) == make_date(2020, 5, 1));
    Amendment title = replacing({}, "на 2020 год", "на 2021 год");
    title.where.part = AmendedPart::title;
    CHECK(applied({title}).outcomes.front().state == AmendmentOutcome::State::noted);
}

TEST_CASE("sections: renamed, excluded, new; an order that takes everything out of force") {
    Amendment rename = of_measure(AmendmentDeed::reword, {"2"});
    rename.where.part = AmendedPart::section;
    rename.where.field = "section";
    rename.text = "2. Контроль и анализ";
    CHECK(applied({rename}).plan.sections[1].title == "Контроль и анализ");
    Amendment exclude = of_measure(AmendmentDeed::exclude, {"2"});
    exclude.where.part = AmendedPart::section;
    CHECK(applied({exclude}).plan.sections.size() == 1);
    Amendment section = of_measure(AmendmentDeed::insert, {});
    section.where.part = AmendedPart::plan;
    section.where.field = "section";
    section.sections = {{"3", "Работа с родителями", {measure("3.1", "Лекторий", "ежеквартально")}}};
    CHECK(applied({section}).plan.sections.back().measures.front().number == "3.1");
    Amendment revoke = of_measure(AmendmentDeed::revoke, {});
    CHECK(applied({revoke}).plan.sections.empty());
    Amendment unread;
    unread.order = {"882", make_date(2019, 12, 4)};
    unread.why_unread = "Не понято: совместить.";
    CHECK(refused(applied({unread}), "Не понято: совместить."));
}
