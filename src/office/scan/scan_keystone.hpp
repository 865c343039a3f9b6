#pragma once
// A page photographed at a slant: lines of text and rules that should be parallel run together.
#include "office/scan/page_image.hpp"

namespace mera {

// The page as if seen from straight above; a page whose lines are parallel is given back as it is. It must stand the
// right way up.
PixPtr without_keystone(PixPtr page);

}  // namespace mera
