#pragma once
// What a form hands in, as the use cases take it.
#include <vector>

#include "usecases/obligation.hpp"
#include "web/http/request.hpp"

namespace mera {

// Files, links, requisites and the note; the bytes of the files leave the request, their names stay.
HandIn hand_in_from(Request& request);

// What the page says about a refused hand-in: all that is wrong with its words at once, else why the deed was refused.
std::vector<Failure> hand_in_problems(const std::vector<Failure>& obstacles, const Failure& refusal);

}  // namespace mera
