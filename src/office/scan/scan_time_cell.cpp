#include "office/scan/scan_time_cell.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "office/scan/scan_time_words.hpp"

namespace mera {
namespace {

constexpr std::array<float, 2> kSizes = {0.75F, 1.2F};
constexpr double kAgreed = 0.92;   // of a word that two readings give
constexpr double kFigures = 0.85;  // of figures, until the second recogniser has seen them
constexpr double kGuessed = 0.5;

using Lines = std::vector<OcrLine>;

void scale(DotBox& box, float by) {
    for (int* side : {&box.left, &box.top, &box.right, &box.bottom})
        *side = static_cast<int>(std::lround(static_cast<float>(*side) * by));
}

// Boxes as in the picture itself.
Lines read_at_size(Pix* picture, float size, Ocr& reader, std::stop_token stop) {
    const PixPtr other{pixScale(picture, size, size)};
    if (!other) return {};
    Lines lines = reader.read(with_border(other.get()).get(), OcrLayout::column, stop);
    const auto back = [&](DotBox& box) {
        box = {box.left - kBorder, box.top - kBorder, box.right - kBorder, box.bottom - kBorder};
        scale(box, 1 / size);
    };
    for (OcrLine& line : lines) {
        back(line.box);
        line.letter_size /= size;
        for (OcrWord& word : line.words) back(word.box);
    }
    return lines;
}

bool has_figure(const OcrWord& word) { return word.text.find_first_of("0123456789") != std::string::npos; }

OcrLine weighed(OcrLine line, bool agreed) {
    for (OcrWord& word : line.words) {
        const double most = has_figure(word) ? kFigures : 1;
        word.confidence =
            agreed ? std::min(most, std::max(word.confidence, kAgreed)) : std::min(word.confidence, kGuessed);
    }
    return line;
}

}  // namespace

void reread_times(const Cutting& cutting, Lines& lines, Ocr& reader, std::stop_token stop) {
    if (!is_spoilt_time(lines)) return;
    std::vector<Lines> readings;
    for (const float size : kSizes) readings.push_back(read_at_size(cutting.picture.get(), size, reader, stop));
    std::erase_if(readings, [&](const Lines& reading) { return reading.size() != lines.size(); });
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (has_only_time_words(lines[at])) continue;
        std::vector<const OcrLine*> better;
        for (const Lines& reading : readings)
            if (has_only_time_words(reading[at])) better.push_back(&reading[at]);
        if (better.empty()) continue;
        const bool agreed = better.size() == kSizes.size() && better.front()->text() == better.back()->text();
        lines[at] = weighed(*better.front(), agreed);
    }
}

}  // namespace mera
