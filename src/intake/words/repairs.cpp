#include "intake/words/repairs.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "intake/words/words.hpp"

namespace mera::intake {

namespace {

struct Command {
    std::string_view latex, sign;
};
// Longer names first: \leq before \le.
constexpr std::array kCommands = {
    Command{"\\geqslant", "≥"}, Command{"\\leqslant", "≤"},   Command{"\\geq", "≥"},        Command{"\\leq", "≤"},
    Command{"\\ge", "≥"},       Command{"\\le", "≤"},         Command{"\\%", "%"},          Command{"\\times", "×"},
    Command{"\\pm", "±"},       Command{"\\approx", "≈"},     Command{"\\rightarrow", "→"}, Command{"\\to", "→"},
    Command{"\\cdot", "·"},     Command{"\\textnumero", "№"}, Command{"\\numero", "№"},     Command{"\\quad", " "},
    Command{"\\,", " "},        Command{"\\;", " "},          Command{"\\ ", " "}};

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The letters a formula shows, without what says how to show them.
std::string shown(std::string formula) {
    for (const Command& command : kCommands) formula = replace_all(std::move(formula), command.latex, command.sign);
    std::string out;
    for (std::size_t at = 0; at < formula.size();) {
        if (formula[at] == '\\') {
            for (++at; at < formula.size() && is_ascii_letter(formula[at]);) ++at;
        } else if (std::string_view{"{}_^$"}.find(formula[at]) != std::string_view::npos) {
            ++at;
        } else {
            out += formula[at++];
        }
    }
    out = collapse_spaces(out);
    // The numero sign is the one formula that orders have: an N with something small and raised or underlined.
    for (const std::string_view numero : {"N0", "No", "NO", "Nº", "N°", "N o", "N 0"})
        if (out == numero) return "№";
    return out;
}

bool is_latex(std::string_view body) { return body.find_first_of("\\{_^") != std::string_view::npos; }

constexpr std::size_t kFormulaBytesMax = 80;  // a longer stretch between two dollars is money, not a formula

Mended mend_latex(std::string_view text) {
    Mended out;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto open = text.find('$', at);
        const auto close = open == std::string_view::npos ? open : text.find('$', open + 1);
        if (close == std::string_view::npos) break;
        const std::string_view body = text.substr(open + 1, close - open - 1);
        if (body.size() > kFormulaBytesMax || !is_latex(body)) {
            out.text += text.substr(at, open + 1 - at);
            at = open + 1;
            continue;
        }
        const std::string sign = shown(std::string{body});
        out.text += text.substr(at, open - at);
        out.text += sign;
        out.notes.push_back("Остаток вёрстки «" + std::string{text.substr(open, close + 1 - open)} +
                            "» прочитан как «" + sign + "».");
        at = close + 1;
    }
    out.text += text.substr(at);
    return out;
}

bool is_dash(char32_t c) { return c == U'-' || c == U'_' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == U'…'; }
bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

std::string utf8_of(const std::vector<char32_t>& points, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t at = from; at < to; ++at) out += utf8(points[at]);
    return out;
}

bool is_note_mark(char32_t c) {
    return c == U'*' || std::u32string_view{U"⁰¹²³⁴⁵⁶⁷⁸⁹"}.find(c) != std::u32string_view::npos;
}

// «м²», «км²», «см³»
bool is_power_of_unit(const std::vector<char32_t>& points, std::size_t from, std::size_t to) {
    if (to != from + 1 || (points[from] != U'²' && points[from] != U'³') || points[from - 1] != U'м') return false;
    std::size_t begin = from;
    while (begin > 0 && u_isalpha(static_cast<UChar32>(points[begin - 1]))) --begin;
    return from - begin <= 2;
}

