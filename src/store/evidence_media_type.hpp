#pragma once
// The media type of a handed-in file, by its first and last bytes. The list holds what schools and departments send;
// libmagic knows more, but takes 16 ms for a megabyte of scan, more than saving it.
#include <string>
#include <string_view>

namespace mera {

inline constexpr std::size_t kMediaTypeHeadBytes = 65'536;
inline constexpr std::size_t kMediaTypeTailBytes = 65'536;  // holds the list of names of a ZIP

// Any text is «text/plain»: a page or a picture with scripts must not come to life in somebody's browser.
std::string media_type_of(std::string_view head, std::string_view tail);

}  // namespace mera
