#include "office/scan/page_image.hpp"

#include <leptonica/allheaders.h>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "office/limits.hpp"
#include "office/picture/stored_picture.hpp"
#include "office/refusals.hpp"
#include "office/word/picture_files.hpp"

namespace mera {
namespace {

// A2 at 300 dots per inch. A plan on larger paper is read at fewer dots.
constexpr double kPixelsMax = 36e6;
constexpr double kA4WidthInches = 8.27;
constexpr double kPointsPerInch = 72;

// The libraries tell the console about every odd byte; a person is told by a Failure instead.
void silence_libraries() {
    static std::once_flag once;
    std::call_once(once, [] {
        setMsgSeverity(L_SEVERITY_NONE);
        poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    });
}

// Coloured pictures leave traces in the bytes that no compression hides: the dictionary of a picture is never inside
// a compressed object, only a colour space it points to may be. Rendering in colour costs half as much again.
bool may_hold_colour(std::string_view pdf) {
    for (std::string_view mark :
         {"/DeviceRGB", "/DeviceCMYK", "/ICCBased", "/CalRGB", "/Lab", "/Indexed", "/JPXDecode", "/ObjStm"})
        if (pdf.find(mark) != std::string_view::npos) return true;
    return false;
}

// Coloured ink is made lighter the more colour it has: a blue stamp turns to paper, the black text under it stays, and
// dark blue print stays ink.
constexpr int kColourFree = 60;  // difference of channels: print in dark colours, and what JPEG adds to black letters

l_uint8 grey_of(int red, int green, int blue) {
    const int most = std::max({red, green, blue}), colour = most - std::min({red, green, blue});
    return static_cast<l_uint8>(std::min(255, most + std::max(0, colour - kColourFree)));
}

// Of one dot, from the light of its colours: 255 has none.
l_uint8 colourless(int red, int green, int blue) {
    const int most = std::max({red, green, blue}), least = std::min({red, green, blue});
    return static_cast<l_uint8>(most > 0 ? 255 * least / most : 255);
}

// A picture in colours, dot by dot as `dot` sees them.
template <class Dot>
PixPtr seen_by(Pix* picture, Dot dot) {
    const int width = pixGetWidth(picture), height = pixGetHeight(picture);
    PixPtr out{pixCreate(width, height, 8)};
    if (!out) return out;
    for (int y = 0; y < height; ++y) {
        const l_uint32* from = pixGetData(picture) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(picture);
        l_uint32* to = pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(out.get());
        for (int x = 0; x < width; ++x) {
            l_int32 red = 0, green = 0, blue = 0;
            extractRGBValues(from[x], &red, &green, &blue);
            SET_DATA_BYTE(to, x, dot(red, green, blue));
        }
    }
    return out;
}

// How far from any colour its dots are, whatever light falls on them.
PixPtr colourless_of(Pix* picture) {
    return seen_by(picture, [](int red, int green, int blue) { return colourless(red, green, blue); });
}

// The same of a page as it was rendered, made smaller first: the grain of each dot has colours.
PixPtr small_colourless_of(const poppler::image& image) {
    const int width = image.width() / kColourReduced, height = image.height() / kColourReduced;
    PixPtr out{width > 0 && height > 0 ? pixCreate(width, height, 8) : nullptr};
    if (!out) return out;
    constexpr int kDots = kColourReduced * kColourReduced;
    for (int y = 0; y < height; ++y) {
        l_uint32* const to = pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(out.get());
        for (int x = 0; x < width; ++x) {
            std::array<int, 3> sums{};
            for (int dot = 0; dot < kDots; ++dot) {
                const int row = y * kColourReduced + dot / kColourReduced,
                          column = x * kColourReduced + dot % kColourReduced;
                const auto* at =
                    reinterpret_cast<const l_uint8*>(image.const_data()) + row * image.bytes_per_row() + 3 * column;
                for (std::size_t colour = 0; colour < sums.size(); ++colour) sums[colour] += at[colour];
            }
            SET_DATA_BYTE(to, x, colourless(sums[0] / kDots, sums[1] / kDots, sums[2] / kDots));
        }
    }
    return out;
}

PixPtr grey_of(const poppler::image& image) {
    const int width = image.width(), height = image.height();
    PixPtr page{pixCreate(width, height, 8)};
    if (!page) return page;
    const bool colour = image.format() == poppler::image::format_rgb24;
    l_uint32* const data = pixGetData(page.get());
    const int words = pixGetWpl(page.get());
    for (int y = 0; y < height; ++y) {
        const auto* from = reinterpret_cast<const l_uint8*>(image.const_data()) + y * image.bytes_per_row();
        l_uint32* const line = data + static_cast<std::ptrdiff_t>(y) * words;
        for (int x = 0; x < width; ++x) {
            const l_uint8* dot = colour ? from + 3 * x : from + x;
            SET_DATA_BYTE(line, x, colour ? grey_of(dot[0], dot[1], dot[2]) : dot[0]);
        }
    }
    return page;
}

PixPtr grey_of_colours(Pix* picture) {
    return seen_by(picture, [](int red, int green, int blue) { return grey_of(red, green, blue); });
}

PixPtr without_colour_table(PixPtr picture) {
    if (pixGetColormap(picture.get())) picture.reset(pixRemoveColormap(picture.get(), REMOVE_CMAP_BASED_ON_SRC));
    return picture;
}

PixPtr grey_of(PixPtr picture) {
    if (picture && pixGetDepth(picture.get()) == 32) return grey_of_colours(picture.get());
    return picture ? PixPtr{pixConvertTo8(picture.get(), 0)} : nullptr;
}

// Dots per inch as the file says, or, where that is missing or impossible, as if the sheet were A4.
double picture_dpi(Pix* picture) {
    const int narrow = std::min(pixGetWidth(picture), pixGetHeight(picture));
    const double said = pixGetXRes(picture);
    const double inches = said > 0 ? narrow / said : 0;
    return inches > 4 && inches < 20 ? said : narrow / kA4WidthInches;
}

}  // namespace

struct PageSource::State {
    struct Leaf {
        std::size_t file;  // of `pictures`
        int frame;  // of a TIFF, from 0
    };
    std::unique_ptr<poppler::document> pdf = {};
    std::optional<PictureFiles> pictures = {};
    std::vector<Leaf> leaves = {};  // pages of the pictures
    int pages = 0;
    bool colour = false;

