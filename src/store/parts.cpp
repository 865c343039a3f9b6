#include "store/parts.hpp"

namespace mera {

namespace {

Evidence read_part_evidence(Row& row) {
    Evidence out;
    out.id = row.next<EvidenceId>();  // its number among parts' documents
    const auto kind = row.next<std::string>();
    out.kind = kind == "file" ? EvidenceKind::file : kind == "link" ? EvidenceKind::link : EvidenceKind::requisites;
    out.file_name = row.next<std::string>();
    out.media_type = row.next<std::string>();
    out.sha256 = row.next<std::string>();
    out.bytes = row.next<std::int64_t>();
    out.link = row.next<std::string>();
    out.document_kind = row.next<std::string>();
    out.document_number = row.next<std::string>();
    out.document_date = row.next<std::optional<Date>>();
    out.signatory = row.next<std::string>();
    return out;
}

constexpr std::string_view kColumns =
    "e.id, e.kind, e.file_name, e.media_type, e.sha256, e.bytes, e.link, e.document_kind, e.document_number, "
    "e.document_date, e.signatory";

}  // namespace

PartId insert_part(Db& db, ObligationId obligation, const Doer& doer, const std::string& note,
                   const std::vector<Evidence>& evidence, const Moment& now) {
    const auto id = db.query(R"sql(
        INSERT INTO part (obligation_id, person_id, acting_for, handed_on, handed_at, note)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
    )sql",
                             obligation, doer.person, doer.acting_for, now.today, now.instant, note)
                        .only<PartId>();
    std::int64_t position = 0;
    for (const Evidence& e : evidence)
        db.execute(R"sql(
            INSERT INTO part_evidence (part_id, position, kind, file_name, media_type, sha256, bytes, link, document_kind,
                                       document_number, document_date, signatory)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        )sql",
                   id, ++position, code_of(e.kind), e.file_name, e.media_type, e.sha256, e.bytes, e.link,
                   e.document_kind, e.document_number, e.document_date, e.signatory);
    return id;
}

std::vector<PartRecord> parts_of(Db& db, ObligationId obligation) {
    auto out = db.query(R"sql(
        SELECT t.id, t.handed_on, t.handed_at, p.full_name, q.full_name, t.note, s.submission_id
          FROM part t
          JOIN person p ON p.id = t.person_id
          LEFT JOIN person q ON q.id = t.acting_for
          LEFT JOIN part_submission s ON s.part_id = t.id
         WHERE t.obligation_id = $1 ORDER BY t.id
    )sql",
                        obligation)
                   .all([](Row& row) {
                       PartRecord part{};
                       part.id = row.next<PartId>();
                       part.on = row.next<Date>();
                       part.at = row.next<std::string>();
                       part.by = row.next<std::string>();
                       if (const auto substituted = row.next<std::optional<std::string>>())
                           part.by += " за: " + *substituted;
                       part.note = row.next<std::string>();
                       part.submission = row.next<std::optional<SubmissionId>>();
                       return part;
                   });
    for (PartRecord& part : out)
        part.evidence = db.query("SELECT " + std::string{kColumns} +
                                     " FROM part_evidence e WHERE e.part_id = $1 ORDER BY e.position",
                                 part.id)
                            .all(read_part_evidence);
    return out;
}

void gather_part(Db& db, PartId part, SubmissionId submission) {
    db.execute("INSERT INTO part_submission (part_id, submission_id) VALUES ($1, $2)", part, submission);
}

std::optional<EvidenceOwner> find_part_evidence(Db& db, PartEvidenceId id) {
    return db
        .query("SELECT " + std::string{kColumns} + R"sql(, o.id, o.organisation_id
          FROM part_evidence e JOIN part t ON t.id = e.part_id JOIN obligation o ON o.id = t.obligation_id
         WHERE e.id = $1
    )sql",
               id)
        .first([](Row& row) {
            EvidenceOwner out;
            out.evidence = read_part_evidence(row);
            out.obligation = row.next<ObligationId>();
            out.organisation = row.next<OrganisationId>();
            return out;
        });
}

}  // namespace mera
