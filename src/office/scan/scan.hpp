#pragma once
// Scans: pages of a PDF, or pictures, that hold an image of a text instead of the text. Tables come cell by cell from
// their ruling lines, letters from Tesseract, and every cell says how sure its least sure word is.
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "office/document.hpp"
#include "office/pdf/pdf.hpp"

namespace mera {

struct ScanOptions {
    PageDone page_done = {};    // told how many pages are read of how many, never from two threads at once
    std::stop_token stop = {};  // asked many times a second; a stopped reading is a Failure
    int threads = 0;            // 0: as many as the machine has cores
};

// The pages asked for (from 1, each once), in their order. Places are fractions of the page as render_page draws it:
// upright and straight. Rows broken by the end of a page are given as they stand on each page.
Expected<PdfRead> read_scan(std::string_view bytes, const std::vector<int>& pages, const ScanOptions& options = {});

// All pages of a scanned PDF or of a picture file as one document.
Expected<Document> read_scan_pages(std::string_view bytes, const ScanOptions& options = {});

// A page as a person should see it beside what was read from it, as PNG bytes: the places of the neutral document fit
// on it. Scanned pages are turned upright and straightened as for reading, others are shown as they are.
Expected<std::string> render_page(std::string_view bytes, int page, int dpi);

}  // namespace mera
