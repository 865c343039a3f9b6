#pragma once
// One obligation with its history as it was known when an earlier day ended.
#include <optional>
#include <vector>

#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/obligations.hpp"
#include "store/plan_past.hpp"
#include "store/submissions.hpp"

namespace mera {

struct ObligationOnDay {
    ObligationRow row;
    Programme programme;
    PlanOnDay plan;
    Measure measure;  // in the words of that day
    std::vector<SubmissionRecord> submissions = {};
    std::optional<ReleaseRecord> release = {};
    std::vector<TransferRecord> transfers = {};
    std::vector<Comment> comments = {};
    std::vector<AuditEntry> audit = {};
};
// Who may look at it today may look at what it was.
Expected<ObligationOnDay> obligation_on(Db& db, const Actor& actor, ObligationId id, Date day);

}  // namespace mera
