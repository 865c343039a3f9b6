#include "intake/words/deeds.hpp"

#include "intake/words/noun_forms.hpp"

#include <algorithm>
#include <array>

namespace mera::intake {

namespace {

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

bool is_infinitive(std::string_view word) {
    if (word.ends_with("ся") || word.ends_with("сь")) word.remove_suffix(std::string_view{"ся"}.size());
    if (word.size() < 8) return is_one_of(word, {"вести", "дать", "быть"});
    if (word.ends_with("ость") || word.ends_with("ости") || word.ends_with("асть") || word.ends_with("асти"))
        return false;
    if (is_one_of(word, {"часть",  "суть",     "сеть",     "сети",    "дети",    "пути",   "путь",  "шесть", "пять",
                         "девять", "десять",   "печать",   "треть",   "память",  "памяти", "почти", "части", "месть",
                         "весть",  "четверть", "четверти", "повесть", "кровать", "ночь",   "речь"}))
        return false;
    return word.ends_with("ать") || word.ends_with("ять") || word.ends_with("ить") || word.ends_with("еть") ||
           word.ends_with("уть") || word.ends_with("оть") || word.ends_with("ыть") || word.ends_with("дти") ||
           word.ends_with("сти") || word.ends_with("зти") || word.ends_with("йти") || word.ends_with("чь") ||
           word.ends_with("сть");
}

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
