// PDF and pictures, read in this very process.
#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "office/identify.hpp"
#include "office/limits.hpp"
#include "office/pdf.hpp"
#include "office/read_child.hpp"
#include "office/refusals.hpp"
#include "office/scan.hpp"

namespace mera {

namespace {

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

}  // namespace

Expected<Document> read_document_here(std::string_view bytes, ReadOptions options) {
    if (bytes.size() > kInputBytesMax) return refuse_too_large();
    switch (identify(bytes)) {
        case FileKind::pdf: return read_mixed_pdf(bytes, options);
        case FileKind::picture: return read_pictures(bytes, options);
        default: break;
    }
    options.child_program.clear();
    options.every_kind_in_child = false;
    return read_document(bytes, options);
}

}  // namespace mera
