#pragma once
// What a handler answers. The server adds length, date, compression, ranges and the security headers.
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/html.hpp"
#include "web/http/cookies.hpp"
#include "web/http/request.hpp"

namespace mera {

struct StaticBytes {  // lives as long as the program: embedded styles, scripts, fonts
    std::string_view bytes;
};
struct FileOnDisk {  // streamed in pieces, never read whole; must stay until the answer is sent
    std::filesystem::path path;
};
using Body = std::variant<std::string, StaticBytes, FileOnDisk>;

struct Response {
    int status = 200;
    std::vector<Header> headers = {};
    Body body = std::string{};

    // Replaces an earlier value. Throws when the value would break the header: line ends never come from people's
    // texts.
    Response& set(std::string_view name, std::string value);
    Response& set(const Cookie& cookie);  // adds
    std::string_view header(std::string_view name) const;
};

Response html_response(const Html& page, int status = 200);
Response text_response(std::string text, int status = 200);
Response bytes_response(std::string bytes, std::string_view content_type);  // a report made for this request
Response redirect(std::string_view local_address);                          // 303, so that reloading repeats nothing

// Saved under this name. Russian letters arrive whole in every browser (RFC 6266).
Response& as_download(Response& response, std::string_view file_name);

// A document somebody handed in. PDF, pictures and plain text are shown in place when wanted; whatever could run in the
// page is only ever downloaded. `etag` is the document's SHA-256.
enum class Disposition { show, download };
Response document_response(const std::filesystem::path& path, std::string_view content_type, std::string_view file_name,
                           std::string_view sha256, Disposition disposition);

}  // namespace mera
