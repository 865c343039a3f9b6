#include "domain/people/responsibility.hpp"

#include <algorithm>

namespace mera {

std::string_view code_of(Share share) { return share == Share::responsible ? "responsible" : "co_executor"; }

std::optional<Share> share_from(std::string_view code) {
    for (const Share share : {Share::responsible, Share::co_executor})
        if (code_of(share) == code) return share;
    return {};
}

std::string_view in_russian(Share share) { return share == Share::responsible ? "ответственный" : "соисполнитель"; }

const Responsibility* Team::responsible() const {
    const auto found = std::find_if(members.begin(), members.end(),
                                    [](const Responsibility& r) { return r.share == Share::responsible; });
    return found == members.end() ? nullptr : &*found;
}

bool may_close(const Team& team, const Actor& actor, OrganisationId organisation) {
    if (!actor.serves(organisation)) return false;
    const Responsibility* responsible = team.responsible();
    if (responsible == nullptr || responsible->person == actor.person) return true;
    return std::any_of(actor.memberships.begin(), actor.memberships.end(), [&](const Membership& m) {
        return m.role == Role::executor && m.organisation == organisation && m.acting_for &&
               m.acting_for->person == responsible->person;
    });
}

}  // namespace mera
