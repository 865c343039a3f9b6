#include "office/scan/scan_unread.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

#include "office/picture/ink_marks.hpp"
#include "office/scan/scan_ink.hpp"

namespace mera {
namespace {

constexpr int kInkLevel = 185;          // of a clean picture
constexpr int kLetterWidthMin = 7;      // dots: a rest of a rule is thinner
constexpr int kLetterHeightMin = 15;    // a small letter of 7 points; dirt is smaller
constexpr int kLetterMax = 80;          // a stroke of a pen or a rim of a stamp is higher
constexpr double kWordInk = 0.25;  // of the box: letters that run together; a wide stroke of a pen leaves it whiter
constexpr int kWordReach = 5;  // dots: boxes of words are drawn close
constexpr std::size_t kLettersMin = 2;  // in a piece
constexpr int kWordWidthMin = 90;  // dots: four letters
constexpr double kSameLine = 0.5;  // of the height of the lower one
constexpr int kFigureMin = 24, kFigureMax = 50;  // dots: of 9 to 16 points
constexpr int kStopMax = 12, kStopReach = 14;    // dots
constexpr int kBefore = 260;                     // dots: the white behind a number in a justified line

double shared_height(const DotBox& a, const DotBox& b) {
    const double shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return shared / std::max(1, std::min(a.height(), b.height()));
}

bool is_read(const DotBox& letter, const std::vector<OcrLine>& lines) {
    const int x = (letter.left + letter.right) / 2, y = (letter.top + letter.bottom) / 2;
    return std::any_of(lines.begin(), lines.end(), [&](const OcrLine& line) {
        return std::any_of(line.words.begin(), line.words.end(), [&](const OcrWord& word) {
            return word.box.left - kWordReach <= x && x <= word.box.right + kWordReach &&
                   word.box.top - kWordReach <= y && y <= word.box.bottom + kWordReach;
        });
    });
}

std::vector<DotBox> letters_of(Pix* ink, std::vector<DotBox> letters) {
    std::erase_if(letters, [&](const DotBox& mark) {
        if (mark.width() < kLetterWidthMin || mark.height() < kLetterHeightMin || mark.height() > kLetterMax)
            return true;
        return mark.width() > 2 * kLetterMax && dots_in(ink, mark) < kWordInk * mark.width() * mark.height();
    });
    return letters;
}

bool has_stop_behind(const DotBox& letter, const std::vector<DotBox>& marks) {
    return std::any_of(marks.begin(), marks.end(), [&](const DotBox& mark) {
        return mark.height() <= kStopMax && mark.width() <= kStopMax && mark.left >= letter.right - 2 &&
               mark.left <= letter.right + kStopReach && std::abs(mark.bottom - letter.bottom) <= kStopReach / 2;
    });
}

// «до 8 апреля 2026» and below it «г.», all that is left of the last line.
bool is_end_of_year(const DotBox& letter, const std::vector<DotBox>& marks, const std::vector<OcrLine>& lines) {
    constexpr std::size_t kYear = 4;
    if (letter.width() > letter.height() || !has_stop_behind(letter, marks)) return false;
    const OcrLine* above = nullptr;
    for (const OcrLine& line : lines) {
        if (line.words.empty()) continue;
        if (shared_height(line.box, letter) >= kSameLine) return false;
        if (line.box.bottom <= letter.bottom && (above == nullptr || line.box.top > above->box.top)) above = &line;
    }
    if (above == nullptr || letter.top - above->box.bottom > above->box.height()) return false;
    const std::string& last = above->words.back().text;
    return letter.right < above->words.back().box.left && last.size() == kYear && last.starts_with("20") &&
           last.find_first_not_of("0123456789") == std::string::npos;
}

// «2.» alone before a widely set line: a figure as high as a capital, its full stop behind it, and words on the same height.
bool is_number_of_clause(const DotBox& figure, const std::vector<DotBox>& marks, const std::vector<OcrLine>& lines) {
    if (figure.height() < kFigureMin || figure.height() > kFigureMax || figure.width() > figure.height()) return false;
    return has_stop_behind(figure, marks) && std::any_of(lines.begin(), lines.end(), [&](const OcrLine& line) {
               if (line.words.size() < 2) return false;
               const DotBox& first = line.words.front().box;
               return figure.right < first.left && first.left < figure.right + kBefore &&
                      shared_height(first, figure) >= kSameLine;
           });
}

// How many letters a mark may be: those of a blurred word run together.
std::size_t letters_in(const DotBox& mark) {
    return static_cast<std::size_t>(std::max(1, mark.width() / std::max(1, mark.height())));
}

}  // namespace

std::vector<DotBox> unread_pieces(Pix* picture, const std::vector<OcrLine>& lines) {
    struct Piece {
        DotBox box;
        std::size_t letters = 0;
    };
    const PixPtr ink{pixThresholdToBinary(picture, kInkLevel)};
    const std::vector<DotBox> marks = marks_of(ink.get());
    std::vector<DotBox> letters = letters_of(ink.get(), marks);
    std::erase_if(letters, [&](const DotBox& letter) { return is_read(letter, lines); });
    std::sort(letters.begin(), letters.end(), [](const DotBox& a, const DotBox& b) { return a.top < b.top; });
    std::vector<Piece> pieces;
    for (const DotBox& letter : letters) {
        const auto line = std::find_if(pieces.begin(), pieces.end(), [&](const Piece& piece) {
            return shared_height(piece.box, letter) >= kSameLine;
        });
        if (line == pieces.end()) {
            pieces.push_back({letter, letters_in(letter)});
            continue;
        }
        line->box = united(line->box, letter);
        line->letters += letters_in(letter);
    }
    std::vector<DotBox> out;
    for (const Piece& piece : pieces) {
        const DotBox& box = piece.box;
        if (piece.letters >= kLettersMin)
            out.push_back(box);
        else if (is_number_of_clause(box, marks, lines) || is_end_of_year(box, marks, lines))
            out.push_back({box.left, box.top, box.right + kStopReach, box.bottom});
    }
    return out;
}

bool holds_words(Pix* page, const DotBox& box) {
    const Cutting cutting = cut_text(page, box);
    if (!cutting.picture) return false;
    const std::vector<DotBox> lines = unread_pieces(cutting.picture.get(), {});
    return std::any_of(lines.begin(), lines.end(), [](const DotBox& line) { return line.width() >= kWordWidthMin; });
}

void put_among(std::vector<OcrLine>& lines, OcrLine piece) {
    // Letters passed over at both ends of a line make a piece of all of it, with the words that were read.
    std::erase_if(piece.words, [&](const OcrWord& word) { return is_read(word.box, lines); });
    if (piece.words.empty()) return;
    for (OcrLine& line : lines) {
        if (shared_height(line.box, piece.box) < kSameLine) continue;
        std::move(piece.words.begin(), piece.words.end(), std::back_inserter(line.words));
        std::sort(line.words.begin(), line.words.end(),
                  [](const OcrWord& a, const OcrWord& b) { return a.box.left < b.box.left; });
        line.box = united(line.box, piece.box);
        return;
    }
    const auto below =
        std::find_if(lines.begin(), lines.end(), [&](const OcrLine& line) { return line.box.top > piece.box.top; });
    lines.insert(below, std::move(piece));
}

}  // namespace mera
