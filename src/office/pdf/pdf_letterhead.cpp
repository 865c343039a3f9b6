#include "office/pdf/pdf_letterhead.hpp"

#include <algorithm>
#include <cstddef>

#include "office/letterhead.hpp"
#include "office/pdf/pdf_lines.hpp"

namespace mera {
namespace {

constexpr double kWhiteMin = 1.6;  // times the size of the letters
constexpr double kHead = 0.35;     // of the height of the page

std::size_t line_of(const std::vector<PrintedLine>& lines, const PdfWord& word) {
    const double middle = (word.box.top + word.box.bottom) / 2;
    return static_cast<std::size_t>(
        std::find_if(lines.begin(), lines.end(),
                     [&](const PrintedLine& line) { return line.top <= middle && middle <= line.bottom; }) -
        lines.begin());
}

}  // namespace

std::optional<PdfLetterhead> take_letterhead(std::vector<PdfWord>& words, double page_width, double page_height) {
    std::vector<PrintedLine> lines;
    double size = 0;
    for (const PdfLine& line : lines_of(words, " ")) {
        lines.push_back({line.box.top, line.box.bottom, {}});
        size = std::max(size, line.size);
    }
    for (const PdfWord& word : words)
        if (const std::size_t at = line_of(lines, word); at < lines.size())
            lines[at].ink.push_back({word.box.left, word.box.right});
    for (PrintedLine& line : lines)
        std::sort(line.ink.begin(), line.ink.end(),
                  [](const InkStretch& a, const InkStretch& b) { return a.from < b.from; });
    const auto found = find_head_columns(lines, page_width, kWhiteMin * size);
    if (!found || lines[found->first].top > kHead * page_height) return {};
    PdfLetterhead out{{}, {}, lines[found->last].bottom};
    std::erase_if(words, [&](const PdfWord& word) {
        const std::size_t at = line_of(lines, word);
        if (at < found->first || at > found->last) return false;
        (word.box.left < found->fold ? out.left : out.right).push_back(word);
        return true;
    });
    return out;
}

}  // namespace mera
