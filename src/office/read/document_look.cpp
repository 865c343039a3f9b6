#include "office/read/document_look.hpp"

#include <chrono>

#include "base/text.hpp"
#include "office/child_process.hpp"
#include "office/limits.hpp"
#include "office/package/identify.hpp"
#include "office/read/read_document.hpp"
#include "office/read_messages.hpp"
#include "office/refusals.hpp"

namespace mera {

namespace {

constexpr std::size_t kLinesMax = 60;
constexpr std::chrono::seconds kLookPatience{20};

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

DocumentLook look_apart(std::string_view bytes, const std::string& child_program) {
    DocumentLook out;
    ChildTask task;
    task.command = {child_program, "look"};
    task.input = bytes;
    task.silence_max = kLookPatience;
    task.on_message = [&out](char type, std::string_view message) {
        if (type == kScanMessage) out.is_scan = true;
        if (type == kDamagedMessage) out.is_damaged = true;
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
        case FileKind::picture:  // a GIF opens everywhere but here
            return bytes.starts_with("GIF8") ? DocumentLook{.is_scan = true} : look_apart(bytes, child_program);
        case FileKind::encrypted: return DocumentLook{.is_scan = false, .is_damaged = true, .first_lines = {}};
        case FileKind::docx:
        case FileKind::odt:
        case FileKind::xlsx:
        case FileKind::ods:
        case FileKind::html:
        case FileKind::plain_text: {
            const auto document = read_document(bytes, {.page_done = {},
                                                        .stop = {},
                                                        .pasted_pictures = false,
                                                        .every_kind_in_child = false,
                                                        .child_program = child_program});
            if (document) return look_of(*document);
            // An empty sheet and one too large to read open well.
            const std::string& why = document.failure().message;
            if (why == refuse_only_pictures().message) return DocumentLook{.is_scan = true};
            const bool damaged = why == refuse_damaged().message || why == refuse_encrypted().message;
            return DocumentLook{.is_scan = false, .is_damaged = damaged, .first_lines = {}};
        }
        case FileKind::pictures: return DocumentLook{.is_scan = true};
        default: return refuse_unknown(describe_file(bytes));
    }
}

}  // namespace mera
