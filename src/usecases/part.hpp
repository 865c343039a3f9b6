#pragma once
// The people behind an obligation: appoint the responsible one and co-executors, hand in a part.
#include <string>

#include "usecases/obligation.hpp"

#include "domain/people/responsibility.hpp"
#include "store/responsibilities.hpp"

namespace mera {

struct Appointment {
    PersonId person = {};
    Share share = Share::responsible;
    std::string task = {};
    bool for_whole_measure = false;  // every obligation of the organisation under the measure, the coming ones too
};
// Done by the organisation's executors among themselves and by the coordinator over it. A new responsible person takes
// the place of the earlier one.
Expected<Done> appoint(Db& db, const Actor& actor, ObligationId id, const Appointment& appointment, const Moment& now);
Expected<Done> withdraw_appointment(Db& db, const Actor& actor, ObligationId id, ResponsibilityId responsibility,
                                    const Moment& now);

// A part waits for the responsible person, whose submission takes it along. The same documents handed in once more while
// they wait are the same part.
Expected<PartId> hand_in_part(Db& db, const Actor& actor, ObligationId id, HandIn hand_in, const Moment& now);
// The responsible person takes the parts they have seen as they are: one press, and they are the organisation's
// submission, with the same files. A second press gives the same submission.
Expected<SubmissionId> accept_parts(Db& db, const Actor& actor, ObligationId id, const std::vector<PartId>& seen,
                                    const Moment& now);
// Or sends one back to whoever handed it in and says why.
Expected<Done> send_part_back(Db& db, const Actor& actor, ObligationId id, PartId part, const std::string& reason,
                              const Moment& now);

}  // namespace mera
