#pragma once
// RFC 4648, 4: bytes as letters, as letters, saved pages and signatures carry them.
#include <string>
#include <string_view>

namespace mera {

std::string to_base64(std::string_view bytes);  // on one line, padded
// White space is passed over; it ends at the padding or at the first sign of no alphabet. Empty for what is none.
std::string from_base64(std::string_view text);

}  // namespace mera
