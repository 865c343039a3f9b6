#include "base/shortened.hpp"

#include "base/text.hpp"

namespace mera {

std::string shortened(std::string_view utf8_text, std::size_t characters_max) {
    const auto letters = code_points(utf8_text);
    if (letters.size() <= characters_max) return std::string{utf8_text};
    std::string out;
    for (std::size_t at = 0; at < characters_max; ++at) out += utf8(letters[at]);
    return out + "…";
}

}  // namespace mera
