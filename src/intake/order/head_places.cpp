#include "intake/order/head_places.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "base/text.hpp"
#include "intake/order/order_text.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

// The head stands at the top; what lies deeper only repeats its words.
constexpr std::size_t kHeadLinesMax = 60;

// The issuer is kept in the nominative, its line may say it otherwise: words are compared by their beginnings.
std::string beginning_of(const Token& word) {
    constexpr std::size_t kLetters = 5;
    return std::string{utf8_prefix(word.folded, 2 * kLetters)};  // two bytes a Russian letter
}

std::set<std::string> words_of(std::string_view text) {
    std::set<std::string> out;
    for (const Token& token : tokenise(text))
        if (token.kind == Token::Kind::word && length_in_characters(token.text) > 2) out.insert(beginning_of(token));
    return out;
}

struct Stretch {
    std::size_t first = 0, end = 0;  // lines
    std::size_t known = 0;           // how many words of the value it holds
};

// Lines one below another most of whose words are of the value.
Stretch best_stretch(const std::vector<std::set<std::string>>& lines, const std::set<std::string>& wanted) {
    Stretch best, here;
    std::set<std::string> held;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::set<std::string>& own = lines[at];
        const auto known = static_cast<std::size_t>(
            std::count_if(own.begin(), own.end(), [&](const std::string& word) { return wanted.contains(word); }));
        if (own.empty() || 2 * known < own.size()) {
            held.clear();
            here = {at + 1, at + 1, 0};
            // One paragraph may hold the whole head.
            if (known > best.known) best = {at, at + 1, known};
            continue;
        }
        for (const std::string& word : own)
            if (wanted.contains(word)) held.insert(word);
        here = {here.first, at + 1, held.size()};
        if (here.known > best.known) best = here;
    }
    return best;
}

void add_words(std::string_view field, std::string_view value, const std::vector<SaidLine>& lines,
               const std::vector<std::set<std::string>>& words, std::vector<DraftPlace>& out) {
    const std::set<std::string> wanted = words_of(value);
    const Stretch found = best_stretch(words, wanted);
    if (found.known == 0 || 2 * found.known < wanted.size()) return;
    DraftPlace place{std::string{field}, *lines[found.first].place};
    for (std::size_t at = found.first + 1; at < found.end; ++at) {
        reach_over(place.place, *lines[at].place);
        place.place.words += "\n" + lines[at].place->words;
    }
    out.push_back(std::move(place));
}

}  // namespace

std::vector<DraftPlace> head_places(const std::vector<SaidLine>& lines, const DraftOrder& order) {
    std::vector<DraftPlace> out;
    const auto add = [&](std::string_view field, const auto& says) {
        const auto line = std::find_if(lines.begin(), lines.end(), says);
        if (line != lines.end()) out.push_back({std::string{field}, *line->place});
    };
    if (!order.number.empty())
        add("order.number", [&](const SaidLine& line) { return requisites_in(line.text).number == order.number; });
    if (order.date)
        add("order.date", [&](const SaidLine& line) { return requisites_in(line.text).date == order.date; });
    std::vector<std::set<std::string>> words;
    for (std::size_t at = 0; at < std::min(lines.size(), kHeadLinesMax); ++at)
        words.push_back(words_of(lines[at].text));
    add_words("order.issuer", order.issuer, lines, words, out);
    add_words("order.title", order.title, lines, words, out);
    return out;
}

}  // namespace mera::intake
