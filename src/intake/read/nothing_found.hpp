#pragma once
// What a person is told when a document holds neither a plan nor an order: what was looked at, and why it was none.
#include "base/expected.hpp"
#include "intake/source.hpp"

namespace mera::intake {

Failure nothing_found(const Source& source);

}  // namespace mera::intake
