#pragma once
// The number of an order as it is written beside its date: «№ 77 – ОД», «№ 04 о/д», «№ 273-р».
#include <cstddef>
#include <string>
#include <string_view>

#include "intake/words/words.hpp"

namespace mera::intake {

bool is_number_sign(const Token& token);  // «№», «N»

// «СОШ № 21», «школы № 5»: a number behind a noun is that of the institution; «приказ по школе № 5» is the order's.
bool is_number_of_institution(const Tokens& tokens, std::size_t sign);

// The number behind the sign at `sign`, with its letters; empty when nothing stands there.
std::string number_behind(const std::string& text, const Tokens& tokens, std::size_t sign);

// «10.01.2023 10-П-15»: a form with two blanks, and no sign before the number.
std::string code_beside_date(const std::string& text);

}  // namespace mera::intake
