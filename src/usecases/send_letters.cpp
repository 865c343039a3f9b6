#include "usecases/send_letters.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "reports/reminder_letter.hpp"
#include "store/audit.hpp"
#include "store/letters.hpp"
#include "store/obligations.hpp"
#include "store/people.hpp"
#include "usecases/inside_work.hpp"
#include "usecases/rules.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

constexpr std::chrono::milliseconds kTestPatience{20'000};  // somebody is waiting before the page

LetterItem item_of(const ObligationRow& row, Date due) {
    return {"/obligations/" + std::to_string(row.id.value), name_of(row), row.organisation_name, due,
            due < row.facts.due};
}
LetterItem item_of(const InsideTask& task) {
    return {own_task_path(task.task), {.title = task.title}, task.organisation_name, task.watched.facts.due};
}

// The telling of this kind, if it is still so.
std::optional<ToTell> still_to_tell(const WatchedObligation& watched, ReminderKind kind, Date today,
                                    const ReminderRules& rules) {
    for (const ToTell& told : what_to_tell(watched, today, rules))
        if (told.kind == kind) return told;
    return {};
}

bool is_still_to_tell(const InsideTask& task, ReminderKind kind, Date today, const ReminderRules& rules) {
    const auto told = what_to_tell(task.watched, today, rules);
    return std::any_of(told.begin(), told.end(), [&](const ToTell& t) { return kind_inside(t.kind, task) == kind; });
}

// What of the section is still so; what has been done since the morning is left out.
LetterSection section_now(Db& db, const ReminderSection& section, Date today, const ReminderRules& rules) {
    LetterSection out{section.kind, section.total, {}};
    const auto [obligations, own] = subjects_of(section);
    const auto due_inside = inside_terms_of(db, obligations, production_calendar());
    for (WatchedRow& row : watched_obligations(db, obligations)) {
        if (const auto found = due_inside.find(row.what.id); found != due_inside.end())
            row.watched.due_inside = found->second;
        const auto told = still_to_tell(row.watched, section.kind, today, rules);
        if (!told) {
            --out.total;
            continue;
        }
        if (const auto found = find_obligation(db, row.what.id)) out.items.push_back(item_of(*found, told->due));
    }
    std::size_t open = 0;
    for (const InsideTask& task : find_inside_tasks(db, own, production_calendar())) {
        if (!is_still_to_tell(task, section.kind, today, rules)) continue;
        ++open;
        out.items.push_back(item_of(task));
    }
    out.total -= static_cast<std::int64_t>(own.size() - open);
    std::stable_sort(out.items.begin(), out.items.end(),
                     [](const LetterItem& a, const LetterItem& b) { return a.due < b.due; });
    return out;
}

std::optional<LetterText> write_now(Db& db, const QueuedLetter& letter, const MailSetup& setup, const Moment& now) {
    const auto person = find_person(db, letter.person.value());
    const auto kept = find_reminder(db, letter.reminder.value());
    if (!person || person->disabled || !kept) return {};
    ReminderLetter out{kept->day, setup.site, {}};
    for (const ReminderSection& section : letter_part(kept->reminder, reminder_choice(db, *letter.person)).sections)
        if (LetterSection open = section_now(db, section, now.today, setup.rules); open.total > 0)
            out.sections.push_back(std::move(open));
    if (out.sections.empty()) return {};
    return write_letter(out);
}

MailMessage message_of(const QueuedLetter& letter, const LetterText& text, const MailSetup& setup, const Moment& now) {
    MailMessage out;
    out.to = letter.address;
    out.subject = text.subject;
    out.text = text.text;
    out.html = text.html;
    out.message_id = letter.message_id;
    out.date = instant_for_mail(now.instant);
    if (letter.reminder && !setup.site.empty()) out.preferences_address = setup.site + "/account#reminders";
    return out;
}

AttemptEnd end_of(const MailAnswer& answer, const QueuedLetter& letter, const Moment& now) {
    const std::string words = answer.reply.empty() ? answer.explained : answer.explained + " " + answer.reply;
    switch (answer.outcome) {
        case MailOutcome::sent: return {LetterOutcome::sent, answer.reply};
        case MailOutcome::refused: return {LetterOutcome::refused, words};
        case MailOutcome::unknown: return {LetterOutcome::unknown, words};
        case MailOutcome::deferred:
        case MailOutcome::unavailable:
        case MailOutcome::not_admitted:
            return {LetterOutcome::deferred, words, minutes_before(now.instant, -minutes_to_wait(letter.attempts + 1))};
    }
    std::abort();
}

void save_end(Db& db, const QueuedLetter& letter, const AttemptEnd& end, const Moment& now) {
    (void)in_write_transaction(db, [&]() -> Expected<Done> {
        end_attempt(db, letter, end, now);
        return Done{};
    });
}

std::optional<QueuedLetter> claim_next(Db& db, const Moment& now) {
    std::optional<QueuedLetter> out;
    (void)in_write_transaction(db, [&]() -> Expected<Done> {
        out = claim_letter(db, now);
        return Done{};
    });
    return out;
}

void count(SentLetters& out, LetterOutcome outcome) {
    switch (outcome) {
        case LetterOutcome::sent: ++out.sent; break;
        case LetterOutcome::deferred: ++out.deferred; break;
        case LetterOutcome::refused: ++out.refused; break;
        case LetterOutcome::unknown: ++out.unknown; break;
        case LetterOutcome::expired: break;
        case LetterOutcome::unneeded: ++out.unneeded; break;
    }
}

}  // namespace

