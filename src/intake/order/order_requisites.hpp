#pragma once
// The date and the number of an order: in its head, below its text, in the mark of a system of records.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/order/order_text.hpp"

namespace mera::intake {

bool is_requisites_line(std::string_view text);

// Those of the order itself among the lines from `begin` to `end`; what `order` has already stays.
void read_requisites(DraftOrder& order, const std::vector<HeadLine>& lines, std::size_t begin, std::size_t end);
// What the head did not say: below the deeds, which begin at `from` and end with line `last`.
void read_requisites_below(const std::vector<HeadLine>& lines, std::size_t from, std::size_t last, OrderText& out);
void take_registration_mark(const Source& source, OrderText& out);

// A figure misread there is not seen later.
void doubt_requisites(const std::vector<HeadLine>& lines, std::size_t anchor, OrderText& out);

}  // namespace mera::intake
