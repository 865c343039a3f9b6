#include "office/pdf/pdf_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/text.hpp"
#include "office/clean_text.hpp"
#include "office/pdf/heading_lines.hpp"
#include "office/words/day_in_front.hpp"

namespace mera {

namespace {

// All in parts of the size of the letters.
constexpr double kSpaceGap = 0.09;    // poppler parts words at 0.1; less is a change of font inside a word
constexpr double kWideGap = 2.2;      // justified lines reach 1.8
constexpr double kSlack = 0.55;       // a space, and what justification and padding make uncertain
constexpr double kParagraphGap = 0.45;  // additional to the usual distance of lines
constexpr double kIndent = 0.9;
constexpr double kSetIn = 1.5;     // a list from the margin
constexpr double kListIndent = 6;  // of the second level of a list

double height(const DocBox& box) { return box.bottom - box.top; }

bool same_line(const DocBox& line, const DocBox& word) {
    const double shared = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
    return shared >= 0.5 * std::min(height(line), height(word));
}

// Short words, numbers and initials are held to what follows by an unbreakable space.
bool holds_on_to_next(std::string_view word) {
    return length_in_characters(word) <= 3 || word == "№" || word.ends_with('.');
}

PdfLine line_from(std::vector<const PdfWord*> words, const char* wide_gap) {
    std::sort(words.begin(), words.end(), [](const PdfWord* a, const PdfWord* b) { return a->box.left < b->box.left; });
    PdfLine line;
    line.box = words.front()->box;
    line.bold = true;
    std::vector<double> sizes;
    bool unit_open = true;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const PdfWord& word = *words[at];
        if (at > 0) {
            const PdfWord& before = *words[at - 1];
            const double gap = word.box.left - before.box.right;
            const double size = std::max(word.size, before.size);
            if (gap > kWideGap * size)
                line.text += wide_gap;
            else if (gap > kSpaceGap * size || before.space_after)
                line.text += ' ';
            unit_open = unit_open && holds_on_to_next(before.text);
        }
        if (unit_open) line.first_unit = word.box.right - words.front()->box.left;
        line.text += word.text;
        line.box = around(line.box, word.box);
        line.bold = line.bold && word.bold;
        sizes.push_back(word.size);
    }
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
    line.size = std::max(1.0, sizes[sizes.size() / 2]);
    line.broken_word = ends_with_hyphen(line.text);
    return line;
}

bool is_word_at(const std::vector<char32_t>& points, std::size_t at) {  // «Утвердить», no initial
    const auto is_letter = [&](std::size_t place, char32_t first, char32_t last) {
        return place < points.size() && points[place] >= first && points[place] <= last;
    };
    return is_letter(at, U'А', U'Я') && is_letter(at + 1, U'а', U'я');
}

bool begins_an_item(std::string_view text) {  // «– », «• », «1) », «а) », «2.1. », «2.Утвердить», «З.Директорам»
    const auto points = code_points(text.substr(0, 24));
    if (points.size() < 2) return false;
    static constexpr std::u32string_view kMarks = U"-–—•▪·*";
    constexpr std::size_t kNumberMax = 8;  // «12.10.1.»
    if (kMarks.find(points[0]) != std::u32string_view::npos) return points[1] == U' ' || points[0] != U'-';
    std::size_t at = 0;
    bool dotted = false;
    for (; at < points.size() && at < kNumberMax; ++at) {
        if (points[at] == U'.')
            dotted = true;
        else if (points[at] < U'0' || points[at] > U'9')
            break;
    }
    if (dotted && at < points.size()) return points[at] == U' ' || points[at] == U'\t' || is_word_at(points, at);
    if (points[0] == U'З' && points[1] == U'.')
        return is_word_at(points, points.size() > 2 && points[2] == U' ' ? 3 : 2);
    if (at == 0) at = 1;  // a letter before a bracket
    return at < points.size() && points[at] == U')';
}

// «II. Работа», «3. Провести», «2) Итоги», «Срок исполнения: …»: what begins so begins a paragraph, unless the line above
// held a reference («согласно п.¶5. …»).
bool begins_a_thought(std::string_view above, std::string_view text) {
    const auto points = code_points(text.substr(0, 80));
    std::size_t at = 0;
    while (at < points.size() && at < 8 && (points[at] < 0x80) && points[at] != U' ' && points[at] != U':') ++at;
    if (at >= 2 && at + 1 < points.size() && points[at] == U' ' && (points[at - 1] == U'.' || points[at - 1] == U')')) {
        const bool roman_or_digit = std::all_of(
            points.begin(), points.begin() + static_cast<std::ptrdiff_t>(at - 1),
            [](char32_t c) { return (c >= U'0' && c <= U'9') || c == U'.' || c == U'I' || c == U'V' || c == U'X'; });
        const bool reference = above.ends_with("п.") || above.ends_with("№") || above.ends_with("пп.");
        return roman_or_digit && !reference && !starts_with_lower(text.substr(at + 1));
    }
    constexpr std::size_t kLabelWordsMax = 3;
    if (points.empty() || starts_with_lower(text) || points[0] < 0x400) return false;
    std::size_t words = 1;
    for (const char32_t c : points) {
        if (c == U':') return true;
        words += c == U' ';
        const bool letter = (c >= 0x400 && c < 0x500) || c == U' ' || c == U'-';
        if (!letter || words > kLabelWordsMax) return false;
    }
    return false;
}

// «1.2 Провести» under «показатель: 100 % школ»: numbers of an outline may have no stop. «До ¶15.10 Иванов» is a day.
bool begins_outline_item(std::string_view above, std::string_view text) {
    const std::size_t end = text.find(' ');
    if (end == std::string_view::npos || !starts_with_upper(text.substr(end + 1))) return false;
    const std::vector<std::string> parts = split(text.substr(0, end), '.');
    constexpr std::size_t kPartsMin = 2, kPartsMax = 4, kDigitsMax = 2;
    if (parts.size() < kPartsMin || parts.size() > kPartsMax) return false;
    for (const std::string& part : parts)
        if (part.empty() || part.size() > kDigitsMax || part.front() == '0' ||
            part.find_first_not_of("0123456789") != std::string::npos)
            return false;
    const std::string_view last = above.substr(above.find_last_of(' ') + 1);
    static constexpr std::array<std::string_view, 6> kReferences = {"п.", "пп.", "№", "пункт", "пункта", "пункте"};
    const bool reference = std::find(kReferences.begin(), kReferences.end(), last) != kReferences.end();
    return !reference && length_in_characters(last) > 2;  // «до», «с», «на»
}

// «• », «▪ »: no sentence goes on with them, and a dash may be of the sentence.
bool begins_with_bullet(std::string_view text) {
    static constexpr std::array<std::string_view, 9> kBullets = {"• ", "▪ ", "● ", "◦ ", "\uF0B7 ",
                                                                 "☐ ", "☑ ", "☒ ", "□ "};
    return std::any_of(kBullets.begin(), kBullets.end(),
                       [&](std::string_view bullet) { return text.starts_with(bullet); });
}

bool ends_a_thought(std::string_view text) {
    return text.ends_with(';') || text.ends_with('.') || text.ends_with(':') || text.ends_with(',');
}

// The usual distance between the tops of neighbouring lines.
double usual_pitch(const std::vector<PdfLine>& lines) {
    std::vector<double> pitches;
    for (std::size_t at = 1; at < lines.size(); ++at) {
        const double pitch = lines[at].box.top - lines[at - 1].box.top;
        if (pitch > 0.5 * lines[at].size && pitch < 2.6 * lines[at].size) pitches.push_back(pitch);
    }
    if (pitches.empty()) return 1.2 * (lines.empty() ? 12 : lines.front().size);
    // The lower quarter: distances between paragraphs must not pass for those inside of them.
    const auto at = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 4);
    std::nth_element(pitches.begin(), at, pitches.end());
    return *at;
}

