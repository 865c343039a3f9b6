#pragma once
// An earlier day of a programme, looked at as it was when that day ended: «?on=2020-03-12». A page that looks back has no
// deeds, and every address on it keeps the day.
#include <optional>
#include <string>

#include "domain/plan/programme.hpp"
#include "store/plan_past.hpp"
#include "web/views/visit.hpp"

namespace mera {

// Takes the day out of the address into visit.looked_on. The answer is a refusal: no such day, before the first day, or
// not come yet. Today itself is not an earlier day.
std::optional<Response> look_back(Visit& visit, Date first);
std::optional<Response> look_back(Visit& visit);  // a list of all programmes: from the first day of the earliest

// While looking back the banner «Как было 12 марта 2020 г.» with the way home; otherwise a folded form that asks for a day.
// `plan`: of a page of one programme.
Html earlier_day(const Visit& visit, std::string_view path, const PlanOnDay* plan = nullptr);

std::string on_that_day(std::string address, std::optional<Date> day);
inline std::string on_that_day(const Visit& visit, std::string address) {
    return on_that_day(std::move(address), visit.looked_on);
}

// The plan of the day that is looked at; none: today's is asked for.
std::optional<PlanOnDay> plan_looked_at(const Visit& visit, ProgrammeId programme);

}  // namespace mera
