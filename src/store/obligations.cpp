#include "store/obligations.hpp"

#include "store/obligation_filter.hpp"

namespace mera {

namespace {

constexpr std::string_view kRowColumns = R"sql(
    SELECT f.obligation_id, f.programme_id, f.measure_id, f.organisation_id, m.number, m.title, m.section_id, g.short_name,
           f.period_first, o.period_last, o.due_nominal, o.due_effective, f.due, f.last_verdict, f.last_submitted_on,
           f.released_on, f.release_reason, f.returns, f.transfers, f.transfer_asked,
           CASE WHEN f.last_verdict IS NULL THEN NULL
                ELSE (SELECT max(s.id) FROM submission s WHERE s.obligation_id = f.obligation_id) END
      FROM obligation_facts f
      JOIN obligation o ON o.id = f.obligation_id
      JOIN measure m ON m.id = f.measure_id
      JOIN organisation g ON g.id = f.organisation_id
     WHERE )sql";

std::optional<LastSubmission> last_submission(const std::optional<std::string>& verdict, std::optional<Date> on) {
    if (!verdict || !on) return {};
    LastSubmission out{*on, {}};
    if (*verdict == "accepted") out.verdict = Verdict::accepted;
    if (*verdict == "returned") out.verdict = Verdict::returned;
    return out;
}

ObligationRow read_row(Row& row) {
    ObligationRow out{};
    out.id = row.next<ObligationId>();
    out.programme = row.next<ProgrammeId>();
    out.measure = row.next<MeasureId>();
    out.organisation = row.next<OrganisationId>();
    out.measure_number = row.next<std::string>();
    out.measure_title = row.next<std::string>();
    out.is_clause = !row.next<std::optional<SectionId>>();
    out.organisation_name = row.next<std::string>();
    out.period_first = row.next<Date>();
    out.period_last = row.next<Date>();
    out.due_nominal = row.next<Date>();
    out.due_original = row.next<Date>();
    out.facts.period_first = out.period_first;
    out.facts.due = row.next<Date>();
    const auto verdict = row.next<std::optional<std::string>>();
    out.facts.last = last_submission(verdict, row.next<std::optional<Date>>());
    const auto released_on = row.next<std::optional<Date>>();
    const auto reason = row.next<std::optional<std::string>>();
    if (released_on && reason) out.facts.release = Release{release_reason_from(*reason).value(), *released_on};
    out.returns = row.next<std::int64_t>();
    out.transfers = row.next<std::int64_t>();
    out.transfer_asked = row.next<bool>();
    out.last_submission = row.next<std::optional<SubmissionId>>();
    return out;
}

// The facts of obligations, from the truth. The same text fills one row and all rows.
constexpr std::string_view kFactsFromTruth = R"sql(
    SELECT o.id AS obligation_id, o.programme_id, o.measure_id, o.organisation_id, o.period_first,
           coalesce((SELECT d.due FROM transfer t JOIN transfer_decision d ON d.transfer_id = t.id
                      WHERE t.obligation_id = o.id AND d.approved ORDER BY t.id DESC LIMIT 1), o.due_effective) AS due,
           (SELECT count(*) FROM transfer t JOIN transfer_decision d ON d.transfer_id = t.id
             WHERE t.obligation_id = o.id AND d.approved) AS transfers,
           EXISTS (SELECT 1 FROM transfer t LEFT JOIN transfer_decision d ON d.transfer_id = t.id
                    WHERE t.obligation_id = o.id AND d.transfer_id IS NULL) AS transfer_asked,
           (SELECT count(*) FROM submission s JOIN review r ON r.submission_id = s.id
             WHERE s.obligation_id = o.id AND r.verdict = 'returned') AS returns,
           (SELECT coalesce(r.verdict, 'pending') FROM submission s LEFT JOIN review r ON r.submission_id = s.id
             WHERE s.obligation_id = o.id ORDER BY s.id DESC LIMIT 1) AS last_verdict,
           (SELECT s.submitted_on FROM submission s WHERE s.obligation_id = o.id ORDER BY s.id DESC LIMIT 1) AS last_submitted_on,
           (SELECT c.released_on FROM control_release c WHERE c.obligation_id = o.id) AS released_on,
           (SELECT c.reason FROM control_release c WHERE c.obligation_id = o.id) AS release_reason
      FROM obligation o )sql";

