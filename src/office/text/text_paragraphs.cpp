#include "office/text/text_paragraphs.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "office/words/day_in_front.hpp"

namespace mera {

namespace {

using Kind = TextLine::Kind;

constexpr std::size_t kWidthMin = 50, kWidthMax = 110;  // characters of a typed line
constexpr std::size_t kRagged = 10;       // a line that ends this near the right edge may be full
constexpr std::size_t kFullLinesMin = 4;  // fewer are accidents
constexpr std::size_t kFullShare = 4;     // of all lines of text, one in so many at least
constexpr std::size_t kIndentMax = 12;    // of the first line of a paragraph; deeper stand titles and approvals

struct Extent {  // characters from the edge of the sheet
    std::size_t from = 0, to = 0;
};

Extent extent_of(const TextLine& line) {
    const auto points = code_points(line.raw);
    const auto is_blank = [](char32_t c) { return c == U' ' || c == U'\t' || c == 0xA0; };
    Extent out{0, points.size()};
    while (out.from < out.to && is_blank(points[out.from])) ++out.from;
    while (out.to > out.from && is_blank(points[out.to - 1])) --out.to;
    return out;
}

struct Column {  // the room of the text
    std::size_t margin = 0, right = 0;
    bool indents = false;  // first lines of paragraphs begin further right
};

std::optional<Column> typed_column(const std::vector<TextLine>& lines) {
    std::vector<Extent> texts;
    for (const TextLine& line : lines)
        if (line.kind == Kind::paragraph) texts.push_back(extent_of(line));
    Column column{.margin = kWidthMax, .right = 0, .indents = false};
    for (const Extent& text : texts) column.right = std::max(column.right, text.to);
    if (column.right < kWidthMin || column.right > kWidthMax) return {};
    std::erase_if(texts, [&](const Extent& text) { return text.from > kIndentMax; });
    std::vector<Extent> full = texts;
    std::erase_if(full, [&](const Extent& text) { return text.to + kRagged < column.right; });
    if (full.size() < kFullLinesMin || full.size() * kFullShare < texts.size()) return {};
    for (const Extent& text : full) column.margin = std::min(column.margin, text.from);
    column.indents =
        std::any_of(full.begin(), full.end(), [&](const Extent& text) { return text.from > column.margin + 1; });
    return column;
}

bool ends_thought(std::string_view text) { return text.ends_with('.') || text.ends_with(';') || text.ends_with(':'); }

// «№ 3. Директорам», «(3) Директорам», «п.3 Директорам», «3 – Директорам»
bool begins_marked_item(std::string_view text) {
    bool alone = false;  // the mark needs no full stop behind its number
    for (const std::string_view mark : {"№", "§", "(", "п."}) {
        if (!text.starts_with(mark)) continue;
        text.remove_prefix(mark.size());
        alone = mark == "п." || mark == "§";
        break;
    }
    text = trim(text);
    const std::size_t digits = text.find_first_not_of("0123456789");
    constexpr std::size_t kDigits = 2;
    if (digits == 0 || digits == std::string_view::npos || digits > kDigits) return false;
    text = trim(text.substr(digits));
    bool is_signed = false;
    for (const std::string_view sign : {".", ")", "-", "–", "—"})
        if (text.starts_with(sign)) {
            text = trim(text.substr(sign.size()));
            is_signed = true;
        }
    return (alone || is_signed) && starts_with_upper(text);
}

// «а» to «ж» behind the number of an item put in between two others, «5а»; empty for any other end.
std::string_view letter_at_end(std::string_view number) {
    constexpr std::size_t kBytes = 2;
    if (number.size() <= kBytes) return {};
    const std::string_view last = number.substr(number.size() - kBytes);
    const bool digit = std::isdigit(static_cast<unsigned char>(number[number.size() - kBytes - 1])) != 0;
    return digit && last >= "а" && last <= "ж" ? last : std::string_view{};
}

// «5а. Провести», «2.4б) Провести»
bool begins_lettered_item(std::string_view text) {
    std::string_view word = text.substr(0, text.find(' '));
    if (word.size() == text.size() || !(word.ends_with('.') || word.ends_with(')'))) return false;
    word.remove_suffix(1);
    const std::string_view letter = letter_at_end(word);
    word.remove_suffix(letter.size());
    return !letter.empty() && word.find_first_not_of("0123456789.") == std::string_view::npos &&
           starts_with_upper(trim(text.substr(text.find(' '))));
}

bool begins_item(std::string_view text) {  // «1. », «2.1. », «а) », «- »
    if (begins_marked_item(text) || begins_lettered_item(text)) return true;
    for (const std::string_view bullet : {"- ", "– ", "— ", "• ", "* "})
        if (text.starts_with(bullet)) return true;
    // «2.2.Ежемесячно»: the space after the number is often forgotten.
    const std::size_t digits = text.find_first_not_of("0123456789.)");
    const bool numbered = digits != std::string_view::npos && digits > 1 &&
                          std::isdigit(static_cast<unsigned char>(text.front())) != 0 &&
                          (text[digits - 1] == '.' || text[digits - 1] == ')');
    if (numbered && starts_with_upper(text.substr(digits))) return true;
    const std::string_view word = text.substr(0, text.find(' '));
    if (word.size() == text.size()) return false;
    const bool number = std::isdigit(static_cast<unsigned char>(word.front())) != 0 &&
                        word.find_first_not_of("0123456789.)") == std::string_view::npos;
    return (number && (word.ends_with('.') || word.ends_with(')'))) ||
           (word.ends_with(')') && length_in_characters(word) == 2);
}

// «5. Открытие недели» below the paragraph that «4. Урок мужества» begins, which has no full stop.
bool begins_next_number(std::string_view above, std::string_view below) {
    const auto label = [](std::string_view text) { return text.substr(0, text.find(' ')); };
    const auto number = [](std::string_view text) -> std::pair<std::string_view, int> {
        constexpr std::size_t kDigits = 3;
        if (text.size() < 2 || (text.back() != '.' && text.back() != ')')) return {};
        text.remove_suffix(1);
        text.remove_suffix(letter_at_end(text).size());  // «5б.» above «6.»
        const std::size_t last = text.find_last_not_of("0123456789");
        const std::string_view digits = last == std::string_view::npos ? text : text.substr(last + 1);
        if (digits.empty() || digits.size() > kDigits ||
            text.find_first_not_of("0123456789.") != std::string_view::npos)
            return {};
        return {text.substr(0, text.size() - digits.size()), std::stoi(std::string{digits})};
    };
    const auto [upper, before] = number(label(above));
    const auto [lower, after] = number(label(below));
    const bool put_in = after == before && begins_lettered_item(below);
    return before > 0 && (after == before + 1 || put_in) && upper == lower;
}

bool goes_on(const TextLine& above, const TextLine& below, const Column& column) {
    // A list of days: none of them is the rest of the line above.
    if (begins_with_day(above.text) && begins_with_day(below.text)) return false;
    if (begins_next_number(above.text, below.text)) return false;
    const Extent upper = extent_of(above), lower = extent_of(below);
    if (upper.from > column.margin + kIndentMax || lower.from > column.margin + 1) return false;
    const std::string_view first_word = std::string_view{below.text}.substr(0, below.text.find(' '));
    if (upper.to + 1 + length_in_characters(first_word) <= column.right) return false;
    const bool may_begin = ends_thought(above.text) && (begins_item(below.text) || starts_with_upper(below.text));
    return !may_begin || (column.indents && !begins_item(below.text));
}

}  // namespace

WordBook words_of(const std::vector<TextLine>& lines) {
    WordBook book;
    const auto learn = [&](std::string_view text) {
        const auto words = split(text, ' ');  // the first and the last may be halves
        for (std::size_t at = 1; at + 1 < words.size(); ++at) book.learn(words[at]);
    };
    for (const TextLine& line : lines) {
        if (line.kind == Kind::paragraph) learn(line.text);
        for (const std::string& cell : line.cells) learn(cell);
    }
    return book;
}

std::vector<TextLine> whole_paragraphs(std::vector<TextLine> lines, const WordBook& book) {
    const auto column = typed_column(lines);
    std::vector<TextLine> out;
    out.reserve(lines.size());
    for (TextLine& line : lines) {
        const bool follows = line.kind == Kind::paragraph && !out.empty() && out.back().kind == Kind::paragraph;
        const bool divided = follows && ends_with_hyphen(out.back().text) &&
                             book.hyphen_is_typesetting(
                                 std::string_view{out.back().text}.substr(0, out.back().text.size() - 1), line.text);
        if (!divided && (!follows || !column || !goes_on(out.back(), line, *column))) {
            out.push_back(std::move(line));
            continue;
        }
        TextLine& whole = out.back();
        whole.text = join_lines(std::move(whole.text), line.text, book);
        // The next line is asked about the last one of the paragraph; its indent is that of the first.
        const std::size_t indent = whole.raw.find_first_not_of(' ');
        whole.raw = std::string(std::min(indent, line.raw.find_first_not_of(' ')), ' ') + std::string{trim(line.raw)};
    }
    return out;
}

}  // namespace mera
