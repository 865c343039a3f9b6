#include "store/letters.hpp"

namespace mera {

namespace {

// The last attempt of a letter with its end, if it has one.
constexpr std::string_view kWithLastAttempt = R"sql(
      LEFT JOIN letter_attempt a ON a.letter_id = l.id
           AND a.number = (SELECT max(b.number) FROM letter_attempt b WHERE b.letter_id = l.id)
      LEFT JOIN letter_attempt_end e ON e.letter_id = a.letter_id AND e.number = a.number )sql";

constexpr int kDaysKeptInMind = 30;  // what is older is history: no attempt of it is open

QueuedLetter read_letter(Row& row) {
    QueuedLetter out;
    out.id = row.next<LetterId>();
    out.person = row.next<std::optional<PersonId>>();
    out.reminder = row.next<std::optional<ReminderId>>();
    out.day = row.next<Date>();
    out.address = row.next<std::string>();
    out.message_id = row.next<std::string>();
    out.attempts = row.next<std::optional<std::int64_t>>().value_or(0);
    return out;
}
constexpr std::string_view kLetters =
    "SELECT l.id, l.person_id, l.reminder_id, l.day, l.address, l.message_id, a.number FROM letter l ";

LetterRow read_letter_row(Row& row) {
    LetterRow out{};
    out.id = row.next<LetterId>();
    out.person = row.next<std::optional<PersonId>>();
    out.person_name = row.next<std::optional<std::string>>().value_or("");
    out.address = row.next<std::string>();
    out.is_test = !row.next<std::optional<ReminderId>>();
    out.day = row.next<Date>();
    out.queued_at = row.next<std::string>();
    out.attempts = row.next<std::optional<std::int64_t>>().value_or(0);
    out.started_at = row.next<std::optional<std::string>>();
    if (const auto outcome = row.next<std::optional<std::string>>()) out.outcome = letter_outcome_from(*outcome);
    out.reply = row.next<std::optional<std::string>>().value_or("");
    out.next_at = row.next<std::optional<std::string>>();
    return out;
}
constexpr std::string_view kLetterRows = R"sql(
    SELECT l.id, l.person_id, p.full_name, l.address, l.reminder_id, l.day, l.queued_at, a.number, a.started_at,
           e.outcome, e.reply, e.next_at
      FROM letter l LEFT JOIN person p ON p.id = l.person_id )sql";

void begin_attempt(Db& db, const QueuedLetter& letter, const Moment& now) {
    db.execute("INSERT INTO letter_attempt (letter_id, number, started_at) VALUES ($1, $2, $3)", letter.id,
               letter.attempts + 1, now.instant);
}

}  // namespace

LetterId insert_letter(Db& db, const QueuedLetter& letter, const Moment& now) {
    return db
        .query(R"sql(
        INSERT INTO letter (person_id, reminder_id, day, address, message_id, queued_at)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
    )sql",
               letter.person, letter.reminder, letter.day, letter.address, letter.message_id, now.instant)
        .only<LetterId>();
}

std::optional<QueuedLetter> claim_letter(Db& db, const Moment& now, std::optional<LetterId> only) {
    // A deferral written by a clock that has since been set back does not hold the letter.
    auto letter = db.query(std::string{kLetters} + std::string{kWithLastAttempt} + R"sql(
         WHERE l.day >= $1 AND (CAST($3 AS BIGINT) IS NULL OR l.id = $3)
           AND (a.number IS NULL OR (e.outcome = 'deferred' AND (e.next_at <= $2 OR e.ended_at > $2)))
         ORDER BY l.id LIMIT 1
    )sql",
                           now.today, now.instant, only)
                      .first(read_letter);
    if (letter) begin_attempt(db, *letter, now);
    return letter;
}

void end_attempt(Db& db, const QueuedLetter& letter, const AttemptEnd& end, const Moment& now) {
    db.execute(R"sql(
        INSERT INTO letter_attempt_end (letter_id, number, outcome, reply, ended_at, next_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (letter_id, number) DO NOTHING
    )sql",
               letter.id, letter.attempts + 1, end.outcome, end.reply, now.instant, end.next_at);
}

