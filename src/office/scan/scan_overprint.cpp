#include "office/scan/scan_overprint.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "base/text.hpp"

namespace mera {
namespace {

constexpr double kUnsure = 0.70;     // a word read so is one that something hinders
constexpr double kGuess = 0.55;      // letters of a word read so are worth nothing
constexpr double kOtherVoice = 0.60;
constexpr double kSure = 0.85, kSurely = 0.95;
constexpr int kSameEnd = 12;         // dots between the ends of one word in two readings
constexpr double kUnsureFigure = 0.50;
constexpr int kInk = 200;            // of a clean picture: print and what is over it
constexpr double kPrintRank = 0.1;   // of the ink from the darkest: the middle of the strokes of letters
constexpr int kGreyMin = 12;         // levels between print and the rest of the ink: a black and white scan has none
constexpr double kRestRank = 0.5;

// Figures, Arabic or Roman.
std::string figures_of(std::string_view text) {
    std::string arabic, roman;
    bool only_roman = true;
    for (const char c : text) {
        if (c >= '0' && c <= '9') arabic += c;
        if (c == 'I' || c == 'V' || c == 'X')
            roman += c;
        else
            only_roman = only_roman && std::string_view{".,-"}.find(c) != std::string_view::npos;
    }
    return arabic.empty() && only_roman ? roman : arabic;
}

bool same_place(const DotBox& a, const DotBox& b) {
    const int x = (a.left + a.right) / 2, y = (a.top + a.bottom) / 2;
    return b.left <= x && x <= b.right && b.top <= y && y <= b.bottom;
}

bool same_box(const DotBox& a, const DotBox& b) {
    return same_place(a, b) && std::abs(a.left - b.left) <= kSameEnd && std::abs(a.right - b.right) <= kSameEnd;
}

const OcrWord* word_at(const std::vector<OcrLine>& lines, const DotBox& box,
                       bool (*same)(const DotBox&, const DotBox&)) {
    for (const OcrLine& line : lines)
        for (const OcrWord& word : line.words)
            if (same(word.box, box)) return &word;
    return nullptr;
}

void make_unsure(OcrWord& word) {
    word.confidence = std::min(word.confidence, kUnsureFigure);
    word.seconded = false;
}

}  // namespace

bool looks_hidden(const std::vector<OcrLine>& lines, std::size_t unsure_min) {
    std::size_t letters = 0, unsure = 0;
    for (const OcrLine& line : lines)
        for (const OcrWord& word : line.words) {
            const std::size_t here = length_in_characters(word.text);
            letters += here;
            if (word.confidence < kUnsure) unsure += here;
        }
    return unsure >= unsure_min || 2 * unsure > letters;
}

std::vector<LineRun> hidden_runs(const std::vector<OcrLine>& lines, std::size_t unsure_min) {
    std::vector<LineRun> runs;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        if (!looks_hidden({lines[line]}, unsure_min)) continue;
        if (!runs.empty() && line <= runs.back().to + 1)
            runs.back().to = line + 1;
        else
            runs.push_back({line, line + 1});
    }
    return runs;
}

PixPtr darker_ink(Pix* picture, double share) {
    std::array<int, 256> counts{};
    const int width = pixGetWidth(picture), height = pixGetHeight(picture);
    int ink = 0;
    for (int y = 0; y < height; ++y) {
        const l_uint32* line = pixGetData(picture) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(picture);
        for (int x = 0; x < width; ++x) {
            const int level = GET_DATA_BYTE(line, x);
            if (level < kInk) ++counts[static_cast<std::size_t>(level)], ++ink;
        }
    }
    const auto rank = [&](double part) {
        int left = static_cast<int>(part * ink), level = 0;
        while (level < 255 && left >= counts[static_cast<std::size_t>(level)])
            left -= counts[static_cast<std::size_t>(level++)];
        return level;
    };
    if (ink == 0 || rank(kRestRank) - rank(kPrintRank) < kGreyMin) return {};
    const int print = rank(kPrintRank);
    const double white = print + share * (255 - print);
    PixPtr out{pixCopy(nullptr, picture)};
    for (int y = 0; y < height; ++y) {
        l_uint32* line = pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(out.get());
        for (int x = 0; x < width; ++x)
            SET_DATA_BYTE(
                line, x, static_cast<l_uint8>(std::min(255.0, static_cast<int>(GET_DATA_BYTE(line, x)) * 255 / white)));
    }
    return out;
}

double worth_of(const std::vector<OcrLine>& lines) {
    double worth = 0;
    for (const OcrLine& line : lines)
        for (const OcrWord& word : line.words)
            worth += static_cast<double>(length_in_characters(word.text)) * (word.confidence - kGuess);
    return worth;
}

void keep_sure_words(std::vector<OcrLine>& darker, const std::vector<OcrLine>& lighter) {
    for (OcrLine& line : darker)
        for (OcrWord& word : line.words) {
            const OcrWord* before = word_at(lighter, word.box, same_box);
            const bool sure =
                before != nullptr && (before->confidence >= kSure || before->confidence >= word.confidence);
            if (sure) {
                word.text = before->text;
                word.confidence = before->confidence;
                word.seconded = before->seconded;
            } else if (const std::string figures = figures_of(word.text); !figures.empty()) {
                const OcrWord* any = word_at(lighter, word.box, same_place);
                if (any == nullptr || figures_of(any->text) != figures) make_unsure(word);
            }
        }
}

void doubt_other_figures(std::vector<OcrLine>& lines, const std::vector<OcrLine>& other) {
    for (OcrLine& line : lines)
        for (OcrWord& word : line.words) {
            const std::string figures = figures_of(word.text);
            const OcrWord* again = figures.empty() ? nullptr : word_at(other, word.box, same_place);
            if (again == nullptr || again->confidence < kOtherVoice || word.confidence >= kSurely) continue;
            const std::string others = figures_of(again->text);
            if (!others.empty() && others != figures) make_unsure(word);
        }
}

}  // namespace mera
