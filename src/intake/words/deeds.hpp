#pragma once
// The deed a clause asks for: its verb, and whether it is to be done once or again and again.
#include <cstddef>
#include <optional>
#include <string_view>

#include "intake/words/words.hpp"

namespace mera::intake {

bool is_infinitive(std::string_view folded_word);

// The first verb outside quotes and brackets; verbs of addressing («рекомендовать», «поручить») come before it.
std::optional<std::size_t> first_infinitive(const Tokens& tokens, std::size_t from);

// The first infinitive that says what is to be done: not «рекомендовать», «поручить», which say only to whom.
std::optional<std::size_t> first_deed(const Tokens& tokens);
bool names_deed(std::string_view text);

// «Представлять», «направлять»; of verbs that may be both («организовать») nobody knows, they count as done once.
bool asks_again_and_again(std::string_view text);

}  // namespace mera::intake
