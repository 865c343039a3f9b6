#pragma once
// The files of a form as the use cases take them.
#include <vector>

#include "usecases/obligation.hpp"
#include "web/request.hpp"

namespace mera {

std::vector<HandedFile> handed_files(Request& request);  // their bytes leave the request, their names stay

}  // namespace mera
