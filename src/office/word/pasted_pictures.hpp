#pragma once
// Pages pasted as pictures into a text document: a paragraph each, with the part of the file that holds the picture.
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "office/document.hpp"

namespace mera {

// Pasted larger than a seal or a coat of arms: letters are to be read from it. Sides in centimetres, as it is shown.
bool is_page_like(double width, double height);
double centimetres(std::string_view length);  // «15.9cm», «467.8pt», «6.5in»; 0 when it says nothing

std::vector<std::string> pictures_of(const Document& document);  // the parts of pasted pages, in their order
// What cannot be read here is left out, said; a Failure when nothing is left.
Expected<Document> without_pictures(Document document);

}  // namespace mera
