#pragma once
// One page of a PDF as poppler gives it: words with their boxes, and a picture to look for ruling lines.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "office/document.hpp"

namespace mera {

struct PdfWord {
    std::string text;
    DocBox box;               // in points (1/72 inch) from the upper left corner of the page as it is shown
    double size = 0;          // of the letters, in points
    bool bold = false;
    bool space_after = false; // a space follows on the same line
    int rotation = 0;         // quarter turns clockwise
};

struct PdfPage {
    int number = 0;  // from 1
    double width = 0, height = 0;  // in points
    std::vector<PdfWord> words;
    bool tesseract_font = false;  // the layer of that very recogniser
    bool hidden_font = false;  // letters in a font that recognisers use to lay text under a scan
};

struct GrayImage {  // rows from the top, 0 is black
    int width = 0, height = 0;
    double dpi = 0;
    std::vector<std::uint8_t> pixels;
    double painted = 0;  // 0..1: share of the page where something covers the paper: 1 for scans
    double gray = 0;     // 0..1: share of the page that is neither black nor white
    std::uint8_t at(int x, int y) const {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

class PdfFile {
public:
    static Expected<PdfFile> open(std::string_view bytes);  // `bytes` must outlive the file
    PdfFile(PdfFile&&) noexcept;
    PdfFile& operator=(PdfFile&&) noexcept;
    ~PdfFile();

    int pages() const;
    Expected<PdfPage> page(int number) const;  // from 1
    Expected<GrayImage> render(int number, double dpi) const;

private:
    struct State;
    explicit PdfFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace mera
