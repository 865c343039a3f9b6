#pragma once
// Is a word broken at the end of a line one word or two joined by a hyphen? Asked of the same document first, then of
// the dictionary of the system.
#include <set>
#include <string>
#include <string_view>

namespace mera {

class WordBook {
public:
    // Words as they stand inside lines; what is broken at a line's end must not be taught.
    void learn(std::string_view word);
    // «инфор-» + «мация», «Образ-» + «цовой»: true, the hyphen came from typesetting; «Ханты-» + «Мансийск»: false, it
    // belongs to the word.
    bool hyphen_is_typesetting(std::string_view before, std::string_view after) const;
    // «исполнен» + «ия», broken by a narrow column without any sign: true.
    bool is_one_word(std::string_view before, std::string_view after) const;

private:
    bool known(const std::string& word) const;
    bool is_word(const std::string& word) const;

    std::set<std::string, std::less<>> words_;  // folded
};

// A hyphen ends the text, and the word before it may go on in the next line.
bool ends_with_hyphen(std::string_view text);

// Joins the end of one line with the start of the next: a space, or nothing with or without the hyphen.
std::string join_lines(std::string before, std::string_view after, const WordBook& book);

}  // namespace mera
