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

struct Substituted {  // замещение: whose rights these are while somebody else acts for them
    PersonId person = {};
    std::string full_name;
};

struct Membership {
    OrganisationId organisation;
    Role role;
    std::string post = {};
    Date starts_on;
    std::optional<Date> ends_on = {};
    std::optional<Substituted> acting_for = {};
    // A coordinator, controller, observer or administrator also acts below: region → municipality → organisation.
    // Sorted; filled when the person is loaded.
    std::vector<OrganisationId> below = {};
    bool holds_on(Date day) const { return starts_on <= day && (!ends_on || day <= *ends_on); }
    bool reaches(OrganisationId organisation) const;
};

constexpr bool reaches_below(Role role) { return role != Role::executor && role != Role::curator; }

// Who did it, and for whom, if the right was somebody else's.
struct Doer {
    PersonId person = {};
    std::optional<PersonId> acting_for = {};
};

// The one who acts. Memberships are those that hold today, the substituted persons' included.
struct Actor {
    PersonId person = {};
    std::string full_name;
    std::vector<Membership> memberships;
    bool whole_register = false;  // coordinator, controller or observer of the organisation above all others

    bool has(Role role) const;
    bool has(Role role, OrganisationId organisation) const;  // in an organisation that stands over this one, or in it
    bool serves(OrganisationId organisation) const;  // is its executor
    bool decides(OrganisationId organisation) const;  // its coordinator or controller
    std::vector<OrganisationId> organisations_as(Role role) const;
    std::vector<OrganisationId> reach_as(Role role) const;  // those and all below them
    bool sees_everything() const { return whole_register; }
    std::vector<OrganisationId> sees() const;  // the organisations whose work the person may look at
    bool may_see(OrganisationId organisation) const;
    // In the person's own right if there is one, otherwise for the one they substitute.
    Doer doer(Role role, OrganisationId organisation) const;
};

// Who may give and take which role: the administrator any; the coordinator, who knows the schools' people by name,
// those of executors, curators and observers. Nobody raises themselves.
bool may_manage(const Actor& actor, Role role, OrganisationId organisation);

inline constexpr std::size_t kCuratedSchoolsMax = 3;  // an order's «куратор одной – трёх школ»

}  // namespace mera
