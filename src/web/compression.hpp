#pragma once
// gzip for texts on their way to the browser.
#include <string>
#include <string_view>

namespace mera {

inline constexpr int kBestCompression = 9;  // once per program start, for embedded files
inline constexpr int kPageCompression =
    3;  // for every page; measured in docs/adr: higher levels cost more than they save

std::string gzip(std::string_view bytes, int level);
bool is_compressible(std::string_view content_type);  // texts; pictures, fonts and archives are compressed already

}  // namespace mera