    std::string_view bytes_of(std::size_t file) {
        const auto bytes = pictures->at(file);
        return bytes ? *bytes : std::string_view{};
    }
    void find_leaves() {
        for (std::size_t file = 0; file < pictures->count(); ++file) {
            const std::string_view bytes = pictures->may_have_pages(file) ? bytes_of(file) : std::string_view{};
            const int frames = frames_of_stored(bytes);
            for (int frame = 0; frame < frames; ++frame) leaves.push_back({file, frame});
        }
        pages = static_cast<int>(leaves.size());
    }
    PixPtr picture(int page) {
        const Leaf leaf = leaves.at(static_cast<std::size_t>(page) - 1);
        return unpack_stored(bytes_of(leaf.file), leaf.frame);
    }
};

PageSource::PageSource(std::unique_ptr<State> state) : state_(std::move(state)) {}
PageSource::PageSource(PageSource&&) noexcept = default;
PageSource& PageSource::operator=(PageSource&&) noexcept = default;
PageSource::~PageSource() = default;
int PageSource::pages() const { return state_->pages; }

bool holds_pictures(std::string_view bytes) { return is_stored_picture(bytes) || bytes.starts_with("PK\x03\x04"); }

Expected<PageSource> PageSource::open(std::string_view bytes) {
    silence_libraries();
    if (bytes.size() > kInputBytesMax) return refuse_too_large();
    auto state = std::make_unique<State>();
    if (holds_pictures(bytes)) {
        auto pictures = PictureFiles::open(bytes);
        if (!pictures) return pictures.failure();
        state->pictures.emplace(*std::move(pictures));
        state->find_leaves();
        if (state->pages == 0) return refuse_damaged();
        if (is_stored_picture(bytes)) {
            const double dots = dots_of_stored(bytes);
            if (dots <= 0) return refuse_damaged();
            if (dots > kPicturePixelsMax) return refuse_too_much_inside();
        }
    } else {
        state->pdf.reset(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
        if (!state->pdf) return refuse_damaged();
        if (state->pdf->is_locked()) return refuse_encrypted();
        state->pages = state->pdf->pages();
        state->colour = may_hold_colour(bytes);
    }
    if (state->pages > kPagesMax) return refuse_too_many_pages(state->pages);
    if (state->pages == 0) return refuse_empty();
    return PageSource{std::move(state)};
}

PixPtr PageSource::grey_page(int page, int dpi) const { return page_picture(page, dpi).grey; }

PagePicture PageSource::page_picture(int page, int dpi) const {
    return state_->pdf ? rendered_page(page, dpi) : stored_picture(page, dpi);
}

PagePicture PageSource::stored_picture(int page, int dpi) const {
    PixPtr picture = state_->picture(page);
    if (!picture) return {};
    const double pixels = static_cast<double>(pixGetWidth(picture.get())) * pixGetHeight(picture.get());
    const auto scale = static_cast<float>(std::min(dpi / picture_dpi(picture.get()), std::sqrt(kPixelsMax / pixels)));
    picture = without_colour_table(std::move(picture));
    PagePicture out;
    if (picture && pixGetDepth(picture.get()) == 32)
        if (const PixPtr small{pixScaleAreaMap(picture.get(), scale / kColourReduced, scale / kColourReduced)})
            out.colourless = colourless_of(small.get());
    const PixPtr grey = grey_of(std::move(picture));
    if (grey) out.grey.reset(pixScale(grey.get(), scale, scale));
    return out;
}

PagePicture PageSource::rendered_page(int page, int dpi) const {
    const std::unique_ptr<poppler::page> leaf{state_->pdf->create_page(page - 1)};
    if (!leaf) return {};
    const poppler::rectf sheet = leaf->page_rect();
    const double square_inches = sheet.width() * sheet.height() / (kPointsPerInch * kPointsPerInch);
    if (!(square_inches > 0)) return {};
    const double dots = std::min<double>(dpi, std::sqrt(kPixelsMax / square_inches));
    poppler::page_renderer renderer;
    renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
    renderer.set_image_format(state_->colour ? poppler::image::format_rgb24 : poppler::image::format_gray8);
    // poppler makes the colours for all documents while it draws its first page, without a lock: that page is drawn alone.
    static std::once_flag first_page;
    poppler::image image;
    std::call_once(first_page, [&] { image = renderer.render_page(leaf.get(), dots, dots); });
    if (!image.is_valid()) image = renderer.render_page(leaf.get(), dots, dots);
    if (!image.is_valid()) return {};
    const bool colour = image.format() == poppler::image::format_rgb24;
    return {grey_of(image), colour ? small_colourless_of(image) : nullptr};
}

}  // namespace mera
