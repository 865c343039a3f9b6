#pragma once
// The time that stands above the rows of a plan, in a heading or in the title, against the times of the rows: «15 марта» under
// «Январь» is a mistake of one of the two.
#include <optional>
#include <string_view>
#include <vector>

#include "domain/plan/plan_draft.hpp"
#include "intake/plan/plan_term.hpp"

namespace mera::intake {

// «Сентябрь», «II квартал», «2 неделя (13.01 – 17.01)», «Подготовительный этап: январь – февраль», «Лето 2025 года»: from when
// to when the rows below it are. Nothing when its year is anybody's guess.
std::optional<PlanTerm> stretch_of_heading(std::string_view heading, const std::optional<PlanTerm>& term);

// «График медосмотров на 2026 год» beside a plan for 2025: the years of what is named there.
std::optional<PlanTerm> term_of_named_plan(std::string_view heading);

// A doubt at each row whose time lies outside, or one at the section when most of its rows do.
void doubt_outside_heading(DraftSection& section, const PlanTerm& stretch, std::string_view heading);

// The same for the part of a year that the title names («на март 2026 года»). Where most rows lie outside «с 1 по 5 июня 2026
// года», those are the days of what is prepared.
void doubt_outside_title(std::vector<DraftSection>& sections, const FoundTerm& found);

}  // namespace mera::intake
