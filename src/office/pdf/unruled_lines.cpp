#include "office/pdf/unruled_lines.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace mera {

namespace {

// The spaces of a justified line are equally wide to a hair; two or more of them tell it from columns.
constexpr double kJustifiedGapMax = 5;     // of the letters
constexpr double kJustifiedSpread = 0.02;  // of the letters
constexpr double kCapitalGapMax = 0.6;     // wider white between words that all begin with capitals parts headings

double gap_before(const UnruledLine& line, std::size_t word) {
    return line.words[word]->box.left - line.words[word - 1]->box.right;
}

bool is_wide(const UnruledLine& line, std::size_t word) {
    return gap_before(line, word) > kUnruledColumnGap * line.size;
}

// Years and marks in columns of one width are equally far apart, too.
bool is_of_text(const PdfWord& word) { return starts_with_lower(word.text) || starts_with_upper(word.text); }

// For each word whether the white before it is one of the equal spaces of a justified text.
std::vector<char> justified_spaces(const UnruledLine& line) {
    std::vector<char> out(line.words.size(), 0);
    for (std::size_t from = 1; from + 1 < line.words.size();) {
        std::size_t to = from + 1, texts = is_of_text(*line.words[from - 1]) + is_of_text(*line.words[from]);
        const double gap = gap_before(line, from);
        while (to < line.words.size() && std::abs(gap_before(line, to) - gap) <= kJustifiedSpread * line.size)
            texts += is_of_text(*line.words[to++]);
        const bool capitals = gap > kCapitalGapMax * line.size &&
                              std::all_of(line.words.begin() + static_cast<std::ptrdiff_t>(from) - 1,
                                          line.words.begin() + static_cast<std::ptrdiff_t>(to),
                                          [](const PdfWord* word) { return starts_with_upper(word->text); });
        const bool wide = is_wide(line, from) && !capitals && gap <= kJustifiedGapMax * line.size;
        // All the spaces of a cell are alike: no word of it stands close to its neighbour.
        const bool whole = (from < 2 || is_wide(line, from - 1)) && (to == line.words.size() || is_wide(line, to));
        if (wide && whole && to - from >= 2 && texts * 2 > to - from + 1)
            std::fill(out.begin() + static_cast<std::ptrdiff_t>(from), out.begin() + static_cast<std::ptrdiff_t>(to),
                      1);
        from = to;
    }
    return out;
}

void part_into_pieces(UnruledLine& line) {
    const std::vector<char> space = justified_spaces(line);
    for (std::size_t at = 0; at < line.words.size(); ++at) {
        const DocBox& box = line.words[at]->box;
        if (at == 0 || (space[at] == 0 && is_wide(line, at))) line.pieces.push_back({box.left, box.right, at, at});
        line.pieces.back().right = std::max(line.pieces.back().right, box.right);
        line.pieces.back().last = at;
    }
}

}  // namespace

std::vector<UnruledLine> unruled_lines(const std::vector<PdfWord>& words) {
    std::vector<const PdfWord*> sorted;
    for (const PdfWord& word : words) sorted.push_back(&word);
    std::stable_sort(sorted.begin(), sorted.end(), [](const PdfWord* a, const PdfWord* b) {
        return a->box.top + a->box.bottom < b->box.top + b->box.bottom;
    });
    std::vector<UnruledLine> lines;
    for (const PdfWord* word : sorted) {
        const double middle = (word->box.top + word->box.bottom) / 2;
        if (lines.empty() || middle > lines.back().words.front()->box.bottom - 0.2 * word->size)
            lines.push_back({{}, word->box, word->size, {}});
        lines.back().words.push_back(word);
        lines.back().box = around(lines.back().box, word->box);
    }
    for (UnruledLine& line : lines) {
        std::sort(line.words.begin(), line.words.end(),
                  [](const PdfWord* a, const PdfWord* b) { return a->box.left < b->box.left; });
        part_into_pieces(line);
    }
    return lines;
}

bool overlaps_above(const UnruledLine& above, const UnruledLine& line) {
    constexpr double kShift = 0.75;  // of the height of the line
    return line.box.top - above.box.top < kShift * (line.box.bottom - line.box.top);
}

bool is_row_number(std::string_view text) {
    bool digit = false;
    if (text.starts_with('0')) return false;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            digit = true;
        else if (c != '.' && c != ')')
            return false;
    }
    return digit && text.size() <= 8;
}

}  // namespace mera
