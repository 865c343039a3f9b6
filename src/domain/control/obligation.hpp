#pragma once
// Обязательство (поручение на контроле): what one organisation owes under one measure for one period, by one day.
// Two axes: how far the work is (ExecutionState) and whether anybody still watches it (ControlState).
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/expected.hpp"
#include "domain/ids.hpp"

namespace mera {

enum class Verdict { accepted, returned };
std::string_view code_of(Verdict verdict);

enum class ExecutionState { upcoming, in_progress, under_review, returned, fulfilled, fulfilled_late, overdue };
inline constexpr std::array kExecutionStates = {
    ExecutionState::overdue,  ExecutionState::returned,  ExecutionState::under_review,  ExecutionState::in_progress,
    ExecutionState::upcoming, ExecutionState::fulfilled, ExecutionState::fulfilled_late};
std::string_view code_of(ExecutionState state);
std::optional<ExecutionState> execution_state_from(std::string_view code);
std::string_view in_russian(ExecutionState state);  // «на проверке»

enum class ReleaseReason { fulfilled, not_applicable, procedure_cancelled, revoked_by_order };
std::string_view code_of(ReleaseReason reason);
std::optional<ReleaseReason> release_reason_from(std::string_view code);
std::string_view in_russian(ReleaseReason reason);
inline constexpr std::array kReleaseReasons = {ReleaseReason::fulfilled, ReleaseReason::not_applicable,
                                               ReleaseReason::procedure_cancelled, ReleaseReason::revoked_by_order};

// Снятие с контроля: only the controller does it, for a reason from the list and with the act it rests on.
struct Release {
    ReleaseReason reason;
    Date on;
    friend bool operator==(const Release&, const Release&) = default;
};

// The last handing-in and what was said of it. Earlier ones are history and decide nothing.
struct LastSubmission {
    Date on;
    std::optional<Verdict> verdict = {};  // none: waiting for review
    friend bool operator==(const LastSubmission&, const LastSubmission&) = default;
};

struct ObligationFacts {  // everything the state depends on, besides the day
    Date period_first;
    Date due;  // in force: the approved transfer counts, moved off a non-working day by the programme's policy
    std::optional<LastSubmission> last = {};
    std::optional<Release> release = {};
    std::int64_t returns = 0;  // how many times it was sent back
    friend bool operator==(const ObligationFacts&, const ObligationFacts&) = default;
};

// Computed, never stored: it changes at midnight, when nobody touches the row. What left control keeps the state of the
// day it left: nothing is owed after it.
ExecutionState execution_state(const ObligationFacts& facts, Date today);

// Days past the due date while the work is still owed; 0 when it is not overdue.
int days_overdue(const ObligationFacts& facts, Date today);

// What may be done follows from the table of standings (domain/control/standing.hpp); a refusal says why and what to do.
Expected<Done> may_submit(const ObligationFacts& facts);
// A decision is taken on what waits for review, once. Returning needs a reason the executor can act on.
Expected<Done> may_review(const ObligationFacts& facts, Verdict verdict, std::string_view reason);
// The act behind a release; «исполнено» is said only of what was accepted, and of that nothing else.
Expected<Done> may_release(const ObligationFacts& facts, ReleaseReason reason, std::string_view basis);
// The executor asks to move the due date of open work forward and says why.
Expected<Done> may_ask_transfer(const ObligationFacts& facts, Date new_due, std::string_view reason, Date today);
// The controller moves it, on the executor's request or by their own decision.
Expected<Done> may_transfer(const ObligationFacts& facts, Date new_due, Date today);
// A clock set back would make late work timely: nothing is written before the last thing written about the obligation.
Expected<Done> clock_goes_forward(std::optional<Date> last_deed, Date today);

}  // namespace mera
