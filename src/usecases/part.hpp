#pragma once
// The people behind an obligation: appoint the responsible one and co-executors, hand in a part.
#include <string>

#include "usecases/obligation.hpp"

#include "domain/responsibility.hpp"
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

// A part waits for the responsible person, whose submission takes it along.
Expected<PartId> hand_in_part(Db& db, EvidenceFiles& files, const Actor& actor, ObligationId id, const HandIn& hand_in,
                              const Moment& now);

}  // namespace mera