// From line to line. On a scan a line without capitals has a lower top, one without tails a higher end: what is between
// two lines moves both.
double distance(const PdfLine& above, const PdfLine& below) {
    return std::min(below.box.top - above.box.top, below.box.bottom - above.box.bottom);
}

// Lines that look alike and follow each other closely; a paragraph never reaches over their end.
bool same_run(const PdfLine& above, const PdfLine& below, double pitch) {
    const double size = std::max(above.size, below.size);
    // The other half of the word.
    if (above.broken_word && starts_with_lower(below.text) && distance(above, below) < 2 * pitch) return true;
    if (std::abs(above.size - below.size) > 0.12 * size) return false;
    return distance(above, below) <= pitch + kParagraphGap * size;
}

struct Room {
    double left, right;
};

// Whether the next line's first words would have found room here: then the line was ended on purpose.
bool ended_early(const PdfLine& line, const PdfLine& next, const Room& room) {
    const double to_left = line.box.left - room.left;
    const double to_right = room.right - line.box.right;
    const bool centred = to_left > line.size && std::abs(to_left - to_right) < 1.5 * line.size;
    const double free = centred ? to_left + to_right : to_right;
    return free > next.first_unit + kSlack * line.size;
}

bool is_centred(const PdfLine& line, const Room& page) {
    const double to_left = line.box.left - page.left, to_right = page.right - line.box.right;
    return to_left > 2 * line.size && std::abs(to_left - to_right) < 1.5 * line.size;
}

