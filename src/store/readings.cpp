#include "store/readings.hpp"

namespace mera {

namespace {

constexpr std::string_view kColumns = R"sql(
    SELECT r.id, r.source_name, r.source_sha256, r.is_heavy, r.asked_by, r.asked_at,
           e.outcome, e.draft_id, e.message, t.reader, t.beat_at, t.turns, t.pages_done, t.pages
      FROM reading r
      LEFT JOIN reading_end e ON e.reading_id = r.id
      LEFT JOIN reading_turn t ON t.reading_id = r.id
)sql";

Reading read_reading(Row& row) {
    Reading out;
    out.id = row.next<ReadingId>();
    out.source_name = row.next<std::string>();
    out.source_sha256 = row.next<std::string>();
    out.is_heavy = row.next<bool>();
    out.asked_by = row.next<std::optional<PersonId>>();
    out.asked_at = row.next<std::string>();
    const auto outcome = row.next<std::optional<std::string>>();
    const auto draft = row.next<std::optional<DraftId>>();
    const auto message = row.next<std::optional<std::string>>();
    if (outcome) out.end = ReadingEnd{reading_outcome_from(*outcome).value(), draft, message.value_or("")};
    const auto reader = row.next<std::optional<std::string>>();
    const auto beat_at = row.next<std::optional<std::string>>();
    const auto turns = row.next<std::optional<std::int64_t>>();
    const auto pages_done = row.next<std::optional<std::int64_t>>();
    const auto pages = row.next<std::optional<std::int64_t>>();
    if (reader)
        out.turn = ReadingTurn{*reader, *beat_at, *turns, static_cast<int>(*pages_done), static_cast<int>(*pages)};
    return out;
}

std::string query(std::string_view rest) { return std::string{kColumns}.append(rest); }

}  // namespace

ReadingId insert_reading(Db& db, const Reading& reading, const Moment& now) {
    return db
        .query(R"sql(
        INSERT INTO reading (source_name, source_sha256, is_heavy, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5) RETURNING id
    )sql",
               reading.source_name, reading.source_sha256, reading.is_heavy, reading.asked_by, now.instant)
        .only<ReadingId>();
}

std::optional<Reading> find_reading(Db& db, ReadingId id) {
    return db.query(query("WHERE r.id = $1"), id).first(read_reading);
}

std::vector<Reading> unfinished_readings(Db& db) {
    return db.query(query("WHERE e.reading_id IS NULL ORDER BY r.id")).all(read_reading);
}

std::vector<Reading> failed_readings_since(Db& db, const std::string& instant) {
    return db.query(query("WHERE e.outcome = 'failed' AND e.ended_at >= $1 ORDER BY r.id DESC"), instant)
        .all(read_reading);
}

std::optional<ReadingId> next_reading(Db& db, bool heavy, const Moment& now) {
    for (const Reading& reading :
         db.query(query("WHERE e.reading_id IS NULL AND r.is_heavy = $1 ORDER BY r.id"), heavy).all(read_reading))
        if (state_of(reading, now.instant) == ReadingState::waiting) return reading.id;
    return {};
}

void take_reading_turn(Db& db, ReadingId id, const std::string& reader, const Moment& now) {
    db.execute(R"sql(
        INSERT INTO reading_turn (reading_id, reader, beat_at, turns, pages_done, pages) VALUES ($1, $2, $3, 1, 0, 0)
            ON CONFLICT (reading_id) DO UPDATE
               SET reader = excluded.reader, beat_at = excluded.beat_at, turns = reading_turn.turns + 1, pages_done = 0, pages = 0
    )sql",
               id, reader, now.instant);
}

bool beat_reading_turn(Db& db, ReadingId id, const std::string& reader, int pages_done, int pages, const Moment& now) {
    return db.execute(
               "UPDATE reading_turn SET beat_at = $3, pages_done = $4, pages = $5 WHERE reading_id = $1 AND reader = "
               "$2",
               id, reader, now.instant, pages_done, pages) == 1;
}

void leave_reading_turn(Db& db, ReadingId id, const std::string& reader) {
    db.execute("UPDATE reading_turn SET beat_at = '' WHERE reading_id = $1 AND reader = $2", id, reader);
}

bool holds_reading_turn(Db& db, ReadingId id, const std::string& reader) {
    return db.query("SELECT count(*) FROM reading_turn WHERE reading_id = $1 AND reader = $2", id, reader)
               .only<std::int64_t>() == 1;
}

void insert_reading_end(Db& db, ReadingId id, const ReadingEnd& end, std::optional<PersonId> by, const Moment& now) {
    db.execute(
        "INSERT INTO reading_end (reading_id, outcome, draft_id, message, ended_by, ended_at) VALUES ($1, $2, $3, $4, "
        "$5, $6)",
        id, code_of(end.outcome), end.draft, end.message, by, now.instant);
}

}  // namespace mera
