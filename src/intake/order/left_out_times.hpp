#pragma once
// The net under the terms of clauses: words of time that no term took and no rule explains.
#include <string>
#include <string_view>
#include <vector>

#include "intake/order/clause_phrases.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

// «Каждые сорок минут», «к очередному совещанию», «через неделю» outside of the term; empty when there is none. No words of
// time: hours («с 9.00», «в ночное время»), what the order does itself («назначить … на период отпуска»), what a participle tells,
// what «…» quotes, for what something is prepared or named («к началу года», «план на май»), an event beside a term of the same deed.
std::string times_left_out(std::string_view text, const Tokens& tokens, const std::vector<Phrase>& phrases);

}  // namespace mera::intake
