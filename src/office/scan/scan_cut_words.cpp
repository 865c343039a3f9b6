#include "office/scan/scan_cut_words.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "office/words/dictionary.hpp"

namespace mera {
namespace {

constexpr int kGap = 26;  // dots between the parts: two letters and a line. Cells keep their text farther apart
constexpr std::size_t kWordMin = 5;  // letters: shorter words come about by chance
constexpr double kCut = 0.3;  // confidence of what is not a word
constexpr int kSeveral = 3;  // words on a page: its table is not as it was read

bool is_letter(char32_t c) { return (c >= U'А' && c <= U'я') || c == U'ё' || c == U'Ё'; }

// The letters at the end of a word, or at its beginning.
std::string letters_at(const std::string& word, bool end) {
    auto points = code_points(word);
    if (end) std::reverse(points.begin(), points.end());
    const auto stop = std::find_if_not(points.begin(), points.end(), is_letter);
    std::string out;
    for (auto at = points.begin(); at != stop; ++at) out = end ? utf8(*at) + out : out + utf8(*at);
    return fold_case(out);
}

// One word stands on both sides: together they are a word, or neither of them is.
bool are_parts(const OcrWord& left, const OcrWord& right) {
    const std::string before = letters_at(left.text, true), after = letters_at(right.text, false);
    if (before.empty() || after.empty() || length_in_characters(before + after) < kWordMin) return false;
    const auto is_word = [](const std::string& word) { return is_in_dictionary(word).value_or(true); };
    return is_word(before + after) ? !is_word(before) || !is_word(after) : !is_word(before) && !is_word(after);
}

bool is_cut(const OcrLine& left, const OcrLine& right) {
    if (left.words.empty() || right.words.empty()) return false;
    const OcrWord &before = left.words.back(), &after = right.words.front();
    const int shared = std::min(before.box.bottom, after.box.bottom) - std::max(before.box.top, after.box.top);
    return 2 * shared >= std::min(before.box.height(), after.box.height()) &&
           after.box.left - before.box.right <= kGap && are_parts(before, after);
}

// Lines of a cell and of the one on its right.
int doubt_between(ScanPiece& left, ScanPiece& right) {
    int cut = 0;
    for (OcrLine& before : left.text.lines)
        for (OcrLine& after : right.text.lines) {
            if (!is_cut(before, after)) continue;
            ++cut;
            for (OcrWord* word : {&before.words.back(), &after.words.front()}) {
                word->confidence = std::min(word->confidence, kCut);
                word->seconded = false;
            }
        }
    return cut;
}

int doubt_on(ScanPage& page) {
    std::map<std::pair<std::size_t, int>, std::vector<ScanPiece*>> columns;  // by table and column
    for (ScanPiece& piece : page.pieces)
        if (piece.grid) columns[{*piece.grid, page.grids[*piece.grid].cells[piece.cell].column}].push_back(&piece);
    int cut = 0;
    for (ScanPiece& left : page.pieces) {
        if (!left.grid || left.text.lines.empty()) continue;
        const Grid& grid = page.grids[*left.grid];
        const GridCell& cell = grid.cells[left.cell];
        for (ScanPiece* right : columns[{*left.grid, cell.column + cell.column_span}]) {
            const GridCell& next = grid.cells[right->cell];
            if (next.row < cell.row + cell.row_span && cell.row < next.row + next.row_span)
                cut += doubt_between(left, *right);
        }
    }
    return cut;
}

}  // namespace

std::vector<std::string> doubt_cut_words(std::vector<ScanPage>& pages) {
    std::vector<std::string> out;
    for (ScanPage& page : pages)
        if (doubt_on(page) >= kSeveral)
            out.push_back(
                "Страница " + std::to_string(page.number) +
                ": границы граф разрезают слова, таблица могла быть прочитана неверно. Сравните с документом.");
    return out;
}

}  // namespace mera
