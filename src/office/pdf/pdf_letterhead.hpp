#pragma once
// The two columns of a letterhead on a page of a PDF with text.
#include <optional>
#include <vector>

#include "office/pdf/pdf_page.hpp"

namespace mera {

struct PdfLetterhead {
    std::vector<PdfWord> left, right;
    double bottom = 0;
};

// Its words are taken out of `words`, which stand outside of tables.
std::optional<PdfLetterhead> take_letterhead(std::vector<PdfWord>& words, double page_width, double page_height);

}  // namespace mera
