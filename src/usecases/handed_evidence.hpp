#pragma once
// What a person hands in, checked and kept: links and requisites first, so that a refused form keeps no file.
#include <string>
#include <string_view>
#include <vector>

#include "usecases/obligation.hpp"

namespace mera {

// A document that the program writes for a person, handed in like one of their own.
HandedFile written_file(EvidenceFiles& files, std::string name, std::string_view bytes);

Expected<std::vector<Evidence>> handed_evidence(HandIn& hand_in, Date today);

}  // namespace mera
