// Multipart bodies of any bytes are taken apart the same way however they arrive, and every part that begins
// ends when the body does.
#include <string>

#include "fuzz/fuzz_target.hpp"
#include "web/http/multipart.hpp"
#include "web/http/uploaded_file.hpp"

namespace {

struct Written : mera::PartSink {
    std::string text;
    bool open = false;
    void begin_part(const mera::PartHead& head) override {
        if (open) std::abort();
        open = true;
        text += "[" + head.name + "|" + head.content_type + "|";
        if (head.file_name) {
            const std::string name = mera::clean_file_name(*head.file_name);
            if (name.empty() || name.size() > 255 || name.find('/') != std::string::npos) std::abort();
            text += name;
        }
        text += "]";
    }
    void add_bytes(std::string_view bytes) override {
        if (!open || bytes.empty()) std::abort();
        text += bytes;
    }
    void end_part() override {
        if (!open) std::abort();
        open = false;
        text += "\n";
    }
};

std::string taken_apart(std::string_view body, std::size_t piece) {
    Written written;
    mera::MultipartParser parser{"B", written};
    for (std::size_t at = 0; at < body.size(); at += piece)
        if (!parser.feed(body.substr(at, piece))) return "broken";
    if (parser.is_complete() && written.open) std::abort();
    return parser.is_complete() ? written.text : "unfinished";
}

}  // namespace

FUZZ_TARGET(multipart, bytes) {
    if (bytes.empty()) return;
    const std::size_t piece = 1 + static_cast<unsigned char>(bytes[0]) % 32;
    const std::string_view body = bytes.substr(1);
    if (taken_apart(body, body.size() + 1) != taken_apart(body, piece)) std::abort();
    if (const auto boundary = mera::multipart_boundary(body); boundary && boundary->size() > 70) std::abort();
}
