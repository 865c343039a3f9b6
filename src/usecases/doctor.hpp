#pragma once
// `mera doctor`: is everything whole? Findings are words for the administrator; none means sound.
#include <string>
#include <vector>

#include "store/db.hpp"
#include "store/evidence_files.hpp"

namespace mera {

struct Checkup {
    std::vector<std::string> findings;
    std::int64_t files_checked = 0;
    std::int64_t orphans = 0;  // files no hand-in mentions: harmless, they only take room
};

Checkup check_up(Db& db, const EvidenceFiles& evidence);
void rebuild_derived(Db& db);

}  // namespace mera
