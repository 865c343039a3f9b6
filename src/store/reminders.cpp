#include "store/reminders.hpp"

#include "base/text.hpp"
#include "store/obligation_facts.hpp"

namespace mera {

namespace {

// The day of the return only where the last verdict is one; the first day of a request nobody has decided on.
std::string watched_columns() {
    return "f.obligation_id, f.measure_id, f.organisation_id, p.owner_id, " + std::string{kFactColumns} + R"sql(,
           CASE WHEN f.last_verdict = 'returned' THEN (
                SELECT max(r.reviewed_on) FROM submission s JOIN review r ON r.submission_id = s.id
                 WHERE s.obligation_id = f.obligation_id) END,
           CASE WHEN f.transfer_asked THEN (
                SELECT min(t.asked_on) FROM transfer t
                 WHERE t.obligation_id = f.obligation_id
                   AND NOT EXISTS (SELECT 1 FROM transfer_decision d WHERE d.transfer_id = t.id)) END
      FROM obligation_facts f JOIN programme p ON p.id = f.programme_id )sql";
}

WatchedRow read_watched(Row& row) {
    WatchedRow out{};
    out.what.id = row.next<ObligationId>();
    out.what.measure = row.next<MeasureId>();
    out.what.organisation = row.next<OrganisationId>();
    out.what.owner = row.next<OrganisationId>();
    out.watched.facts = read_facts(row);
    out.watched.returned_on = row.next<std::optional<Date>>();
    out.watched.transfer_asked_on = row.next<std::optional<Date>>();
    return out;
}

KeptReminder read_reminder(Row& row) {
    KeptReminder out;
    out.id = row.next<ReminderId>();
    out.person = row.next<PersonId>();
    out.day = row.next<Date>();
    out.reminder = reminder_from_json(row.next<std::string>());
    out.seen = row.next<std::optional<std::string>>().has_value();
    return out;
}
constexpr std::string_view kReminders = R"sql(
    SELECT r.id, r.person_id, r.day, r.content, s.seen_at
      FROM reminder r LEFT JOIN reminder_seen s ON s.reminder_id = r.id )sql";

ReminderRun read_run(Row& row) {
    ReminderRun out{};
    out.day = row.next<Date>();
    out.made_at = row.next<std::string>();
    out.people = row.next<std::int64_t>();
    out.letters = row.next<std::int64_t>();
    return out;
}

std::pair<PersonId, ReminderChoice> read_choice(Row& row) {
    std::pair<PersonId, ReminderChoice> out;
    out.first = row.next<PersonId>();
    out.second.by_mail = row.next<bool>();
    for (const std::string& code : split(row.next<std::string>(), ','))
        if (const auto kind = reminder_kind_from(code)) out.second.unwanted.push_back(*kind);
    return out;
}

}  // namespace

std::vector<WatchedRow> watched_obligations(Db& db, Date horizon) {
    return db
        .query("SELECT " + watched_columns() + R"sql(
         WHERE f.released_on IS NULL AND (f.last_verdict IS NULL OR f.last_verdict <> 'accepted')
           AND (f.due <= $1 OR f.last_verdict IS NOT NULL OR f.transfer_asked))sql",
               horizon)
        .all(read_watched);
}

std::vector<WatchedRow> watched_obligations(Db& db, const std::vector<ObligationId>& ids) {
    std::vector<WatchedRow> out;
    for (const ObligationId id : ids)
        if (auto found = db.query("SELECT " + watched_columns() + "WHERE f.obligation_id = $1", id).first(read_watched))
            out.push_back(*std::move(found));
    return out;
}

RegisterOnDay register_on(Db& db, Date day) {
    RegisterOnDay out;
    for (Row& row : db.query(R"sql(
        SELECT m.person_id, m.organisation_id, m.role
          FROM membership m JOIN person p ON p.id = m.person_id AND p.disabled_at IS NULL
         WHERE m.starts_on <= $1 AND (m.ends_on IS NULL OR m.ends_on >= $1)
         ORDER BY p.full_name, p.id, m.id
    )sql",
                             day)) {
        const auto person = row.next<PersonId>();
        const auto organisation = row.next<OrganisationId>();
        out.holders.push_back({person, organisation, role_from(row.next<std::string>()).value()});
    }
    out.duties = db.query(R"sql(
        SELECT measure_id, organisation_id, obligation_id, person_id FROM responsibility
         WHERE withdrawn_at IS NULL ORDER BY share DESC, id
    )sql")
                     .all([](Row& row) {
                         return Duty{row.next<MeasureId>(), row.next<OrganisationId>(),
                                     row.next<std::optional<ObligationId>>(), row.next<PersonId>()};
                     });
    out.substitutes = db.query(R"sql(
        SELECT a.person_id, a.for_person_id, a.organisation_id
          FROM acting a
          JOIN person p ON p.id = a.person_id AND p.disabled_at IS NULL
          JOIN person q ON q.id = a.for_person_id AND q.disabled_at IS NULL
         WHERE a.starts_on <= $1 AND a.ends_on >= $1 ORDER BY a.id
    )sql",
                               day)
                          .all([](Row& row) {
                              return Substitute{row.next<PersonId>(), row.next<PersonId>(), row.next<OrganisationId>()};
                          });
    for (Row& row : db.query("SELECT id, parent_id FROM organisation")) {
        const auto id = row.next<OrganisationId>();
        out.superiors[id] = row.next<std::optional<OrganisationId>>();
    }
    return out;
}

