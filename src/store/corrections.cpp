#include "store/corrections.hpp"

namespace mera {

namespace {

Correction read_correction(Row& row) {
    Correction out;
    out.row = row.next<std::string>();
    out.field = row.next<std::string>();
    out.as_read = row.next<std::string>();
    out.value = row.next<std::string>();
    out.settled = row.next<std::string>();
    out.remaining = row.next<std::string>();
    return out;
}

}  // namespace

void insert_corrections(Db& db, const std::string& source_sha256, DraftId draft,
                        const std::vector<Correction>& corrections, std::optional<PersonId> by, const Moment& now) {
    for (const Correction& correction : corrections)
        db.execute(R"sql(
            INSERT INTO draft_correction (source_sha256, draft_id, row_key, field, as_read, value, settled, remaining, corrected_by, corrected_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        )sql",
                   source_sha256, draft, correction.row, correction.field, correction.as_read, correction.value,
                   correction.settled, correction.remaining, by, now.instant);
}

std::vector<Correction> corrections_of(Db& db, const std::string& source_sha256) {
    return db
        .query(
            "SELECT row_key, field, as_read, value, settled, remaining FROM draft_correction WHERE source_sha256 = $1 "
            "ORDER BY id",
            source_sha256)
        .all(read_correction);
}

std::vector<CorrectionEntry> correction_entries(Db& db, const std::string& source_sha256) {
    return db
        .query(R"sql(
        SELECT c.row_key, c.field, c.as_read, c.value, c.settled, c.remaining, p.full_name, c.corrected_at
          FROM draft_correction c LEFT JOIN person p ON p.id = c.corrected_by
         WHERE c.source_sha256 = $1
         ORDER BY c.id DESC
    )sql",
               source_sha256)
        .all([](Row& row) {
            CorrectionEntry out;
            out.correction = read_correction(row);
            out.by = row.next<std::optional<std::string>>().value_or("");
            out.at = row.next<std::string>();
            return out;
        });
}

void keep_document_text(Db& db, const std::string& source_sha256, const std::string& json) {
    db.execute(R"sql(
        INSERT INTO document_text (source_sha256, text_json) VALUES ($1, $2)
            ON CONFLICT (source_sha256) DO UPDATE SET text_json = excluded.text_json
    )sql",
               source_sha256, json);
}

std::optional<std::string> find_document_text(Db& db, const std::string& source_sha256) {
    return db.query("SELECT text_json FROM document_text WHERE source_sha256 = $1", source_sha256).first([](Row& row) {
        return row.next<std::string>();
    });
}

}  // namespace mera
