#include "office/document_look.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "office/child_process.hpp"
#include "office/identify.hpp"
#include "office/limits.hpp"
#include "office/pdf_page.hpp"
#include "office/read_child.hpp"
#include "office/read_document.hpp"
#include "office/refusals.hpp"

namespace mera {

namespace {

constexpr std::size_t kLinesMax = 60;
constexpr std::size_t kWordsOfText = 8;  // fewer on a page are the stamp of a scanner, not a text
constexpr std::size_t kLookMemory = std::size_t{512} << 20;
constexpr int kLookSeconds = 20;
constexpr char kScanMessage = 'S';

void add_lines(const std::string& text, std::vector<std::string>& lines) {
    for (const std::string& line : split(text, '\n'))
        if (lines.size() < kLinesMax && !trim(line).empty()) lines.push_back(collapse_spaces(line));
}

DocumentLook look_of(const Document& document) {
    DocumentLook out;
    for (const Block& block : document.blocks) {
        if (const auto* paragraph = std::get_if<DocParagraph>(&block)) {
            add_lines(paragraph->text, out.first_lines);
            continue;
        }
        for (const DocRow& row : std::get<DocTable>(block).rows)
            for (const DocCell& cell : row.cells) add_lines(cell.text, out.first_lines);
    }
    return out;
}

// Words whose middles stand at one height are a line.
DocumentLook look_at_first_page(std::string_view bytes) {
    DocumentLook out;
    const auto file = PdfFile::open(bytes);
    const auto page = file ? file->page(1) : Expected<PdfPage>{file.failure()};
    if (!page) return out;
    out.is_scan = page->words.size() < kWordsOfText || page->hidden_font;
    double middle = -1;
    std::string line;
    for (const PdfWord& word : page->words) {
        const double here = (word.box.top + word.box.bottom) / 2;
        if (std::abs(here - middle) > word.size / 2) add_lines(std::exchange(line, {}), out.first_lines);
        line += (line.empty() ? "" : " ") + word.text;
        middle = here;
    }
    add_lines(line, out.first_lines);
    return out;
}

DocumentLook look_apart(std::string_view bytes, const std::string& child_program) {
    DocumentLook out;
    ChildTask task;
    task.command = {child_program, "read-child", "look"};
    task.input = bytes;
    task.silence_max = std::chrono::seconds{kLookSeconds};
    task.on_message = [&out](char type, std::string_view message) {
        if (type == kScanMessage) out.is_scan = true;
        if (type == kAnswerMessage) add_lines(std::string{message}, out.first_lines);
        return true;
    };
    // A file that cannot be looked at has nothing to say of itself; the person who reviews it will see why.
    return run_child(task).end == ChildEnd::finished ? out : DocumentLook{};
}

}  // namespace

Expected<DocumentLook> look_at_document(std::string_view bytes, const std::string& child_program) {
    switch (identify(bytes)) {
        case FileKind::pdf: return look_apart(bytes, child_program);
        case FileKind::picture: return DocumentLook{true, {}};
        case FileKind::docx:
        case FileKind::odt:
        case FileKind::xlsx:
        case FileKind::ods:
        case FileKind::html:
        case FileKind::plain_text: {
            const auto document = read_document(
                bytes, {.page_done = {}, .stop = {}, .in_process = false, .child_program = child_program});
            if (!document) return document.failure();
            return look_of(*document);
        }
        default: return refuse_unknown(describe_file(bytes));
    }
}

int look_child_main() {
    const std::string_view bytes = mapped_child_input();
    confine_this_process({kLookMemory, kLookSeconds});
    const DocumentLook look = look_at_first_page(bytes);
    if (look.is_scan && !send_message(kScanMessage, "")) return 1;
    return send_message(kAnswerMessage, join(look.first_lines, "\n")) ? 0 : 1;
}

}  // namespace mera
