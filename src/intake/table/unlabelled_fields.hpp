#pragma once
#include "intake/table/list_fields.hpp"

namespace mera::intake {

// A time or an executor that the sentence itself names where no label does: «… в срок до 1 апреля», «… (май, завуч)», «… Май.
// Завуч.»
void find_unlabelled(ListFields& fields);

}  // namespace mera::intake
