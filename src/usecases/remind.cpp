#include "usecases/remind.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "store/audit.hpp"
#include "store/letters.hpp"
#include "store/reminders.hpp"
#include "usecases/inside_work.hpp"
#include "usecases/rules.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

// A clock corrected over midnight is set back by hours. One that ran years ahead must not silence us for years.
constexpr int kClockCorrectionDaysMax = 2;

using ItemsOfPeople = std::map<PersonId, std::vector<ReminderItem>>;

class Collecting {
public:
    Collecting(Db& db, const ReminderRules& rules, Date today)
        : db_(db), rules_(rules), today_(today), people_(register_on(db, today)) {}

    ItemsOfPeople run() {
        const InsideWork inside = inside_work(db_, {}, production_calendar());
        due_inside_ = inside.due_inside();
        for (const WatchedRow& row : watched_obligations(db_, horizon())) tell(row);
        for (const WatchedRow& row : watched_obligations(db_, due_inside_only())) tell(row);
        for (const InsideTask& task : inside.tasks) tell(task);
        return std::move(out_);
    }

private:
    Date horizon() const { return add_days(today_, days_ahead(rules_)); }

    void tell(WatchedRow row) {
        if (const auto found = due_inside_.find(row.what.id); found != due_inside_.end()) {
            row.watched.due_inside = found->second;
            due_inside_.erase(found);
        }
        for (const ToTell& told : what_to_tell(row.watched, today_, rules_))
            for (const PersonId person : people_.of(row.what, told.kind))
                out_[person].push_back({{row.what.id, {}}, told.kind, told.due, told.reason_on});
    }

    // The parent's term is far, the organisation's own is near.
    std::vector<ObligationId> due_inside_only() const {
        std::vector<ObligationId> out;
        for (const auto& [obligation, due] : due_inside_)
            if (due <= horizon()) out.push_back(obligation);
        return out;
    }

    void tell(const InsideTask& task) {
        for (const ToTell& told : what_to_tell(task.watched, today_, rules_)) {
            const auto kind = kind_inside(told.kind, task);
            if (!kind) continue;
            const bool decides = *kind == ReminderKind::inside_review;
            for (const PersonId person :
                 people_.inside(task.organisation, decides || !task.person ? task.leader : task.person))
                out_[person].push_back({{{}, task.task}, *kind, told.due, told.reason_on});
        }
    }

    Db& db_;
    const ReminderRules& rules_;
    Date today_;
    RemindedPeople people_;
    std::map<ObligationId, Date> due_inside_;
    ItemsOfPeople out_;
};

class Post {  // who may be written to, and whose last letter came to nothing
public:
    Post(Db& db, const MailSetup& setup, Date today) : is_set_up_(setup.server.has_value()) {
        if (!is_set_up_) return;
        const auto at = setup.server->from.rfind('@');
        own_domain_ = at == std::string::npos ? "mera" : setup.server->from.substr(at + 1);
        emails_ = people_emails(db);
        choices_ = reminder_choices(db);
        for (LastLetter& letter : last_reminder_letters(db, today)) last_[letter.person] = std::move(letter);
    }
    bool may_write(PersonId person) const {
        return is_set_up_ && choice(person).by_mail && emails_.contains(person) && mail_address(emails_.at(person));
    }
    // The last letter may not have arrived: what it told must be told again.
    bool not_reached(PersonId person) const {
        const auto found = last_.find(person);
        if (!may_write(person) || found == last_.end()) return false;
        const auto outcome = found->second.outcome;
        return outcome != LetterOutcome::sent && outcome != LetterOutcome::unneeded &&
               outcome != LetterOutcome::refused;
    }
    // A server that has said «there is no such address» is not asked again until the address is another.
    bool is_dead(PersonId person) const {
        const auto found = last_.find(person);
        return found != last_.end() && found->second.outcome == LetterOutcome::refused &&
               found->second.address == emails_.at(person);
    }
    ReminderChoice choice(PersonId person) const {
        const auto found = choices_.find(person);
        return found == choices_.end() ? ReminderChoice{} : found->second;
    }
    QueuedLetter letter_to(PersonId person, ReminderId reminder, Date day) const {
        QueuedLetter out;
        out.person = person;
        out.reminder = reminder;
        out.day = day;
        out.address = *mail_address(emails_.at(person));
        out.message_id = "<" + random_token() + "@" + own_domain_ + ">";
        return out;
    }

private:
    bool is_set_up_;
    std::string own_domain_;
    std::map<PersonId, std::string> emails_;
    std::map<PersonId, ReminderChoice> choices_;
    std::map<PersonId, LastLetter> last_;
};

Failure clock_went_back(Date last) {
    return {Failure::Kind::conflict, "Напоминания уже составлены за " + in_russian(last) +
                                         ": часы этой машины переведены назад. Проверьте её время; напоминания "
                                         "продолжатся на следующий день после этого."};
}

Reminded make_reminders(Db& db, const MailSetup& setup, const Moment& now) {
    give_up_fallen_attempts(db, now);
    expire_letters(db, now);
    const Post post{db, setup, now.today};
    const auto before = last_reminder_run_before(db, now.today);
    const auto told_until = before ? std::optional{before->day} : std::nullopt;
    Reminded out;
    for (auto& [person, items] : Collecting{db, setup.rules, now.today}.run()) {
        const auto reminder =
            make_reminder(std::move(items), post.not_reached(person) ? std::nullopt : told_until, now.today);
        if (!reminder) continue;
        const ReminderId id = insert_reminder(db, person, now.today, *reminder);
        ++out.people;
        if (!post.may_write(person) || post.is_dead(person)) continue;
        if (!letter_part(*reminder, post.choice(person)).has_fresh()) continue;
        insert_letter(db, post.letter_to(person, id, now.today), now);
        ++out.letters;
    }
    return out;
}

}  // namespace

Expected<Reminded> remind(Db& db, const MailSetup& setup, const Moment& now) {
    // Asked every minute: for all of the day but one minute there is nothing to wait in the queue of writers for.
    if (const auto made = reminder_run_of(db, now.today)) return Reminded{true, made->people, made->letters};
    return in_write_transaction(db, [&]() -> Expected<Reminded> {
        if (const auto made = reminder_run_of(db, now.today)) return Reminded{true, made->people, made->letters};
        const auto last = last_reminder_run(db);
        if (last && now.today < last->day && days_between(now.today, last->day) <= kClockCorrectionDaysMax)
            return clock_went_back(last->day);
        const Reminded out = make_reminders(db, setup, now);
        insert_reminder_run(db, {now.today, now.instant, out.people, out.letters});
        write_audit(db, std::optional<PersonId>{}, "составлены напоминания дня", "reminders " + iso(now.today),
                    counted(out.people, "человек", "человека", "человек") + ", " +
                        counted(out.letters, "письмо", "письма", "писем"),
                    now);
        return out;
    });
}

}  // namespace mera
