#pragma once
// Who is named in the nominative behind a deed: «… (отв. Иванова И.И.)», «Ответственные: классные руководители».
#include <cstddef>
#include <string_view>

#include "intake/people/addressees.hpp"

namespace mera::intake {

Addressees responsible_named(std::string_view clause);

// «Назначить ответственных: Иванова И.И. – 1-4 классы, Петрова П.П. – 5-9 классы»: every person from that token on. After a
// colon nobody can tell the nominative of «Иванова» from the accusative of «Иванов»: doubted.
Addressees people_named(std::string_view clause, std::size_t from);

}  // namespace mera::intake
