#include "intake/glued_words.hpp"

#include <cstddef>
#include <string_view>
#include <utility>

#include "intake/inflection.hpp"
#include "intake/words.hpp"

namespace mera::intake {

namespace {

constexpr std::string_view kOn = "на";
constexpr std::size_t kRestMin = 5;  // letters

bool is_glued(const Token& token) {
    if (token.kind != Token::Kind::word || !token.text.starts_with(kOn) || !readings_of(token.folded).empty())
        return false;
    const std::string_view rest = std::string_view{token.folded}.substr(kOn.size());
    const auto form = reading_in_case(rest, Case::accusative);
    return length_in_characters(rest) >= kRestMin && form &&
           (form->kind == NounKind::post || form->kind == NounKind::unit);
}

}  // namespace

std::string with_prepositions_parted(std::string text) {
    if (text.find(kOn) == std::string::npos) return text;
    const Tokens tokens = tokenise(text);  // they look into the text
    std::string out;
    std::size_t copied = 0;
    for (const Token& token : tokens) {
        if (!is_glued(token)) continue;
        out += text.substr(copied, token.begin + kOn.size() - copied) + " ";
        copied = token.begin + kOn.size();
    }
    return copied == 0 ? std::move(text) : out + text.substr(copied);
}

}  // namespace mera::intake
