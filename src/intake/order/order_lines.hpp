#pragma once
// The lines above the deeds of an order: which of them names its kind, opens its title or its preamble.
#include <optional>
#include <string_view>
#include <vector>

#include "intake/order/order_text.hpp"

namespace mera::intake {

// «ПРИКАЗ», «П Р И К А З», «РАСПОРЯЖЕНИЕ № 5»; in small letters only with what names it: «Распоряжение от 04.02.2012 № 10-р»
bool is_kind_line(std::string_view text);
// «Приказ Министерства образования от 24.03.2009 № 632 «О …»» at the top of a page.
bool names_kind_in_full(const std::vector<HeadLine>& lines, std::size_t at);
// The first such line before `end` that names the order itself, not the one that approved a plan.
std::optional<std::size_t> kind_line_of(const std::vector<HeadLine>& lines, std::size_t end);
bool opens_title(std::string_view text);  // «О …», «Об …»

}  // namespace mera::intake
