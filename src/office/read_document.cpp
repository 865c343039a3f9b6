#include "office/read_document.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "office/child_process.hpp"
#include "office/document_wire.hpp"
#include "office/docx.hpp"
#include "office/html_page.hpp"
#include "office/identify.hpp"
#include "office/libreoffice.hpp"
#include "office/limits.hpp"
#include "office/ods.hpp"
#include "office/odt.hpp"
#include "office/plain_text.hpp"
#include "office/read_child.hpp"
#include "office/refusals.hpp"
#include "office/scan.hpp"
#include "office/xlsx.hpp"

namespace mera {

namespace {

Failure stopped() { return {Failure::Kind::conflict, "Чтение файла остановлено."}; }

Failure child_refusal(const ChildResult& result) {
    const std::string detail = "child: " + result.detail;
    switch (result.end) {
        case ChildEnd::stopped: return stopped();
        case ChildEnd::silent:
            return {Failure::Kind::invalid_input,
                    "Файл читается слишком долго. Оставьте в нём только приказ с приложениями, сохраните заново и "
                    "загрузите ещё раз.",
                    "file", detail};
        case ChildEnd::finished:
        case ChildEnd::failed:
        case ChildEnd::crashed: break;
    }
    return {
        Failure::Kind::invalid_input,
        "Файл прочесть не удалось: он повреждён или слишком сложен. Откройте его, сохраните заново (лучше как DOCX) и "
        "загрузите ещё раз.",
        "file", detail};
}

Document pages_as_document(PdfRead read) {
    Document document;
    join_pages(read.pages);
    bool any_scan = false;
    for (PdfReadPage& page : read.pages) {
        any_scan = any_scan || page.is_scan;
        std::move(page.blocks.begin(), page.blocks.end(), std::back_inserter(document.blocks));
    }
    document.format = any_scan ? DocFormat::pdf_scan : DocFormat::pdf_text;
    document.pages = static_cast<int>(read.pages.size());
    document.notes = std::move(read.notes);
    return document;
}

// Text where there is text, and the pages that are pictures by the reader of scans.
Expected<Document> read_mixed_pdf(std::string_view bytes, const ReadOptions& options) {
    const auto go_on = [&](int done, int pages) {
        return !options.stop.stop_requested() && (!options.page_done || options.page_done(done, pages));
    };
    auto read = read_pdf(bytes, go_on);
    if (!read) return read.failure();
    const int all = static_cast<int>(read->pages.size());
    std::vector<int> scanned;
    for (const PdfReadPage& page : read->pages)
        if (page.is_scan) scanned.push_back(page.number);
    if (!scanned.empty()) {
        const int text_pages = all - static_cast<int>(scanned.size());
        ScanOptions scan;
        scan.stop = options.stop;
        scan.page_done = [&](int done, int) { return go_on(text_pages + done, all); };
        auto scans = read_scan(bytes, scanned, scan);
        if (!scans) return scans.failure();
        for (PdfReadPage& page : scans->pages) {
            page.is_scan = true;
            read->pages[static_cast<std::size_t>(page.number - 1)] = std::move(page);
        }
        std::move(scans->notes.begin(), scans->notes.end(), std::back_inserter(read->notes));
    }
    Document document = pages_as_document(*std::move(read));
    if (document.blocks.empty()) return refuse_empty("pdf");
    return document;
}

Expected<Document> read_pictures(std::string_view bytes, const ReadOptions& options) {
    ScanOptions scan;
    scan.stop = options.stop;
    scan.page_done = options.page_done;
    return read_scan_pages(bytes, scan);
}

Expected<Document> read_in_child(std::string_view bytes, const ReadOptions& options) {
    std::string answer;
    ChildTask task;
    task.command = {options.child_program, "read-child", "read"};
    task.input = bytes;
    task.stop = options.stop;
    task.on_message = [&](char type, std::string_view message) {
        if (type == kAnswerMessage) answer = message;
        const auto progress = type == kProgressMessage ? progress_from(message) : std::nullopt;
        return !progress || !options.page_done || options.page_done(progress->first, progress->second);
    };
    const ChildResult result = run_child(task);
    if (result.end != ChildEnd::finished) return child_refusal(result);
    auto read = from_wire(answer);
    if (!read) return child_refusal({ChildEnd::failed, "no whole answer"});
    return *std::move(read);
}

Expected<Document> read_converted(std::string_view bytes, FileKind kind, const ReadOptions& options) {
    ConvertOptions convert;
    if (!options.in_process) convert.confined_by = {options.child_program, "read-child", "run"};
    convert.stop = options.stop;
    const auto converted = convert_by_libreoffice(bytes, kind, convert);
    if (!converted) return converted.failure();
    if (kind == FileKind::xls) return read_xlsx(*converted);
    auto document = read_docx(*converted);
    if (document) document->format = kind == FileKind::rtf ? DocFormat::rtf : DocFormat::doc;
    return document;
}

}  // namespace

Expected<Document> read_document(std::string_view bytes, const ReadOptions& options) {
    if (bytes.size() > kInputBytesMax) return refuse_too_large();
    const FileKind kind = identify(bytes);
    const bool is_document = kind != FileKind::empty && kind != FileKind::unknown && kind != FileKind::plain_text;
    if (options.every_kind_in_child && !options.in_process && is_document) return read_in_child(bytes, options);
    switch (kind) {
        case FileKind::empty: return refuse_empty();
        case FileKind::plain_text: return read_plain_text(bytes);
        case FileKind::docx: return read_docx(bytes);
        case FileKind::odt: return read_odt(bytes);
        case FileKind::xlsx: return read_xlsx(bytes);
        case FileKind::ods: return read_ods(bytes);
        case FileKind::html: return read_html_page(bytes);
        case FileKind::rtf:
        case FileKind::doc:
        case FileKind::xls: return read_converted(bytes, kind, options);
        case FileKind::pdf: return options.in_process ? read_mixed_pdf(bytes, options) : read_in_child(bytes, options);
        case FileKind::picture:
            return options.in_process ? read_pictures(bytes, options) : read_in_child(bytes, options);
        case FileKind::encrypted: return refuse_encrypted();
        case FileKind::unknown: break;
    }
    return refuse_unknown(describe_file(bytes));
}

}  // namespace mera
