#pragma once
// What a line among the clauses of an order says by its words alone: where a sentence ends, whether a deed begins, what parts the
// questions of minutes.
#include <string_view>
#include <vector>

#include "intake/words/cell_kinds.hpp"

namespace mera::intake {

bool ends_sentence(std::string_view text);

// The last words of a long clause, in which its end is looked for.
std::string_view end_of(std::string_view text);

// «Провести …», «Директорам школ …», «Контроль …»
bool begins_as_clause(std::string_view text);

// «… изложить в редакции: «1. Школам …»: what stands below is still quoted.
bool leaves_quote_open(std::string_view text);

// «Организовать питание …», «Директорам школ представить …»; not «I. Организационные меры»
bool is_own_deed(std::string_view text);

// «Контроль за исполнением оставляю за собой.»: a clause of its own, though it may have lost its number.
bool opens_control(std::string_view text);

// «I. Провести …», «II. Директорам …»
bool begins_by_roman(const LeadingLabel& leading);

// Minutes: between two questions stands who was heard, then «РЕШИЛИ:» once more.
bool opens_hearing(std::string_view text);
bool names_question(std::string_view text);  // «Вопрос 2. О питании», «По второму вопросу»
bool opens_decision(std::string_view text);

// The first clause is «1», in minutes «1.1»; of the next question «2.1» or «1» again.
bool may_begin(const std::vector<int>& before, const std::vector<int>& label);

}  // namespace mera::intake