std::int64_t give_up_fallen_attempts(Db& db, const Moment& now) {
    return db.execute(R"sql(
        INSERT INTO letter_attempt_end (letter_id, number, outcome, reply, ended_at)
        SELECT a.letter_id, a.number, 'unknown', '', $3
          FROM letter l JOIN letter_attempt a ON a.letter_id = l.id
         WHERE l.day >= $1 AND (a.started_at < $2 OR a.started_at > $4)
           AND NOT EXISTS (SELECT 1 FROM letter_attempt_end e
                            WHERE e.letter_id = a.letter_id AND e.number = a.number)
    )sql",
                      add_days(now.today, -kDaysKeptInMind), minutes_before(now.instant, kAttemptMinutesMax),
                      now.instant, minutes_before(now.instant, -kAttemptMinutesMax));
}

std::int64_t expire_letters(Db& db, const Moment& now) {
    const auto old = db.query(std::string{kLetters} + std::string{kWithLastAttempt} + R"sql(
         WHERE l.day < $1 AND l.day >= $2 AND (a.number IS NULL OR e.outcome = 'deferred')
         ORDER BY l.id
    )sql",
                              now.today, add_days(now.today, -kDaysKeptInMind))
                         .all(read_letter);
    for (const QueuedLetter& letter : old) {
        begin_attempt(db, letter, now);
        end_attempt(db, letter, {LetterOutcome::expired}, now);
    }
    return static_cast<std::int64_t>(old.size());
}

std::vector<LastLetter> last_reminder_letters(Db& db, Date today) {
    return db
        .query("SELECT l.person_id, l.address, e.outcome FROM letter l " + std::string{kWithLastAttempt} + R"sql(
         WHERE l.id IN (SELECT max(o.id) FROM letter o WHERE o.reminder_id IS NOT NULL AND o.day >= $1 GROUP BY o.person_id)
    )sql",
               add_days(today, -kDaysKeptInMind))
        .all([](Row& row) {
            LastLetter out{};
            out.person = row.next<PersonId>();
            out.address = row.next<std::string>();
            if (const auto outcome = row.next<std::optional<std::string>>())
                out.outcome = letter_outcome_from(*outcome);
            return out;
        });
}

std::vector<LetterRow> last_letters(Db& db, std::int64_t limit) {
    return db.query(std::string{kLetterRows} + std::string{kWithLastAttempt} + "ORDER BY l.id DESC LIMIT $1", limit)
        .all(read_letter_row);
}

std::vector<LetterRow> last_letters_of(Db& db, PersonId person, std::int64_t limit) {
    return db
        .query(std::string{kLetterRows} + std::string{kWithLastAttempt} +
                   "WHERE l.person_id = $1 ORDER BY l.id DESC LIMIT $2",
               person, limit)
        .all(read_letter_row);
}

std::map<PersonId, std::string> people_emails(Db& db) {
    std::map<PersonId, std::string> out;
    for (Row& row : db.query("SELECT id, email FROM person WHERE disabled_at IS NULL")) {
        const auto id = row.next<PersonId>();
        out[id] = row.next<std::string>();
    }
    return out;
}

LetterCounts count_letters(Db& db, Date since) {
    LetterCounts out;
    for (Row& row : db.query("SELECT a.number, e.outcome, count(*) FROM letter l " + std::string{kWithLastAttempt} +
                                 "WHERE l.day >= $1 GROUP BY a.number, e.outcome",
                             since)) {
        const bool tried = row.next<std::optional<std::int64_t>>().has_value();
        const auto outcome = row.next<std::optional<std::string>>();
        const auto count = row.next<std::int64_t>();
        if (!outcome) {
            (tried ? out.sending : out.waiting) += count;
            continue;
        }
        switch (letter_outcome_from(*outcome)) {
            case LetterOutcome::sent: out.sent += count; break;
            case LetterOutcome::deferred: out.waiting += count; break;
            case LetterOutcome::refused: out.refused += count; break;
            case LetterOutcome::unknown: out.unknown += count; break;
            case LetterOutcome::expired: out.expired += count; break;
            case LetterOutcome::unneeded: break;
        }
    }
    return out;
}

}  // namespace mera