constexpr std::string_view kFactsInsert = R"sql(
    INSERT INTO obligation_facts (obligation_id, programme_id, measure_id, organisation_id, period_first, due, transfers,
                                  transfer_asked, returns, last_verdict, last_submitted_on, released_on, release_reason) )sql";

}  // namespace

ObligationId insert_obligation(Db& db, ProgrammeId programme, MeasureId measure, const Assignment& assignment,
                               std::optional<PersonId> opened_by, const std::string& opened_reason) {
    const auto id = db.query(R"sql(
        INSERT INTO obligation (programme_id, measure_id, organisation_id, period_first, period_last, due_nominal,
                                due_effective, opened_by, opened_reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id
    )sql",
                             programme, measure, assignment.organisation, assignment.when.period.first(),
                             assignment.when.period.last(), assignment.when.due_nominal, assignment.when.due_effective,
                             opened_by, opened_reason)
                        .only<ObligationId>();
    db.execute(std::string{kFactsInsert} + "VALUES ($1, $2, $3, $4, $5, $6, 0, FALSE, 0, NULL, NULL, NULL, NULL)", id,
               programme, measure, assignment.organisation, assignment.when.period.first(),
               assignment.when.due_effective);
    return id;
}

bool obligation_exists(Db& db, MeasureId measure, const Assignment& assignment) {
    return db.query(R"sql(
        SELECT count(*) FROM obligation
         WHERE measure_id = $1 AND organisation_id = $2 AND period_first = $3 AND period_last = $4 AND due_nominal = $5
    )sql",
                    measure, assignment.organisation, assignment.when.period.first(), assignment.when.period.last(),
                    assignment.when.due_nominal)
               .only<std::int64_t>() > 0;
}

std::optional<ObligationRow> find_obligation(Db& db, ObligationId id) {
    return db.query(std::string{kRowColumns} + "f.obligation_id = $1", id).first(read_row);
}

std::vector<ObligationRow> list_obligations(Db& db, const ObligationFilter& filter, Date today, const ListPage& page) {
    FilterSql sql = filter_sql(filter, today);
    std::string text = std::string{kRowColumns} + sql.conditions;
    // The queue of a reviewer is served in the order of handing in, everything else by due date.
    text += filter.state == ExecutionState::under_review ? " ORDER BY f.last_submitted_on, f.obligation_id"
                                                         : " ORDER BY f.due, f.obligation_id";
    text += " LIMIT " + sql.parameter(page.size) + " OFFSET " + sql.parameter((page.number - 1) * page.size);
    return db.query_values(text, sql.values).all(read_row);
}

std::int64_t count_obligations(Db& db, const ObligationFilter& filter, Date today) {
    const FilterSql sql = filter_sql(filter, today);
    std::string text = "SELECT count(*) FROM obligation_facts f ";
    if (filter.section || !filter.search.empty())
        text += "JOIN measure m ON m.id = f.measure_id JOIN organisation g ON g.id = f.organisation_id ";
    return db.query_values(text + "WHERE " + sql.conditions, sql.values).only<std::int64_t>();
}

void refresh_obligation_facts(Db& db, ObligationId id) {
    db.execute("DELETE FROM obligation_facts WHERE obligation_id = $1", id);
    db.execute(std::string{kFactsInsert} + std::string{kFactsFromTruth} + "WHERE o.id = $1", id);
}

void rebuild_obligation_facts(Db& db) {
    db.execute("DELETE FROM obligation_facts");
    db.execute(std::string{kFactsInsert} + std::string{kFactsFromTruth});
}

std::int64_t count_wrong_obligation_facts(Db& db) {
    static constexpr std::string_view kColumns =
        "SELECT obligation_id, programme_id, measure_id, organisation_id, period_first, due, transfers, "
        "transfer_asked, "
        "returns, last_verdict, last_submitted_on, released_on, release_reason FROM obligation_facts";
    const std::string truth = std::string{kFactsFromTruth};
    return db.query("SELECT count(*) FROM (" + truth + " EXCEPT " + std::string{kColumns} + ") AS missing")
               .only<std::int64_t>() +
           db.query("SELECT count(*) FROM (" + std::string{kColumns} + " EXCEPT " + truth + ") AS surplus")
               .only<std::int64_t>();
}

}  // namespace mera
