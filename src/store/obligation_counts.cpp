// Counts over obligation_facts: one grouped query answers for every state at once.
#include <utility>

#include "store/obligation_filter.hpp"
#include "store/obligations.hpp"

namespace mera {

namespace {

// Discipline, denominator: due before today and not taken off control by then for a reason other than fulfilment.
constexpr std::string_view kJudged =
    "(f.released_on IS NULL OR f.release_reason = 'fulfilled' OR f.released_on > f.due)";
constexpr std::string_view kOnTime = "f.last_verdict = 'accepted' AND f.last_submitted_on <= f.due";

std::string counted(const std::string& condition) { return "count(*) FILTER (WHERE " + condition + ")"; }

std::string count_columns(const std::string& today, const std::string& soon) {
    const std::string in_figures = std::string{kCounted} + " AND ";
    std::string out;
    for (const ExecutionState state :
         {ExecutionState::upcoming, ExecutionState::in_progress, ExecutionState::under_review, ExecutionState::returned,
          ExecutionState::fulfilled, ExecutionState::fulfilled_late, ExecutionState::overdue})
        out += counted(in_figures + state_condition(state, today)) + ", ";
    out += counted("f.released_on IS NOT NULL AND f.release_reason <> 'fulfilled'") + ", ";
    out += counted("f.released_on IS NULL AND (f.last_verdict IS NULL OR f.last_verdict = 'returned') AND f.due >= " +
                   today + " AND f.due <= " + soon) +
           ", ";
    out += counted("f.due < " + today + " AND " + std::string{kJudged} + " AND " + std::string{kOnTime}) + ", ";
    out += counted("f.due < " + today + " AND " + std::string{kJudged});
    return out;
}

StateCounts read_counts(Row& row) {
    StateCounts out;
    for (std::int64_t* count :
         {&out.upcoming, &out.in_progress, &out.under_review, &out.returned, &out.fulfilled, &out.fulfilled_late,
          &out.overdue, &out.released, &out.due_soon, &out.discipline.on_time, &out.discipline.due})
        *count = row.next<std::int64_t>();
    return out;
}

struct CountQuery {
    std::string text;
    std::vector<DbValue> values;
};

CountQuery count_query(ObligationFilter filter, Date today, const std::string& keys, const std::string& joins) {
    filter.control = ControlFilter::any;  // every column says for itself what it counts
    FilterSql sql = filter_sql(filter, today);
    const std::string day = sql.parameter(today);
    const std::string soon = sql.parameter(add_days(today, 7));
    const bool needs_words = filter.section || !filter.search.empty();
    std::string text =
        "SELECT " + (keys.empty() ? "" : keys + ", ") + count_columns(day, soon) + " FROM obligation_facts f ";
    text +=
        needs_words ? "JOIN measure m ON m.id = f.measure_id JOIN organisation g ON g.id = f.organisation_id " : joins;
    text += " WHERE " + sql.conditions;
    return {std::move(text), std::move(sql.values)};
}

}  // namespace

StateCounts& StateCounts::operator+=(const StateCounts& other) {
    upcoming += other.upcoming;
    in_progress += other.in_progress;
    under_review += other.under_review;
    returned += other.returned;
    fulfilled += other.fulfilled;
    fulfilled_late += other.fulfilled_late;
    overdue += other.overdue;
    released += other.released;
    due_soon += other.due_soon;
    discipline.on_time += other.discipline.on_time;
    discipline.due += other.discipline.due;
    return *this;
}

StateCounts count_states(Db& db, const ObligationFilter& filter, Date today) {
    const CountQuery query = count_query(filter, today, "", "");
    return db.query_values(query.text, query.values).first(read_counts).value();
}

std::vector<OrganisationCounts> count_states_by_organisation(Db& db, const ObligationFilter& filter, Date today) {
    const CountQuery query = count_query(filter, today, "f.organisation_id, g.short_name",
                                         "JOIN organisation g ON g.id = f.organisation_id ");
    return db
        .query_values(query.text + " GROUP BY f.organisation_id, g.short_name ORDER BY g.short_name, f.organisation_id",
                      query.values)
        .all([](Row& row) {
            OrganisationCounts out;
            out.organisation = row.next<OrganisationId>();
            out.name = row.next<std::string>();
            out.counts = read_counts(row);
            return out;
        });
}

std::vector<MeasureCounts> count_states_by_measure(Db& db, const ObligationFilter& filter, Date today) {
    const CountQuery query = count_query(filter, today, "f.measure_id", "");
    return db.query_values(query.text + " GROUP BY f.measure_id", query.values).all([](Row& row) {
        MeasureCounts out;
        out.measure = row.next<MeasureId>();
        out.counts = read_counts(row);
        return out;
    });
}

std::vector<MatrixCell> count_states_by_cell(Db& db, ProgrammeId programme, Date today) {
    ObligationFilter filter;
    filter.programme = programme;
    const CountQuery query = count_query(filter, today, "f.measure_id, f.organisation_id", "");
    return db.query_values(query.text + " GROUP BY f.measure_id, f.organisation_id", query.values).all([](Row& row) {
        MatrixCell out;
        out.measure = row.next<MeasureId>();
        out.organisation = row.next<OrganisationId>();
        out.counts = read_counts(row);
        return out;
    });
}

std::vector<MonthDiscipline> discipline_by_month(Db& db, const ObligationFilter& filter, Date today) {
    ObligationFilter all = filter;
    all.control = ControlFilter::any;
    FilterSql sql = filter_sql(all, today);
    const std::string day = sql.parameter(today);
    const std::string judged = std::string{kJudged};
    const bool needs_words = filter.section || !filter.search.empty();
    std::string text =
        "SELECT substr(f.due, 1, 7), " + counted(std::string{kOnTime}) + ", count(*) FROM obligation_facts f ";
    if (needs_words) text += "JOIN measure m ON m.id = f.measure_id JOIN organisation g ON g.id = f.organisation_id ";
    text += "WHERE f.due < " + day + " AND " + judged + " AND " + sql.conditions;
    text += " GROUP BY substr(f.due, 1, 7) ORDER BY substr(f.due, 1, 7)";
    return db.query_values(text, sql.values).all([](Row& row) {
        MonthDiscipline out;
        out.month = row.next<std::string>();
        out.discipline.on_time = row.next<std::int64_t>();
        out.discipline.due = row.next<std::int64_t>();
        return out;
    });
}

}  // namespace mera
