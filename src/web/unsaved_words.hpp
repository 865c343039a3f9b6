#pragma once
// What a person had typed into a form that could not be taken: shown back, so that nothing has to be typed anew.
#include "web/views/visit.hpp"

namespace mera {

// Nothing when nobody typed words.
Html unsaved_words(const Fields& form);

}  // namespace mera
