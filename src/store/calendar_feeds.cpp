#include "store/calendar_feeds.hpp"

namespace mera {

namespace {
CalendarFeed read_feed(Row& row) {
    return CalendarFeed{row.next<PersonId>(), row.next<std::string>(), row.next<std::string>()};
}
}  // namespace

void save_calendar_feed(Db& db, const CalendarFeed& feed) {
    delete_calendar_feed(db, feed.person);
    db.execute("INSERT INTO calendar_feed (person_id, token_sha256, made_at) VALUES ($1, $2, $3)", feed.person,
               feed.token_sha256, feed.made_at);
}

void delete_calendar_feed(Db& db, PersonId person) {
    db.execute("DELETE FROM calendar_feed WHERE person_id = $1", person);
}

std::optional<CalendarFeed> calendar_feed_of(Db& db, PersonId person) {
    return db.query("SELECT person_id, token_sha256, made_at FROM calendar_feed WHERE person_id = $1", person)
        .first(read_feed);
}

std::optional<CalendarFeed> find_calendar_feed(Db& db, const std::string& token_sha256) {
    return db.query("SELECT person_id, token_sha256, made_at FROM calendar_feed WHERE token_sha256 = $1", token_sha256)
        .first(read_feed);
}

}  // namespace mera
