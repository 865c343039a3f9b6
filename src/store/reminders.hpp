#pragma once
// Reminders: what the nightly run reads and what it leaves, the inbox, and what people want by mail.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/control/reminded_people.hpp"
#include "domain/control/reminder.hpp"
#include "store/db.hpp"

namespace mera {

// Everything a reminder may speak of: not accepted, on control, due by `horizon`; waiting for review; or with a request
// to move the date.
struct WatchedRow {
    RemindedObligation what;
    WatchedObligation watched;
};
std::vector<WatchedRow> watched_obligations(Db& db, Date horizon);
std::vector<WatchedRow> watched_obligations(Db& db, const std::vector<ObligationId>& ids);  // of these, as they are now

RegisterOnDay register_on(Db& db, Date day);

struct ReminderRun {
    Date day;
    std::string made_at;
    std::int64_t people = 0;
    std::int64_t letters = 0;
};
std::optional<ReminderRun> last_reminder_run(Db& db);
std::optional<ReminderRun> reminder_run_of(Db& db, Date day);
std::optional<ReminderRun> last_reminder_run_before(Db& db, Date day);
void insert_reminder_run(Db& db, const ReminderRun& run);  // throws unique_violation for a day that has one

using ReminderId = Id<struct ReminderTag>;
struct KeptReminder {
    ReminderId id = {};
    PersonId person = {};
    Date day;
    Reminder reminder;
    bool seen = false;
};
ReminderId insert_reminder(Db& db, PersonId person, Date day, const Reminder& reminder);
std::optional<KeptReminder> find_reminder(Db& db, ReminderId id);
std::vector<KeptReminder> reminders_of(Db& db, PersonId person, std::int64_t limit,
                                       std::int64_t offset);  // newest first
std::int64_t count_reminders(Db& db, PersonId person);
std::int64_t count_unseen_reminders(Db& db, PersonId person, Date since);  // of the days from `since`
void mark_reminders_seen(Db& db, PersonId person, std::optional<ReminderId> only, const Moment& now);

ReminderChoice reminder_choice(Db& db, PersonId person);
std::map<PersonId, ReminderChoice> reminder_choices(Db& db);  // of everybody who has chosen
void insert_reminder_choice(Db& db, PersonId person, const ReminderChoice& choice, const Moment& now);

}  // namespace mera
