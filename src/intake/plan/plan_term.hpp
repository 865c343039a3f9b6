#pragma once
// From when to when the plan runs, by what its own document says.
#include <optional>
#include <string>
#include <vector>

#include "domain/time/deadline.hpp"
#include "intake/plan/plan_part.hpp"

namespace mera::intake {

struct TermFacts {
    std::optional<Date> order_date;
    std::vector<std::string> titles;     // of the order and of the plan, headers of the columns with times
    std::vector<std::string> sections;   // headings inside the plan
    std::vector<std::string> deadlines;  // the words of all deadline cells
    bool unsure_titles = false;          // their letters are a guess: what most deadlines name goes before them
};

struct FoundTerm {
    PlanTerm term;
    bool guessed = false;  // only the dated rows name a year, or the rows run on beyond the year of the order
    std::optional<PlanTerm> days = {};  // «План работы на сентябрь 2024 года», «на 30 октября 2024 года»
    std::optional<PlanPart> part = {};
    bool of_order = false;  // no heading names it: from the day of the order to the last year that some day names
};

// A period the title names («на 2019-2020 учебный год», «на 2020 год», «на 2020-2022 годы»); otherwise from the day of
// the order to the end of the last year the deadlines name; without an order the years they name.
// A title's period is widened when a quarter of the deadlines name days of the year before or after it.
// Headings of sections that name periods stand for a title that does not.
// Nothing when no year is named anywhere.
std::optional<FoundTerm> plan_term(const TermFacts& facts);

}  // namespace mera::intake
