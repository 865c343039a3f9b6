#pragma once
// Whose programme a person may open: of an organisation below theirs, of one above, and any that gives them work.
#include <optional>
#include <vector>

#include "domain/access.hpp"
#include "store/db.hpp"
#include "store/programmes.hpp"

namespace mera {

bool may_see_programme(Db& db, const Actor& actor, const Programme& programme);
std::optional<Programme> programme_for(Db& db, const Actor& actor, ProgrammeId id);
std::vector<Programme> programmes_for(Db& db, const Actor& actor);  // the latest order first
struct MeasureFor {
    Programme programme;
    Measure measure;
    std::optional<RevisionId> ended_by = {};  // excluded by a revision
};
std::optional<MeasureFor> measure_for(Db& db, const Actor& actor, MeasureId id);

}  // namespace mera
