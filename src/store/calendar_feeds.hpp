#pragma once
// Private calendar addresses: the database knows only their digests.
#include <optional>
#include <string>

#include "base/moment.hpp"
#include "domain/ids.hpp"
#include "store/db.hpp"

namespace mera {

struct CalendarFeed {
    PersonId person;
    std::string token_sha256;
    std::string made_at;
};

void save_calendar_feed(Db& db, const CalendarFeed& feed);  // in place of an earlier one
void delete_calendar_feed(Db& db, PersonId person);
std::optional<CalendarFeed> calendar_feed_of(Db& db, PersonId person);
std::optional<CalendarFeed> find_calendar_feed(Db& db, const std::string& token_sha256);

}  // namespace mera
