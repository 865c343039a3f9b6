#pragma once
// One page of a PDF taken apart: what stands in tables, what stands free, and what kind of page it is.
#include <string_view>
#include <vector>

#include "office/flow.hpp"
#include "office/pdf/pdf_lines.hpp"
#include "office/pdf/pdf_page.hpp"
#include "office/pdf/ruled_grid.hpp"
#include "office/pdf/unruled_columns.hpp"

namespace mera {

struct PdfLayout {
    PdfPage page;                    // words and size as they are when most words stand upright
    int rotation = 0;                // how the page was turned to get there
    std::vector<RuledTable> tables;  // in fractions of the upright page
    std::vector<std::vector<std::vector<PdfWord>>> cell_words;  // by table, by cell
    std::vector<PdfLine> free_lines;
    std::vector<PdfWord> free_words;
    bool is_scan = false;
};

// `page_pictures`: pictures as large as a page are stored in the file.
PdfLayout lay_out(PdfPage page, GrayImage image, bool page_pictures);

// Mojibake of old converters («Ïðèêàç») put right; true when something was.
bool repair_encoding(PdfPage& page);

// «3», «- 3 -», «стр. 3 из 9», and nothing else in the line.
bool is_page_number(std::string_view text);

// Page numbers and lines repeated at the top or bottom of pages are taken out; says which.
void drop_running_lines(std::vector<PdfLayout>& pages, std::vector<std::string>& notes);

// `known_columns`: columns of unruled tables, handed from page to page.
Flow blocks_of(const PdfLayout& layout, const WordBook& book, UnruledColumns& known_columns);

}  // namespace mera
