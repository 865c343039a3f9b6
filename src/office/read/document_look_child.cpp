// The look at the first page of a PDF or at a picture, inside the child.
#include <cmath>
#include <utility>

#include "base/text.hpp"
#include "office/child_process.hpp"
#include "office/pdf/pdf_page.hpp"
#include "office/read/document_look.hpp"
#include "office/read/read_child.hpp"
#include "office/read_messages.hpp"
#include "office/scan/page_image.hpp"

namespace mera {

namespace {

constexpr std::size_t kWordsOfText = 8;  // fewer on a page are the stamp of a scanner, not a text
constexpr std::size_t kLookMemory = std::size_t{1} << 30;  // the largest picture, 120 million dots, takes 480 MB
constexpr int kLookSeconds = 20;

// Words whose middles stand at one height are a line.
DocumentLook look_at_first_page(std::string_view bytes) {
    DocumentLook out;
    const auto file = PdfFile::open(bytes);
    const auto page = file ? file->page(1) : Expected<PdfPage>{file.failure()};
    out.is_damaged = !page;
    if (!page) return out;
    out.is_scan = page->words.size() < kWordsOfText || page->hidden_font;
    double middle = -1;
    std::string line;
    for (const PdfWord& word : page->words) {
        const double here = (word.box.top + word.box.bottom) / 2;
        if (std::abs(here - middle) > word.size / 2) out.first_lines.push_back(std::exchange(line, {}));
        line += (line.empty() ? "" : " ") + word.text;
        middle = here;
    }
    out.first_lines.push_back(line);
    return out;
}

DocumentLook look_at_picture(std::string_view bytes) {
    const auto source = PageSource::open(bytes);
    const bool opens =
        source ? source->grey_page(1, kScanDpi) != nullptr : source.failure().kind == Failure::Kind::too_large;
    return {.is_scan = true, .is_damaged = !opens, .first_lines = {}};
}

}  // namespace

int look_child_main() {
    const std::string_view bytes = mapped_child_input();
    confine_this_process({kLookMemory, kLookSeconds});
    const DocumentLook look = holds_pictures(bytes) ? look_at_picture(bytes) : look_at_first_page(bytes);
    if (look.is_damaged && !send_message(kDamagedMessage, "")) return 1;
    if (look.is_scan && !send_message(kScanMessage, "")) return 1;
    return send_message(kAnswerMessage, join(look.first_lines, "\n")) ? 0 : 1;
}

}  // namespace mera
