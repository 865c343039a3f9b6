#pragma once
// Who is named in the nominative behind a deed: «… (отв. Иванова И.И.)», «Ответственные: классные руководители».
#include <cstddef>
#include <optional>
#include <string_view>

#include "intake/people/addressees.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

Addressees responsible_named(std::string_view clause);

struct TokenSpan {
    std::size_t first = 0, after = 0;
};

// What the brackets hold that a clause ends with: «… работ (постоянно, руководители ШМО).»
std::optional<TokenSpan> remark_at_end(const Tokens& tokens);

bool names_doer(std::string_view words);  // an executor, and no place: not «кабинет 5»

// Who is named there, doubted: «… (постоянно, руководители ШМО)», «… (Примерова А.А.)». Nobody where they hold anything else.
Addressees responsible_in_remark(std::string_view clause);

// «Назначить ответственных: Иванова И.И. – 1-4 классы, Петрова П.П. – 5-9 классы»: every person from that token on. After a
// colon nobody can tell the nominative of «Иванова» from the accusative of «Иванов»: doubted.
Addressees people_named(std::string_view clause, std::size_t from);

}  // namespace mera::intake
