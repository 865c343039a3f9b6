// What a phrase leaves to the term of the plan: «в течение года», «конец учебного года», «весь период».
#include "domain/time/deadline_resolve.hpp"

namespace mera::deadline_language {

namespace {

using Kind = Stretch::Kind;
using Part = Stretch::Part;

// The school year that the term of the plan touches; the first of two.
std::optional<Days> school_year_of(const PlanTerm& term, const Stretch& of, std::string& why) {
    Stretch stretch = of;
    stretch.kind = Kind::school_year;
    const bool school_plan = is_school_plan(term);
    std::optional<int> first_year;
    constexpr int kTooMany = 3;
    const int from = static_cast<int>(term.first.year()) - 1, to = static_cast<int>(term.last.year());
    int touching = 0;
    for (int year = from; year <= to && touching < kTooMany; ++year) {
        const Days days = *days_of({.kind = Kind::school_year}, year, school_plan);
        if (days.last < term.first || term.last < days.first) continue;
        if (!first_year) first_year = year;
        ++touching;
    }
    if (!first_year || touching >= kTooMany) return why = "Не сказано, какой учебный год. Назовите его.", std::nullopt;
    if (touching > 1) why = "Срок плана задевает два учебных года: взят первый из них. Проверьте.";
    return days_of(stretch, *first_year, school_plan);
}

// «к новому учебному году»: the one that begins within the plan; «следующего»: after its beginning
std::optional<Days> fresh_school_year_of(const PlanTerm& term, const Stretch& stretch, std::string& why) {
    int year = static_cast<int>(term.first.year());
    const auto begins = [&] { return Date{std::chrono::year{year} / std::chrono::September / 1}; };
    while (begins() < term.first || (stretch.fresh == 2 && begins() == term.first)) ++year;
    why = "Учебный год понят как начинающийся в " + std::to_string(year) + " году. Проверьте.";
    return days_of(stretch, year, is_school_plan(term));
}

std::optional<Days> edge_of(const PlanTerm& term, int edge) {
    if (edge == 2) return {};  // the middle of a year is nobody's month
    return edge == 1 ? Days{term.first, last_day_of_month(term.first)} : Days{first_day_of_month(term.last), term.last};
}

}  // namespace

std::optional<Days> days_of_term(const Stretch& stretch, const std::optional<PlanTerm>& term, std::string& why) {
    if (!term) return why = "Срок плана неизвестен. Назовите даты.", std::nullopt;
    const bool beginning = stretch.part == Part::edge && stretch.part_number == 1 && !is_school_plan(*term);
    if (stretch.kind == Kind::school_year && (stretch.fresh != 0 || beginning))
        return fresh_school_year_of(*term, stretch, why);
    if (stretch.kind == Kind::school_year) return school_year_of(*term, stretch, why);
    if (stretch.of_calendar && term->first.year() != term->last.year())
        why = stretch.part == Part::edge ? "«Календарный год» понят как тот, в котором начинается план. Проверьте год."
                                         : "«Календарного года» понято как весь срок плана. Проверьте год.";
    const Days whole{term->first, term->last};
    if (stretch.kind == Kind::plan_term) return whole;
    constexpr int kLongestYear = 366, kTwoYears = 730;
    const int length = days_between(term->first, term->last) + 1;
    if (length >= kTwoYears)
        return why = "Не сказано, какой год, а срок плана охватывает несколько лет. Назовите год.", std::nullopt;
    if (length > kLongestYear) why = "«В течение года» понято как весь срок плана.";
    if (stretch.part != Part::edge) return whole;
    if (stretch.of_calendar) {  // «до конца календарного года»: of the year in which the plan begins
        Stretch year = stretch;
        year.kind = Kind::year;
        return days_of(year, static_cast<int>(term->first.year()), false);
    }
    return is_school_plan(*term) ? school_year_of(*term, stretch, why) : edge_of(*term, stretch.part_number);
}

}  // namespace mera::deadline_language
