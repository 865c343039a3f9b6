#include "usecases/calendar_feed.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "domain/time/schedule.hpp"
#include "reports/ical.hpp"
#include "store/audit.hpp"
#include "store/calendar_feeds.hpp"
#include "store/people.hpp"
#include "store/programmes.hpp"
#include "store/submissions.hpp"
#include "usecases/inside_work.hpp"
#include "usecases/sign_in.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

constexpr int kDaysBack = 60, kDaysAhead = 400;  // what a phone shows; the rest is on the site
constexpr std::int64_t kEventsMax = 2000;        // a coordinator of three hundred schools has more: see the site
constexpr std::size_t kHouseLetters = 12;  // of a digest: enough for all the towns of a country

Date revised_on(Db& db, const ObligationRow& row, Date adopted_on) {
    Date out = adopted_on;
    if (row.facts.last) out = std::max(out, row.facts.last->on);
    if (row.transfers == 0 && row.facts.due == row.due_original) return out;  // no order has moved it either
    for (const TransferRecord& transfer : transfers_of(db, row.id))
        if (transfer.decision) out = std::max(out, transfer.decision->on);
    return out;
}

// `house`: of a city and its region, each with a Mera of its own, one person may watch both in one program.
IcalEvent event_of(Db& db, const ObligationRow& row, const std::string& site, const std::string& house, Date adopted_on,
                   Date today) {
    const ExecutionState state = execution_state(row.facts, today);
    const bool done = state == ExecutionState::fulfilled || state == ExecutionState::fulfilled_late;
    const bool owed = !done && state != ExecutionState::under_review;
    IcalEvent out;
    out.uid = "obligation-" + std::to_string(row.id.value) + "@" + house + ".mera";
    out.day = row.facts.due;
    out.summary = std::string{done   ? "✓ "
                              : owed ? "Сдать: "
                                     : "На проверке: "} +
                  full_name(name_of(row)) + " (" + row.organisation_name + ")";
    out.description = "Состояние: " + std::string{in_russian(state)} +
                      "\nПериод: " + period_label(*Period::between(row.period_first, row.period_last));
    if (row.due_nominal != row.due_original)
        out.description += "\nСрок по приказу: " + in_russian(row.due_nominal) + ", выходной день";
    if (row.transfers > 0) out.description += "\nСрок перенесён с " + in_russian(row.due_original);
    out.address = site + "/obligations/" + std::to_string(row.id.value);
    out.revised_on = revised_on(db, row, adopted_on);
    out.sequence = static_cast<int>(row.transfers);
    out.remind = owed;
    return out;
}

// The day the organisation set itself before the one above; it stands beside the event of the term.
IcalEvent inside_event_of(const ObligationRow& row, Date due, const std::string& site, const std::string& house,
                          Date adopted_on) {
    IcalEvent out;
    out.uid = "obligation-" + std::to_string(row.id.value) + "-inside@" + house + ".mera";
    out.day = due;
    out.summary = "Внутренний срок: " + full_name(name_of(row)) + " (" + row.organisation_name + ")";
    out.description = "Срок вышестоящей программы: " + in_russian(row.facts.due);
    out.address = site + "/obligations/" + std::to_string(row.id.value);
    out.revised_on = row.facts.last ? std::max(adopted_on, row.facts.last->on) : adopted_on;
    out.remind = true;
    return out;
}

IcalEvent event_of(const InsideTask& task, const std::string& site, const std::string& house, Date today) {
    const ExecutionState state = execution_state(task.watched.facts, today);
    const bool done = state == ExecutionState::fulfilled || state == ExecutionState::fulfilled_late;
    IcalEvent out;
    out.uid = "own-" + std::to_string(task.task.programme.value) + "-" + std::to_string(task.task.addition) + "-" +
              iso(*task.task.due_nominal) + "@" + house + ".mera";
    out.day = task.watched.facts.due;
    out.remind = !done && state != ExecutionState::under_review;
    out.summary = std::string{done         ? "✓ "
                              : out.remind ? "Своя мера: "
                                           : "На проверке: "} +
                  task.title + " (" + task.organisation_name + ")";
    out.description = "Состояние: " + std::string{in_russian(state)};
    out.address = site + own_task_path(task.task);
    out.revised_on = task.watched.facts.last ? task.watched.facts.last->on : task.watched.facts.period_first;
    return out;
}

}  // namespace

std::string make_calendar_feed(Db& db, const Actor& actor, const Moment& now) {
    const std::string token = random_token();
    (void)in_write_transaction(db, [&]() -> Expected<Done> {
        save_calendar_feed(db, {actor.person, sha256_hex(token), now.instant});
        write_audit(db, actor.person, "адрес календаря получен", subject_of(actor.person), "", now);
        return Done{};
    });
    return token;
}

void revoke_calendar_feed(Db& db, const Actor& actor, const Moment& now) {
    (void)in_write_transaction(db, [&]() -> Expected<Done> {
        if (!calendar_feed_of(db, actor.person)) return Done{};
        delete_calendar_feed(db, actor.person);
        write_audit(db, actor.person, "адрес календаря отозван", subject_of(actor.person), "", now);
        return Done{};
    });
}

// Wrong addresses are not counted: 256 random bits cannot be tried out at any speed, and whoever else polls from the same
// address of a school's network must go on being answered.
std::optional<Actor> actor_of_feed(Db& db, const std::string& token, const Moment& now) {
    const std::string digest = sha256_hex(token);
    const auto feed = find_calendar_feed(db, digest);
    if (feed && equal_in_constant_time(feed->token_sha256, digest)) {
        const auto person = find_person(db, feed->person);
        if (person && !person->disabled) return load_actor(db, feed->person, now.today);
    }
    return {};
}

std::string calendar_feed_of(Db& db, const Actor& actor, const std::string& site, const Calendar& calendar,
                             const Moment& now) {
    std::vector<IcalEvent> events;
    ObligationFilter filter;
    filter.organisations = actor.sees();
    filter.due_from = add_days(now.today, -kDaysBack);
    filter.due_to = add_days(now.today, kDaysAhead);
    if (filter.organisations.empty()) return to_ical("Мера: сроки — " + actor.full_name, events);
    const std::string house = audit_beginning(db).substr(0, kHouseLetters);
    const InsideWork inside = inside_work_of(db, actor, calendar, now.today);
    const auto due_inside = inside.due_inside();
    std::map<std::int64_t, Date> adopted;
    for (const Programme& programme : all_programmes(db)) adopted[programme.id.value] = programme.adopted_on;
    for (const ObligationRow& row : list_obligations(db, filter, now.today, {1, kEventsMax})) {
        const Date adopted_on = adopted.at(row.programme.value);
        events.push_back(event_of(db, row, site, house, adopted_on, now.today));
        if (const auto own = due_inside.find(row.id); own != due_inside.end() && *filter.due_from <= own->second)
            events.push_back(inside_event_of(row, own->second, site, house, adopted_on));
    }
    for (const InsideTask& task : inside.tasks)
        if (task.is_dated() && *filter.due_from <= task.watched.facts.due && task.watched.facts.due <= *filter.due_to)
            events.push_back(event_of(task, site, house, now.today));
    return to_ical("Мера: сроки — " + actor.full_name, events);
}

}  // namespace mera
