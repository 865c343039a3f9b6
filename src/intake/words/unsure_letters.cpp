#include "intake/words/unsure_letters.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

constexpr std::size_t kWordsNamed = 4;  // in a doubt: more are no help

// Without the signs round it: they are in quotes.
std::string_view bare(std::string_view word) {
    const Tokens tokens = tokenise(word);
    const auto has_letters = [](const Token& token) { return token.kind != Token::Kind::sign; };
    const auto first = std::find_if(tokens.begin(), tokens.end(), has_letters);
    if (first == tokens.end()) return {};
    const auto last = std::find_if(tokens.rbegin(), tokens.rend(), has_letters);
    return between(word, *first, *last);
}

}  // namespace

std::string doubt_of_letters(const Place& place) {
    std::vector<std::string_view> words;
    for (const std::string& word : place.unsure)
        if (const std::string_view letters = bare(word);
            !letters.empty() && std::find(words.begin(), words.end(), letters) == words.end())
            words.push_back(letters);
    std::string out = "Буквы прочитаны неуверенно";
    const std::size_t named = words.size() <= kWordsNamed + 1 ? words.size() : kWordsNamed;  // one more is named, too
    for (std::size_t at = 0; at < named; ++at) out.append(at == 0 ? ": «" : ", «").append(words[at]).append("»");
    if (words.size() > named) out += " и ещё слов: " + std::to_string(words.size() - named);
    return out + ". Сравните с документом.";
}

namespace {

bool has_word_of(const Tokens& text, const Tokens& word, WordForm form) {
    return std::any_of(word.begin(), word.end(), [&](const Token& own) {
        if (own.kind == Token::Kind::sign) return false;
        return std::any_of(text.begin(), text.end(), [&](const Token& other) {
            return own.folded == other.folded || (form == WordForm::any && own.kind == Token::Kind::word &&
                                                  stem_of(own.folded) == stem_of(other.folded));
        });
    });
}

}  // namespace

UnsureWords part_unsure(const Place& place, std::string_view text, WordForm form) {
    UnsureWords out{place, place};
    const Tokens tokens = tokenise(text);
    const auto is_inside = [&](const std::string& word) { return has_word_of(tokens, tokenise(word), form); };
    std::erase_if(out.inside.unsure, [&](const std::string& word) { return !is_inside(word); });
    std::erase_if(out.outside.unsure, is_inside);
    return out;
}

}  // namespace mera::intake
