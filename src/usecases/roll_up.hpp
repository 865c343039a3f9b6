#pragma once
// Between a programme and those made from it: what is accepted below becomes a part above, with the same files; what is
// moved or lifted above is followed below. Both inside the transaction of the deed.
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "store/db.hpp"
#include "store/obligations.hpp"

namespace mera {

// An accepted submission of an obligation that was passed on: a part waits for the responsible person above.
void roll_up(Db& db, const ObligationRow& accepted, SubmissionId submission, const Doer& doer, const Moment& now);

// The parent's obligation was lifted from control or its term came to be earlier than a term below: those to whom it was
// passed on are asked no more, or by the earlier day. To be called after any deed that changes an obligation or, by
// whoever revises a programme, for each obligation of its measures.
void follow_parent(Db& db, ObligationId parent, const Doer& doer, const Moment& now);

}  // namespace mera
