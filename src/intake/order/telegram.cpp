#include "intake/order/telegram.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

struct SpelledSign {
    std::string_view word, sign;
};
constexpr std::array kSigns = {SpelledSign{"тчк", "."}, SpelledSign{"зпт", ","}, SpelledSign{"двтч", ":"},
                               SpelledSign{"квч", "\""}, SpelledSign{"нр", "№"}};

const SpelledSign* sign_of(const Token& token) {
    const auto* const found =
        std::find_if(kSigns.begin(), kSigns.end(), [&](const SpelledSign& sign) { return token.is(sign.word); });
    return found == kSigns.end() ? nullptr : found;
}

std::string with_capitals_at_sentences(std::string_view text) {
    std::string out;
    std::size_t copied = 0;
    bool begins = true;
    for (const Token& token : tokenise(text)) {
        if (token.kind == Token::Kind::word && begins) {
            out += text.substr(copied, token.begin - copied);
            out += upper_first(token.text);
            copied = token.end;
        }
        begins = token.text == "." || (begins && token.kind != Token::Kind::word);
    }
    out += text.substr(copied);
    return out;
}

}  // namespace

bool names_telegram(std::string_view text) {
    const Tokens tokens = tokenise(text);
    return !tokens.empty() && is_capitalised(tokens[0].text) &&
           (tokens[0].is("телеграмма") || tokens[0].is("телефонограмма") || tokens[0].is("факсограмма"));
}

std::string with_telegram_signs(std::string text) {
    const Tokens tokens = tokenise(text);
    const bool spelled = std::any_of(tokens.begin(), tokens.end(),
                                     [](const Token& token) { return token.is("тчк") || token.is("зпт"); });
    if (!spelled) return text;
    const bool capitals = is_upper(text);
    std::string out;
    std::size_t copied = 0;
    for (const Token& token : tokens) {
        const SpelledSign* const sign = sign_of(token);
        if (sign == nullptr) continue;
        out += text.substr(copied, token.begin - copied);
        if (out.ends_with(' ') && sign->sign != "№" && sign->sign != "\"") out.pop_back();
        out += sign->sign;
        copied = token.end;
    }
    out += text.substr(copied);
    return capitals ? with_capitals_at_sentences(fold_case(out)) : out;
}

}  // namespace mera::intake
