#include "intake/plan/plan_term.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/text.hpp"
#include "intake/plan/plan_part.hpp"
#include "intake/plan/rows_in_order.hpp"
#include "intake/plan/title_term.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

std::optional<PlanTerm> term_in_title(std::string_view title, const std::optional<Date>& order_date) {
    const auto found = best_term(title, order_date);
    return found ? std::optional{found->term} : std::nullopt;
}

// «Мероприятия на 2024 год», «Мероприятия на 2025 год»: the plan runs over all of them. What stands above the first of them is of a year
// that nothing says.
std::optional<FoundTerm> term_of_sections(const std::vector<std::string>& headings) {
    std::optional<PlanTerm> out;
    bool above = false;  // a heading without years before the first
    for (const std::string& heading : headings) {
        const bool month = month_in(heading).has_value();  // «Январь 2024 года»
        const auto term = month ? term_in_title(heading, std::nullopt) : years_of_heading(heading);
        above = above || (!out && !term && !heading.empty());
        if (!term) continue;
        if (!out) out = term;
        out->first = std::min(out->first, term->first);
        out->last = std::max(out->last, term->last);
    }
    if (!out) return {};
    return FoundTerm{.term = *out, .guessed = above};
}

// «I этап (сентябрь – ноябрь)», «II этап (декабрь 2024 – март 2025)», «III этап (апрель – май)»
std::optional<RowsTerm> term_of_headings_in_order(const TermFacts& facts) {
    std::vector<std::string> times;
    for (const std::string& heading : facts.sections)
        if (std::string time = time_in_heading(heading); !time.empty()) times.push_back(std::move(time));
    auto rows = term_of_rows_in_order(times, facts.order_date);
    if (rows) rows->sure = !facts.order_date || rows->term.last >= *facts.order_date;  // headings are not set by chance
    return rows;
}

// «до 1 марта 2019 г.», «23.01.19»
bool names_year(const Tokens& tokens) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (year_of(tokens[at])) return true;
        const auto number = [&](std::size_t it) { return tokens[it].kind == Token::Kind::number; };
        if (at >= 4 && number(at) && tokens[at].text.size() == 2 && tokens[at - 1].text == "." && number(at - 2) &&
            tokens[at - 3].text == "." && number(at - 4))
            return true;
    }
    return false;
}

// The first and the last day the deadlines name with their years.
std::optional<PlanTerm> days_named(const std::vector<std::string>& phrases) {
    std::optional<PlanTerm> out;
    const auto take = [&](const std::optional<Date>& day) {
        if (!day) return;
        if (!out) out = PlanTerm{*day, *day};
        out->first = std::min(out->first, *day);
        out->last = std::max(out->last, *day);
    };
    for (const std::string& phrase : phrases) {
        const Tokens tokens = tokenise(phrase);
        if (!names_year(tokens)) continue;
        for (const Deadline& deadline : read_deadlines(phrase, std::nullopt).deadlines) {
            take(deadline.start);
            take(deadline.end);
        }
    }
    return out;
}

// «ГИА в 2025 году» is prepared from the summer before: so many deadlines name that year that the plan began in it.
PlanTerm widened(PlanTerm term, const std::vector<std::string>& phrases) {
    constexpr std::size_t kOutsideMin = 3;
    const auto year = [](Date day) { return static_cast<int>(day.year()); };
    std::vector<std::string> before, after;
    for (const std::string& phrase : phrases) {
        const auto named = days_named({phrase});
        if (!named) continue;
        if (named->first < term.first && year(named->first) + 1 >= year(term.first)) before.push_back(phrase);
        if (named->last > term.last && year(named->last) <= year(term.last) + 1) after.push_back(phrase);
    }
    const auto enough = [&](const std::vector<std::string>& named) {
        return named.size() >= kOutsideMin && named.size() * 4 >= phrases.size();
    };
    if (enough(before)) term.first = days_named(before)->first;
    if (enough(after)) term.last = days_named(after)->last;
    return term;
}

