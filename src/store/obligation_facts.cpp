#include "store/obligation_facts.hpp"

#include "base/text.hpp"
#include "store/obligation_cells.hpp"
#include "store/obligation_past.hpp"
#include "store/obligations.hpp"

namespace mera {

namespace {

// The facts of obligations, from the truth. The same text fills one row and all rows. A request to move the due day of
// what has been accepted or has left control asks for nothing any more.
// A release counts while nothing has brought the obligation back to control.
constexpr std::string_view kFactsFromTruth = R"sql(
    SELECT t.id AS obligation_id, t.programme_id, t.measure_id, t.organisation_id, t.period_first, t.due, t.transfers,
           (t.asked AND t.released_on IS NULL AND (t.last_verdict IS NULL OR t.last_verdict <> 'accepted')) AS transfer_asked,
           t.returns, t.last_verdict, t.last_submitted_on, t.released_on, t.release_reason
      FROM (
        SELECT o.id, o.programme_id, o.measure_id, o.organisation_id,
               coalesce((SELECT n.period_first FROM obligation_term n
                          WHERE n.obligation_id = o.id AND n.is_moved ORDER BY n.id DESC LIMIT 1), o.period_first) AS period_first,
               coalesce((SELECT d.due FROM transfer t JOIN transfer_decision d ON d.transfer_id = t.id
                          WHERE t.obligation_id = o.id AND d.approved ORDER BY t.id DESC LIMIT 1), o.due_effective) AS due,
               (SELECT count(*) FROM transfer t JOIN transfer_decision d ON d.transfer_id = t.id
                 WHERE t.obligation_id = o.id AND d.approved AND t.revision_id IS NULL
                   AND t.school_year_change_id IS NULL) AS transfers,
               EXISTS (SELECT 1 FROM transfer t LEFT JOIN transfer_decision d ON d.transfer_id = t.id
                        WHERE t.obligation_id = o.id AND d.transfer_id IS NULL) AS asked,
               (SELECT count(*) FROM submission s JOIN review r ON r.submission_id = s.id
                 WHERE s.obligation_id = o.id AND r.verdict = 'returned') AS returns,
               (SELECT coalesce(r.verdict, 'pending') FROM submission s LEFT JOIN review r ON r.submission_id = s.id
                 WHERE s.obligation_id = o.id ORDER BY s.id DESC LIMIT 1) AS last_verdict,
               (SELECT s.submitted_on FROM submission s WHERE s.obligation_id = o.id ORDER BY s.id DESC LIMIT 1) AS last_submitted_on,
               (SELECT c.released_on FROM control_release c WHERE c.obligation_id = o.id
                   AND NOT EXISTS (SELECT 1 FROM control_return b WHERE b.release_id = c.id) ORDER BY c.id DESC LIMIT 1) AS released_on,
               (SELECT c.reason FROM control_release c WHERE c.obligation_id = o.id
                   AND NOT EXISTS (SELECT 1 FROM control_return b WHERE b.release_id = c.id) ORDER BY c.id DESC LIMIT 1) AS release_reason
          FROM obligation o {where}
      ) AS t
)sql";

constexpr std::string_view kInsert = R"sql(
    INSERT INTO obligation_facts (obligation_id, programme_id, measure_id, organisation_id, period_first, due, transfers,
                                  transfer_asked, returns, last_verdict, last_submitted_on, released_on, release_reason)
)sql";

std::string facts_from_truth(std::string_view where) {
    return replace_all(std::string{kFactsFromTruth}, "{where}", where);
}

// What has just been created has no history: a row of facts costs one reading of its obligation.
constexpr std::string_view kFreshFacts = R"sql(
    SELECT o.id, o.programme_id, o.measure_id, o.organisation_id, o.period_first, o.due_effective, 0, FALSE, 0, NULL, NULL,
           NULL, NULL
      FROM obligation o WHERE o.id > $1
)sql";

}  // namespace

ObligationFacts read_facts(Row& row) {
    ObligationFacts out{};
    out.period_first = row.next<Date>();
    out.due = row.next<Date>();
    const auto verdict = row.next<std::optional<std::string>>();
    const auto submitted_on = row.next<std::optional<Date>>();
    if (verdict && submitted_on) {
        out.last = LastSubmission{*submitted_on, {}};
        if (*verdict == "accepted") out.last->verdict = Verdict::accepted;
        if (*verdict == "returned") out.last->verdict = Verdict::returned;
    }
    const auto released_on = row.next<std::optional<Date>>();
    const auto reason = row.next<std::optional<std::string>>();
    if (released_on && reason) out.release = Release{release_reason_from(*reason).value(), *released_on};
    out.returns = row.next<std::int64_t>();
    return out;
}

void add_fresh_facts(Db& db, ProgrammeId programme, ObligationId after) {
    db.execute(std::string{kInsert} + std::string{kFreshFacts}, after);
    rebuild_obligation_cells(db, programme);
    add_fresh_past(db, programme, after);
}

void refresh_obligation_facts(Db& db, ObligationId id) { refresh_obligation_facts(db, std::vector{id}); }

void refresh_obligation_facts(Db& db, const std::vector<ObligationId>& ids) {
    static const std::string insert = std::string{kInsert} + facts_from_truth("WHERE o.id = $1");
    CellKeys cells;
    for (const ObligationId id : ids) {
        db.execute("DELETE FROM obligation_facts WHERE obligation_id = $1", id);
        db.execute(insert, id);
        cells.push_back(
            db.query("SELECT measure_id, organisation_id FROM obligation WHERE id = $1", id).only([](Row& row) {
                const auto measure = row.next<MeasureId>();
                return std::pair{measure, row.next<OrganisationId>()};
            }));
    }
    std::sort(cells.begin(), cells.end());
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    for (const auto& [measure, organisation] : cells) refresh_obligation_cell(db, measure, organisation);
    refresh_obligation_past(db, cells);
}

void refresh_programme_facts(Db& db, ProgrammeId programme) {
    db.execute("DELETE FROM obligation_facts WHERE programme_id = $1", programme);
    db.execute(std::string{kInsert} + facts_from_truth("WHERE o.programme_id = $1"), programme);
    rebuild_obligation_cells(db, programme);
    rebuild_obligation_past(db, programme);
}

void rebuild_obligation_facts(Db& db) {
    db.execute("DELETE FROM obligation_facts");
    db.execute(std::string{kInsert} + facts_from_truth(""));
    rebuild_obligation_cells(db, {});
    rebuild_obligation_past(db, {});
}

std::int64_t count_wrong_obligation_facts(Db& db) {
    static constexpr std::string_view kColumns =
        "SELECT obligation_id, programme_id, measure_id, organisation_id, period_first, due, transfers, "
        "transfer_asked, "
        "returns, last_verdict, last_submitted_on, released_on, release_reason FROM obligation_facts";
    const std::string truth = facts_from_truth("");
    return db.query("SELECT count(*) FROM (" + truth + " EXCEPT " + std::string{kColumns} + ") AS missing")
               .only<std::int64_t>() +
           db.query("SELECT count(*) FROM (" + std::string{kColumns} + " EXCEPT " + truth + ") AS surplus")
               .only<std::int64_t>() +
           count_wrong_obligation_cells(db) + count_wrong_obligation_past(db);
}

}  // namespace mera
