#include "usecases/programme.hpp"

#include <algorithm>

#include "store/obligations.hpp"
#include "store/organisations.hpp"

namespace mera {

bool may_see_programme(Db& db, const Actor& actor, const Programme& programme) {
    if (actor.sees_everything()) return true;
    for (const Membership& held : actor.memberships) {
        if (held.reaches(programme.owner)) return true;
        const auto above = organisations_above(db, held.organisation);
        if (std::find(above.begin(), above.end(), programme.owner) != above.end()) return true;
    }
    ObligationFilter own;
    own.programme = programme.id;
    own.organisations = actor.sees();
    own.control = ControlFilter::any;
    return !own.organisations.empty() && count_obligations(db, own, programme.adopted_on) > 0;
}

std::optional<Programme> programme_for(Db& db, const Actor& actor, ProgrammeId id) {
    auto programme = find_programme(db, id);
    if (programme && !may_see_programme(db, actor, *programme)) return {};
    return programme;
}

std::vector<Programme> programmes_for(Db& db, const Actor& actor) {
    auto out = all_programmes(db);
    std::erase_if(out, [&](const Programme& programme) { return !may_see_programme(db, actor, programme); });
    return out;
}

std::optional<MeasureFor> measure_for(Db& db, const Actor& actor, MeasureId id) {
    auto found = find_measure(db, id);
    if (!found) return {};
    auto programme = programme_for(db, actor, found->programme);
    if (!programme) return {};
    return MeasureFor{*std::move(programme), std::move(found->measure), found->ended_by};
}

}  // namespace mera
