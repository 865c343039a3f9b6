#include "intake/plan/moved_tails.hpp"

#include <algorithm>
#include <utility>

#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

bool ends_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with(';') || text.ends_with('!') || text.ends_with('?') ||
           text.ends_with(':');
}

// The unfinished phrase goes on with the word that begins the next cell: the document writes them side by side.
bool goes_on(std::string_view before, std::string_view next, const Vocabulary& words) {
    const Tokens left = tokenise(before), right = tokenise(next);
    if (left.empty() || right.empty() || left.back().kind != Token::Kind::word) return false;
    return words.pair_count(left.back().folded, right.front().folded) > 0;
}

// Where the cell's own text begins: a capital in the middle of a phrase. The end of a sibling's text right before it
// («… работников общего образования») makes the place sure.
std::optional<std::size_t> own_beginning(std::string_view text, const std::vector<std::string>& sibling_ends) {
    const Tokens tokens = tokenise(text);
    const std::vector<int> depth = nesting(tokens);
    std::optional<std::size_t> first;
    for (std::size_t at = 2; at < tokens.size(); ++at) {
        const bool begins = tokens[at].kind == Token::Kind::word && is_capitalised(tokens[at].text) &&
                            !is_upper(tokens[at].text) && length_in_characters(tokens[at].text) > 3 && depth[at] == 0;
        if (!begins) continue;
        const std::string ending = tokens[at - 2].folded + " " + tokens[at - 1].folded;
        if (std::find(sibling_ends.begin(), sibling_ends.end(), ending) != sibling_ends.end()) return tokens[at].begin;
        const bool follows_word = tokens[at - 1].kind == Token::Kind::word || tokens[at - 1].text == ".";
        if (!first && follows_word) first = tokens[at].begin;
    }
    return first;
}

std::string last_two_words(std::string_view text) {
    const Tokens tokens = tokenise(text);
    if (tokens.size() < 2) return {};
    return tokens[tokens.size() - 2].folded + " " + tokens.back().folded;
}

using Field = RawField RawMeasure::*;

void move_tail(std::vector<RawMeasure>& measures, std::size_t at, Field field, std::string_view name,
               const Vocabulary& words) {
    RawField& before = measures[at - 1].*field;
    RawField& here = measures[at].*field;
    if (before.empty() || here.empty() || ends_sentence(before.text) || !starts_with_lower(here.text)) return;
    const std::string left = in_one_line(before.text), right = in_one_line(here.text);
    if (!goes_on(left, right, words)) return;
    std::vector<std::string> ends;
    for (const RawMeasure& measure : measures)
        if (&measure != &measures[at] && &measure != &measures[at - 1])
            ends.push_back(last_two_words(in_one_line((measure.*field).text)));
    const auto cut = own_beginning(right, ends);
    if (!cut) return;
    const std::string tail{trim(std::string_view{right}.substr(0, *cut))};
    const std::string shown = length_in_characters(tail) > 60 ? std::string{utf8_prefix(tail, 60)} + "…" : tail;
    before.text = left + " " + tail;
    here.text = right.substr(*cut);
    before.doubts.push_back("Конец текста («" + shown +
                            "») стоял в следующей строке таблицы и перенесён сюда. Проверьте " + std::string{name} +
                            ".");
    here.doubts.push_back("Начало ячейки («" + shown + "») отнесено к предыдущей мере. Проверьте " + std::string{name} +
                          ".");
}

}  // namespace

void move_tails_back(std::vector<RawMeasure>& measures, const Vocabulary& words) {
    for (std::size_t at = 1; at < measures.size(); ++at) {
        move_tail(measures, at, &RawMeasure::title, "мероприятие", words);
        move_tail(measures, at, &RawMeasure::result, "результат", words);
        move_tail(measures, at, &RawMeasure::evidence, "документы", words);
    }
}

}  // namespace mera::intake
