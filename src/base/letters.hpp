#pragma once
// Words looked at letter by letter.
#include <cstddef>
#include <string_view>

namespace mera {

bool is_upper(std::string_view word);  // every letter is a capital

// How many letters must be changed, put in or left out to make one word of the other.
std::size_t letters_apart(std::string_view left, std::string_view right);
// letters_apart() of at most one, for who asks it of many words: it costs one walk through them.
bool at_most_a_letter_apart(std::string_view left, std::string_view right);

}  // namespace mera
