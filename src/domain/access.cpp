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

bool Actor::has(Role role) const {
    return std::any_of(memberships.begin(), memberships.end(), [&](const Membership& m) { return m.role == role; });
}

bool Actor::serves(OrganisationId organisation) const {
    return std::any_of(memberships.begin(), memberships.end(),
                       [&](const Membership& m) { return m.role == Role::executor && m.organisation == organisation; });
}

std::vector<OrganisationId> Actor::organisations_as(Role role) const {
    std::vector<OrganisationId> out;
    for (const Membership& m : memberships)
        if (m.role == role) out.push_back(m.organisation);
    return out;
}

bool Actor::sees_everything() const { return has(Role::coordinator) || has(Role::controller) || has(Role::observer); }

bool Actor::may_see(OrganisationId organisation) const {
    return sees_everything() || std::any_of(memberships.begin(), memberships.end(), [&](const Membership& m) {
               return m.organisation == organisation && (m.role == Role::executor || m.role == Role::curator);
           });
}

}  // namespace mera
