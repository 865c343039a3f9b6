// The codes of deadlines: the words of the PlanDraft JSON and of the database.
#include <algorithm>
#include <array>
#include <utility>

#include "domain/time/deadline.hpp"

namespace mera {

namespace {

using enum DeadlineKind;

constexpr std::array<std::pair<DeadlineKind, std::string_view>, 12> kKinds = {{
    {date, "date"},
    {by_date, "by_date"},
    {month, "month"},
    {range, "range"},
    {year, "year"},
    {school_year, "school_year"},
    {recurring, "recurring"},
    {continuous, "continuous"},
    {on_demand, "on_demand"},
    {by_separate_plan, "by_separate_plan"},
    {event_bound, "event_bound"},
    {unknown, "unknown"},
}};

constexpr std::array<std::pair<DeadlineCondition, std::string_view>, 4> kConditions = {{
    {DeadlineCondition::on_demand, "on_demand"},
    {DeadlineCondition::by_agreement, "by_agreement"},
    {DeadlineCondition::by_separate_plan, "by_separate_plan"},
    {DeadlineCondition::on_event, "on_event"},
}};

template <class Table, class Value>
std::string_view code_in(const Table& table, Value value) {
    return std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == value; })->second;
}

template <class Value, std::size_t size>
std::optional<Value> value_in(const std::array<std::pair<Value, std::string_view>, size>& table,
                              std::string_view code) {
    const auto* found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.second == code; });
    if (found == table.end()) return {};
    return found->first;
}

}  // namespace

std::string_view code_of(DeadlineKind kind) { return code_in(kKinds, kind); }
std::string_view code_of(DeadlineCondition condition) { return code_in(kConditions, condition); }
std::optional<DeadlineKind> deadline_kind_from(std::string_view code) { return value_in(kKinds, code); }
std::optional<DeadlineCondition> deadline_condition_from(std::string_view code) { return value_in(kConditions, code); }

}  // namespace mera
