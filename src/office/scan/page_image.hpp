#pragma once
// A page as a grey picture: a page of a PDF rendered, or a picture file itself. Ink is dark on light paper.
#include <memory>
#include <string>
#include <string_view>

#include "base/expected.hpp"
#include "office/picture/pix.hpp"

namespace mera {

// All reading of letters happens at this many dots per inch: letters of 12 points are about 30 dots high, as
// Tesseract's models expect. Measured: 200 and 400 give more errors, 150 many more.
inline constexpr int kScanDpi = 300;

struct PagePicture {
    PixPtr grey;
    // Of a page in colours, kColourReduced times smaller: how far from any colour it is, whatever light falls on it; 255 has none.
    PixPtr colourless = {};
};
inline constexpr int kColourReduced = 8;

// The pages of a PDF, or pictures: a PNG, JPEG or (many pages) TIFF file, those of a PictureFiles. One source is for one thread; open
// another over the same bytes for the next. The bytes must outlive it.
class PageSource {
public:
    static Expected<PageSource> open(std::string_view bytes);
    PageSource(PageSource&&) noexcept;
    PageSource& operator=(PageSource&&) noexcept;
    ~PageSource();

    int pages() const;
    // The page as stored, 8 bits of grey, `dpi` dots per inch (fewer for a page larger than A2), page from 1.
    // Coloured ink is made lighter, so that a blue stamp hides less of the black text under it. Null when damaged.
    PixPtr grey_page(int page, int dpi) const;
    PagePicture page_picture(int page, int dpi) const;  // the same, and what only its colours tell

private:
    PagePicture rendered_page(int page, int dpi) const;
    PagePicture stored_picture(int page, int dpi) const;
    struct State;
    explicit PageSource(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// The pages are pictures kept as files of their own, not a PDF.
bool holds_pictures(std::string_view bytes);

}  // namespace mera
