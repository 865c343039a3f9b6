#pragma once
// The part of the account page about the private calendar address.
#include <string>

#include "web/views/visit.hpp"

namespace mera {

Html calendar_feed_block(Visit& visit);

}  // namespace mera
