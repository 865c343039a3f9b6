#include "store/evidence_row.hpp"

namespace mera {

Evidence read_evidence_row(Row& row) {
    Evidence out;
    out.id = row.next<EvidenceId>();
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

EvidenceOwner read_evidence_owner(Row& row) {
    EvidenceOwner out;
    out.evidence = read_evidence_row(row);
    out.obligation = row.next<ObligationId>();
    out.organisation = row.next<OrganisationId>();
    return out;
}

void insert_evidence_row(Db& db, std::string_view table, std::string_view owner_column, std::int64_t owner,
                         std::int64_t position, const Evidence& e) {
    db.execute("INSERT INTO " + std::string{table} + " (" + std::string{owner_column} +
                   ", position, kind, file_name, media_type, sha256, bytes, link, document_kind, document_number, "
                   "document_date, signatory) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
               owner, position, code_of(e.kind), e.file_name, e.media_type, e.sha256, e.bytes, e.link, e.document_kind,
               e.document_number, e.document_date, e.signatory);
}

std::vector<Evidence> evidence_rows(Db& db, std::string_view table, std::string_view owner_column, std::int64_t owner) {
    return db
        .query("SELECT " + std::string{kEvidenceColumns} + " FROM " + std::string{table} + " e WHERE e." +
                   std::string{owner_column} + " = $1 ORDER BY e.position",
               owner)
        .all(read_evidence_row);
}

}  // namespace mera
