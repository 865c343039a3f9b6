#include "web/http/response.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace mera {

namespace {

constexpr std::array<std::string_view, 6> kShownInPlace = {"application/pdf", "image/png",  "image/jpeg",
                                                           "image/gif",       "image/webp", "text/plain"};

// Somebody else's bytes may show themselves and nothing more. Chromium's PDF reader needs its own inline style and
// refuses to start in a sandbox.
constexpr std::string_view kDocumentPolicy = "default-src 'none'; frame-ancestors 'self'; sandbox";
constexpr std::string_view kPdfPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

Response typed(std::string body, std::string_view content_type, int status) {
    Response response;
    response.status = status;
    response.set("Content-Type", std::string{content_type});
    response.body = std::move(body);
    return response;
}

bool breaks_header(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

// For the few readers that do not know filename*: what is not plain ASCII becomes «_».
std::string ascii_name(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;  // the rest of a letter already replaced
        out += c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '%' ? c : '_';
    }
    return out;
}

std::string disposition_text(std::string_view kind, std::string_view file_name) {
    return std::string{kind} + "; filename=\"" + ascii_name(file_name) + "\"; filename*=UTF-8''" +
           url_encode(file_name);
}

}  // namespace

Response& Response::set(std::string_view name, std::string value) {
    if (breaks_header(name) || breaks_header(value))
        throw std::logic_error("a line end in header " + std::string{name});
    for (Header& header : headers) {
        if (!equal_ignoring_case(header.name, name)) continue;
        header.value = std::move(value);
        return *this;
    }
    headers.push_back({std::string{name}, std::move(value)});
    return *this;
}

Response& Response::set(const Cookie& cookie) {
    headers.push_back({"Set-Cookie", set_cookie_text(cookie)});
    return *this;
}

std::string_view Response::header(std::string_view name) const {
    for (const Header& header : headers)
        if (equal_ignoring_case(header.name, name)) return header.value;
    return {};
}

Response html_response(const Html& page, int status) { return typed(page.text(), "text/html; charset=utf-8", status); }

Response text_response(std::string text, int status) {
    return typed(std::move(text), "text/plain; charset=utf-8", status);
}

Response bytes_response(std::string bytes, std::string_view content_type) {
    return typed(std::move(bytes), content_type, 200);
}

Response redirect(std::string_view local_address) {
    if (local_address.empty() || safe_return_address(local_address, "") != local_address)
        throw std::logic_error("a redirect that leaves the site: " + std::string{local_address});
    Response response;
    response.status = 303;
    response.set("Location", std::string{local_address});
    return response;
}

Response& as_download(Response& response, std::string_view file_name) {
    return response.set("Content-Disposition", disposition_text("attachment", file_name));
}

Response document_response(const std::filesystem::path& path, std::string_view content_type, std::string_view file_name,
                           std::string_view sha256, Disposition disposition) {
    const bool harmless = std::find(kShownInPlace.begin(), kShownInPlace.end(),
                                    content_type.substr(0, content_type.find(';'))) != kShownInPlace.end();
    Response response;
    response.body = FileOnDisk{path};
    response.set("Content-Type", harmless ? std::string{content_type} : "application/octet-stream");
    if (content_type == "text/plain") response.set("Content-Type", "text/plain; charset=utf-8");
    const bool show = harmless && disposition == Disposition::show;
    response.set("Content-Disposition", disposition_text(show ? "inline" : "attachment", file_name));
    response.set("Content-Security-Policy",
                 std::string{content_type == "application/pdf" ? kPdfPolicy : kDocumentPolicy});
    response.set("ETag", "\"" + std::string{sha256} + "\"");
    return response;
}

}  // namespace mera
