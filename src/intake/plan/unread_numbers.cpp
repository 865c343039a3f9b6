#include "intake/plan/unread_numbers.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace mera::intake {

namespace {

struct NumberedRow {
    RawMeasure* measure;
    bool begins_section;
    int number;  // 0: not read
};

// «7», the whole of a number: «2.7» says by itself where it belongs.
int number_of(const RawMeasure& measure) {
    const bool plain = measure.label && !measure.label->roman && measure.label->parts.size() == 1;
    return plain ? measure.label->parts.front() : 0;
}

std::vector<NumberedRow> rows_of(RawPlan& plan) {
    std::vector<NumberedRow> rows;
    for (RawSection& section : plan.sections)
        for (RawMeasure& measure : section.measures)
            rows.push_back({&measure, &measure == &section.measures.front(), number_of(measure)});
    return rows;
}

// A number of a later section that counts the rows from the beginning of the plan.
bool count_over_sections(const std::vector<NumberedRow>& rows) {
    bool later = false;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        later = later || (at > 0 && rows[at].begins_section);
        if (later && rows[at].number == static_cast<int>(at) + 1) return true;
    }
    return false;
}

// The number of the first of the rows [from, to), of which none was read; 0 where those round them do not say.
int first_of(const std::vector<NumberedRow>& rows, std::size_t from, std::size_t to) {
    const int count = static_cast<int>(to - from);
    const bool over_sections = count_over_sections(rows);
    const auto counts_anew_within = [&](std::size_t first) {
        return !over_sections && std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(first),
                                             rows.begin() + static_cast<std::ptrdiff_t>(to),
                                             [](const NumberedRow& row) { return row.begins_section; });
    };
    const int above = from > 0 ? rows[from - 1].number : 0, below = to < rows.size() ? rows[to].number : 0;
    if (above + count + 1 == below) return above + 1;
    const bool counted_anew = below == 1 && rows[to].begins_section;
    if (from > 0 && (to == rows.size() || counted_anew) && !counts_anew_within(from)) return above + 1;
    return rows[from].begins_section && below == count + 1 && !counts_anew_within(from + 1) ? 1 : 0;
}

// A quarter of them shows a number, or those that do count the rows from the beginning of the plan.
bool are_numbered(const std::vector<NumberedRow>& rows) {
    std::size_t numbered = 0, in_place = 0;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        numbered += rows[at].number > 0;
        in_place += rows[at].number == static_cast<int>(at) + 1;
    }
    return numbered > 1 && (4 * numbered >= rows.size() || in_place == numbered);
}

// It may go on the row above: it has not all that a measure has.
bool may_be_a_rest(const RawMeasure& measure) {
    return measure.may_go_on &&
           (!starts_with_upper(measure.title.text) || measure.deadline.empty() || measure.executors.empty());
}

void fill(RawMeasure& measure, int number) {
    measure.label = Label{.parts = {number}, .text = std::to_string(number), .roman = false};
    measure.may_go_on = false;
    measure.number.doubts.push_back("Номер не прочитан и взят по порядку: " + measure.label->text +
                                    ". Сравните с документом.");
}

void doubt(RawMeasure& measure) {
    if (measure.may_go_on || !measure.number.doubts.empty()) return;  // said already
    measure.number.doubts.push_back("Номер не прочитан. Впишите его, если он есть в документе.");
}

}  // namespace

void fill_unread_numbers(RawPlan& plan) {
    std::vector<NumberedRow> rows = rows_of(plan);
    if (!are_numbered(rows)) return;
    for (std::size_t from = 0; from < rows.size(); ++from) {
        std::size_t to = from;
        bool rest = false;
        for (; to < rows.size() && !rows[to].measure->label; ++to) rest = rest || may_be_a_rest(*rows[to].measure);
        if (to == from) continue;
        int number = rest ? 0 : first_of(rows, from, to);
        for (std::size_t at = from; at < to; ++at)
            number > 0 ? fill(*rows[at].measure, number++) : doubt(*rows[at].measure);
        from = to;
    }
}

}  // namespace mera::intake
