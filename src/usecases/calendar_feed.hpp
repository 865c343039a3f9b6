#pragma once
// A person's due dates by a private address, for the calendar of a phone or a mail program.
#include <optional>
#include <string>

#include "base/expected.hpp"
#include "base/moment.hpp"
#include "domain/access.hpp"
#include "domain/time/calendar.hpp"
#include "store/db.hpp"
#include "store/obligations.hpp"

namespace mera {

// The address's secret part, shown once; an earlier one stops working.
std::string make_calendar_feed(Db& db, const Actor& actor, const Moment& now);
void revoke_calendar_feed(Db& db, const Actor& actor, const Moment& now);

// Whose the address is. Wrong, revoked and closed ones are told apart from nothing.
std::optional<Actor> actor_of_feed(Db& db, const std::string& token, const Moment& now);

// Work on control that the person may see, the own measures and earlier days inside their organisation, around today. `site`: scheme and host, for links.
std::string calendar_feed_of(Db& db, const Actor& actor, const std::string& site, const Calendar& calendar,
                             const Moment& now);

}  // namespace mera
