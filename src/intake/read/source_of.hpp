#pragma once
// A document made ready for recognition: letters mended, blank marks emptied, cells that reach over rows present in each.
#include "intake/source.hpp"
#include "office/document.hpp"

namespace mera::intake {

Source source_of(const Document& document);

}  // namespace mera::intake
