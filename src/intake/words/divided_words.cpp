#include "intake/words/divided_words.hpp"

#include <string>

#include "base/text.hpp"
#include "intake/words/words.hpp"
#include "office/words/dictionary.hpp"

namespace mera::intake {

Mended mend_divided_words(std::string_view text) {
    Mended out;
    std::size_t copied = 0;
    if (text.find("- ") == std::string_view::npos && text.find("-\n") == std::string_view::npos)
        return {std::string{text}, {}};
    const Tokens tokens = tokenise(text);
    for (std::size_t at = 0; at + 2 < tokens.size(); ++at) {
        const Token &left = tokens[at], &hyphen = tokens[at + 1], &right = tokens[at + 2];
        const bool divided = left.kind == Token::Kind::word && hyphen.text == "-" && hyphen.begin == left.end &&
                             right.kind == Token::Kind::word && right.begin > hyphen.end &&
                             starts_with_lower(right.text);
        if (!divided || !is_in_dictionary(left.folded + right.folded).value_or(false)) continue;
        out.text += text.substr(copied, left.end - copied);
        copied = right.begin;
        out.notes.push_back("Слово, разделённое переносом, соединено: «" + std::string{left.text} +
                            std::string{right.text} + "».");
    }
    out.text += text.substr(copied);
    return out;
}

}  // namespace mera::intake