// Two lines that begin one below the other, at the margin or as far in as items of a list are. A block further to the right
// is a mark of approval.
bool is_listed(const PdfLine& above, const PdfLine& below, const Room& page) {
    return std::abs(above.box.left - below.box.left) < kSlack * below.size &&
           below.box.left - page.left < kListIndent * below.size;
}

double middle(const DocBox& box) { return (box.left + box.right) / 2; }

// `room`: what these lines had; `column`: what all the text around has.
PdfParagraph paragraph_from(const std::vector<PdfLine>& lines, std::size_t from, std::size_t to, const Room& room,
                            const Room& column, const WordBook& book) {
    PdfParagraph out;
    out.box = lines[from].box;
    out.bold = true;
    bool symmetrical = true, stands_off = false;
    double others_left = 1e9;
    for (std::size_t at = from; at < to; ++at) {
        const PdfLine& line = lines[at];
        const bool was_full = at > from && room.right - lines[at - 1].box.right < kSlack * line.size;
        out.text = at == from ? line.text : joined(std::move(out.text), line.text, was_full, book);
        out.box = around(out.box, line.box);
        out.bold = out.bold && line.bold;
        symmetrical = symmetrical && std::abs(2 * middle(line.box) - column.left - column.right) < 1.5 * line.size;
        stands_off = stands_off || line.box.left > column.left + line.size;
        if (at > from) others_left = std::min(others_left, line.box.left);
    }
    out.centred = symmetrical && stands_off;
    const PdfLine& first = lines[from];
    const double usual_left = to - from > 1 ? others_left : room.left;
    out.indented = !out.centred && first.box.left > usual_left + kIndent * first.size;
    out.unfinished = room.right - lines[to - 1].box.right < 4 * first.size;
    out.size = first.size;
    out.first_left = first.box.left;
    out.text = clean_text(out.text);
    return out;
}

// A line that begins where other paragraphs begin is indented like them, though its end makes it look centred.
void unmark_indented(std::vector<PdfParagraph>& paragraphs) {
    constexpr double kSameLeft = 1.5;  // points
    for (PdfParagraph& it : paragraphs) {
        if (!it.centred) continue;
        const auto alike = std::count_if(paragraphs.begin(), paragraphs.end(), [&](const PdfParagraph& other) {
            return !other.centred && std::abs(other.first_left - it.first_left) < kSameLeft;
        });
        if (alike >= 2) it.centred = false;
    }
}

// «20.01.202» and «5»: a date too long for its cell, cut at its wall.
bool is_one_date(std::string_view before, std::string_view after) {
    const std::string_view left = before.substr(before.find_last_of(" \n") + 1);
    const std::string_view right = after.substr(0, after.find_first_not_of("0123456789"));
    const std::string date = std::string{left} + std::string{right};
    constexpr std::string_view kShape = "##.##.####";
    if (left.size() < 4 || right.empty() || date.size() != kShape.size()) return false;
    const bool shaped = std::equal(date.begin(), date.end(), kShape.begin(),
                                   [](char c, char shape) { return shape == '#' ? c >= '0' && c <= '9' : c == shape; });
    return shaped && (date.substr(6, 2) == "20" || date.substr(6, 2) == "19");
}

// Whether `below` begins a paragraph of its own. `room`: of the lines around; `in_cell`: it is known, not shown by them.
bool begins_paragraph(const PdfLine& above, const PdfLine& below, const Room& room, const Room& page, bool in_cell) {
    if (above.broken_word) return false;
    const bool indent = below.box.left > above.box.left + kIndent * below.size &&
                        below.box.left > room.left + kIndent * below.size && !in_cell &&
                        std::abs(middle(below.box) - middle(above.box)) > 0.4 * below.size;
    const bool item = (begins_an_item(below.text) && ends_a_thought(above.text)) || begins_with_bullet(below.text) ||
                      (!in_cell && begins_outline_item(above.text, below.text)) || is_month_alone(below.text) ||
                      is_month_alone(above.text) || is_section_heading(below.text) ||
                      begins_a_thought(above.text, below.text);
    // A bold heading right under a line that is not, or the other way round.
    const bool looks_other = above.bold != below.bold && !starts_with_lower(below.text);
    // The first word would have found room above. Bullets of a list may be drawn, no letters.
    const bool listed = !in_cell && is_listed(above, below, page);
    const bool set_in = above.box.left - page.left > kSetIn * above.size;
    const bool opens = !starts_with_lower(below.text) || set_in || above.text.ends_with(';');
    const bool ended = above.text.ends_with(';') || (above.text.ends_with(')') && !starts_with_lower(below.text));
    const bool short_above = listed && ((opens && ended_early(above, below, page)) || (set_in && ended));
    // The lines of a title stand in the middle; what begins at the margin under them is no part of it.
    const bool title_above = !in_cell && is_centred(above, page) && !is_centred(below, page) &&
                             below.box.left - page.left < kSlack * below.size;
    return item || title_above || looks_other || short_above || indent || ended_early(above, below, room);
}

}  // namespace

