// The time of a heading or of a title against the times of the rows below it.
#include "intake/plan/heading_time.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "intake/plan/title_term.hpp"
#include "intake/read/recognise.hpp"
#include "office/read/read_child.hpp"

namespace mera::intake {

namespace {

const PlanTerm kYear{make_date(2025, 1, 1), make_date(2025, 12, 31)};
const PlanTerm kSchoolYear{make_date(2024, 9, 1), make_date(2025, 8, 31)};

// The first of two rows with this time, under the title and the heading.
DraftMeasure row(const std::string& title, const std::string& heading, const std::string& time) {
    const std::string above = heading.empty() ? "" : "<tr><td colspan=4>" + heading + "</td></tr>";
    const auto document = read_document_here(
        "<meta charset=utf-8><p>" + title + "</p><table><tr><th>№<th>Мероприятие<th>Срок<th>Ответственный</tr>" +
        above + "<tr><td>1<td>Провести открытый урок<td>" + time +
        "<td>Директор</tr><tr><td>2<td>Оформить выставку<td>" + time + "<td>Завхоз</tr></table>");
    REQUIRE(document);
    const auto draft = recognise(*document);
    REQUIRE(draft);
    for (const DraftSection& section : draft->sections)
        if (!section.measures.empty()) return section.measures.front();
    return {};
}

bool is_doubted(const DraftMeasure& measure) {
    return std::any_of(measure.doubts.begin(), measure.doubts.end(),
                       [](const Doubt& doubt) { return doubt.field == "deadlines"; });
}

}  // namespace

TEST_CASE("a heading says from when to when its rows are") {
    struct Example {
        const char* heading;
        PlanTerm term, stretch;
    };
    const Example cases[] = {
        {"СЕНТЯБРЬ", kSchoolYear, {make_date(2024, 9, 1), make_date(2024, 9, 30)}},
        {"II квартал", kYear, {make_date(2025, 4, 1), make_date(2025, 6, 30)}},
        {"II полугодие", kSchoolYear, {make_date(2025, 1, 1), make_date(2025, 5, 31)}},
        {"2 неделя (13.01 – 17.01)", kYear, {make_date(2025, 1, 13), make_date(2025, 1, 17)}},
        {"Подготовительный этап: январь – февраль", kYear, {make_date(2025, 1, 1), make_date(2025, 2, 28)}},
        {"01.09.2025 – 31.10.2025", kYear, {make_date(2025, 9, 1), make_date(2025, 10, 31)}},
    };
    for (const auto& [heading, term, stretch] : cases) {
        CAPTURE(heading);
        CHECK((stretch_of_heading(heading, term) == stretch));
    }
    for (const char* heading : {"Работа с родителями", "Контроль (ежемесячно)", "2025 год", "Кадры (приложение 2)"}) {
        CAPTURE(heading);
        CHECK_FALSE(stretch_of_heading(heading, kYear));
    }
    const PlanTerm years{make_date(2024, 1, 1), make_date(2025, 12, 31)};
    CHECK_FALSE(stretch_of_heading("Сентябрь", years));  // of which year, nobody has said
    CHECK((years_of_heading("2026 год") == PlanTerm{make_date(2026, 1, 1), make_date(2026, 12, 31)}));
    CHECK((years_of_heading("Мероприятия на 2026 год") == PlanTerm{make_date(2026, 1, 1), make_date(2026, 12, 31)}));
    CHECK((years_of_heading("2025-2026 учебный год") == PlanTerm{make_date(2025, 9, 1), make_date(2026, 8, 31)}));
    CHECK_FALSE(years_of_heading("Итоги 2026 года"));
    CHECK_FALSE(years_of_heading("Январь 2026 года"));
}

TEST_CASE("a time that does not lie within that of its heading or its title is doubted") {
    struct Example {
        std::string title, heading, time;
        bool doubted;
    };
    const Example cases[] = {
        {"План работы школы на 2024–2025 учебный год", "Сентябрь", "15 октября", true},
        {"План работы школы на 2024–2025 учебный год", "Октябрь 2024 г.", "03.11.2024", true},
        {"План работы школы на 2024–2025 учебный год", "II полугодие", "20 октября", true},
        {"План работы школы на 2024–2025 учебный год", "Январь", "25", false},
        {"План работы на 2025 год", "I квартал", "апрель", true},
        {"План работы на 2025 год", "I квартал", "20 февраля", false},
        {"План работы на 2025 год", "I квартал", "до 5 апреля", false},  // a report of the quarter
        {"План работы на 2025 год", "Март", "март – май", false},        // begins then
        {"План работы на 2025 год", "Март", "в течение года", false},
        {"План работы на 2025 год", "Этап 2 (март – май 2025 г.)", "10 июня", true},
        {"План работы на март 2026 года", "", "2 апреля", true},
        {"План работы на март 2026 года", "", "29.03", false},
        {"План мероприятий на II полугодие 2024 года", "", "март", true},
        {"План мероприятий на II полугодие 2024 года", "", "до 15 октября", false},
        // The days of the feast that is prepared, and those of the preparation.
        {"План подготовки к празднику с 1 по 9 мая 2025 года", "", "апрель", false},
    };
    for (const auto& [title, heading, time, doubted] : cases) {
        CAPTURE(title);
        CAPTURE(heading);
        CAPTURE(time);
        CHECK(is_doubted(row(title, heading, time)) == doubted);
    }
}

TEST_CASE("what goes on all the time ends with the part of the year that its heading names") {
    const DraftMeasure measure = row("План работы на 2025 год", "IV квартал", "весь период");
    REQUIRE(measure.deadlines.size() == 1);
    CHECK(measure.deadlines[0].start == make_date(2025, 10, 1));
    CHECK(measure.deadlines[0].end == make_date(2025, 12, 31));
    const DraftMeasure half = row("План мероприятий на II полугодие 2024 года", "", "в течение полугодия");
    REQUIRE(half.deadlines.size() == 1);
    CHECK(half.deadlines[0].start == make_date(2024, 7, 1));
}

TEST_CASE("a day of the week in the plan of one week is that day") {
    const DraftMeasure measure = row("План недели науки 10–14 февраля 2025 года", "", "среда, 15.00");
    REQUIRE(measure.deadlines.size() == 1);
    CHECK(measure.deadlines[0].start == make_date(2025, 2, 12));
}

TEST_CASE("autumn below rows that went on in order until summer may be the next one") {
    const auto document = read_document_here(
        "<meta charset=utf-8><p>План подготовки к экзаменам в 2024/2025 учебном году</p>"
        "<table><tr><th>№<th>Мероприятие<th>Срок<th>Ответственный</tr>"
        "<tr><td>1<td>Собрать сведения<td>до 1 февраля<td>Завуч</tr>"
        "<tr><td>2<td>Провести основной период<td>май – июнь<td>Завуч</tr>"
        "<tr><td>3<td>Провести дополнительный период<td>сентябрь<td>Завуч</tr></table>");
    REQUIRE(document);
    const auto draft = recognise(*document);
    REQUIRE(draft);
    REQUIRE(count_measures(*draft) == 3);
    CHECK_FALSE(is_doubted(draft->sections.back().measures[1]));
    CHECK(is_doubted(draft->sections.back().measures[2]));
}

}  // namespace mera::intake
