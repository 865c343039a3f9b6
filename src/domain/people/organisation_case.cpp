// Names set in capitals, as in the head of an order, put into the case people write them in.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "domain/people/executor_words.hpp"
#include "domain/people/organisation.hpp"

namespace mera {

namespace {

template <std::size_t size>
bool begins_as(const std::string& word, const std::array<std::string_view, size>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](auto b) { return word.starts_with(b); });
}

constexpr auto kPlaces = std::to_array<std::string_view>({"район", "округ", "област", "кра", "республик"});
constexpr auto kCommonAdjectives =
    std::to_array<std::string_view>({"муниципальн", "городск", "автономн", "сельск", "общ", "внутригородск"});

bool is_adjective(const std::string& word) {
    static constexpr auto kEndings = std::to_array<std::string_view>({"ого", "его", "ому", "ой", "ий", "ый", "ая"});
    return std::any_of(kEndings.begin(), kEndings.end(), [&](auto end) { return word.ends_with(end); });
}

std::string capitalised(const std::string& word) {  // «Ханты-Мансийска»
    std::vector<std::string> parts = split(word, '-');
    for (std::string& part : parts) part = upper_first(part);
    return join(parts, "-");
}

struct Token {
    std::string text;   // with its quotes and commas
    std::string word;   // folded, without them
    bool is_lowered = false;
};

std::string word_in(std::string_view token) {
    std::string out = fold_case(token);
    for (const std::string_view sign : {"«", "»", "\"", ",", ".", "(", ")", ";"})
        out = replace_all(std::move(out), sign, "");
    return out;
}

bool has_lower(std::string_view text) {
    const auto letters = code_points(text);
    return std::any_of(letters.begin(), letters.end(), [](char32_t c) { return starts_with_lower(utf8(c)); });
}

bool has_vowel(std::string_view word) {
    const auto letters = code_points(word);
    return std::any_of(letters.begin(), letters.end(), [](char32_t c) {
        return std::u32string_view{U"аеиоуыэюя"}.find(c) != std::u32string_view::npos;
    });
}

// In a name that shouts every word does, but what people write in capitals anyway.
bool is_lowered(const Token& token) {
    static constexpr auto kCapitals = std::to_array<std::string_view>({"хмао", "янао", "рф"});
    const auto words = name_words(token.text);
    if (words.empty() || has_lower(token.text) || words.front().is_number) return false;
    if (std::find(kCapitals.begin(), kCapitals.end(), token.word) != kCapitals.end()) return false;
    if (is_small(words.front()) || is_shouted_word(token.word)) return true;
    constexpr std::size_t kShortest = 4;
    return length_in_characters(token.word) >= kShortest && has_vowel(token.word) &&
           after_legal_form({words.front()}, 0) == 0;
}

// Names of places: «города Урая», «Сургутского муниципального района», «— Югры».
void capitalise_places(std::vector<Token>& tokens) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const bool after_city =
            at > 0 && tokens[at - 1].word.starts_with("город") && !is_adjective(tokens[at - 1].word);
        const bool after_dash =
            at > 0 && (tokens[at - 1].text == "-" || tokens[at - 1].text == "–" || tokens[at - 1].text == "—");
        if ((after_city || after_dash) && tokens[at].is_lowered) tokens[at].text = capitalised(tokens[at].text);
        if (!begins_as(tokens[at].word, kPlaces)) continue;
        std::size_t of = at;
        while (of > 0 && begins_as(tokens[of - 1].word, kCommonAdjectives)) --of;
        if (of > 0 && tokens[of - 1].is_lowered && is_adjective(tokens[of - 1].word))
            tokens[of - 1].text = capitalised(tokens[of - 1].text);
    }
}

}  // namespace

std::string without_shouting(std::string_view name) {
    std::vector<Token> tokens;
    for (std::string& text : split(collapse_spaces(name), ' ')) tokens.push_back({text, word_in(text)});
    const auto shouted = std::count_if(tokens.begin(), tokens.end(), [](const Token& token) {
        return !has_lower(token.text) && is_shouted_word(token.word);
    });
    if (shouted < 2) return std::string{name};
    for (Token& token : tokens) {
        token.is_lowered = is_lowered(token);
        if (token.is_lowered) token.text = lower(token.text);
    }
    capitalise_places(tokens);
    std::vector<std::string> texts;
    for (Token& token : tokens) {
        const bool opens = token.text.starts_with("«");
        texts.push_back(opens ? "«" + upper_first(token.text.substr(std::string_view{"«"}.size())) : token.text);
    }
    return upper_first(join(texts, " "));
}

}  // namespace mera