// «на 20[25-2026] учебный год» under a stamp: most deadlines name days of another time.
bool is_denied(const PlanTerm& term, const std::vector<std::string>& phrases) {
    std::size_t named = 0, inside = 0;
    for (const std::string& phrase : phrases) {
        const auto days = days_named({phrase});
        if (!days) continue;
        ++named;
        inside += term.first <= days->first && days->last <= term.last;
    }
    return 2 * inside < named;
}

// «Дорожная карта на период до 2025 года»; 0 when no title says it.
int last_year(const std::vector<std::string>& titles) {
    int out = 0;
    for (const std::string& title : titles) {
        const Tokens tokens = tokenise(title);
        for (std::size_t at = 1; at < tokens.size(); ++at)
            if (const auto year = year_of(tokens[at]); year && (tokens[at - 1].is("до") || tokens[at - 1].is("по")))
                out = std::max(out, *year);
    }
    return out;
}

// «Январь», «до 15 февраля», «март – апрель» in the plan of an order of December, which names no year: rows that the rest of the
// year does not hold and the twelve months after the order do.
bool runs_into_next_year(Date ordered, const PlanTerm& twelve_months, const std::vector<std::string>& phrases) {
    constexpr unsigned kFirstMonth = 8;  // of the school year: an earlier order may plan what began before it
    constexpr std::size_t kOutsideMin = 2;
    if (static_cast<unsigned>(ordered.month()) < kFirstMonth) return false;
    const PlanTerm rest{ordered, make_date(static_cast<int>(ordered.year()), 12, 31)};
    const auto lacks_year = [](const std::string& phrase, const PlanTerm& term) {
        const auto doubts = read_deadlines(phrase, term).doubts;
        return std::any_of(doubts.begin(), doubts.end(),
                           [](const std::string& why) { return why.starts_with("Год не назван"); });
    };
    const auto outside = std::count_if(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
        return lacks_year(phrase, rest) && !lacks_year(phrase, twelve_months);
    });
    return static_cast<std::size_t>(outside) >= kOutsideMin;
}

// «ГИА-2025» over rows from August to June: of the two autumns theirs is the one before.
bool rows_stand_within(const PlanTerm& school, const TermFacts& facts) {
    if (school.first.month() != std::chrono::September) return false;
    const Date august = add_months(school.first, -1);  // schools prepare before the year begins
    const auto rows = term_of_rows_in_order(facts.deadlines, august);
    return rows && rows->sure && august <= rows->term.first && rows->term.last <= school.last;
}

// «План мероприятий на учебный год» of an order of August.
std::optional<PlanTerm> school_year_of_order(const TermFacts& facts) {
    constexpr unsigned kFirst = 7, kLast = 11;  // months in which the plan of the year is approved
    if (!facts.order_date) return {};
    const auto month = static_cast<unsigned>(facts.order_date->month());
    const int year = static_cast<int>(facts.order_date->year());
    if (month < kFirst || month > kLast) return {};
    for (const std::string& title : facts.titles) {
        const Tokens tokens = tokenise(title);
        for (std::size_t at = 2; at < tokens.size(); ++at)
            if (tokens[at].is("год") && tokens[at - 1].folded.starts_with("уч") && tokens[at - 2].is("на"))
                return school_years(year, year + 1);
    }
    return {};
}

