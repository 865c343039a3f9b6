#include "web/http/uploaded_file.hpp"

#include "base/text.hpp"
#include "web/http/request_fields.hpp"

namespace mera {

namespace {

constexpr std::size_t kFileNameBytesMax = 255;  // what ext4 and NTFS keep

// At most `bytes` of the text, cut between characters.
std::string_view cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

}  // namespace

std::string clean_file_name(std::string_view sent) {
    std::string name;
    if (is_valid_utf8(sent)) {
        name = clean_field(sent);
    } else {
        const auto decoded = decode_text(sent);  // an old browser on a CP1251 page
        name = decoded ? decoded->text : clean_field(sent);
    }
    name.erase(0, name.find_last_of("/\\") + 1);  // npos + 1 is 0: nothing to cut
    std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    name = trim(name);
    if (name.empty() || name == "." || name == "..") return "файл";
    if (name.size() <= kFileNameBytesMax) return name;

    const std::size_t dot = name.rfind('.');  // the ending tells the kind: it stays
    const bool short_ending = dot != std::string::npos && name.size() - dot <= 16;
    const std::string ending = short_ending ? name.substr(dot) : std::string{};
    return std::string{cut(name, kFileNameBytesMax - ending.size())} + ending;
}

}  // namespace mera
