#include "office/pdf/pdf_page.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "office/limits.hpp"
#include "office/refusals.hpp"

namespace mera {

struct PdfFile::State {
    std::unique_ptr<poppler::document> document;
};

namespace {

// A paper not quite white: a white pixel of the picture has been painted by somebody, as scans are all over.
constexpr unsigned kPaper = 0xFFFDFDFD;
constexpr std::uint8_t kPaperLevel = 0xFD;
constexpr int kPixelsMax = 60'000'000;  // an A0 sheet at 150 dpi has 35 million

void ignore_message(const std::string&, void*) {}

std::string utf8_of(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    return {bytes.begin(), bytes.end()};
}

bool is_bold_font(const std::string& name) {
    const std::string folded = fold_case(name);
    for (const std::string_view mark : {"bold", "black", "heavy", "demi"})
        if (folded.find(mark) != std::string::npos) return true;
    return false;
}

bool is_tesseract_font(const std::string& name) { return name.find("GlyphLess") != std::string::npos; }

bool is_hidden_font(const std::string& name) {
    return is_tesseract_font(name) || name.find("HiddenHorzOCR") != std::string::npos;
}

}  // namespace

PdfFile::PdfFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

Expected<PdfFile> PdfFile::open(std::string_view bytes) {
    poppler::set_debug_error_function(ignore_message, nullptr);
    auto state = std::make_unique<State>();
    state->document.reset(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!state->document) return refuse_damaged("pdf: poppler cannot open it");
    if (state->document->is_locked()) return refuse_encrypted("pdf: locked");
    const int pages = state->document->pages();
    if (pages < 1) return refuse_damaged("pdf: no pages");
    if (pages > kPagesMax) return refuse_too_many_pages(pages);
    return PdfFile{std::move(state)};
}

int PdfFile::pages() const { return state_->document->pages(); }

Expected<PdfPage> PdfFile::page(int number) const {
    const std::unique_ptr<poppler::page> source{state_->document->create_page(number - 1)};
    if (!source) return refuse_damaged("pdf: no page " + std::to_string(number));
    const poppler::rectf paper = source->page_rect();
    PdfPage page;
    page.number = number;
    page.width = paper.width();
    page.height = paper.height();
    // The sheet is what is shown: a page stored on its side is turned already, but its paper is not.
    const auto turned = source->orientation();
    if (turned == poppler::page::landscape || turned == poppler::page::seascape) std::swap(page.width, page.height);
    for (const poppler::text_box& box : source->text_list(poppler::page::text_list_include_font)) {
        const poppler::rectf place = box.bbox();
        PdfWord word;
        word.text = utf8_of(box.text());
        word.box = {place.left(), place.top(), place.right(), place.bottom()};
        word.rotation = box.rotation();
        word.space_after = box.has_space_after();
        if (box.has_font_info()) {
            const std::string font = box.get_font_name();
            word.size = box.get_font_size();
            word.bold = is_bold_font(font);
            page.tesseract_font = page.tesseract_font || is_tesseract_font(font);
            page.hidden_font = page.hidden_font || is_hidden_font(font);
        }
        if (word.size <= 0) word.size = std::max(1.0, (word.box.bottom - word.box.top) / 1.2);
        page.words.push_back(std::move(word));
    }
    return page;
}

Expected<GrayImage> PdfFile::render(int number, double dpi) const {
    const std::unique_ptr<poppler::page> source{state_->document->create_page(number - 1)};
    if (!source) return refuse_damaged("pdf: no page " + std::to_string(number));
    const poppler::rectf paper = source->page_rect();
    if (!(paper.width() > 0 && paper.height() > 0) ||
        paper.width() / 72 * dpi * (paper.height() / 72 * dpi) > kPixelsMax)
        return refuse_too_much_inside("pdf: page " + std::to_string(number) + " is too large");
    poppler::page_renderer renderer;
    // Without smoothing a hairline is one black row of pixels, and a page of text has no gray at all.
    renderer.set_render_hint(poppler::page_renderer::antialiasing, false);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing, false);
    renderer.set_line_mode(poppler::page_renderer::line_solid);
    renderer.set_paper_color(kPaper);
    renderer.set_image_format(poppler::image::format_gray8);
    const poppler::image rendered = renderer.render_page(source.get(), dpi, dpi);
    if (!rendered.is_valid()) return refuse_damaged("pdf: page " + std::to_string(number) + " cannot be drawn");

    GrayImage out;
    out.width = rendered.width();
    out.height = rendered.height();
    out.dpi = dpi;
    out.pixels.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    std::size_t painted = 0, gray = 0;
    std::uint8_t* to = out.pixels.data();
    for (int y = 0; y < out.height; ++y) {
        const char* row = rendered.const_data() + static_cast<std::ptrdiff_t>(y) * rendered.bytes_per_row();
        for (int x = 0; x < out.width; ++x) {
            const auto level = static_cast<std::uint8_t>(row[x]);
            *to++ = level == kPaperLevel ? 255 : level;
            painted += level != kPaperLevel;
            gray += level > 40 && level < 250;
        }
    }
    const auto area = static_cast<double>(std::max<std::size_t>(1, out.pixels.size()));
    out.painted = static_cast<double>(painted) / area;
    out.gray = static_cast<double>(gray) / area;
    return out;
}

}  // namespace mera
