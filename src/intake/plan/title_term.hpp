#pragma once
// The years that a title names for its plan, and how plainly it does.
#include <optional>
#include <string_view>

#include "domain/time/deadline.hpp"

namespace mera::intake {

PlanTerm years(int first, int last);         // whole ones
PlanTerm school_years(int first, int last);  // from September to August

// How plainly words say that a year is that of the plan: «на 2021 год» does, «итоги конкурса 2020 года» hardly.
struct NamedTerm {
    PlanTerm term;
    int weight = 0;
    bool guessed = false;
};

bool names_plainly(const NamedTerm& named);  // «на 2021 год»

// The plainest of them. `order_date`: exams of a year are prepared for from the autumn before only by an order of then.
std::optional<NamedTerm> best_term(std::string_view title, const std::optional<Date>& order_date);

// «2023 год», «Мероприятия на 2024 год», «2023-2024 учебный год»: the years of the rows below. «Итоги 2022 года» and «Январь 2024» are no
// such headings.
std::optional<PlanTerm> years_of_heading(std::string_view heading);

bool names_years(std::string_view words);  // any, of whatever

// «г. Заречный, 2020 г.», «Малая Сердоба, 2017 год» at the foot of a title page: where and when it was printed.
bool is_place_and_year(std::string_view line);

}  // namespace mera::intake
