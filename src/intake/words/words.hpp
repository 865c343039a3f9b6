#pragma once
// Words of a text with their places in it, and the words of a whole document: what it writes often it means so.
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/letters.hpp"
#include "base/text.hpp"
#include "office/document.hpp"

namespace mera::intake {

struct Token {
    enum class Kind { word, number, sign };
    Kind kind = Kind::sign;
    std::string_view text;  // into the text that was tokenised
    std::string folded;     // lower case, ё→е
    std::size_t begin = 0, end = 0;  // bytes
    bool is(std::string_view what) const { return folded == what; }
};
using Tokens = std::vector<Token>;

// Words (hyphens inside belong to them: «Ханты-Мансийск»), numbers (digits only) and single signs; of a long text only
// the first ones, for who looks no further.
Tokens tokenise(std::string_view text, std::size_t at_most = std::string_view::npos);
std::string_view between(std::string_view text, const Token& first,
                         const Token& last);  // from `first` to `last`, both in

bool is_capitalised(std::string_view word);  // the first letter is a capital
bool has_letters(std::string_view text);
std::string_view utf8_prefix(std::string_view text, std::size_t characters);
std::string stem_of(std::string_view folded_word);  // of the last part of a compound: «педагога-психолога» → «психолог»

// True when some word of `text` begins with one of the folded beginnings.
bool has_word_with(std::string_view text, const std::vector<std::string_view>& beginnings);

// Depth of quotes and brackets at each token: signs that open belong to the inside.
std::vector<int> nesting(const Tokens& tokens);

// The first of `words` (folded) from `from` on.
std::optional<std::size_t> find_word(const Tokens& tokens, std::size_t from,
                                     std::initializer_list<std::string_view> words);

// Words, pairs of neighbours and spellings of a whole document.
class Vocabulary {
public:
    void add(std::string_view text);
    int count(std::string_view folded_word) const;
    bool knows(std::string_view folded_word) const { return count(folded_word) > 0; }
    bool knows_stem(std::string_view folded_word) const;
    int pair_count(std::string_view left, std::string_view right) const;  // folded
    // How the document writes the word inside sentences: «Ханты-Мансийска», «образования»; empty when it never does.
    std::string usual_spelling(std::string_view folded_word) const;
    // The only word met `often` times between the two given ones; empty when there is none or several.
    std::string only_between(std::string_view before, std::string_view after, int often) const;

    // The only word met `often` times that differs from this one by a letter or two; empty when there is none or several.
    std::string only_like(std::string_view folded_word, int often) const;

private:
    std::unordered_map<std::string, int> words_;
    std::unordered_map<std::string, int> pairs_;
    std::unordered_map<std::string, std::unordered_map<std::string, int>> after_pair_;
    std::unordered_map<std::string, std::unordered_map<std::string, int>> spellings_;
    std::unordered_set<std::string> stems_;
};

}  // namespace mera::intake
