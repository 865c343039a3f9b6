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

std::string state_condition(ExecutionState state, const std::string& today) {
    static const std::string kOwed = "(f.last_verdict IS NULL OR f.last_verdict = 'returned')";
    switch (state) {
        case ExecutionState::upcoming:
            return "(f.last_verdict IS NULL AND f.due >= " + today + " AND f.period_first > " + today + ")";
        case ExecutionState::in_progress:
            return "(f.last_verdict IS NULL AND f.due >= " + today + " AND f.period_first <= " + today + ")";
        case ExecutionState::under_review: return "f.last_verdict = 'pending'";
        case ExecutionState::returned: return "(f.last_verdict = 'returned' AND f.due >= " + today + ")";
        case ExecutionState::fulfilled: return "(f.last_verdict = 'accepted' AND f.last_submitted_on <= f.due)";
        case ExecutionState::fulfilled_late: return "(f.last_verdict = 'accepted' AND f.last_submitted_on > f.due)";
        case ExecutionState::overdue: return "(" + kOwed + " AND f.due < " + today + ")";
    }
    std::abort();
}

FilterSql filter_sql(const ObligationFilter& filter, Date today) {
    FilterSql sql;
    // Work still owed leaves no room for «released as fulfilled»: saying so lets the partial indexes serve.
    const bool only_open = filter.control == ControlFilter::counted && filter.state &&
                           *filter.state != ExecutionState::fulfilled &&
                           *filter.state != ExecutionState::fulfilled_late;
    sql.conditions = only_open ? control_condition(ControlFilter::on_control) : control_condition(filter.control);
    if (filter.state) sql.conditions += " AND " + state_condition(*filter.state, sql.parameter(today));
    if (filter.programme) sql.conditions += " AND f.programme_id = " + sql.parameter(*filter.programme);
    add_organisations(sql, filter.organisations);
    if (filter.measure) sql.conditions += " AND f.measure_id = " + sql.parameter(*filter.measure);
    if (filter.section) sql.conditions += " AND m.section_id = " + sql.parameter(*filter.section);
    if (filter.due_from) sql.conditions += " AND f.due >= " + sql.parameter(*filter.due_from);
    if (filter.due_to) sql.conditions += " AND f.due <= " + sql.parameter(*filter.due_to);
    if (filter.transfer_asked) sql.conditions += " AND f.transfer_asked";
    if (!collapse_spaces(filter.search).empty()) {
        const std::string pattern = sql.parameter(like_pattern(filter.search));
        sql.conditions += " AND fold(m.number || ' ' || m.title || ' ' || g.short_name || ' ' || g.name) LIKE " +
                          pattern + " ESCAPE '\\'";
    }
    return sql;
}

}  // namespace mera
