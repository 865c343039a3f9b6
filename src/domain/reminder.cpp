#include "domain/reminder.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "domain/standing.hpp"

namespace mera {

namespace {

struct ReminderKindName {
    ReminderKind kind;
    std::string_view code;
    std::string_view russian;
};
constexpr std::array kReminderKindNames = {
    ReminderKindName{ReminderKind::overdue, "overdue", "Просрочено"},
    ReminderKindName{ReminderKind::due_today, "due_today", "Срок сегодня"},
    ReminderKindName{ReminderKind::returned, "returned", "Вернули на доработку"},
    ReminderKindName{ReminderKind::soon, "soon", "Скоро срок"},
    ReminderKindName{ReminderKind::to_review, "to_review", "Ждёт проверки"},
    ReminderKindName{ReminderKind::transfer_asked, "transfer_asked", "Просят перенести срок"},
    ReminderKindName{ReminderKind::escalated, "escalated", "Просрочено у исполнителей"},
    ReminderKindName{ReminderKind::helped, "helped", "Просрочено у школ, которым вы помогаете"},
};

const ReminderKindName& name_of(ReminderKind kind) {
    return *std::find_if(kReminderKindNames.begin(), kReminderKindNames.end(),
                         [&](const auto& row) { return row.kind == kind; });
}

// The latest of first, first + every, first + 2 × every, … that is not after today; `first` itself when all are.
Date latest_repeat(Date first, int every, Date today) {
    if (today < first) return first;
    return add_days(first, days_between(first, today) / every * every);
}

Date latest_before_term(Date due, Date today, const ReminderRules& rules) {
    Date out = add_days(due, -days_ahead(rules));
    for (const int days : rules.days_before)
        if (const Date day = add_days(due, -days); day <= today) out = std::max(out, day);
    return out;
}

// What happens in the day is told the next morning.
Date morning_after(Date day) { return add_days(day, 1); }

void tell_of_open_work(const WatchedObligation& o, Date today, const ReminderRules& rules, std::vector<ToTell>& out) {
    const auto say = [&](ReminderKind kind, Date reason) {
        if (o.returned_on) reason = std::max(reason, morning_after(*o.returned_on));
        out.push_back({kind, reason});
    };
    const Date due = o.facts.due;
    if (due < today) {
        const Date late = latest_repeat(add_days(due, 1), rules.repeat_days, today);
        say(ReminderKind::overdue, late);
        out.push_back({ReminderKind::helped, late});
        if (const Date known = add_days(due, rules.escalate_after_days); known <= today)
            out.push_back({ReminderKind::escalated, latest_repeat(known, rules.repeat_days, today)});
        return;
    }
    if (due == today) return say(ReminderKind::due_today, due);
    const bool near = due <= add_days(today, days_ahead(rules));
    if (o.facts.last)
        return say(ReminderKind::returned, near ? latest_before_term(due, today, rules) : o.facts.last->on);
    if (near) say(ReminderKind::soon, latest_before_term(due, today, rules));
}

}  // namespace

std::string_view code_of(ReminderKind kind) { return name_of(kind).code; }
std::string_view in_russian(ReminderKind kind) { return name_of(kind).russian; }
std::optional<ReminderKind> reminder_kind_from(std::string_view code) {
    for (const ReminderKindName& row : kReminderKindNames)
        if (row.code == code) return row.kind;
    return {};
}

int days_ahead(const ReminderRules& rules) {
    return rules.days_before.empty() ? 0 : *std::max_element(rules.days_before.begin(), rules.days_before.end());
}

std::vector<ToTell> what_to_tell(const WatchedObligation& o, Date today, const ReminderRules& rules) {
    std::vector<ToTell> out;
    const Standing& standing = standing_of(o.facts, today);
    if (standing.hand_in) tell_of_open_work(o, today, rules, out);
    if (standing.review && o.facts.last)
        out.push_back(
            {ReminderKind::to_review, latest_repeat(morning_after(o.facts.last->on), rules.repeat_days, today)});
    if (standing.transfer && o.transfer_asked_on)
        out.push_back({ReminderKind::transfer_asked,
                       latest_repeat(morning_after(*o.transfer_asked_on), rules.repeat_days, today)});
    return out;
}

bool Reminder::has_fresh() const {
    return std::any_of(sections.begin(), sections.end(), [](const ReminderSection& s) { return s.fresh > 0; });
}

std::optional<Reminder> make_reminder(std::vector<ReminderItem> items, std::optional<Date> told_until, Date today) {
    const auto order = [](const ReminderItem& i) { return std::tuple{i.kind, i.due, i.obligation}; };
    std::sort(items.begin(), items.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
    // Somebody's own duty may come to them by замещение as well.
    items.erase(
        std::unique(items.begin(), items.end(), [&](const auto& a, const auto& b) { return order(a) == order(b); }),
        items.end());
    Reminder out;
    for (const ReminderItem& item : items) {
        if (out.sections.empty() || out.sections.back().kind != item.kind) out.sections.push_back({item.kind});
        ReminderSection& section = out.sections.back();
        ++section.total;
        section.fresh += !told_until || (*told_until < item.reason_on && item.reason_on <= today);
        if (section.first.size() < kReminderItemsMax) section.first.push_back(item.obligation);
    }
    if (!out.has_fresh()) return {};
    return out;
}

std::string reminder_summary(const Reminder& reminder) {
    std::vector<std::string> parts;
    for (const ReminderSection& section : reminder.sections)
        parts.push_back(lower_first(in_russian(section.kind)) + ": " + std::to_string(section.total));
    return join(parts, ", ");
}

std::string to_json(const Reminder& reminder) {
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    for (const ReminderSection& section : reminder.sections) {
        nlohmann::ordered_json first = nlohmann::ordered_json::array();
        for (const ObligationId id : section.first) first.push_back(id.value);
        out.push_back(
            {{"kind", code_of(section.kind)}, {"total", section.total}, {"fresh", section.fresh}, {"first", first}});
    }
    return out.dump();
}

Reminder reminder_from_json(std::string_view json) {
    Reminder out;
    for (const auto& section : nlohmann::json::parse(json)) {
        ReminderSection& added = out.sections.emplace_back(
            ReminderSection{reminder_kind_from(section.at("kind").get<std::string>()).value(),
                            section.at("total").get<std::int64_t>(), section.at("fresh").get<std::int64_t>()});
        for (const auto& id : section.at("first")) added.first.push_back({id.get<std::int64_t>()});
    }
    return out;
}

bool ReminderChoice::wants(ReminderKind kind) const {
    return by_mail && std::find(unwanted.begin(), unwanted.end(), kind) == unwanted.end();
}

Reminder letter_part(const Reminder& reminder, const ReminderChoice& choice) {
    Reminder out;
    for (const ReminderSection& section : reminder.sections)
        if (choice.wants(section.kind)) out.sections.push_back(section);
    return out;
}

}  // namespace mera
