#include "base/html.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mera {

void append_escaped(std::string& out, std::string_view text) {
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char* entity = nullptr;
        switch (text[at]) {
            case '&': entity = "&amp;"; break;
            case '<': entity = "&lt;"; break;
            case '>': entity = "&gt;"; break;
            case '"': entity = "&quot;"; break;
            case '\'': entity = "&#39;"; break;
            default: continue;
        }
        out.append(text, from, at - from).append(entity);
        from = at + 1;
    }
    out.append(text, from);
}

Url::Url(std::string_view address) {
    const bool has_control =
        std::any_of(address.begin(), address.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    const std::string folded = lower(address.substr(0, 8));
    const auto begins = [&](std::string_view scheme) { return folded.starts_with(scheme); };
    const bool on_site = address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\");
    const bool part_of_page = address.starts_with('#') || address.starts_with('?');
    if (!has_control && (on_site || part_of_page || begins("http://") || begins("https://") || begins("mailto:")))
        text_ = address;
    else
        text_ = "#";
}

std::string url_encode(std::string_view value) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || c == '-' ||
            c == '_' || c == '.' || c == '~') {
            out += c;
        } else {
            out += '%';
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        }
    }
    return out;
}

}  // namespace mera
