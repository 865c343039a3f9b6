#pragma once
// Files that travel inside the program: migrations, styles, scripts. cmake/embed.cmake puts them there.
#include <string_view>

namespace mera {

struct EmbeddedFile {
    std::string_view name;  // below the embedded directory, «fonts/golos-400.woff2»
    std::string_view content;
};

}  // namespace mera
