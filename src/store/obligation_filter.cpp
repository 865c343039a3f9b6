#include "store/obligation_filter.hpp"

#include <cstdlib>

#include "base/text.hpp"

namespace mera {

namespace {

void add_organisations(FilterSql& sql, const std::vector<OrganisationId>& organisations) {
    if (organisations.empty()) return;
    std::string list;
    for (const OrganisationId organisation : organisations)
        list += (list.empty() ? "" : ", ") + sql.parameter(organisation);
    sql.conditions += " AND f.organisation_id IN (" + list + ")";
}

std::string_view control_condition(ControlFilter control) {
    switch (control) {
        case ControlFilter::counted: return kCounted;
        case ControlFilter::on_control: return "f.released_on IS NULL";
        case ControlFilter::released: return "f.released_on IS NOT NULL";
        case ControlFilter::any: return "TRUE";
    }
    std::abort();
}

// What left control keeps the state of the day it left.
std::string day_of_state(const std::string& today) {
    return "CASE WHEN f.released_on < " + today + " THEN f.released_on ELSE " + today + " END";
}

// Whose words of the order lead to this obligation's organisation.
constexpr std::string_view kExecutor = R"sql( AND EXISTS (
    SELECT 1 FROM measure_executor e
     WHERE e.measure_id = f.measure_id AND fold(e.words) = {words}
       AND (e.organisation_id = f.organisation_id
            OR (e.reading = 'listed_schools'
                AND EXISTS (SELECT 1 FROM programme p JOIN school_list_entry l ON l.school_list_id = p.school_list_id
                             WHERE p.id = f.programme_id AND l.organisation_id = f.organisation_id)))))sql";

// What a person types has no wildcards.
std::string like_pattern(std::string_view words) {
    std::string out = "%";
    for (const char c : fold_for_comparison(words)) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out + "%";
}

}  // namespace

std::string state_condition(ExecutionState state, const std::string& day) {
    static const std::string kOwed = "(f.last_verdict IS NULL OR f.last_verdict = 'returned')";
    switch (state) {
        case ExecutionState::upcoming:
            return "(f.last_verdict IS NULL AND f.due >= " + day + " AND f.period_first > " + day + ")";
        case ExecutionState::in_progress:
            return "(f.last_verdict IS NULL AND f.due >= " + day + " AND f.period_first <= " + day + ")";
        case ExecutionState::under_review: return "f.last_verdict = 'pending'";
        case ExecutionState::returned: return "(f.last_verdict = 'returned' AND f.due >= " + day + ")";
        case ExecutionState::fulfilled: return "(f.last_verdict = 'accepted' AND f.last_submitted_on <= f.due)";
        case ExecutionState::fulfilled_late: return "(f.last_verdict = 'accepted' AND f.last_submitted_on > f.due)";
        case ExecutionState::overdue: return "(" + kOwed + " AND f.due < " + day + ")";
    }
    std::abort();
}

std::string figure_condition(ControlFigure figure, const std::string& day, const std::string& soon) {
    static const std::string counted{kCounted};
    static const std::string apart = "(f.released_on IS NOT NULL AND f.release_reason <> 'fulfilled')";
    static const std::string excluded = "(" + apart + " AND f.released_on <= f.due)";
    std::string judged = "(f.due < " + day + " AND (" + counted + " OR f.released_on > f.due))";
    std::string on_time =
        "(" + judged + " AND " + counted + " AND f.last_verdict = 'accepted' AND f.last_submitted_on <= f.due)";
    switch (figure) {
        case ControlFigure::done: return "(" + counted + " AND f.last_verdict = 'accepted')";
        case ControlFigure::due_soon:
            return "(f.released_on IS NULL AND (f.last_verdict IS NULL OR f.last_verdict = 'returned') AND f.due >= " +
                   day + " AND f.due <= " + soon + ")";
        case ControlFigure::returned_twice: return "(" + counted + " AND f.returns >= 2)";
        case ControlFigure::released: return apart;
        case ControlFigure::judged: return judged;
        case ControlFigure::on_time: return on_time;
        case ControlFigure::not_on_time:
            return "(" + judged + " AND " + apart + " OR " + judged +
                   " AND (f.last_verdict IS NULL OR f.last_verdict <> 'accepted' OR "
                   "f.last_submitted_on > f.due))";
        case ControlFigure::judged_waiting:
            return "(" + judged + " AND " + counted + " AND f.last_verdict = 'pending')";
        case ControlFigure::excluded: return excluded;
    }
    std::abort();
}

std::string_view joins_for(const ObligationFilter& filter) {
    if (!filter.section && collapse_spaces(filter.search).empty()) return "";
    return "JOIN measure m ON m.id = f.measure_id JOIN organisation g ON g.id = f.organisation_id ";
}

FilterSql scope_sql(const ObligationFilter& filter) {
    FilterSql sql;
    sql.conditions = "TRUE";
    if (filter.programme) sql.conditions += " AND f.programme_id = " + sql.parameter(*filter.programme);
    add_organisations(sql, filter.organisations);
    if (filter.measure) sql.conditions += " AND f.measure_id = " + sql.parameter(*filter.measure);
    if (filter.section) sql.conditions += " AND m.section_id = " + sql.parameter(*filter.section);
    if (!filter.executor.empty())
        sql.conditions += replace_all(std::string{kExecutor}, "{words}", sql.parameter(filter.executor));
    if (!collapse_spaces(filter.search).empty()) {
        const std::string pattern = sql.parameter(like_pattern(filter.search));
        sql.conditions += " AND fold(m.number || ' ' || m.title || ' ' || g.short_name || ' ' || g.name) LIKE " +
                          pattern + " ESCAPE '\\'";
    }
    return sql;
}

FilterSql filter_sql(const ObligationFilter& filter, Date today) {
    FilterSql sql = scope_sql(filter);
    const ControlFilter control = filter.figure || filter.release ? ControlFilter::any : filter.control;
    // Work still owed leaves no room for «released as fulfilled»: saying so lets the partial indexes serve.
    const bool only_open = control == ControlFilter::counted && filter.state &&
                           *filter.state != ExecutionState::fulfilled &&
                           *filter.state != ExecutionState::fulfilled_late;
    sql.conditions += " AND " + std::string{control_condition(only_open ? ControlFilter::on_control : control)};
    if (filter.state) {
        const bool may_be_lifted = control == ControlFilter::released || control == ControlFilter::any;
        std::string condition = state_condition(*filter.state, may_be_lifted ? day_of_state("{day}") : "{day}");
        if (condition.find("{day}") != std::string::npos)
            condition = replace_all(condition, "{day}", sql.parameter(today));
        sql.conditions += " AND " + condition;
    }
    if (filter.figure) {
        std::string condition = figure_condition(*filter.figure, "{day}", "{soon}");
        for (const auto& [hole, date] : {std::pair{"{day}", today}, std::pair{"{soon}", add_days(today, kSoonDays)}})
            if (condition.find(hole) != std::string::npos)  // PostgreSQL wants every parameter used
                condition = replace_all(condition, hole, sql.parameter(date));
        sql.conditions += " AND " + condition;
    }
    if (filter.release) sql.conditions += " AND f.release_reason = " + sql.parameter(code_of(*filter.release));
    if (filter.due_from) sql.conditions += " AND f.due >= " + sql.parameter(*filter.due_from);
    if (filter.due_to) sql.conditions += " AND f.due <= " + sql.parameter(*filter.due_to);
    if (filter.transfer_asked) sql.conditions += " AND f.transfer_asked";
    return sql;
}

}  // namespace mera
