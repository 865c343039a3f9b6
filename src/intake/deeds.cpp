#include "intake/deeds.hpp"

#include <algorithm>
#include <array>

#include "intake/addressees.hpp"

namespace mera::intake {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_imperfective(std::string_view verb) {
    if (verb.ends_with("ся")) verb.remove_suffix(std::string_view{"ся"}.size());
    if (is_one_of(verb, {"готовить", "вести", "информировать", "докладывать"})) return true;
    if (is_one_of(verb, {"начать", "передать", "создать", "сдать", "издать", "дать", "выдать", "принять", "снять"}))
        return false;
    static constexpr std::array<std::string_view, 16> kEndings = {
        "ывать", "ивать", "лять",  "рять",   "щать",   "ждать",   "чать", "шать",
        "жать",  "авать", "евать", "носить", "водить", "полнять", "гать", "ходить"};
    return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view end) { return verb.ends_with(end); });
}

}  // namespace

std::optional<std::size_t> first_infinitive(const Tokens& tokens, std::size_t from) {
    const std::vector<int> depth = nesting(tokens);
    for (std::size_t at = from; at < tokens.size(); ++at)
        if (depth[at] == 0 && tokens[at].kind == Token::Kind::word && is_infinitive(tokens[at].folded)) return at;
    return {};
}

std::optional<std::size_t> first_deed(const Tokens& tokens) {
    for (std::size_t at = 0; at < tokens.size(); ++at)
        if (tokens[at].kind == Token::Kind::word && is_infinitive(tokens[at].folded) &&
            !is_one_of(tokens[at].folded,
                       {"рекомендовать", "поручить", "предложить", "обязать", "разрешить", "указать", "просить"}))
            return at;
    return {};
}

bool names_deed(std::string_view text) { return first_deed(tokenise(text)).has_value(); }

bool asks_again_and_again(std::string_view text) {
    const Tokens tokens = tokenise(text);
    const auto deed = first_deed(tokens);
    return deed && is_imperfective(tokens[*deed].folded);
}

}  // namespace mera::intake