DocBox around(const DocBox& one, const DocBox& other) {
    return {std::min(one.left, other.left), std::min(one.top, other.top), std::max(one.right, other.right),
            std::max(one.bottom, other.bottom)};
}

int common_rotation(const std::vector<PdfWord>& words) {
    std::array<std::size_t, 4> letters{};
    for (const PdfWord& word : words) letters[static_cast<std::size_t>(word.rotation & 3)] += word.text.size();
    return static_cast<int>(std::max_element(letters.begin(), letters.end()) - letters.begin());
}

DocBox turned_upright(const DocBox& box, int rotation, double page_width, double page_height) {
    switch (rotation & 3) {
        case 1: return {box.top, page_width - box.right, box.bottom, page_width - box.left};
        case 2: return {page_width - box.right, page_height - box.bottom, page_width - box.left, page_height - box.top};
        case 3: return {page_height - box.bottom, box.left, page_height - box.top, box.right};
        default: return box;
    }
}

DocBox turned_back(const DocBox& box, int rotation, double page_width, double page_height) {
    switch (rotation & 3) {
        case 1: return {page_width - box.bottom, box.left, page_width - box.top, box.right};
        case 2: return {page_width - box.right, page_height - box.bottom, page_width - box.left, page_height - box.top};
        case 3: return {box.top, page_height - box.right, box.bottom, page_height - box.left};
        default: return box;
    }
}

std::vector<PdfLine> lines_of(std::vector<PdfWord> words, const char* wide_gap) {
    std::stable_sort(words.begin(), words.end(), [](const PdfWord& a, const PdfWord& b) {
        return a.box.top + a.box.bottom < b.box.top + b.box.bottom;
    });
    std::vector<PdfLine> lines;
    std::vector<const PdfWord*> open;
    DocBox band;  // of the first, largest words: a superscript must not pull the line along
    const auto close = [&] {
        if (!open.empty()) lines.push_back(line_from(std::exchange(open, {}), wide_gap));
    };
    for (const PdfWord& word : words) {
        if (open.empty() || !same_line(band, word.box)) {
            close();
            band = word.box;
        } else if (height(word.box) > height(band)) {
            band = word.box;
        }
        open.push_back(&word);
    }
    close();
    return lines;
}

std::string joined(std::string before, std::string_view after, bool line_was_full, const WordBook& book) {
    const bool one_word =
        line_was_full && !ends_with_hyphen(before) && (is_one_date(before, after) || book.is_one_word(before, after));
    return one_word ? before + std::string{after} : join_lines(std::move(before), after, book);
}

std::vector<PdfParagraph> paragraphs_of(const std::vector<PdfLine>& lines, std::optional<double> left,
                                        std::optional<double> right, const WordBook& book, double page_right) {
    std::vector<PdfParagraph> out;
    const double pitch = usual_pitch(lines);
    Room column{left.value_or(1e9), right.value_or(0)};
    for (const PdfLine& line : lines) {
        column.left = std::min(column.left, line.box.left);
        column.right = std::max(column.right, line.box.right);
    }
    const Room page{column.left, std::max(column.right, page_right)};
    for (std::size_t run = 0; run < lines.size();) {
        std::size_t run_end = run + 1;
        while (run_end < lines.size() && same_run(lines[run_end - 1], lines[run_end], pitch)) ++run_end;
        Room room{lines[run].box.left, lines[run].box.right};
        for (std::size_t at = run; at < run_end; ++at) {
            room.left = std::min(room.left, lines[at].box.left);
            room.right = std::max(room.right, lines[at].box.right);
        }
        // A cell's room is known; free text shows its own by its longest line.
        if (left) room.left = std::min(room.left, *left);
        if (right) room.right = std::max(room.right, *right);
        for (std::size_t from = run; from < run_end;) {
            std::size_t to = from + 1;
            const bool of_days = !left && begins_with_day(lines[from].text);  // a list of days
            while (to < run_end && !begins_paragraph(lines[to - 1], lines[to], room, page, left.has_value()) &&
                   !(of_days && begins_with_day(lines[to].text)))
                ++to;
            out.push_back(paragraph_from(lines, from, to, room, column, book));
            from = to;
        }
        run = run_end;
    }
    unmark_indented(out);
    return out;
}

}  // namespace mera
