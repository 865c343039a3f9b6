#include "intake/order/deed_of_time.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/noun_forms.hpp"

namespace mera::intake {

namespace {

bool is_deed(const Token& token) {
    return token.kind == Token::Kind::word && is_infinitive(token.folded) &&
           !is_one_of(token.folded,
                      {"рекомендовать", "поручить", "предложить", "обязать", "разрешить", "указать", "просить"});
}

bool is_dash(const Token& token) { return is_one_of(token.text, {"–", "—", "-"}); }

bool begins_part(const Tokens& tokens, std::size_t at) {
    if (at == 0) return false;
    const bool stop = tokens[at - 1].text == "." && at > 1 && length_in_characters(tokens[at - 2].text) > 2;
    return tokens[at - 1].text == ";" || (stop && is_capitalised(tokens[at].text));
}

}  // namespace

DeedsOfTimes::DeedsOfTimes(const Tokens& tokens)
    : tokens_(tokens), before_(tokens.size() + 1, tokens.size()), behind_(tokens.size() + 1, tokens.size()) {
    std::size_t deed = tokens.size(), part = 0, item = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        before_[at] = deed;
        const bool joined = at > 1 && tokens[at - 1].is("и") && deed < tokens.size() && is_deed(tokens[at - 2]);
        if (is_deed(tokens[at]) && !joined) deed = at;
        part_.push_back(part += begins_part(tokens, at));
        item_.push_back(item += tokens[at].text == ";");
    }
    before_[tokens.size()] = deed;
    for (std::size_t at = tokens.size(); at-- > 0;) {
        const bool joined = at > 1 && tokens[at - 1].is("и") && is_deed(tokens[at - 2]);
        behind_[at] = is_deed(tokens[at]) && !joined ? at : behind_[at + 1];
    }
}

// The deed behind a time that no sign and no «и» parts from it.
std::size_t DeedsOfTimes::next_unparted(std::size_t after) const {
    const std::size_t deed = behind_[after];
    for (std::size_t at = after; at < std::min(deed, tokens_.size()); ++at)
        if (tokens_[at].kind == Token::Kind::sign || tokens_[at].is("и")) return tokens_.size();
    return deed;
}

bool DeedsOfTimes::is_parted(std::size_t deed, std::size_t first) const {
    return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(deed),
                       tokens_.begin() + static_cast<std::ptrdiff_t>(first),
                       [](const Token& token) { return token.text == ","; });
}

// The second of «списки до 1 марта, отчёты – в июне»; «ежемесячно, срок – до 5 числа» is one.
bool DeedsOfTimes::is_of_next_thing(std::size_t from, std::size_t first) const {
    if (first < 2 || !is_dash(tokens_[first - 1]) || tokens_[first - 2].is("срок")) return false;
    return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(std::min(from, first)),
                       tokens_.begin() + static_cast<std::ptrdiff_t>(first),
                       [](const Token& token) { return token.text == ","; });
}

bool DeedsOfTimes::differ(const Time& one, const Time& other) const {
    const auto behind = [&](const Time& time, auto&& is_sign) {
        return time.first > 0 && is_sign(tokens_[time.first - 1]);
    };
    const auto bracket = [](const Token& token) { return token.text == "("; };
    const bool dashes = behind(one, is_dash) && behind(other, is_dash);
    const bool brackets = behind(one, bracket) && behind(other, bracket);
    const bool items = item_[one.first] != item_[other.first];
    return dashes || brackets || items || is_of_next_thing(one.after, other.first) ||
           is_of_next_thing(other.after, one.first) || of(one.first, one.after) != of(other.first, other.after);
}

std::size_t DeedsOfTimes::of(std::size_t first, std::size_t after) const {
    const std::size_t none = tokens_.size(), before = before_[first];
    if (after < none && behind_[after] == after) return after;
    if (before == none) return behind_[after];
    // «…; отчёты до 1 марта в управление представить»
    const std::size_t next = behind_[after];
    if (part_[before] != part_[first] && next < none && part_[next] == part_[first]) return next;
    // «Составить списки, отчёты до 1 марта в управление представить»
    const std::size_t near = next_unparted(after);
    return near < none && is_parted(before, first) ? near : before;
}

}  // namespace mera::intake
