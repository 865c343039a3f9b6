#pragma once
// A picture of a page kept as a file: PNG, JPEG, BMP, WebP, a TIFF of many pages, or HEIC (ISO/IEC 23008-12), as telephones keep photographs.
#include <string_view>

#include "office/picture/pix.hpp"

namespace mera {

// A picture of this many dots still unpacks within the memory of one reader; no scanner makes more for one page.
inline constexpr double kPicturePixelsMax = 120e6;

bool is_stored_picture(std::string_view bytes);

// What its header promises, before anything is unpacked: 0 where there is no such header.
int frames_of_stored(std::string_view bytes);  // pages of a TIFF; of all others one
double dots_of_stored(std::string_view bytes);

// `frame` from 0. Null when damaged or larger than a reader can hold.
PixPtr unpack_stored(std::string_view bytes, int frame);

}  // namespace mera