std::optional<ReminderRun> last_reminder_run(Db& db) {
    return db.query("SELECT day, made_at, people, letters FROM reminder_run ORDER BY day DESC LIMIT 1").first(read_run);
}

std::optional<ReminderRun> reminder_run_of(Db& db, Date day) {
    return db.query("SELECT day, made_at, people, letters FROM reminder_run WHERE day = $1", day).first(read_run);
}

std::optional<ReminderRun> last_reminder_run_before(Db& db, Date day) {
    return db
        .query("SELECT day, made_at, people, letters FROM reminder_run WHERE day < $1 ORDER BY day DESC LIMIT 1", day)
        .first(read_run);
}

void insert_reminder_run(Db& db, const ReminderRun& run) {
    db.execute("INSERT INTO reminder_run (day, made_at, people, letters) VALUES ($1, $2, $3, $4)", run.day, run.made_at,
               run.people, run.letters);
}

ReminderId insert_reminder(Db& db, PersonId person, Date day, const Reminder& reminder) {
    return db
        .query("INSERT INTO reminder (person_id, day, content) VALUES ($1, $2, $3) RETURNING id", person, day,
               to_json(reminder))
        .only<ReminderId>();
}

std::optional<KeptReminder> find_reminder(Db& db, ReminderId id) {
    return db.query(std::string{kReminders} + "WHERE r.id = $1", id).first(read_reminder);
}

std::vector<KeptReminder> reminders_of(Db& db, PersonId person, std::int64_t limit, std::int64_t offset) {
    return db
        .query(std::string{kReminders} + "WHERE r.person_id = $1 ORDER BY r.day DESC LIMIT $2 OFFSET $3", person, limit,
               offset)
        .all(read_reminder);
}

std::int64_t count_reminders(Db& db, PersonId person) {
    return db.query("SELECT count(*) FROM reminder WHERE person_id = $1", person).only<std::int64_t>();
}

std::int64_t count_unseen_reminders(Db& db, PersonId person, Date since) {
    return db
        .query(R"sql(
        SELECT count(*) FROM reminder r
         WHERE r.person_id = $1 AND r.day >= $2
           AND NOT EXISTS (SELECT 1 FROM reminder_seen s WHERE s.reminder_id = r.id)
    )sql",
               person, since)
        .only<std::int64_t>();
}

void mark_reminders_seen(Db& db, PersonId person, std::optional<ReminderId> only, const Moment& now) {
    db.execute(R"sql(
        INSERT INTO reminder_seen (reminder_id, seen_at)
        SELECT r.id, $3 FROM reminder r
         WHERE r.person_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR r.id = $2)
           AND NOT EXISTS (SELECT 1 FROM reminder_seen s WHERE s.reminder_id = r.id)
    )sql",
               person, only, now.instant);
}

ReminderChoice reminder_choice(Db& db, PersonId person) {
    const auto found =
        db.query(
              "SELECT person_id, by_mail, unwanted FROM reminder_choice WHERE person_id = $1 ORDER BY id DESC LIMIT 1",
              person)
            .first(read_choice);
    return found ? found->second : ReminderChoice{};
}

std::map<PersonId, ReminderChoice> reminder_choices(Db& db) {
    std::map<PersonId, ReminderChoice> out;
    for (Row& row : db.query("SELECT person_id, by_mail, unwanted FROM reminder_choice ORDER BY id")) {
        auto [person, choice] = read_choice(row);
        out[person] = std::move(choice);
    }
    return out;
}

void insert_reminder_choice(Db& db, PersonId person, const ReminderChoice& choice, const Moment& now) {
    std::vector<std::string> unwanted;
    for (const ReminderKind kind : choice.unwanted) unwanted.emplace_back(code_of(kind));
    db.execute("INSERT INTO reminder_choice (person_id, by_mail, unwanted, chosen_at) VALUES ($1, $2, $3, $4)", person,
               choice.by_mail, join(unwanted, ","), now.instant);
}

}  // namespace mera
