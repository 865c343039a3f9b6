#pragma once
// What a person hands in, checked and kept: links and requisites first, so that a refused form costs no disk.
#include <vector>

#include "usecases/obligation.hpp"

namespace mera {

Expected<std::vector<Evidence>> handed_evidence(EvidenceFiles& files, const HandIn& hand_in, Date today);

}  // namespace mera
