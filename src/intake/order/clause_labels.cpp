#include "intake/order/clause_labels.hpp"

#include <algorithm>
#include <string>

#include "intake/order/clause_parts.hpp"
#include "intake/order/signature_line.hpp"
#include "intake/people/addressee_list.hpp"
#include "intake/words/alike_figures.hpp"
#include "intake/words/deeds.hpp"
#include "intake/words/inflection.hpp"
#include "intake/words/repairs.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

constexpr int kLostMax = 4;  // clauses in a row

// «З. Директорам …», «З.1. Провести …»: a recogniser takes the figure for the letter.
std::optional<LeadingLabel> label_three(std::string_view text) {
    static constexpr std::string_view kThree = "З";
    if (!text.starts_with(kThree)) return {};
    auto leading = leading_label("3" + std::string{text.substr(kThree.size())});
    if (!leading) return {};
    const Tokens tokens = tokenise(leading->rest);
    const bool deed = !tokens.empty() && (is_infinitive(tokens[0].folded) || tokens[0].is("контроль") ||
                                          begins_addressee(tokens, 0, Case::dative));
    return deed || leading->label.depth() > 1 ? leading : std::nullopt;
}

// «2. 1. Составить график», «2 .2. Провести …»: a justified line or a narrow column put spaces inside the number.
std::optional<LeadingLabel> label_with_spaces(std::string_view text) {
    constexpr std::size_t kDepthMax = 4, kDigits = 2;
    const Tokens tokens = tokenise(text.substr(0, 48));
    std::string number;
    std::size_t at = 0;
    while (at + 2 < tokens.size() && at < 2 * kDepthMax && tokens[at].kind == Token::Kind::number &&
           tokens[at].text.size() <= kDigits && tokens[at + 1].text == ".") {
        number += std::string{tokens[at].text} + ".";
        at += 2;
    }
    if (at < 4 || tokens[0].begin != 0 || tokens[at].kind != Token::Kind::word) return {};
    return leading_label(number + " " + std::string{text.substr(tokens[at].begin)});
}

// «медицинскую сестру Примерову ¶ 3.И.»: a recogniser takes the initial for a figure, and the name goes on.
bool is_initials_alone(std::string_view text) {
    const Tokens tokens = tokenise(text, 5);
    return tokens.size() == 4 && tokens[0].kind == Token::Kind::number && tokens[1].text == "." &&
           tokens[2].kind == Token::Kind::word && length_in_characters(tokens[2].text) == 1 &&
           is_capitalised(tokens[2].text) && tokens[3].text == ".";
}

}  // namespace

std::optional<LeadingLabel> clause_label(std::string_view text) {
    if (is_initials_alone(text)) return {};
    if (auto spaced = label_with_spaces(text)) return spaced;
    if (auto leading = leading_label(text)) return leading;
    if (auto three = label_three(text)) return three;
    const Tokens tokens = tokenise(text);
    if (tokens.size() < 4 || tokens[0].kind != Token::Kind::number || tokens[0].begin != 0) return {};
    // «5/Отделу …»: a tick of a pen runs through the full stop.
    const bool sign = tokens[1].text == ";" || tokens[1].text == "," || tokens[1].text == ":" || tokens[1].text == "/";
    const std::size_t deed = sign ? 2 : 1;
    const bool begins = is_infinitive(tokens[deed].folded) ||
                        (sign && (begins_addressee(tokens, deed, Case::dative) || tokens[deed].is("контроль")));
    if (!is_capitalised(tokens[deed].text) || !begins) return {};
    const auto label = label_of(tokens[0].text);
    if (!label) return {};
    return LeadingLabel{*label, std::string{text.substr(tokens[deed].begin)}};
}

bool goes_on_below(const std::vector<HeadLine>& lines, std::size_t at, const std::vector<int>& label) {
    constexpr std::size_t kLines = 8;
    std::vector<int> next = label;
    ++next.back();
    for (std::size_t below = at + 1; below < std::min(lines.size(), at + 1 + kLines); ++below) {
        if (opens_what_follows_order(lines[below].text)) return false;
        const auto leading = clause_label(without_bullet(lines[below].text));
        if (leading && !leading->bracket && leading->label.parts == next) return true;
    }
    return false;
}

std::vector<int> numbers_below(const std::vector<HeadLine>& lines, std::size_t at, const std::vector<int>& label) {
    constexpr std::size_t kLines = 40, kNumbers = 2;
    std::vector<int> out;
    for (std::size_t below = at + 1; below < std::min(lines.size(), at + kLines) && out.size() < kNumbers; ++below) {
        if (opens_what_follows_order(lines[below].text)) break;
        const auto next = clause_label(without_bullet(lines[below].text));
        if (next && !next->bracket && next->label.depth() == label.size() &&
            std::equal(label.begin(), label.end() - 1, next->label.parts.begin()))
            out.push_back(next->label.parts.back());
    }
    return out;
}

int number_by_neighbours(int before, int own, const std::vector<int>& below, bool may_be_last) {
    const int next = before + 1;
    if (below.empty()) return may_be_last && own > next + 1 ? next : own;
    const int above_next = below.front() - 1;
    if (above_next == next) return next;
    const bool sure = below.size() > 1 && below[1] == below[0] + 1;
    return sure && above_next > next && above_next <= before + kLostMax ? above_next : own;
}

std::optional<std::vector<int>> next_shaped_like(const std::vector<int>& before, const std::vector<int>& own) {
    std::vector<int> next = before;
    next.push_back(1);
    for (; next.size() > 1; next.pop_back(), ++next.back()) {
        if (next.size() != own.size() || next.back() != own.back()) continue;
        const bool alike = std::equal(own.begin(), own.end(), next.begin(), [](int read, int printed) {
            constexpr int kFigures = 10;
            return read == printed || (read < kFigures && printed < kFigures &&
                                       look_alike(static_cast<char>('0' + read), static_cast<char>('0' + printed)));
        });
        return alike && next != own ? std::optional{next} : std::nullopt;
    }
    return {};
}

bool goes_on_behind_lost(int before, int own, const std::vector<int>& below) {
    return !below.empty() && own > before + 1 && own <= before + kLostMax && below.front() == own + 1;
}

}  // namespace mera::intake
