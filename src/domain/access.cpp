#include "domain/access.hpp"

#include <algorithm>
#include <utility>

namespace mera {

namespace {
struct RoleName {
    Role role;
    std::string_view code;
    std::string_view russian;
};
constexpr std::array kRoleNames = {
    RoleName{Role::coordinator, "coordinator", "координатор"},
    RoleName{Role::controller, "controller", "контролёр"},
    RoleName{Role::executor, "executor", "исполнитель"},
    RoleName{Role::curator, "curator", "куратор"},
    RoleName{Role::observer, "observer", "наблюдатель"},
    RoleName{Role::administrator, "administrator", "администратор"},
};
const RoleName& name_of(Role role) {
    return *std::find_if(kRoleNames.begin(), kRoleNames.end(), [&](const auto& row) { return row.role == role; });
}
}  // namespace

std::string_view code_of(Role role) { return name_of(role).code; }
std::string_view in_russian(Role role) { return name_of(role).russian; }
std::optional<Role> role_from(std::string_view code) {
    for (const auto& row : kRoleNames)
        if (row.code == code) return row.role;
    return {};
}

bool Membership::reaches(OrganisationId other) const {
    return other == organisation || std::binary_search(below.begin(), below.end(), other);
}

bool Actor::has(Role role) const {
    return std::any_of(memberships.begin(), memberships.end(), [&](const Membership& m) { return m.role == role; });
}

bool Actor::has(Role role, OrganisationId organisation) const {
    return std::any_of(memberships.begin(), memberships.end(),
                       [&](const Membership& m) { return m.role == role && m.reaches(organisation); });
}

bool Actor::serves(OrganisationId organisation) const { return has(Role::executor, organisation); }

bool Actor::decides(OrganisationId organisation) const {
    return has(Role::coordinator, organisation) || has(Role::controller, organisation);
}

std::vector<OrganisationId> Actor::organisations_as(Role role) const {
    std::vector<OrganisationId> out;
    for (const Membership& m : memberships)
        if (m.role == role) out.push_back(m.organisation);
    return out;
}

namespace {
template <class Wanted>
std::vector<OrganisationId> reach_of(const std::vector<Membership>& memberships, const Wanted& wanted) {
    std::vector<OrganisationId> out;
    for (const Membership& m : memberships) {
        if (!wanted(m.role)) continue;
        out.push_back(m.organisation);
        out.insert(out.end(), m.below.begin(), m.below.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}
}  // namespace

std::vector<OrganisationId> Actor::reach_as(Role role) const {
    return reach_of(memberships, [&](Role held) { return held == role; });
}

std::vector<OrganisationId> Actor::sees() const {
    return reach_of(memberships, [](Role held) { return held != Role::administrator; });
}

bool Actor::may_see(OrganisationId organisation) const {
    return sees_everything() || std::any_of(memberships.begin(), memberships.end(), [&](const Membership& m) {
               return m.role != Role::administrator && m.reaches(organisation);
           });
}

Doer Actor::doer(Role role, OrganisationId organisation) const {
    const Membership* substituted = nullptr;
    for (const Membership& m : memberships) {
        if (m.role != role || !m.reaches(organisation)) continue;
        if (!m.acting_for) return {person, {}};
        if (substituted == nullptr) substituted = &m;
    }
    if (substituted == nullptr) return {person, {}};
    return {person, substituted->acting_for->person};
}

bool may_manage(const Actor& actor, Role role, OrganisationId organisation) {
    if (actor.has(Role::administrator, organisation)) return true;
    const bool below_the_coordinator = role == Role::executor || role == Role::curator || role == Role::observer;
    return below_the_coordinator && actor.has(Role::coordinator, organisation);
}

}  // namespace mera
