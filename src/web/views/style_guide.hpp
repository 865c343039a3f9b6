#pragma once
// Every component on one page, with made-up data: what pages are composed of, and what the browser test looks at.
#include "base/html.hpp"

namespace mera {

Html style_guide();

}  // namespace mera
