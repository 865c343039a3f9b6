#pragma once
// The stories of obligations, read from the truth. Nothing is told of a thing but the day it was recorded on: what an order
// or a list of schools brought was recorded when the order or the change of the list was.
#include <string_view>
#include <vector>

#include "domain/control/obligation_story.hpp"
#include "store/db.hpp"

namespace mera {

struct StoredStory {
    ProgrammeId programme = {};
    Date programme_adopted_on;
    MeasureId measure = {};
    OrganisationId organisation = {};
    ObligationStory story;
    // Nothing has happened since the programme was adopted.
    bool is_plain() const {
        return story.opened.recorded_on == programme_adopted_on && story.terms.empty() && story.hand_ins.empty() &&
               story.liftings.empty() && story.new_dues.empty();
    }
};

// `condition` over obligation o; by measure, organisation and number.
std::vector<StoredStory> stories_where(Db& db, std::string_view condition, const std::vector<DbValue>& values);

}  // namespace mera
