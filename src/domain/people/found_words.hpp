#pragma once
// Words of an instruction found in a text that it amends: whatever the size of letters, the kinds of quotes and dashes and
// the spaces, but whole words and whole numbers only («10» does not stand in «2010»).
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mera {

struct FoundWords {
    std::size_t begin = 0, end = 0;  // bytes
    friend bool operator==(const FoundWords&, const FoundWords&) = default;
};

// In the order of the text, none inside another. A stop or a comma at either end of the words may be missing in the text.
std::vector<FoundWords> find_words(std::string_view text, std::string_view words);

// The same words in any grammatical case, those found by `find_words` among them.
std::vector<FoundWords> find_words_in_any_case(std::string_view text, std::string_view words);

// Put in place of what was found; with nothing put in, the spaces and commas around are made good.
std::string with_words(std::string_view text, const FoundWords& found, std::string_view put_in);
std::string with_words_at(std::string_view text, std::size_t at, std::string_view added);

}  // namespace mera