// The word they stand behind ends with them: «5*3» and «*.pdf» have no such marks, «**срок**» is set in bold.
bool is_mark_behind_word(const std::vector<char32_t>& points, std::size_t from, std::size_t to) {
    constexpr std::size_t kMarksMax = 3;
    if (from == 0 || to - from > kMarksMax || is_space(points[from - 1])) return false;
    const auto before = static_cast<UChar32>(points[from - 1]);
    const bool behind = points[from] != U'*' || u_isalnum(before) ||
                        std::u32string_view{U"»”\").,;"}.find(points[from - 1]) != std::u32string_view::npos;
    return behind && (to == points.size() || !u_isalnum(static_cast<UChar32>(points[to]))) &&
           !is_power_of_unit(points, from, to);
}

}  // namespace

Mended mend_note_marks(std::string_view text) {
    Mended out;
    const auto points = code_points(text);
    bool bold = false;  // «**» was opened
    for (std::size_t at = 0; at < points.size();) {
        std::size_t end = at;
        while (end < points.size() && is_note_mark(points[end])) ++end;
        if (end > at && !bold && is_mark_behind_word(points, at, end)) {
            out.notes.push_back("Знак сноски «" + utf8_of(points, at, end) + "» убран.");
        } else {
            if (end > at && points[at] == U'*') bold = !bold;
            end = std::max(end, at + 1);
            out.text += utf8_of(points, at, end);
        }
        at = end;
    }
    return out;
}

Mended mend_letters(std::string_view text) {
    Mended out = mend_latex(text);
    Repaired letters = repair_look_alikes(out.text);
    out.text = std::move(letters.text);
    for (const std::string& note : letters.notes)
        out.notes.push_back("Похожие буквы чужого алфавита заменены: " + note + ".");
    return out;
}

Mended mend_end(std::string_view text) {
    const auto points = code_points(text);
    std::size_t end = points.size(), dashes = 0;
    while (end > 0 && (is_dash(points[end - 1]) || is_space(points[end - 1]) || points[end - 1] == U'|')) {
        dashes += is_dash(points[end - 1]) || points[end - 1] == U'|';
        --end;
    }
    // One dash right after a word is its hyphen: the word goes on elsewhere.
    const bool hyphen = dashes == 1 && end < points.size() && is_dash(points[end]) && end > 0;
    if (dashes == 0 || end == 0 || hyphen) return {std::string{text}, {}};
    return {utf8_of(points, 0, end), {"Черты в конце текста убраны."}};
}

Mended mend_repeated_words(std::string_view text) {
    Mended out;
    const Tokens tokens = tokenise(text);
    std::size_t copied = 0;
    int quotes = 0;
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        const Token& left = tokens[at];
        const Token& right = tokens[at + 1];
        quotes += left.text == "«" ? 1 : left.text == "»" ? -1 : 0;
        // «Самый добрый добрый», «Мечтай, мечтай»: a name plays with words, and nobody but its author knows of a slip.
        if (quotes > 0) continue;
        if (left.kind != Token::Kind::word || left.folded != right.folded) continue;
        // «И.И. Иванов» has equal initials; «в том числе …, чем чем» does not occur; a capital begins a new sentence.
        if (length_in_characters(left.text) == 1 && is_capitalised(left.text)) continue;
        if (is_capitalised(right.text) && !is_capitalised(left.text)) continue;
        out.text += text.substr(copied, left.end - copied);
        copied = right.end;
        out.notes.push_back("Слово «" + std::string{left.text} + "» стояло дважды подряд, лишнее убрано.");
    }
    out.text += text.substr(copied);
    return out;
}

std::string in_one_line(std::string_view text) {
    std::string out;
    for (const std::string& line : split(text, '\n')) {
        const std::string neat = collapse_spaces(line);
        if (neat.empty()) continue;
        // «Ханты-» and «Мансийск» are one word; «— » before a new line is a dash between words.
        const bool word_goes_on = out.size() > 1 && out.back() == '-' && out[out.size() - 2] != ' ';
        if (!out.empty() && !word_goes_on) out += ' ';
        out += neat;
    }
    return out;
}

bool is_blank_mark(std::string_view text) {
    const auto points = code_points(text);
    return std::none_of(points.begin(), points.end(),
                        [](char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0 || c == U'№'; });
}

}  // namespace mera::intake
