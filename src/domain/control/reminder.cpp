#include "domain/control/reminder.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "domain/control/standing.hpp"

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
    ReminderKindName{ReminderKind::inside_passed, "inside_passed", "Прошёл внутренний срок"},
    ReminderKindName{ReminderKind::to_review, "to_review", "Ждёт проверки"},
    ReminderKindName{ReminderKind::transfer_asked, "transfer_asked", "Просят перенести срок"},
    ReminderKindName{ReminderKind::escalated, "escalated", "Просрочено у исполнителей"},
    ReminderKindName{ReminderKind::helped, "helped", "Просрочено у школ, которым вы помогаете"},
    ReminderKindName{ReminderKind::inside_review, "inside_review", "Сдано по программе организации, ждёт решения"},
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

class OpenWork {
public:
    OpenWork(const WatchedObligation& o, Date today, const ReminderRules& rules, std::vector<ToTell>& out)
        : o_(o), today_(today), rules_(rules), out_(out) {}

    void tell() const {
        const Date due = o_.facts.due;
        if (due < today_) return tell_overdue(due);
        if (due == today_) return say(ReminderKind::due_today, due, due);
        if (o_.due_inside && *o_.due_inside < due) return tell_ahead(*o_.due_inside);
        tell_ahead(due);
    }

private:
    void say(ReminderKind kind, Date reason, Date due) const {
        if (o_.returned_on) reason = std::max(reason, morning_after(*o_.returned_on));
        out_.push_back({kind, reason, due});
    }
    void tell_overdue(Date due) const {
        const Date late = latest_repeat(add_days(due, 1), rules_.repeat_days, today_);
        say(ReminderKind::overdue, late, due);
        out_.push_back({ReminderKind::helped, late, due});
        if (const Date known = add_days(due, rules_.escalate_after_days); known <= today_)
            out_.push_back({ReminderKind::escalated, latest_repeat(known, rules_.repeat_days, today_), due});
    }
    bool is_near(Date due) const { return due <= add_days(today_, days_ahead(rules_)); }
    // The parent's day is still ahead; `due` may be the organisation's own.
    void tell_ahead(Date due) const {
        if (due < today_) {
            Date reason = latest_repeat(add_days(due, 1), rules_.repeat_days, today_);
            if (is_near(o_.facts.due)) reason = std::max(reason, latest_before_term(o_.facts.due, today_, rules_));
            return say(ReminderKind::inside_passed, reason, due);
        }
        if (due == today_) return say(ReminderKind::due_today, due, due);
        if (o_.facts.last)
            return say(ReminderKind::returned,
                       is_near(due) ? latest_before_term(due, today_, rules_) : o_.facts.last->on, due);
        if (is_near(due)) say(ReminderKind::soon, latest_before_term(due, today_, rules_), due);
    }

    const WatchedObligation& o_;
    Date today_;
    const ReminderRules& rules_;
    std::vector<ToTell>& out_;
};

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
    if (standing.hand_in) OpenWork{o, today, rules, out}.tell();
    if (standing.review && o.facts.last)
        out.push_back({ReminderKind::to_review,
                       latest_repeat(morning_after(o.facts.last->on), rules.repeat_days, today), o.facts.due});
    if (standing.transfer && o.transfer_asked_on)
        out.push_back({ReminderKind::transfer_asked,
                       latest_repeat(morning_after(*o.transfer_asked_on), rules.repeat_days, today), o.facts.due});
    return out;
}

bool Reminder::has_fresh() const {
    return std::any_of(sections.begin(), sections.end(), [](const ReminderSection& s) { return s.fresh > 0; });
}

std::optional<Reminder> make_reminder(std::vector<ReminderItem> items, std::optional<Date> told_until, Date today) {
    const auto order = [](const ReminderItem& i) { return std::tuple{i.kind, i.due, i.subject}; };
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
        if (section.first.size() < kReminderItemsMax) section.first.push_back(item.subject);
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

ReminderSubjects subjects_of(const ReminderSection& section) {
    ReminderSubjects out;
    for (const ReminderSubject& subject : section.first) {
        if (subject.is_own())
            out.own.push_back(subject.own);
        else
            out.obligations.push_back(subject.obligation);
    }
    return out;
}

namespace {

// An obligation is its number; an own task {"programme":3,"addition":7,"due":"2020-06-12"}.
nlohmann::ordered_json json_of(const ReminderSubject& subject) {
    if (!subject.is_own()) return subject.obligation.value;
    nlohmann::ordered_json out{{"programme", subject.own.programme.value}, {"addition", subject.own.addition}};
    if (subject.own.due_nominal) out["due"] = iso(*subject.own.due_nominal);
    return out;
}

ReminderSubject subject_from(const nlohmann::json& json) {
    if (json.is_number()) return {{json.get<std::int64_t>()}, {}};
    OwnTaskKey own{{json.at("programme").get<std::int64_t>()}, json.at("addition").get<std::int64_t>(), {}};
    if (json.contains("due")) own.due_nominal = parse_iso_date(json.at("due").get<std::string>()).value();
    return {{}, own};
}

}  // namespace

std::string to_json(const Reminder& reminder) {
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    for (const ReminderSection& section : reminder.sections) {
        nlohmann::ordered_json first = nlohmann::ordered_json::array();
        for (const ReminderSubject& subject : section.first) first.push_back(json_of(subject));
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
        for (const auto& subject : section.at("first")) added.first.push_back(subject_from(subject));
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