// The lines of a title go on from one to the next: «План выполнения решений 2020 года ¶ на 2021 год».
std::optional<FoundTerm> term_of_titles(const TermFacts& facts) {
    constexpr std::size_t kLinesOfTitle = 3;
    std::optional<NamedTerm> best;
    std::size_t of_title = 0, first = facts.titles.size();
    for (std::size_t at = 0; at < facts.titles.size(); ++at) {
        const std::string& title = facts.titles[at];
        if (at >= first + kLinesOfTitle && at + 1 < facts.titles.size()) continue;
        auto found = is_place_and_year(title) ? std::nullopt : best_term(title, facts.order_date);
        if (!found || (facts.unsure_titles && is_denied(found->term, facts.deadlines))) continue;
        if (facts.order_date && found->term.last < *facts.order_date) {  // «по решению коллегии 2022 года»
            if (!names_plainly(*found)) continue;
            found->guessed = true;  // one of the two years is a slip
        }
        first = std::min(first, at);
        if (best && best->weight >= found->weight) continue;
        best = found;
        of_title = at;
    }
    if (!best) return {};
    const std::string& title = facts.titles[of_title];
    const auto part = part_in_title(title);
    // «Месячник (01.09.2023 – 30.09.2023)»: days within one month say which one «3 неделя» is of.
    const bool of_month = part && part->days && part->days->first.year() == part->days->last.year() &&
                          part->days->first.month() == part->days->last.month();
    return FoundTerm{widened(best->term, facts.deadlines), best->guessed && !rows_stand_within(best->term, facts),
                     of_month ? part->days : days_in_title(title), part};
}

// From autumn to the next summer.
std::optional<PlanTerm> school_year_of(const PlanTerm& days) {
    const int first = static_cast<int>(days.first.year());
    const PlanTerm year = school_years(first, first + 1);
    const bool within = days.first.year() != days.last.year() && year.first <= days.first && days.last <= year.last;
    return within ? std::optional{year} : std::nullopt;
}

// The rest of the year of the order, or twelve months after it, where the rows run on into the next.
FoundTerm term_of_order(const TermFacts& facts, Date ordered, const std::optional<PlanTerm>& named,
                        const std::optional<RowsTerm>& rows) {
    constexpr int kMonthsOfYear = 12;
    const int order_year = static_cast<int>(ordered.year());
    const int last = std::max({order_year, named ? static_cast<int>(named->last.year()) : 0, last_year(facts.titles)});
    const PlanTerm twelve{ordered, add_days(add_months(ordered, kMonthsOfYear), -1)};
    if (rows && rows->term.last.year() > ordered.year() && last_year(facts.titles) == 0)
        return {.term = {std::min(ordered, rows->term.first), std::max(rows->term.last, twelve.last)},
                .guessed = !rows->sure,
                .of_order = true};
    if (last == order_year && runs_into_next_year(ordered, twelve, facts.deadlines))
        return {.term = twelve, .guessed = true, .of_order = true};
    return {.term = {ordered, make_date(last, 12, 31)}, .of_order = last_year(facts.titles) == 0};
}

std::optional<FoundTerm> term_by_facts(const TermFacts& facts) {
    if (const auto named = term_of_titles(facts)) return named;
    if (const auto year = school_year_of_order(facts)) return FoundTerm{*year};
    auto rows = term_of_headings_in_order(facts);
    if (!rows)
        if (const auto term = term_of_sections(facts.sections)) return term;
    const auto named = days_named(facts.deadlines);
    if (!named && !facts.order_date) return {};
    if (!rows) rows = term_of_rows_in_order(facts.deadlines, facts.order_date);
    if (facts.order_date) return term_of_order(facts, *facts.order_date, named, rows);
    const int first = static_cast<int>(named->first.year()), last = static_cast<int>(named->last.year());
    if (rows) {
        const bool within_year = rows->term.first.year() == rows->term.last.year();
        const auto school = school_year_of(rows->term);
        return FoundTerm{school ? *school : within_year ? years(first, first) : rows->term, !rows->sure};
    }
    if (const auto school = school_year_of(*named)) return FoundTerm{*school, true};
    return FoundTerm{years(first, last), true};
}

}  // namespace

std::optional<FoundTerm> plan_term(const TermFacts& facts) {
    std::optional<FoundTerm> found = term_by_facts(facts);
    for (const std::string& title : facts.titles)
        if (found && !found->part) found->part = event_in_title(title);
    return found;
}

}  // namespace mera::intake
