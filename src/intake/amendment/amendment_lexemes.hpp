#pragma once
// An instruction as its grammar reads it: words, numbers of rows, signs, and as one piece each what stands in quotes and
// each table.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/amendment/amendment_items.hpp"

namespace mera::intake {

struct Lexeme {
    enum class Kind { word, number, sign, quote, table, end };
    Kind kind = Kind::end;
    std::string text;  // a word folded; a number «3.4» without the last stop; the inside of a quote
    std::size_t begin = 0, end = 0;  // in the text of the item
    bool capital = false;  // a word that begins with a capital
    const Grid* table = nullptr;
    bool is(std::string_view what) const { return (kind == Kind::word || kind == Kind::sign) && text == what; }
    bool starts(std::string_view beginning) const { return kind == Kind::word && text.starts_with(beginning); }
    bool is_dash() const { return is("-") || is("–") || is("—"); }
};

struct Lexemes {
    std::vector<Lexeme> list;  // the last is `end`
    bool unclosed = false;  // quotes do not fit
};

Lexemes lexemes_of(const AmendmentItem& item);

}  // namespace mera::intake
