#pragma once
// Whether the words of a PDF page are its text, or its picture must be read: scans carry stamps of electronic signatures
// and layers of words that another recogniser made, good or nonsense.
#include <string_view>

#include "office/pdf/pdf_page.hpp"

namespace mera {

// Pictures as large as a page are stored in the file.
bool has_page_pictures(std::string_view pdf);

// The page is a picture whose own words are missing, few, or not to be trusted. `page_pictures`: see above.
bool is_scanned(const PdfPage& page, const GrayImage& image, bool page_pictures);

}  // namespace mera
