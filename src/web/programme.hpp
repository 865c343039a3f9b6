#pragma once
// What the pages of a programme, its matrix and its measures share.
#include <string>

#include "store/obligations.hpp"
#include "store/programmes.hpp"
#include "web/views/visit.hpp"

namespace mera {

std::string address_of(ProgrammeId id);
std::string address_of(MeasureId id);
std::string caption_of(const Programme& p);  // «Приказ № 882 от 4 декабря 2019 г.»
Failure no_programme();
ObligationFilter seen_by(const Visit& visit,
                         ProgrammeId programme);  // what of it the person may see, on the day looked at

}  // namespace mera
