#pragma once
// Who a person is here and now, and what that lets them do. Roles are held in an organisation, from a day to a day.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "domain/ids.hpp"

namespace mera {

enum class Role { coordinator, controller, executor, curator, observer, administrator };
inline constexpr std::array kRoles = {Role::coordinator, Role::controller, Role::executor,
                                      Role::curator,     Role::observer,   Role::administrator};
std::string_view code_of(Role role);
std::optional<Role> role_from(std::string_view code);
std::string_view in_russian(Role role);

struct Membership {
    OrganisationId organisation;
    Role role;
    std::string post = {};
    Date starts_on;
    std::optional<Date> ends_on = {};
    bool holds_on(Date day) const { return starts_on <= day && (!ends_on || day <= *ends_on); }
};

// The one who acts. Memberships are those that hold today.
struct Actor {
    PersonId person = {};
    std::string full_name;
    std::vector<Membership> memberships;

    bool has(Role role) const;
    bool serves(OrganisationId organisation) const;  // is its executor
    std::vector<OrganisationId> organisations_as(Role role) const;
    bool sees_everything() const;  // coordinator, controller, observer
    bool may_see(OrganisationId organisation) const;
};

}  // namespace mera
