#pragma once
// An order that lost the word «приказываю», its head or its first page is known by many small signs together: no one of them
// is necessary.
#include <optional>
#include <vector>

#include "intake/order/order_text.hpp"

namespace mera::intake {

// The line before the first deed of an order that no verb of decision opens.
std::optional<std::size_t> deeds_by_signs(const std::vector<HeadLine>& lines, SignsNeeded needed);

// What stands before the first clause is the end of another that was lost with the head, not a head.
bool begins_in_the_middle(const std::vector<HeadLine>& lines, std::size_t anchor);

}  // namespace mera::intake
