#include "store/submissions.hpp"

#include <cstdlib>

#include "store/evidence_row.hpp"

namespace mera {

namespace {

SubmissionRecord read_submission(Row& row) {
    SubmissionRecord out{};
    out.id = row.next<SubmissionId>();
    out.obligation = row.next<ObligationId>();
    out.on = row.next<Date>();
    out.at = row.next<std::string>();
    out.by = row.next<std::optional<std::string>>().value_or("");
    out.note = row.next<std::string>();
    const auto verdict = row.next<std::optional<std::string>>();
    const auto reason = row.next<std::optional<std::string>>();
    const auto reviewed_on = row.next<std::optional<Date>>();
    const auto reviewer = row.next<std::optional<std::string>>();
    if (verdict)
        out.review = Review{*verdict == "accepted" ? Verdict::accepted : Verdict::returned, reason.value(),
                            reviewed_on.value(), reviewer.value_or("")};
    return out;
}

}  // namespace

std::string_view code_of(EvidenceKind kind) {
    switch (kind) {
        case EvidenceKind::file: return "file";
        case EvidenceKind::link: return "link";
        case EvidenceKind::requisites: return "requisites";
    }
    std::abort();
}

SubmissionId insert_submission(Db& db, ObligationId obligation, const std::string& note, std::optional<PersonId> by,
                               const Moment& now) {
    return db
        .query(R"sql(
        INSERT INTO submission (obligation_id, submitted_on, submitted_at, submitted_by, note)
        VALUES ($1, $2, $3, $4, $5) RETURNING id
    )sql",
               obligation, now.today, now.instant, by, note)
        .only<SubmissionId>();
}

void insert_evidence(Db& db, SubmissionId submission, std::int64_t position, const Evidence& e) {
    insert_evidence_row(db, "evidence", "submission_id", submission.value, position, e);
}

void insert_review(Db& db, SubmissionId submission, Verdict verdict, const std::string& reason,
                   std::optional<PersonId> by, const Moment& now) {
    db.execute(R"sql(
        INSERT INTO review (submission_id, verdict, reason, reviewed_on, reviewed_at, reviewed_by) VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
               submission, code_of(verdict), reason, now.today, now.instant, by);
}

std::vector<SubmissionRecord> submissions_of(Db& db, ObligationId obligation) {
    auto out = db.query(R"sql(
        SELECT s.id, s.obligation_id, s.submitted_on, s.submitted_at, p.full_name, s.note, r.verdict, r.reason, r.reviewed_on, q.full_name
          FROM submission s
          LEFT JOIN person p ON p.id = s.submitted_by
          LEFT JOIN review r ON r.submission_id = s.id
          LEFT JOIN person q ON q.id = r.reviewed_by
         WHERE s.obligation_id = $1 ORDER BY s.id
    )sql",
                        obligation)
                   .all(read_submission);
    for (SubmissionRecord& submission : out)
        submission.evidence = evidence_rows(db, "evidence", "submission_id", submission.id.value);
    return out;
}

std::optional<EvidenceOwner> find_evidence(Db& db, EvidenceId id) {
    return db
        .query("SELECT " + std::string{kEvidenceColumns} + R"sql(, o.id, o.organisation_id
          FROM evidence e JOIN submission s ON s.id = e.submission_id JOIN obligation o ON o.id = s.obligation_id
         WHERE e.id = $1
    )sql",
               id)
        .first(read_evidence_owner);
}

void insert_release(Db& db, ObligationId obligation, ReleaseReason reason, const std::string& basis,
                    std::optional<PersonId> by, const Moment& now) {
    db.execute(R"sql(
        INSERT INTO control_release (obligation_id, reason, basis, released_on, released_at, released_by)
        VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
               obligation, code_of(reason), basis, now.today, now.instant, by);
}

namespace {

ReleaseRecord read_release(Row& row) {
    ReleaseRecord out{};
    out.reason = release_reason_from(row.next<std::string>()).value();
    out.basis = row.next<std::string>();
    out.on = row.next<Date>();
    out.by = row.next<std::optional<std::string>>().value_or("");
    return out;
}

}  // namespace

std::optional<ReleaseRecord> release_of(Db& db, ObligationId obligation) {
    return db
        .query(R"sql(
        SELECT c.reason, c.basis, c.released_on, p.full_name
          FROM control_release c LEFT JOIN person p ON p.id = c.released_by
         WHERE c.obligation_id = $1 AND NOT EXISTS (SELECT 1 FROM control_return b WHERE b.release_id = c.id)
         ORDER BY c.id DESC LIMIT 1
    )sql",
               obligation)
        .first(read_release);
}

