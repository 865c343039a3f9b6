#pragma once
// How a draft of a document names whom a clause asks: the organisation first, its head in brackets. «директор МКУ ДО «ЦРО» Г.Н. Котельникова» → «МКУ ДО «ЦРО» (директор Г.Н. Котельникова)».
#include <string>
#include <string_view>

namespace mera::intake {

// Who is to do something by a day is looked for in the register by all the words of the order. On whom only the
// responsibility or the control is laid is told by the post in the own unit: «Начальник отдела кадров И.И. Примеров».
enum class Asked { to_act, to_answer };

// Whose duty is the organisation's own: an order to its head obliges the organisation. A methodist answers alone.
bool heads_organisation(std::string_view folded_word);

// `assignee`: in the nominative, in the order's own words and order.
std::string assignee_form(std::string_view assignee, Asked asked);

}  // namespace mera::intake
