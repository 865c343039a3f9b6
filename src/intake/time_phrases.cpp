#include "intake/time_phrases.hpp"

#include <algorithm>
#include <array>

#include "intake/cell_kinds.hpp"

namespace mera::intake {

namespace {

bool is_dash(const Token& token) { return token.text == "–" || token.text == "—" || token.text == "-"; }

}  // namespace

bool opens_time(const Tokens& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 13> kWords = {
        "до",       "к",         "с",         "не",        "ежемесячно", "еженедельно", "ежеквартально",
        "ежегодно", "ежедневно", "постоянно", "регулярно", "сроком",     "по"};
    if (std::find(kWords.begin(), kWords.end(), tokens[at].folded) != kWords.end()) return true;
    if (tokens[at].is("в") && at + 1 < tokens.size())
        return tokens[at + 1].is("срок") || tokens[at + 1].is("течение") || tokens[at + 1].is("период") ||
               month_in(tokens[at + 1].text);
    const bool after_colon = at > 0 && tokens[at - 1].text == ":";  // «Срок исполнения: 20.03.2024»
    const bool parted = at > 0 && (tokens[at - 1].text == "," || is_dash(tokens[at - 1]) || after_colon);
    const bool number = tokens[at].kind == Token::Kind::number && tokens[at].text.size() <= 2;
    return (parted && (number || month_in(tokens[at].text))) ||
           (number && at > 0 && at + 1 < tokens.size() && month_in(tokens[at + 1].text));
}

bool is_season_of_next(const Tokens& tokens, std::size_t at) {
    const bool season = tokens[at].folded.starts_with("весенн") || tokens[at].folded.starts_with("осенн") ||
                        tokens[at].folded.starts_with("летн") || tokens[at].folded.starts_with("зимн");
    return season && at + 1 < tokens.size() && tokens[at + 1].kind == Token::Kind::word;
}

}  // namespace mera::intake
