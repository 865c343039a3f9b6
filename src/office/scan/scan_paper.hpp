#pragma once
// Paper as it should be: of one grey all over. A fold, a thick book or a lamp leaves shadows that no single threshold
// can tell from ink.
#include "office/scan/page_image.hpp"

namespace mera {

// A lamp or a fold left shadows: it was photographed, or copied from a book.
bool has_shadows(Pix* page);

// The page without its shadows; a page whose paper is even is given back as it is.
PixPtr even_paper(PixPtr page);

// The shadow of the fold between two pages of an open book goes, and that of the spine at the edge of one page: what is printed
// in it stays.
void lighten_gutter(Pix* page);

}  // namespace mera