std::optional<ReleaseRecord> release_on(Db& db, ObligationId obligation, Date day) {
    return db
        .query(R"sql(
        SELECT c.reason, c.basis, c.released_on, p.full_name
          FROM control_release c LEFT JOIN person p ON p.id = c.released_by
          LEFT JOIN programme_revision r ON r.id = c.revision_id
          LEFT JOIN school_list_change h ON h.id = c.list_change_id
          LEFT JOIN control_return b ON b.release_id = c.id
          LEFT JOIN programme_revision rr ON rr.id = b.revision_id
          LEFT JOIN school_list_change hh ON hh.id = b.list_change_id
         WHERE c.obligation_id = $1 AND coalesce(r.adopted_on, h.made_on, c.released_on) <= $2
           AND (b.release_id IS NULL OR coalesce(rr.adopted_on, hh.made_on, b.returned_on) > $2)
         ORDER BY c.id DESC LIMIT 1
    )sql",
               obligation, day)
        .first(read_release);
}

TransferId insert_transfer(Db& db, ObligationId obligation, Date due, const std::string& reason,
                           std::optional<PersonId> by, const Moment& now) {
    return db
        .query(R"sql(
        INSERT INTO transfer (obligation_id, asked_due, reason, asked_on, asked_by) VALUES ($1, $2, $3, $4, $5) RETURNING id
    )sql",
               obligation, due, reason, now.today, by)
        .only<TransferId>();
}

void insert_transfer_decision(Db& db, TransferId transfer, const TransferRecord::Decision& decision,
                              std::optional<PersonId> by) {
    db.execute(R"sql(
        INSERT INTO transfer_decision (transfer_id, approved, due, comment, decided_on, decided_by) VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
               transfer, decision.approved, decision.due, decision.comment, decision.on, by);
}

std::vector<TransferRecord> transfers_of(Db& db, ObligationId obligation) {
    return db
        .query(R"sql(
        SELECT t.id, t.asked_due, t.reason, t.asked_on, p.full_name, t.revision_id, t.school_year_change_id, d.approved, d.due, d.comment, d.decided_on,
               q.full_name
          FROM transfer t
          LEFT JOIN person p ON p.id = t.asked_by
          LEFT JOIN transfer_decision d ON d.transfer_id = t.id
          LEFT JOIN person q ON q.id = d.decided_by
         WHERE t.obligation_id = $1 ORDER BY t.id
    )sql",
               obligation)
        .all([](Row& row) {
            TransferRecord out{};
            out.id = row.next<TransferId>();
            out.asked_due = row.next<Date>();
            out.reason = row.next<std::string>();
            out.asked_on = row.next<Date>();
            out.asked_by = row.next<std::optional<std::string>>().value_or("");
            const bool by_revision = row.next<std::optional<RevisionId>>().has_value();
            const bool by_school_year = row.next<std::optional<SchoolYearChangeId>>().has_value();
            out.by_change = by_revision || by_school_year;
            const auto approved = row.next<std::optional<bool>>();
            const auto due = row.next<std::optional<Date>>();
            const auto comment = row.next<std::optional<std::string>>();
            const auto on = row.next<std::optional<Date>>();
            const auto by = row.next<std::optional<std::string>>();
            if (approved)
                out.decision =
                    TransferRecord::Decision{*approved, due.value(), comment.value(), on.value(), by.value_or("")};
            return out;
        });
}

std::optional<ObligationId> obligation_of_transfer(Db& db, TransferId transfer) {
    return db.query("SELECT obligation_id FROM transfer WHERE id = $1", transfer).first([](Row& row) {
        return row.next<ObligationId>();
    });
}

void insert_comment(Db& db, ObligationId obligation, const std::string& words, std::optional<PersonId> by,
                    const Moment& now) {
    db.execute("INSERT INTO comment (obligation_id, person_id, at, words) VALUES ($1, $2, $3, $4)", obligation, by,
               now.instant, words);
}

std::vector<Comment> comments_of(Db& db, ObligationId obligation) {
    return db
        .query(R"sql(
        SELECT p.full_name, c.at, c.words FROM comment c LEFT JOIN person p ON p.id = c.person_id
         WHERE c.obligation_id = $1 ORDER BY c.id
    )sql",
               obligation)
        .all([](Row& row) {
            Comment out;
            out.by = row.next<std::optional<std::string>>().value_or("");
            out.at = row.next<std::string>();
            out.words = row.next<std::string>();
            return out;
        });
}

}  // namespace mera
