#include "intake/people/acting_post.hpp"

#include <string_view>

#include "base/text.hpp"
#include "intake/words/cell_kinds.hpp"
#include "intake/words/inflection.hpp"

namespace mera::intake {

namespace {

bool is_letter_with_stop(const Tokens& tokens, std::size_t at, std::string_view letter) {
    return at + 1 < tokens.size() && tokens[at].is(letter) && tokens[at + 1].text == ".";
}

std::size_t words_at(const Tokens& tokens, std::size_t at) {
    if (tokens[at].is("врио") || tokens[at].is("ио")) return 1;
    if (tokens[at].is("вр") && is_letter_with_stop(tokens, at, "вр") && is_letter_with_stop(tokens, at + 2, "и") &&
        is_letter_with_stop(tokens, at + 4, "о"))
        return 6;
    if (is_letter_with_stop(tokens, at, "и") && is_letter_with_stop(tokens, at + 2, "о")) return 4;
    const std::size_t long_at = tokens[at].is("временно") ? at + 1 : at;
    const bool in_full = long_at + 1 < tokens.size() && tokens[long_at].folded.starts_with("исполняющ") &&
                         tokens[long_at + 1].is("обязанности");
    return in_full ? long_at + 2 - at : 0;
}

}  // namespace

std::size_t acting_words(const Tokens& tokens, std::size_t at) {
    if (at >= tokens.size() || tokens[at].kind != Token::Kind::word) return 0;
    const std::size_t count = words_at(tokens, at);
    if (count == 0) return 0;
    constexpr std::size_t kAdjectives = 3;  // «и.о. главного врача»
    for (std::size_t post = at + count; post < tokens.size() && post <= at + count + kAdjectives; ++post) {
        const auto form = reading_in_case(tokens[post].folded, Case::genitive);
        if (form && form->kind == NounKind::post) return count;
        if (!has_adjective_ending(tokens[post].folded)) return 0;
    }
    return 0;
}

std::size_t acting_words_before(const Tokens& tokens, std::size_t at) {
    constexpr std::size_t kLongest = 6;
    for (std::size_t count = 1; count <= kLongest && count <= at; ++count)
        if (acting_words(tokens, at - count) == count) return count;
    return 0;
}

std::string acting_in_nominative(std::string_view text, const Tokens& tokens, std::size_t count) {
    std::string out{between(text, tokens[0], tokens[count - 1])};
    for (std::size_t at = 0; at < count; ++at) {
        if (!tokens[at].folded.starts_with("исполняющ")) continue;
        const bool she = tokens[at].folded.ends_with("ей") || tokens[at].folded.ends_with("ую");
        const std::string form = she ? "исполняющая" : "исполняющий";
        out = std::string{text.substr(0, tokens[at].begin)} +
              (is_capitalised(tokens[at].text) ? upper_first(form) : form) +
              std::string{text.substr(tokens[at].end, tokens[count - 1].end - tokens[at].end)};
    }
    return out;
}

}  // namespace mera::intake
