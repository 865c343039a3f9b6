#pragma once
// PDF files with text. Each page is decided on its own: a page that is a picture is left to the reader of scans.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "office/flow.hpp"

namespace mera {

struct PdfReadPage {
    int number = 0;        // from 1
    bool is_scan = false;  // a picture without trustworthy text: `blocks` is empty
    Flow blocks;           // in reading order, with page and box
};

struct PdfRead {
    std::vector<PdfReadPage> pages;
    std::vector<std::string> notes;
    std::vector<std::string> unread = {};
};

// `page_done` is told how many pages have been read, and of how many; false from it cancels. A page left to the reader
// of scans is not counted as read.
using PageDone = std::function<bool(int done, int pages)>;

Expected<PdfRead> read_pdf(std::string_view bytes, const PageDone& page_done = {});

// A paragraph cut by a page break becomes one again, and a header repeated on each page is marked.
void join_pages(std::vector<PdfReadPage>& pages);

}  // namespace mera
