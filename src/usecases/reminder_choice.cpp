#include "usecases/reminder_choice.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/control/letter.hpp"
#include "domain/control/reminded_people.hpp"
#include "store/audit.hpp"
#include "store/people.hpp"
#include "store/reminders.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

bool holds(const std::vector<ReminderKind>& kinds, ReminderKind kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// What the form did not ask about stays as it was: a role may come back.
std::vector<ReminderKind> unwanted_now(const ReminderChoice& before, const Actor& actor, const AskedChoice& asked) {
    const auto shown = reminder_kinds_of(actor);
    std::vector<ReminderKind> out;
    for (const ReminderKind kind : kReminderKinds)
        if (holds(shown, kind) ? !holds(asked.wanted, kind) : holds(before.unwanted, kind)) out.push_back(kind);
    return out;
}

std::string in_words(const ReminderChoice& choice, const std::string& email) {
    if (!choice.by_mail) return "без писем";
    std::vector<std::string> left_out;
    for (const ReminderKind kind : choice.unwanted) left_out.push_back(lower_first(in_russian(kind)));
    return (email.empty() ? "без адреса" : email) + (left_out.empty() ? "" : ", кроме: " + join(left_out, ", "));
}

}  // namespace

Expected<Done> choose_reminders(Db& db, const Actor& actor, const AskedChoice& asked, const Moment& now) {
    std::string email;
    if (!collapse_spaces(asked.email).empty()) {
        auto address = mail_address(asked.email);
        if (!address) return address.failure();
        email = *std::move(address);
    }
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const ReminderChoice choice{asked.by_mail, unwanted_now(reminder_choice(db, actor.person), actor, asked)};
        update_email(db, actor.person, email);
        insert_reminder_choice(db, actor.person, choice, now);
        write_audit(db, actor.person, "напоминания настроены", subject_of(actor.person), in_words(choice, email), now);
        return Done{};
    });
}

void read_reminders(Db& db, const Actor& actor, std::optional<std::int64_t> only, const Moment& now) {
    (void)in_write_transaction(db, [&]() -> Expected<Done> {
        mark_reminders_seen(db, actor.person, only ? std::optional{ReminderId{*only}} : std::nullopt, now);
        return Done{};
    });
}

}  // namespace mera
