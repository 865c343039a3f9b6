#pragma once
// Own measures of an organisation's programme: its people hand in, the leader accepts or returns. All inside: nobody
// above counts it.
#include "store/evidence_files.hpp"
#include "usecases/child_programme.hpp"
#include "usecases/obligation.hpp"

namespace mera {

// The plan with the period that is asked about; refused when the programme in force has none such.
struct OwnTask {
    ChildPlan plan;
    std::size_t addition = 0, period = 0;
    const AdditionRow& row() const { return plan.additions[addition]; }
    const AdditionPeriod& asked() const { return plan.additions[addition].periods[period]; }
};
Expected<OwnTask> own_task_for(Db& db, const Actor& actor, const ChildHandInPlace& place, const Calendar& calendar,
                               Date today);

Expected<ChildHandInId> hand_in_own_measure(Db& db, const Actor& actor, const ChildHandInPlace& place, HandIn hand_in,
                                            const Calendar& calendar, const Moment& now);
// `seen`: what the leader looked at; a decision in between is a conflict.
Expected<Done> decide_own_measure(Db& db, const Actor& actor, const ChildHandInPlace& place, ChildHandInId seen,
                                  Verdict verdict, const std::string& reason, const Calendar& calendar,
                                  const Moment& now);

}  // namespace mera
