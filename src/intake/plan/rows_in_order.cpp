#include "intake/plan/rows_in_order.hpp"

#include <algorithm>
#include <set>

#include "intake/plan/plan_part.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

constexpr int kMonths = 12;

// Months are counted from the year nought, so that December and January are neighbours.
int month_of(Date day) {
    return static_cast<int>(day.year()) * kMonths + static_cast<int>(static_cast<unsigned>(day.month())) - 1;
}

Date first_day(int month) { return make_date(month / kMonths, static_cast<unsigned>(month % kMonths) + 1, 1); }

struct RowMonths {
    int first = 0, last = 0;
    bool named = false;  // with its year; else counted within any one
};

bool names_a_year(std::string_view phrase) {
    const Tokens tokens = tokenise(phrase);
    if (std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return year_of(token).has_value(); }))
        return true;
    const DeadlineReading bare = read_deadlines(phrase, std::nullopt);  // «23.01.19»
    return std::any_of(bare.deadlines.begin(), bare.deadlines.end(),
                       [](const Deadline& it) { return it.end && !it.recurrence; });
}

// A row of its own time: «постоянно» and «ежемесячно» stand anywhere.
std::optional<RowMonths> months_of(const std::string& phrase) {
    constexpr int kAnyYear = 2023;
    static const PlanTerm calendar{make_date(kAnyYear, 1, 1), make_date(kAnyYear, 12, 31)},
        school{make_date(kAnyYear, 9, 1), make_date(kAnyYear + 1, 8, 31)};
    // Halves of a year are those of a school or of the calendar, nobody knows which.
    if (phrase.empty() || has_word_with(phrase, {"полугоди", "семестр"})) return {};
    const bool named = names_a_year(phrase);
    for (const std::optional<PlanTerm>& term :
         named ? std::vector<std::optional<PlanTerm>>{std::nullopt}
               : std::vector<std::optional<PlanTerm>>{calendar, school}) {  // «декабрь – январь» lies in a school year
        const DeadlineReading reading = read_deadlines(phrase, term);
        const Deadline& first = reading.deadlines.front();
        const bool own = first.kind == DeadlineKind::date || first.kind == DeadlineKind::by_date ||
                         first.kind == DeadlineKind::month || first.kind == DeadlineKind::range;
        if (!own || first.recurrence || first.condition || !first.end) continue;
        return RowMonths{month_of(first.start.value_or(*first.end)), month_of(*first.end), named};
    }
    return {};
}

// How far the next row lies ahead; rows of neighbouring months may change places.
std::optional<int> step(int from, int to) {
    constexpr int kBackMax = 1, kAheadMax = 8;
    const int ahead = ((to - from) % kMonths + kMonths) % kMonths;
    if (ahead <= kAheadMax) return ahead;
    return ahead >= kMonths - kBackMax ? std::optional{ahead - kMonths} : std::nullopt;
}

struct Chain {
    std::vector<int> months;  // in which each row begins, from the first row on
    int last = 0;
    std::optional<int> shift;  // from these months to those of the calendar, by the years that are named
};

std::optional<Chain> chain_of(const std::vector<RowMonths>& rows) {
    Chain out;
    int at = rows.front().first;
    out.last = at;
    for (const RowMonths& row : rows) {
        const auto ahead = step(at, row.first);
        if (!ahead) return {};
        at += *ahead;
        out.months.push_back(at);
        out.last = std::max(out.last, at + row.last - row.first);
        if (!row.named) continue;
        const int shift = row.first - at;
        if (shift % kMonths != 0 || (out.shift && *out.shift != shift)) return {};
        out.shift = shift;
    }
    return out;
}

constexpr int kBeforeOrder = 2;  // a plan of October may begin with September

// The first such month that is not long before the order.
std::optional<int> shift_behind(Date ordered, int month) {
    constexpr int kAheadMax = 6;
    const int order = month_of(ordered) - kBeforeOrder;
    const int ahead = ((month - order) % kMonths + kMonths) % kMonths;
    return ahead <= kAheadMax + kBeforeOrder ? std::optional{order + ahead - month} : std::nullopt;
}

}  // namespace

std::optional<RowsTerm> term_of_rows_in_order(const std::vector<std::string>& phrases,
                                              const std::optional<Date>& ordered) {
    constexpr std::size_t kMonthsMin = 3, kMonthsSure = 5, kRowsMax = 400;
    std::vector<RowMonths> rows;
    for (const std::string& phrase : phrases)
        if (const auto months = months_of(phrase); months && rows.size() < kRowsMax) rows.push_back(*months);
    if (rows.size() < kMonthsMin) return {};
    const auto chain = chain_of(rows);
    if (!chain) return {};
    const auto [least, greatest] = std::minmax_element(chain->months.begin(), chain->months.end());
    const std::size_t different = std::set<int>(chain->months.begin(), chain->months.end()).size();
    if (different < kMonthsMin || std::max(*greatest, chain->last) - *least >= kMonths) return {};
    const auto shift = chain->shift ? chain->shift : ordered ? shift_behind(*ordered, *least) : std::nullopt;
    if (!shift || (ordered && *least + *shift + kBeforeOrder < month_of(*ordered))) return {};
    const Date last = add_days(first_day(std::max(*greatest, chain->last) + *shift + 1), -1);
    const bool before_order = ordered && *least + *shift < month_of(*ordered);
    return RowsTerm{{first_day(*least + *shift), last}, different >= kMonthsSure && !before_order};
}

}  // namespace mera::intake
