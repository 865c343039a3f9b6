#include "intake/order/label_spellings.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "intake/order/clause_lines.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/noun_forms.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

enum class Style { point, number_sign, bracket, dash, letter, round };

struct Spelt {
    Style style;
    std::string text;   // the line as it would be with a plain mark
    bool deed = false;  // begins behind it
};

bool is_dash(const Token& token) { return is_one_of(token.text, {"-", "–", "—"}); }

bool is_number(const Tokens& tokens, std::size_t at) {
    return at < tokens.size() && tokens[at].kind == Token::Kind::number && tokens[at].text.size() <= 2;
}

// The number from `at` on, «2» or «2.1», with its full stop; the token behind it.
std::pair<std::string, std::size_t> number_at(const Tokens& tokens, std::size_t at) {
    std::string number;
    while (is_number(tokens, at)) {
        number += std::string{tokens[at].text} + ".";
        ++at;
        if (at < tokens.size() && tokens[at].text == ".") ++at;
    }
    return {number, at};
}

std::optional<Spelt> spelt_otherwise(std::string_view line) {
    constexpr std::size_t kBytes = 48;  // of a mark and the word behind it
    const std::string_view text = trim(line);
    const Tokens tokens = tokenise(utf8_prefix(text, kBytes));
    if (tokens.size() < 3 || tokens[0].begin != 0) return {};
    const auto with = [&](Style style, const std::string& mark, std::size_t rest) -> std::optional<Spelt> {
        if (mark.empty() || rest >= tokens.size() || !is_capitalised(tokens[rest].text)) return {};
        const std::string_view deed = text.substr(tokens[rest].begin);
        return Spelt{style, mark + " " + std::string{deed}, begins_as_clause(deed)};
    };
    if (tokens[0].is("п") && tokens[0].text.size() == 2) {
        const auto [number, rest] = number_at(tokens, tokens[1].text == "." ? 2 : 1);
        return with(Style::point, number, rest);
    }
    if (tokens[0].text == "№") {
        const auto [number, rest] = number_at(tokens, 1);
        return with(Style::number_sign, number, rest);
    }
    if (tokens[0].text == "(" && is_number(tokens, 1) && tokens[2].text == ")")
        return with(Style::bracket, std::string{tokens[1].text} + ".", 3);
    if (is_number(tokens, 0)) {  // «1 –», «1.-»
        const std::size_t dash = tokens[1].text == "." ? 2 : 1;
        return is_dash(tokens[dash]) ? with(Style::dash, std::string{tokens[0].text} + ".", dash + 1) : std::nullopt;
    }
    // «а. Директорам школ …»; «А. Примерову» is a person.
    const bool letter = tokens[0].kind == Token::Kind::word && tokens[0].text.size() == 2 &&
                        starts_with_lower(tokens[0].text) && tokens[1].text == ".";
    if (letter) return with(Style::letter, std::string{tokens[0].text} + ")", 2);
    // The round bullet of a text program, copied as the letter it looks like.
    return tokens[0].text == "o" ? with(Style::round, "•", 1) : std::nullopt;
}

}  // namespace

void spell_labels_plainly(std::vector<HeadLine>& lines) {
    constexpr std::size_t kStyles = 6;
    std::array<std::vector<std::pair<std::size_t, std::string>>, kStyles> found;
    std::array<int, kStyles> deeds{};
    for (std::size_t at = 0; at < lines.size(); ++at) {
        auto spelt = spelt_otherwise(lines[at].text);
        if (!spelt) continue;
        const auto style = static_cast<std::size_t>(spelt->style);
        deeds[style] += spelt->deed;
        // «п. 2. Ей же …» among deeds under the same marks; above the first of them it is of the head.
        if (spelt->deed || deeds[style] > 0) found[style].emplace_back(at, std::move(spelt->text));
    }
    for (std::size_t style = 0; style < kStyles; ++style)
        if (deeds[style] > 1)  // one alone may be anything
            for (auto& [at, text] : found[style]) lines[at].text = std::move(text);
}

}  // namespace mera::intake
