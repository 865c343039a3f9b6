// PDF and pictures of pages, read in this very process.
#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>
#include <vector>

#include "office/limits.hpp"
#include "office/package/identify.hpp"
#include "office/pdf/pdf.hpp"
#include "office/read/read_child.hpp"
#include "office/refusals.hpp"
#include "office/scan/scan.hpp"
#include "office/word/pasted_pictures.hpp"

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
    document.unread = std::move(read.unread);
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
        std::move(scans->unread.begin(), scans->unread.end(), std::back_inserter(read->unread));
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

// Pages pasted into a text stand where they were pasted; those pasted one below another go on like pages of one scan.
Expected<Document> with_pictures_read(std::string_view bytes, Document document, const ReadOptions& options) {
    std::vector<int> numbers(pictures_of(document).size());
    if (numbers.empty()) return document;
    std::iota(numbers.begin(), numbers.end(), 1);
    auto read = read_scan(bytes, numbers, {.page_done = options.page_done, .stop = options.stop});
    if (!read) return read.failure();
    std::vector<Block> blocks;
    std::vector<PdfReadPage> run;
    const auto end_run = [&] {
        join_pages(run);
        for (PdfReadPage& page : run) std::move(page.blocks.begin(), page.blocks.end(), std::back_inserter(blocks));
        run.clear();
    };
    auto next = read->pages.begin();
    for (Block& block : document.blocks) {
        const auto* paragraph = std::get_if<DocParagraph>(&block);
        if (paragraph != nullptr && !paragraph->picture.empty()) {
            run.push_back(std::move(*next++));
            continue;
        }
        end_run();
        blocks.push_back(std::move(block));
    }
    end_run();
    if (blocks.empty()) return refuse_empty("pictures without letters");
    document.blocks = std::move(blocks);
    document.format = DocFormat::image;
    document.pages = static_cast<int>(numbers.size());
    std::move(read->notes.begin(), read->notes.end(), std::back_inserter(document.notes));
    document.unread = std::move(read->unread);
    return document;
}

}  // namespace

Expected<Document> read_document_here(std::string_view bytes, ReadOptions options) {
    if (bytes.size() > kInputBytesMax) return refuse_too_large();
    switch (identify(bytes)) {
        case FileKind::pdf: return read_mixed_pdf(bytes, options);
        case FileKind::picture:
        case FileKind::pictures: return read_pictures(bytes, options);
        default: break;
    }
    options.child_program.clear();
    options.every_kind_in_child = false;
    auto document = read_document(bytes, options);
    return document ? with_pictures_read(bytes, *std::move(document), options) : std::move(document);
}

}  // namespace mera
