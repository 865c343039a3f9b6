#pragma once
// Напоминание: what one person is told on one day about the obligations they have to do with: before the term, on the
// day, after it. One reminder a day, and only when there is something new to say: a list that has not changed is not
// repeated every morning.
#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/control/obligation.hpp"
#include "domain/ids.hpp"

namespace mera {

enum class ReminderKind {
    // of one's own work
    overdue,
    due_today,
    returned,
    soon,
    inside_passed,   // the organisation's own, earlier day has passed, the parent's has not
    // of others' work
    to_review,       // the reviewer: handed in, waits for the decision
    transfer_asked,  // the controller: an executor asks for another date
    escalated,       // the controller: overdue for longer than the executor was reminded alone
    helped,          // the curator: overdue at a school they help
    inside_review,   // who leads the organisation's programme: handed in under an own measure
};
inline constexpr std::array kReminderKinds = {
    ReminderKind::overdue,       ReminderKind::due_today,    ReminderKind::returned,       ReminderKind::soon,
    ReminderKind::inside_passed, ReminderKind::to_review,    ReminderKind::transfer_asked, ReminderKind::escalated,
    ReminderKind::helped,        ReminderKind::inside_review};
std::string_view code_of(ReminderKind kind);
std::optional<ReminderKind> reminder_kind_from(std::string_view code);
std::string_view in_russian(ReminderKind kind);  // the title of the section: «Срок сегодня»

struct ReminderRules {
    std::vector<int> days_before = {7, 1};  // told once on each of these days before the term
    int repeat_days = 7;                    // what is still not done is told again after so many
    int escalate_after_days = 3;            // of delay, the controller is told too
};
inline constexpr int kDaysBeforeMax = 60;  // earlier nobody begins; the nightly run reads that far ahead
int days_ahead(const ReminderRules& rules);  // the farthest of days_before

struct WatchedObligation {  // what the rule needs to know of one
    ObligationFacts facts;
    std::optional<Date> returned_on = {};        // the day of the last return, when that is the last verdict
    std::optional<Date> transfer_asked_on = {};  // the first day of a request that waits for the decision
    std::optional<Date> due_inside = {};         // the organisation's own, earlier day, by which its people are told
};

struct ToTell {
    ReminderKind kind;
    Date reason_on;  // the latest day, today at most or the next morning, on which this was worth telling
    Date due;        // the term that is told
};
// What there is to tell of one obligation today, whoever is told.
std::vector<ToTell> what_to_tell(const WatchedObligation& obligation, Date today, const ReminderRules& rules);

struct OwnTaskKey {  // one period of an own measure of an organisation's programme
    ChildProgrammeId programme = {};
    std::int64_t addition = 0;
    std::optional<Date> due_nominal = {};  // none: done when needed
    friend auto operator<=>(const OwnTaskKey&, const OwnTaskKey&) = default;
};
struct ReminderSubject {  // an obligation, or else an own task
    ObligationId obligation = {};
    OwnTaskKey own = {};
    bool is_own() const { return obligation == ObligationId{}; }
    friend auto operator<=>(const ReminderSubject&, const ReminderSubject&) = default;
};

struct ReminderItem {
    ReminderSubject subject;
    ReminderKind kind;
    Date due;
    Date reason_on;
};

struct ReminderSection {
    ReminderKind kind;
    std::int64_t total = 0;
    std::int64_t fresh = 0;                // of them with a reason since the last reminder
    std::vector<ReminderSubject> first = {};  // the most urgent, at most kReminderItemsMax
    friend bool operator==(const ReminderSection&, const ReminderSection&) = default;
};
struct ReminderSubjects {
    std::vector<ObligationId> obligations;
    std::vector<OwnTaskKey> own;
};
ReminderSubjects subjects_of(const ReminderSection& section);  // of `first`, in its order
inline constexpr std::size_t kReminderItemsMax = 20;  // more is not read in a letter; the rest is a link away

struct Reminder {
    std::vector<ReminderSection> sections;  // in the order of kReminderKinds
    bool has_fresh() const;
    friend bool operator==(const Reminder&, const Reminder&) = default;
};

// One person's reminder: all that is open, if anything of it has a reason after `told_until`, the day up to which the
// person has been told (none: never, or the last letter did not reach them). Nothing when there is nothing new.
std::optional<Reminder> make_reminder(std::vector<ReminderItem> items, std::optional<Date> told_until, Date today);

// «просрочено: 2, срок сегодня: 1»
std::string reminder_summary(const Reminder& reminder);

// As it is kept.
std::string to_json(const Reminder& reminder);
Reminder reminder_from_json(std::string_view json);  // throws when it was not made by to_json

// What a person wants by mail. In the inbox everything shows.
struct ReminderChoice {
    bool by_mail = true;
    std::vector<ReminderKind> unwanted = {};
    bool wants(ReminderKind kind) const;
};
Reminder letter_part(const Reminder& reminder, const ReminderChoice& choice);

}  // namespace mera
