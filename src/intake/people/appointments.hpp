#pragma once
// Clauses that appoint: «Назначить ответственной за сайт Иванову И.И., методиста», «Организатором ярмарки определить отдел торговли».
#include <cstddef>
#include <optional>
#include <string_view>

#include "intake/people/addressees.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

// The verb that appoints somebody as something, if the clause does.
std::optional<std::size_t> appointing_verb(const Tokens& tokens);

// Whom it appoints: named after the verb.
Addressees appointed(std::string_view clause, const Tokens& tokens, std::size_t verb);

}  // namespace mera::intake
