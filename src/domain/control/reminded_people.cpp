#include "domain/control/reminded_people.hpp"

#include <algorithm>
#include <cstdlib>

namespace mera {

namespace {

void add_once(std::vector<PersonId>& people, PersonId person) {
    if (std::find(people.begin(), people.end(), person) == people.end()) people.push_back(person);
}

template <class Map, class Key>
std::vector<PersonId> found_in(const Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? std::vector<PersonId>{} : found->second;
}

}  // namespace

std::vector<ReminderKind> reminder_kinds_of(const Actor& actor) {
    const bool staff = actor.has(Role::coordinator) || actor.has(Role::controller);
    std::vector<ReminderKind> out;
    for (const ReminderKind kind : kReminderKinds) switch (kind) {
            case ReminderKind::overdue:
            case ReminderKind::due_today:
            case ReminderKind::returned:
            case ReminderKind::soon:
            case ReminderKind::inside_passed:
            case ReminderKind::inside_review:
                if (actor.has(Role::executor)) out.push_back(kind);
                break;
            case ReminderKind::to_review:
            case ReminderKind::transfer_asked:
            case ReminderKind::escalated:
                if (staff) out.push_back(kind);
                break;
            case ReminderKind::helped:
                if (actor.has(Role::curator)) out.push_back(kind);
                break;
        }
    return out;
}

RemindedPeople::RemindedPeople(const RegisterOnDay& day) : superiors_(day.superiors) {
    for (const RoleHolder& holder : day.holders) add_once(holders_[{holder.organisation, holder.role}], holder.person);
    for (const Duty& duty : day.duties) {
        const auto serving = found_in(holders_, Post{duty.organisation, Role::executor});
        if (std::find(serving.begin(), serving.end(), duty.person) == serving.end()) continue;
        if (duty.obligation)
            add_once(named_for_obligation_[*duty.obligation], duty.person);
        else
            add_once(named_for_measure_[{duty.measure, duty.organisation}], duty.person);
    }
    for (const Substitute& s : day.substitutes) add_once(substitutes_[{s.for_person, s.organisation}], s.person);
}

std::vector<PersonId> RemindedPeople::with_substitutes(std::vector<PersonId> people,
                                                       OrganisationId organisation) const {
    for (const PersonId person : std::vector<PersonId>{people})
        for (const PersonId substitute : found_in(substitutes_, std::pair{person, organisation}))
            add_once(people, substitute);
    return people;
}

std::vector<PersonId> RemindedPeople::holders(OrganisationId organisation, Role role) const {
    return with_substitutes(found_in(holders_, Post{organisation, role}), organisation);
}

std::vector<PersonId> RemindedPeople::executors(const RemindedObligation& o) const {
    auto named = found_in(named_for_obligation_, o.id);
    if (named.empty()) named = found_in(named_for_measure_, std::pair{o.measure, o.organisation});
    if (named.empty()) return holders(o.organisation, Role::executor);
    return with_substitutes(std::move(named), o.organisation);
}

bool RemindedPeople::stands_over(OrganisationId superior, OrganisationId organisation) const {
    std::optional<OrganisationId> at = organisation;
    for (std::size_t step = 0; at && step <= superiors_.size(); ++step) {  // a register may hold a ring by mistake
        if (*at == superior) return true;
        const auto found = superiors_.find(*at);
        at = found == superiors_.end() ? std::nullopt : found->second;
    }
    return false;
}

std::vector<PersonId> RemindedPeople::nearest(const RemindedObligation& o, Role role, Role instead) const {
    std::optional<OrganisationId> at = o.owner;
    for (std::size_t step = 0; at && step <= superiors_.size(); ++step) {
        if (stands_over(*at, o.organisation))
            for (const Role asked : {role, instead})
                if (auto people = holders(*at, asked); !people.empty()) return people;
        const auto found = superiors_.find(*at);
        at = found == superiors_.end() ? std::nullopt : found->second;
    }
    return {};
}

std::vector<PersonId> RemindedPeople::reviewers(const RemindedObligation& o) const {
    return nearest(o, Role::coordinator, Role::controller);
}
std::vector<PersonId> RemindedPeople::controllers(const RemindedObligation& o) const {
    return nearest(o, Role::controller, Role::coordinator);
}
std::vector<PersonId> RemindedPeople::curators(const RemindedObligation& o) const {
    return holders(o.organisation, Role::curator);
}

std::vector<PersonId> RemindedPeople::inside(OrganisationId organisation, std::optional<PersonId> named) const {
    for (const Role role : {Role::executor, Role::coordinator}) {
        const auto own = found_in(holders_, Post{organisation, role});
        if (named && std::find(own.begin(), own.end(), *named) != own.end())
            return with_substitutes({*named}, organisation);
    }
    auto executors = holders(organisation, Role::executor);
    return executors.empty() ? holders(organisation, Role::coordinator) : executors;
}

std::vector<PersonId> RemindedPeople::of(const RemindedObligation& o, ReminderKind kind) const {
    switch (kind) {
        case ReminderKind::overdue:
        case ReminderKind::due_today:
        case ReminderKind::returned:
        case ReminderKind::soon:
        case ReminderKind::inside_passed: return executors(o);
        case ReminderKind::to_review: return reviewers(o);
        case ReminderKind::transfer_asked:
        case ReminderKind::escalated: return controllers(o);
        case ReminderKind::helped: return curators(o);
        case ReminderKind::inside_review: return {};  // nobody reviews an obligation inside
    }
    std::abort();
}

}  // namespace mera
