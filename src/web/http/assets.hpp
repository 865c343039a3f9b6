#pragma once
// Styles, scripts, fonts and icons that travel inside the program. The public path holds a hash of the content, so a
// browser may keep the file for ever: a new release has new paths. Made by scripts/build-web.
#include <string_view>

namespace mera {

struct Asset {
    std::string_view name;          // as the views call it: «mera.css»
    std::string_view path;          // as the browser asks for it: «/assets/mera.1f0c3a9b2d.css»
    std::string_view content_type;  // with the charset where it is text
    std::string_view bytes;
    std::string_view gzip_bytes;    // empty when compression gains nothing (fonts)
};

const Asset* find_asset(std::string_view path);     // by public path; null when there is none
std::string_view asset_path(std::string_view name);  // throws for a name nobody built: our own mistake

}  // namespace mera
