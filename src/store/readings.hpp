#pragma once
// Readings of documents: the queue, whose turn it is, how each ended.
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/plan/reading.hpp"
#include "store/db.hpp"

namespace mera {

ReadingId insert_reading(Db& db, const Reading& reading, const Moment& now);
std::optional<Reading> find_reading(Db& db, ReadingId id);
std::vector<Reading> unfinished_readings(Db& db);                               // oldest first
std::vector<Reading> failed_readings_since(Db& db, const std::string& instant);  // newest first

// The oldest that nobody reads, heavy or light.
std::optional<ReadingId> next_reading(Db& db, bool heavy, const Moment& now);
void take_reading_turn(Db& db, ReadingId id, const std::string& reader, const Moment& now);
// False: the turn is no longer this reader's.
bool beat_reading_turn(Db& db, ReadingId id, const std::string& reader, int pages_done, int pages, const Moment& now);
void leave_reading_turn(Db& db, ReadingId id, const std::string& reader);  // whoever comes next begins at once
bool holds_reading_turn(Db& db, ReadingId id, const std::string& reader);

void insert_reading_end(Db& db, ReadingId id, const ReadingEnd& end, std::optional<PersonId> by, const Moment& now);

}  // namespace mera
