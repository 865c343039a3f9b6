#pragma once
// The Russian dictionary of the system (hunspell-ru), and the words of the field that it lacks (words/).
#include <optional>
#include <string>

namespace mera {

// Whether it has the word; nothing when the machine has no dictionary. May be asked by several threads. The first
// question loads it, which takes 57 ms, and it is kept until the process ends.
std::optional<bool> is_in_dictionary(const std::string& word);

}  // namespace mera
