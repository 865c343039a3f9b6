#include "store/drafts.hpp"

#include <stdexcept>

namespace mera {

DraftId insert_draft(Db& db, const std::string& source_name, const std::string& source_sha256, const PlanDraft& plan,
                     std::optional<PersonId> by, const Moment& now) {
    const auto id = db.query(R"sql(
        INSERT INTO draft (source_name, source_sha256, created_by, created_at) VALUES ($1, $2, $3, $4) RETURNING id
    )sql",
                             source_name, source_sha256, by, now.instant)
                        .only<DraftId>();
    insert_draft_version(db, id, 1, plan, by, now);
    return id;
}

std::optional<StoredDraft> find_draft(Db& db, DraftId id) {
    return db
        .query(R"sql(
        SELECT d.id, d.source_name, d.source_sha256, d.created_by, d.created_at, d.discarded_at, p.programme_id, v.version, v.plan_json
          FROM draft d
          JOIN draft_version v ON v.draft_id = d.id
          LEFT JOIN programme_revision p ON p.draft_id = d.id
         WHERE d.id = $1
         ORDER BY v.version DESC LIMIT 1
    )sql",
               id)
        .first([](Row& row) {
            StoredDraft out;
            out.id = row.next<DraftId>();
            out.source_name = row.next<std::string>();
            out.source_sha256 = row.next<std::string>();
            out.created_by = row.next<std::optional<PersonId>>();
            out.created_at = row.next<std::string>();
            out.discarded = row.next<std::optional<std::string>>().has_value();
            out.programme = row.next<std::optional<ProgrammeId>>();
            out.version = row.next<std::int64_t>();
            auto plan = plan_draft_from_json(row.next<std::string>());
            if (!plan) throw std::runtime_error("a stored draft cannot be read: " + plan.failure().message);
            out.plan = *std::move(plan);
            return out;
        });
}

std::vector<DraftRow> open_drafts(Db& db) {
    return db
        .query(R"sql(
        SELECT d.id, d.created_by, d.source_name, d.created_at, (SELECT max(v.version) FROM draft_version v WHERE v.draft_id = d.id), p.programme_id
          FROM draft d LEFT JOIN programme_revision p ON p.draft_id = d.id
         WHERE d.discarded_at IS NULL AND p.id IS NULL
         ORDER BY d.id DESC
    )sql")
        .all([](Row& row) {
            DraftRow out;
            out.id = row.next<DraftId>();
            out.created_by = row.next<std::optional<PersonId>>();
            out.source_name = row.next<std::string>();
            out.created_at = row.next<std::string>();
            out.version = row.next<std::int64_t>();
            out.programme = row.next<std::optional<ProgrammeId>>();
            return out;
        });
}

void insert_draft_version(Db& db, DraftId id, std::int64_t version, const PlanDraft& plan, std::optional<PersonId> by,
                          const Moment& now) {
    db.execute(
        "INSERT INTO draft_version (draft_id, version, plan_json, edited_by, edited_at) VALUES ($1, $2, $3, $4, $5)",
        id, version, to_json(plan), by, now.instant);
}

void discard_draft(Db& db, DraftId id, const Moment& now) {
    db.execute("UPDATE draft SET discarded_at = $2 WHERE id = $1 AND discarded_at IS NULL", id, now.instant);
}

}  // namespace mera
