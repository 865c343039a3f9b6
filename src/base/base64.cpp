#include "base/base64.hpp"

#include <sodium.h>

namespace mera {

std::string to_base64(std::string_view bytes) {
    std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    out.pop_back();  // the NUL
    return out;
}

std::string from_base64(std::string_view text) {
    std::string out(text.size(), '\0');
    std::size_t size = 0;
    const char* end = nullptr;  // asked for, so that the padding ends the text and does not spoil it
    const int refused =
        sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(), " \t\r\n",
                          &size, &end, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
    out.resize(refused == 0 ? size : 0);
    return out;
}

}  // namespace mera
