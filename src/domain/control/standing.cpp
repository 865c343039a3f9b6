#include "domain/control/standing.hpp"

#include <cstdlib>

namespace mera {

namespace {

using enum ExecutionState;
constexpr auto kOnControl = std::optional<ReleaseReason>{};
constexpr std::optional kDone = ReleaseReason::fulfilled;
constexpr std::optional kNotApplicable = ReleaseReason::not_applicable;
constexpr std::optional kCancelled = ReleaseReason::procedure_cancelled;
constexpr std::optional kRevoked = ReleaseReason::revoked_by_order;
constexpr std::string_view kShownNotApplicable = "снято с контроля: не применимо";
constexpr std::string_view kShownCancelled = "снято с контроля: процедура отменена";
constexpr std::string_view kShownRevoked = "снято с контроля: отменено приказом";
constexpr bool yes = true, no = false;

// «Исполнено» is said only of accepted work, and accepted work leaves control only as fulfilled: what was done does not
// vanish from the figures, and what was not done does not enter them.
constexpr Standing kStandings[] = {
    // execution, control, reached, figures, shown; hand in, review, ask transfer, transfer, close, lift
    {upcoming, kOnControl, yes, Figures::as_state, "ожидает", yes, no, yes, yes, no, yes},
    {in_progress, kOnControl, yes, Figures::as_state, "в работе", yes, no, yes, yes, no, yes},
    {under_review, kOnControl, yes, Figures::as_state, "на проверке", no, yes, no, yes, no, yes},
    {returned, kOnControl, yes, Figures::as_state, "возвращено", yes, no, yes, yes, no, yes},
    {overdue, kOnControl, yes, Figures::as_state, "просрочено", yes, no, yes, yes, no, yes},
    {fulfilled, kOnControl, yes, Figures::as_state, "исполнено", no, no, no, no, yes, no},
    {fulfilled_late, kOnControl, yes, Figures::as_state, "исполнено с опозданием", no, no, no, no, yes, no},

    {upcoming, kDone, no, Figures::as_state, "ожидает", no, no, no, no, no, no},
    {in_progress, kDone, no, Figures::as_state, "в работе", no, no, no, no, no, no},
    {under_review, kDone, no, Figures::as_state, "на проверке", no, no, no, no, no, no},
    {returned, kDone, no, Figures::as_state, "возвращено", no, no, no, no, no, no},
    {overdue, kDone, no, Figures::as_state, "просрочено", no, no, no, no, no, no},
    {fulfilled, kDone, yes, Figures::as_state, "исполнено", no, no, no, no, no, no},
    {fulfilled_late, kDone, yes, Figures::as_state, "исполнено с опозданием", no, no, no, no, no, no},

    {upcoming, kNotApplicable, yes, Figures::apart, kShownNotApplicable, no, no, no, no, no, no},
    {in_progress, kNotApplicable, yes, Figures::apart, kShownNotApplicable, no, no, no, no, no, no},
    {under_review, kNotApplicable, yes, Figures::apart, kShownNotApplicable, no, no, no, no, no, no},
    {returned, kNotApplicable, yes, Figures::apart, kShownNotApplicable, no, no, no, no, no, no},
    {overdue, kNotApplicable, yes, Figures::apart, kShownNotApplicable, no, no, no, no, no, no},
    {fulfilled, kNotApplicable, no, Figures::apart, kShownNotApplicable, no, no, no, no, no, no},
    {fulfilled_late, kNotApplicable, no, Figures::apart, kShownNotApplicable, no, no, no, no, no, no},

    {upcoming, kCancelled, yes, Figures::apart, kShownCancelled, no, no, no, no, no, no},
    {in_progress, kCancelled, yes, Figures::apart, kShownCancelled, no, no, no, no, no, no},
    {under_review, kCancelled, yes, Figures::apart, kShownCancelled, no, no, no, no, no, no},
    {returned, kCancelled, yes, Figures::apart, kShownCancelled, no, no, no, no, no, no},
    {overdue, kCancelled, yes, Figures::apart, kShownCancelled, no, no, no, no, no, no},
    {fulfilled, kCancelled, no, Figures::apart, kShownCancelled, no, no, no, no, no, no},
    {fulfilled_late, kCancelled, no, Figures::apart, kShownCancelled, no, no, no, no, no, no},

    {upcoming, kRevoked, yes, Figures::apart, kShownRevoked, no, no, no, no, no, no},
    {in_progress, kRevoked, yes, Figures::apart, kShownRevoked, no, no, no, no, no, no},
    {under_review, kRevoked, yes, Figures::apart, kShownRevoked, no, no, no, no, no, no},
    {returned, kRevoked, yes, Figures::apart, kShownRevoked, no, no, no, no, no, no},
    {overdue, kRevoked, yes, Figures::apart, kShownRevoked, no, no, no, no, no, no},
    {fulfilled, kRevoked, no, Figures::apart, kShownRevoked, no, no, no, no, no, no},
    {fulfilled_late, kRevoked, no, Figures::apart, kShownRevoked, no, no, no, no, no, no},
};

}  // namespace

std::span<const Standing> standings() { return kStandings; }

const Standing& standing_of(ExecutionState execution, std::optional<ReleaseReason> release) {
    for (const Standing& row : kStandings)
        if (row.execution == execution && row.release == release) return row;
    std::abort();
}

const Standing& standing_of(const ObligationFacts& facts, Date today) {
    return standing_of(execution_state(facts, today),
                       facts.release ? std::optional{facts.release->reason} : std::nullopt);
}

}  // namespace mera
