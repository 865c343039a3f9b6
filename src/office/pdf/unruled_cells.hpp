#pragma once
// A table without rules as a table of the document.
#include <functional>

#include "office/document.hpp"
#include "office/pdf/unruled_table.hpp"
#include "office/words/word_book.hpp"

namespace mera {

// Where what stands in a box of the page is found again.
using PlaceOfBox = std::function<DocPlace(const DocBox&)>;

DocTable document_table(const UnruledTable& found, const WordBook& book, const PlaceOfBox& place);

}  // namespace mera
