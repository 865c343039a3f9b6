#pragma once
// One decision on many obligations: accept, move the due date, take off control. First it is planned: who is meant, who
// is passed over and why; the person confirms the plan; then it is carried out in one transaction, with an audit entry
// for each obligation, since its history is read by obligation.
#include <optional>
#include <string>
#include <vector>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/time/calendar.hpp"
#include "store/db.hpp"
#include "store/obligations.hpp"

namespace mera {

// A measure of 25 for 300 schools in every month of a year is 3,600: more is more than one decision.
inline constexpr std::size_t kBulkMax = 5'000;

enum class BulkKind { accept, transfer, release };
std::string_view code_of(BulkKind kind);
std::optional<BulkKind> bulk_kind_from(std::string_view code);

struct BulkDeed {
    BulkKind kind = BulkKind::accept;
    std::string due = {};  // transfer: as typed
    std::optional<ReleaseReason> release_reason = {};  // release
    std::string words = {};  // transfer: why; release: the act it rests on
};

// What the person chose, as they saw it: a newer submission is not accepted unseen.
struct Selected {
    ObligationId obligation;
    std::optional<SubmissionId> seen = {};
    friend bool operator==(const Selected&, const Selected&) = default;
};

struct BulkItem {
    ObligationRow row;
    std::optional<SubmissionId> seen = {};
    std::optional<Failure> obstacle = {};  // why it is passed over
    std::optional<Date> new_due = {};  // transfer
};
struct BulkPlan {
    std::vector<BulkItem> items;  // by due date
    std::size_t meant() const;
    std::size_t passed_over() const { return items.size() - meant(); }
};

// Refused as a whole when the person may not decide so, when nothing is chosen, or when the deed itself lacks something.
Expected<BulkPlan> plan_bulk(Db& db, const Actor& actor, const std::vector<Selected>& selected, const BulkDeed& deed,
                             const Calendar& calendar, const Moment& now);
// What has changed since the plan was shown is passed over; the answer says which and why.
Expected<BulkPlan> carry_out_bulk(Db& db, const Actor& actor, const std::vector<Selected>& selected,
                                  const BulkDeed& deed, const Calendar& calendar, const Moment& now);

}  // namespace mera
