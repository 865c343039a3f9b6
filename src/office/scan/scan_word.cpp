#include "office/scan/scan_word.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "office/picture/ink_marks.hpp"

namespace mera {
namespace {

constexpr int kMargin = 6;              // dots round the word
constexpr double kSure = 0.95;          // figures read so need no second voice
constexpr double kPastHelp = 0.20;       // none helps below this
constexpr double kGuess = 0.50;         // and below this they are past help
constexpr double kSecondVoice = 0.80;   // of the second reader, to agree
constexpr double kOtherVoice = 0.85;    // and to say otherwise

// «12.03.2025,» without the signs that end it and the dirt before it.
std::string_view bare(std::string_view text) {
    while (!text.empty() && std::string_view{"`'_|"}.find(text.front()) != std::string_view::npos)
        text.remove_prefix(1);
    while (!text.empty() && std::string_view{",;.:-"}.find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    return text;
}

bool are_figures(std::string_view text) {
    const std::string_view word = bare(text);
    return !word.empty() && word.find_first_not_of("0123456789.,-") == std::string_view::npos &&
           word.find_first_of("0123456789") != std::string_view::npos;
}

std::string figures_of(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c >= '0' && c <= '9') out += c;
    return out;
}

// The second reader sees other figures in the same places.
bool says_otherwise(const OcrWord& again, const OcrWord& word) {
    return again.confidence >= kOtherVoice && are_figures(again.text) &&
           figures_of(again.text) != figures_of(word.text) && bare(again.text).size() == bare(word.text).size();
}

// «З квартал»: no word of one letter, but a figure.
bool is_letter_three(const OcrWord& word) { return word.text == "З"; }

bool is_unsure(const OcrWord& word) {
    return word.confidence < kSure && word.confidence >= kPastHelp && (are_figures(word.text) || is_letter_three(word));
}

}  // namespace

OcrWord read_again(const Cutting& cutting, const OcrWord& word, Ocr& reader) {
    const int width = pixGetWidth(cutting.picture.get()), height = pixGetHeight(cutting.picture.get());
    const int left = std::max(0, word.box.left - kMargin), top = std::max(0, word.box.top - kMargin);
    const PixPtr part = clipped(cutting.picture.get(), {left, top, std::min(width, word.box.right + kMargin),
                                                        std::min(height, word.box.bottom + kMargin)});
    OcrWord again{{}, word.box, 1};
    if (!part) return again;
    for (const OcrLine& line : reader.read(with_border(part.get()).get(), OcrLayout::line))
        for (const OcrWord& piece : line.words) {
            again.text += piece.text;
            again.confidence = std::min(again.confidence, piece.confidence);
        }
    return again;
}

bool has_unsure_figures(const std::vector<OcrLine>& lines) {
    return std::any_of(lines.begin(), lines.end(), [](const OcrLine& line) {
        return std::any_of(line.words.begin(), line.words.end(), is_unsure);
    });
}

void second_figures(const Cutting& cutting, std::vector<OcrLine>& lines, Ocr& english) {
    for (OcrLine& line : lines)
        for (OcrWord& word : line.words) {
            if (!is_unsure(word)) continue;
            const OcrWord again = read_again(cutting, word, english);
            if (is_letter_three(word)) {
                if (again.text == "3" && again.confidence >= kOtherVoice) word.text = "3", word.seconded = true;
                continue;
            }
            word.seconded =
                word.confidence >= kGuess && again.confidence >= kSecondVoice && bare(again.text) == bare(word.text);
            if (!says_otherwise(again, word)) continue;
            if (again.confidence > word.confidence)
                word.text.replace(word.text.find(bare(word.text)), bare(word.text).size(), bare(again.text));
            word.confidence = std::min(word.confidence, kGuess);
        }
}

}  // namespace mera
