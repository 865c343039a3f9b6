#pragma once
// The card that a register of acts sets beside a text: «№ документа: 961», «Дата принятия: 26.09.2018», each label over its
// value or before it.
#include <cstddef>
#include <string_view>
#include <vector>

#include "intake/order/order_text.hpp"

namespace mera::intake {

bool is_card_label(std::string_view line);  // «• Статус:»

// What the head itself did not say.
void read_card(const std::vector<HeadLine>& lines, std::size_t end, DraftOrder& order);

}  // namespace mera::intake
