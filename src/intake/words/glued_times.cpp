#include "intake/words/glued_times.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

constexpr std::array<std::string_view, 13> kTimeWords = {"года",    "января", "февраля", "марта",   "апреля",
                                                         "мая",     "июня",   "июля",    "августа", "сентября",
                                                         "октября", "ноября", "декабря"};
constexpr std::size_t kRestMin = 4;  // letters: «годам», «маяков» are words of their own

// Where the word `word` of a time ends and another word goes on without a space; 0 when it does not.
std::size_t end_of_time_word(std::string_view word) {
    for (const std::string_view time : kTimeWords) {
        if (!word.starts_with(time) || word.starts_with("маяк")) continue;
        return length_in_characters(word.substr(time.size())) >= kRestMin ? time.size() : 0;
    }
    return 0;
}

}  // namespace

std::string with_times_parted(std::string text) {
    const Tokens tokens = tokenise(text);  // they look into the text
    std::string out;
    std::size_t copied = 0;
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        const bool behind_number = tokens[at].kind == Token::Kind::word && tokens[at - 1].kind == Token::Kind::number;
        const std::size_t end = behind_number ? end_of_time_word(tokens[at].text) : 0;
        if (end == 0) continue;
        out += text.substr(copied, tokens[at].begin + end - copied) + " ";
        copied = tokens[at].begin + end;
    }
    return copied == 0 ? std::move(text) : out + text.substr(copied);
}

}  // namespace mera::intake
