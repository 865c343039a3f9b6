#include "office/unruled_lines.hpp"

#include <algorithm>

namespace mera {

namespace {

constexpr std::size_t kJustifiedGapsMin = 3;
constexpr double kJustifiedGapMax = 2.2;   // of the letters
constexpr double kJustifiedSpread = 0.15;  // of the letters: the spaces of a justified line are equally wide

double gap_before(const UnruledLine& line, std::size_t word) {
    return line.words[word]->box.left - line.words[word - 1]->box.right;
}

// Justified text has wide spaces too, but they are all alike.
bool is_justified(const UnruledLine& line) {
    if (line.words.size() <= kJustifiedGapsMin) return false;
    double least = gap_before(line, 1), most = least;
    for (std::size_t at = 2; at < line.words.size(); ++at) {
        least = std::min(least, gap_before(line, at));
        most = std::max(most, gap_before(line, at));
    }
    return most <= kJustifiedGapMax * line.size && most - least <= kJustifiedSpread * line.size;
}

void part_into_pieces(UnruledLine& line) {
    const bool whole = is_justified(line);
    for (std::size_t at = 0; at < line.words.size(); ++at) {
        const DocBox& box = line.words[at]->box;
        if (at == 0 || (!whole && gap_before(line, at) > kUnruledColumnGap * line.size))
            line.pieces.push_back({box.left, box.right, at, at});
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
