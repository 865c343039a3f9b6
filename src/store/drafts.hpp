#pragma once
// Drafts of plans: an order as read, and every corrected version of it.
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/ids.hpp"
#include "domain/plan/plan_draft.hpp"
#include "store/db.hpp"

namespace mera {

struct StoredDraft {
    DraftId id = {};
    std::string source_name;
    std::string source_sha256;
    std::optional<PersonId> created_by = {};
    std::string created_at;
    bool discarded = false;
    std::optional<ProgrammeId> programme = {};  // once adopted
    std::int64_t version = 0;
    PlanDraft plan;
};

struct DraftRow {  // for lists: without the plan itself
    DraftId id = {};
    std::optional<PersonId> created_by = {};
    std::string source_name;
    std::string created_at;
    std::int64_t version = 0;
    std::optional<ProgrammeId> programme = {};
};

DraftId insert_draft(Db& db, const std::string& source_name, const std::string& source_sha256, const PlanDraft& plan,
                     std::optional<PersonId> by, const Moment& now);
std::optional<StoredDraft> find_draft(Db& db, DraftId id);
std::vector<DraftRow> open_drafts(Db& db);  // neither discarded nor adopted, newest first
void insert_draft_version(Db& db, DraftId id, std::int64_t version, const PlanDraft& plan, std::optional<PersonId> by,
                          const Moment& now);
void discard_draft(Db& db, DraftId id, const Moment& now);

}  // namespace mera
