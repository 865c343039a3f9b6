#include "store/evidence_checks.hpp"

namespace mera {

namespace {

constexpr std::string_view kSignatureColumns =
    "c.evidence_id, c.signed_evidence_id, c.verdict, c.protocol, c.content_sha256, c.content_type, c.checked_at";

SignatureCheckRecord read_signature_check(Row& row) {
    SignatureCheckRecord out{};
    out.evidence = row.next<EvidenceId>();
    out.signed_evidence = row.next<std::optional<EvidenceId>>();
    out.verdict = row.next<std::string>();
    out.protocol = row.next<std::string>();
    out.content_sha256 = row.next<std::string>();
    out.content_type = row.next<std::string>();
    out.checked_at = row.next<std::string>();
    return out;
}

}  // namespace

void insert_signature_check(Db& db, const SignatureCheckRecord& check) {
    db.execute(R"sql(
        INSERT INTO signature_check (evidence_id, signed_evidence_id, verdict, protocol, content_sha256, content_type, checked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
               check.evidence, check.signed_evidence, check.verdict, check.protocol, check.content_sha256,
               check.content_type, check.checked_at);
}

std::map<EvidenceId, SignatureCheckRecord> signature_checks_of(Db& db, ObligationId obligation) {
    std::map<EvidenceId, SignatureCheckRecord> out;
    // In the order of the checks, so that a later one takes the place of an earlier one.
    for (Row& row : db.query("SELECT " + std::string{kSignatureColumns} + R"sql(
          FROM signature_check c
          JOIN evidence e ON e.id = c.evidence_id
          JOIN submission s ON s.id = e.submission_id
         WHERE s.obligation_id = $1
         ORDER BY c.id
    )sql",
                             obligation)) {
        SignatureCheckRecord check = read_signature_check(row);
        out.insert_or_assign(check.evidence, std::move(check));
    }
    return out;
}

std::optional<SignatureCheckRecord> signature_check_of(Db& db, EvidenceId evidence) {
    return db
        .query("SELECT " + std::string{kSignatureColumns} +
                   " FROM signature_check c WHERE c.evidence_id = $1 ORDER BY c.id DESC LIMIT 1",
               evidence)
        .first(read_signature_check);
}

void save_document_look(Db& db, const DocumentLookRecord& look, const Moment& now) {
    db.execute(R"sql(
        INSERT INTO document_look (sha256, is_scan, is_damaged, document_kind, document_number, document_date, looked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (sha256) DO NOTHING
    )sql",
               look.sha256, look.is_scan, look.is_damaged, look.kind, look.number, look.date, now.instant);
}

std::map<std::string, DocumentLookRecord> document_looks_of(Db& db, ObligationId obligation) {
    std::map<std::string, DocumentLookRecord> out;
    for (Row& row : db.query(R"sql(
        SELECT DISTINCT l.sha256, l.is_scan, l.is_damaged, l.document_kind, l.document_number, l.document_date
          FROM submission s
          JOIN evidence e ON e.submission_id = s.id
          JOIN document_look l ON l.sha256 = e.sha256
         WHERE s.obligation_id = $1
    )sql",
                             obligation)) {
        DocumentLookRecord look{};
        look.sha256 = row.next<std::string>();
        look.is_scan = row.next<bool>();
        look.is_damaged = row.next<bool>();
        look.kind = row.next<std::string>();
        look.number = row.next<std::string>();
        look.date = row.next<std::optional<Date>>();
        out.emplace(look.sha256, look);
    }
    return out;
}

bool has_document_look(Db& db, const std::string& sha256) {
    return db.query("SELECT 1 FROM document_look WHERE sha256 = $1", sha256).first<std::int64_t>().has_value();
}

std::vector<ObligationId> obligations_with_unseen_files(Db& db) {
    return db
        .query(R"sql(
        SELECT DISTINCT s.obligation_id
          FROM evidence e
          JOIN submission s ON s.id = e.submission_id
         WHERE e.kind = 'file'
           AND NOT EXISTS (SELECT 1 FROM document_look l WHERE l.sha256 = e.sha256)
           AND NOT EXISTS (SELECT 1 FROM signature_check c WHERE c.evidence_id = e.id)
         ORDER BY s.obligation_id
    )sql")
        .all([](Row& row) { return row.next<ObligationId>(); });
}

std::vector<TwinFile> twin_files_of(Db& db, ObligationId obligation) {
    return db
        .query(R"sql(
        SELECT DISTINCT twin.sha256, other.obligation_id, m.number, m.title, m.section_id, o.short_name
          FROM submission mine
          JOIN evidence e ON e.submission_id = mine.id AND e.kind = 'file'
          JOIN evidence twin ON twin.sha256 = e.sha256
          JOIN submission other ON other.id = twin.submission_id AND other.obligation_id <> mine.obligation_id
          JOIN obligation b ON b.id = other.obligation_id
          JOIN measure m ON m.id = b.measure_id
          JOIN organisation o ON o.id = b.organisation_id
          LEFT JOIN review r ON r.submission_id = other.id
         WHERE mine.obligation_id = $1 AND (r.verdict IS NULL OR r.verdict = 'accepted')
           -- What rolled up from below is the same document, not its twin.
           AND NOT EXISTS (SELECT 1 FROM rolled_up_part u JOIN part_submission g ON g.part_id = u.part_id
                            WHERE (u.submission_id = other.id AND g.submission_id = mine.id)
                               OR (u.submission_id = mine.id AND g.submission_id = other.id))
         ORDER BY other.obligation_id
         LIMIT 20
    )sql",
               obligation)
        .all([](Row& row) {
            TwinFile out{};
            out.sha256 = row.next<std::string>();
            out.obligation = row.next<ObligationId>();
            out.measure = {row.next<std::string>(), row.next<std::string>(), !row.next<std::optional<SectionId>>()};
            out.organisation_name = row.next<std::string>();
            return out;
        });
}

}  // namespace mera
