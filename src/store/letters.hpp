#pragma once
// The queue of letters. An attempt is claimed before the mail server is spoken to and ended afterwards; one that was
// claimed and never ended may have been sent, so it is never claimed again: a letter goes out once at most.
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/control/letter.hpp"
#include "store/db.hpp"
#include "store/reminders.hpp"

namespace mera {

using LetterId = Id<struct LetterTag>;

struct QueuedLetter {
    LetterId id = {};
    std::optional<PersonId> person = {};      // none: a test letter from the command line
    std::optional<ReminderId> reminder = {};  // none: a test letter
    Date day;
    std::string address;
    std::string message_id;
    std::int64_t attempts = 0;  // before this one
};
LetterId insert_letter(Db& db, const QueuedLetter& letter, const Moment& now);

// Longer than any attempt can take; who has been silent for so long has fallen.
inline constexpr int kAttemptMinutesMax = 10;

// The next letter to try, with the attempt begun for the caller; inside a write transaction, to be committed before the
// server is spoken to. Letters of days gone by are not tried.
std::optional<QueuedLetter> claim_letter(Db& db, const Moment& now, std::optional<LetterId> only = {});

struct AttemptEnd {
    LetterOutcome outcome;
    std::string reply = {};
    std::optional<std::string> next_at = {};  // of a deferred one
};
// The first end counts: an attempt already given up as unknown stays so.
void end_attempt(Db& db, const QueuedLetter& letter, const AttemptEnd& end, const Moment& now);

// Attempts whose process has fallen become unknown, letters whose day is over expire. Give how many.
std::int64_t give_up_fallen_attempts(Db& db, const Moment& now);
std::int64_t expire_letters(Db& db, const Moment& now);

// The last reminder sent to each person by mail, and what became of it.
struct LastLetter {
    PersonId person = {};
    std::string address;
    std::optional<LetterOutcome> outcome = {};
};
std::vector<LastLetter> last_reminder_letters(Db& db, Date today);

struct LetterRow {
    LetterId id = {};
    std::optional<PersonId> person = {};
    std::string person_name;
    std::string address;
    bool is_test = false;
    Date day;
    std::string queued_at;
    std::int64_t attempts = 0;
    std::optional<std::string> started_at = {};  // of the last attempt
    std::optional<LetterOutcome> outcome = {};  // of the last attempt; none: it waits or is being sent
    std::string reply;
    std::optional<std::string> next_at = {};
};
std::vector<LetterRow> last_letters(Db& db, std::int64_t limit);  // newest first
std::vector<LetterRow> last_letters_of(Db& db, PersonId person, std::int64_t limit);

std::map<PersonId, std::string> people_emails(Db& db);  // of everybody whose account is open; may be empty

struct LetterCounts {
    std::int64_t waiting = 0;  // never tried, or deferred
    std::int64_t sending = 0;
    std::int64_t sent = 0, refused = 0, unknown = 0, expired = 0;
};
LetterCounts count_letters(Db& db, Date since);  // of the days from `since`

}  // namespace mera