SentLetters send_letters(Db& db, const MailSetup& setup, const std::function<Moment()>& now, int limit) {
    SentLetters out;
    (void)in_write_transaction(db, [&]() -> Expected<Done> {
        out.unknown += give_up_fallen_attempts(db, now());
        expire_letters(db, now());
        return Done{};
    });
    if (!setup.server) return out;
    MailConnection server{*setup.server};
    for (int tried = 0; tried < limit; ++tried) {
        const auto letter = claim_next(db, now());
        if (!letter) break;
        if (!letter->reminder) {  // a test letter whose sender fell before sending it
            save_end(db, *letter, {LetterOutcome::unneeded}, now());
            continue;
        }
        const auto text = write_now(db, *letter, setup, now());
        if (!text) {
            save_end(db, *letter, {LetterOutcome::unneeded}, now());
            ++out.unneeded;
            continue;
        }
        const MailAnswer answer = server.send(message_of(*letter, *text, setup, now()));
        const AttemptEnd end = end_of(answer, *letter, now());
        save_end(db, *letter, end, now());
        count(out, end.outcome);
        if (answer.outcome == MailOutcome::unavailable || answer.outcome == MailOutcome::not_admitted) {
            out.stopped = answer.explained;
            break;
        }
    }
    return out;
}

Expected<MailAnswer> send_test_letter(Db& db, const MailSetup& setup, const Manager& by, const std::string& typed,
                                      const Moment& now) {
    if (by.actor() != nullptr && !by.actor()->has(Role::administrator))
        return Failure{Failure::Kind::not_permitted, "Проверочное письмо отправляет администратор."};
    if (!setup.server)
        return Failure{Failure::Kind::conflict,
                       "Почта не настроена. Заполните раздел [mail] в mera.toml и перезапустите Меру."};
    const auto address = mail_address(typed);
    if (!address) return address.failure();
    QueuedLetter letter;
    letter.person = by.person();
    letter.day = now.today;
    letter.address = *address;
    letter.message_id = "<" + random_token() + "@" + setup.server->from.substr(setup.server->from.rfind('@') + 1) + ">";
    const auto claimed = in_write_transaction(db, [&]() -> Expected<Done> {
        letter.id = insert_letter(db, letter, now);
        (void)claim_letter(db, now, letter.id).value();
        write_audit(db, by.person(), "проверочное письмо отправлено", "letter " + std::to_string(letter.id.value),
                    *address, now);
        return Done{};
    });
    if (!claimed) return claimed.failure();
    MailServer server = *setup.server;
    server.time_max = std::min(server.time_max, kTestPatience);
    const MailAnswer answer =
        MailConnection{server}.send(message_of(letter, write_test_letter(setup.site), setup, now));
    AttemptEnd end = end_of(answer, letter, now);
    if (end.outcome == LetterOutcome::deferred) end = {LetterOutcome::refused, end.reply};
    save_end(db, letter, end, now);
    return answer;
}

}  // namespace mera
