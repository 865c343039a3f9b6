#pragma once
// Who may open a route, by role alone; whose obligation it is, the use case decides. A route names one of these.
#include "domain/access.hpp"

namespace mera {

enum class Access : unsigned {
    anyone = 0,  // also who is not signed in
    coordinator = 1U << static_cast<unsigned>(Role::coordinator),
    controller = 1U << static_cast<unsigned>(Role::controller),
    executor = 1U << static_cast<unsigned>(Role::executor),
    curator = 1U << static_cast<unsigned>(Role::curator),
    observer = 1U << static_cast<unsigned>(Role::observer),
    administrator = 1U << static_cast<unsigned>(Role::administrator),
    reviewer = coordinator | curator,
    staff = coordinator | controller | observer,
    signed_in = ~0U,  // whoever has an account, with or without a role
};

constexpr Access operator|(Access a, Access b) {
    return static_cast<Access>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

constexpr bool permits(Access required, Role role) {
    return required == Access::anyone || (static_cast<unsigned>(required) & (1U << static_cast<unsigned>(role))) != 0;
}

// `actor` is null when nobody is signed in.
inline bool permits(Access required, const Actor* actor) {
    if (required == Access::anyone) return true;
    if (!actor) return false;
    if (required == Access::signed_in) return true;
    for (const Membership& membership : actor->memberships)
        if (permits(required, membership.role)) return true;
    return false;
}

}  // namespace mera
