#include "web/http/response_wire.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>
#include <utility>

#include "base/text.hpp"
#include "web/http/compression.hpp"

namespace mera {

namespace {

constexpr std::size_t kCompressedFrom = 1'400;  // less fits into one packet anyway

// Scripts, styles and pictures only from this site, nothing inline, no frames of others.
constexpr std::string_view kContentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src "
    "'self'; "
    "form-action 'self'; frame-ancestors 'self'; base-uri 'none'; frame-src 'self'; object-src 'none'; "
    "manifest-src 'self'";
constexpr std::array kSecurityHeaders = {
    std::pair<std::string_view, std::string_view>{"Content-Security-Policy", kContentPolicy},
    std::pair<std::string_view, std::string_view>{"X-Content-Type-Options", "nosniff"},
    std::pair<std::string_view, std::string_view>{"X-Frame-Options", "SAMEORIGIN"},
    std::pair<std::string_view, std::string_view>{"Referrer-Policy", "same-origin"},
    std::pair<std::string_view, std::string_view>{"Cross-Origin-Opener-Policy", "same-origin"},
    std::pair<std::string_view, std::string_view>{"Cross-Origin-Resource-Policy", "same-origin"},
    std::pair<std::string_view, std::string_view>{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    // Pages of signed-in people: no shared cache keeps them, the browser asks again.
    std::pair<std::string_view, std::string_view>{"Cache-Control", "private, no-cache"},
};

constexpr std::array kReasons = {
    std::pair{200, "OK"},
    std::pair{201, "Created"},
    std::pair{202, "Accepted"},
    std::pair{204, "No Content"},
    std::pair{206, "Partial Content"},
    std::pair{301, "Moved Permanently"},
    std::pair{302, "Found"},
    std::pair{303, "See Other"},
    std::pair{304, "Not Modified"},
    std::pair{308, "Permanent Redirect"},
    std::pair{400, "Bad Request"},
    std::pair{401, "Unauthorized"},
    std::pair{403, "Forbidden"},
    std::pair{404, "Not Found"},
    std::pair{405, "Method Not Allowed"},
    std::pair{408, "Request Timeout"},
    std::pair{409, "Conflict"},
    std::pair{410, "Gone"},
    std::pair{413, "Content Too Large"},
    std::pair{415, "Unsupported Media Type"},
    std::pair{416, "Range Not Satisfiable"},
    std::pair{417, "Expectation Failed"},
    std::pair{422, "Unprocessable Content"},
    std::pair{429, "Too Many Requests"},
    std::pair{431, "Request Header Fields Too Large"},
    std::pair{500, "Internal Server Error"},
    std::pair{501, "Not Implemented"},
    std::pair{503, "Service Unavailable"},
    std::pair{505, "HTTP Version Not Supported"},
    std::pair{507, "Insufficient Storage"},
};

struct ByteRange {
    std::uint64_t first;
    std::uint64_t bytes;
};
enum class RangeAnswer { whole, part, unsatisfiable };

std::optional<std::uint64_t> whole_number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// «bytes=0-1023», «bytes=4096-», «bytes=-512». Anything else, several ranges too, may be answered with the whole.
RangeAnswer read_range(std::string_view text, std::uint64_t size, ByteRange& range) {
    if (!text.starts_with("bytes=")) return RangeAnswer::whole;
    text.remove_prefix(6);
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) return RangeAnswer::whole;
    const auto first = whole_number(trim(text.substr(0, dash)));
    const auto last = whole_number(trim(text.substr(dash + 1)));
    if (!first && !trim(text.substr(0, dash)).empty()) return RangeAnswer::whole;
    if (!last && !trim(text.substr(dash + 1)).empty()) return RangeAnswer::whole;
    if (!first && !last) return RangeAnswer::whole;
    if (!first) {  // the last so many bytes
        if (*last == 0 || size == 0) return RangeAnswer::unsatisfiable;
        range.bytes = std::min(*last, size);
        range.first = size - range.bytes;
        return RangeAnswer::part;
    }
    if (last && *last < *first) return RangeAnswer::whole;
    if (*first >= size) return RangeAnswer::unsatisfiable;
    range.first = *first;
    range.bytes = std::min(last.value_or(size - 1), size - 1) - *first + 1;
    return RangeAnswer::part;
}

// The ETag of a compressed copy is another copy's: weak.
void compress(const Request& request, Response& response, std::string& text) {
    if (text.size() < kCompressedFrom || !is_compressible(response.header("Content-Type")) ||
        !response.header("Content-Encoding").empty())
        return;
    const std::string vary{response.header("Vary")};
    response.set("Vary", vary.empty() ? "Accept-Encoding" : vary + ", Accept-Encoding");
    if (!request.accepts_gzip()) return;
    text = gzip(text);
    response.set("Content-Encoding", "gzip");
    const std::string etag{response.header("ETag")};
    if (etag.starts_with('"')) response.set("ETag", "W/" + etag);
}

FileSlice open_file(const Request& request, Response& response, const std::filesystem::path& path) {
    FileSlice file{path};
    response.set("Accept-Ranges", "bytes");
    const std::string_view if_range = request.header("if-range");
    if (request.header("range").empty() || (!if_range.empty() && if_range != response.header("ETag"))) return file;
    ByteRange range = {};
    switch (read_range(request.header("range"), file.size(), range)) {
        case RangeAnswer::whole: break;
        case RangeAnswer::part:
            response.status = 206;
            response.set("Content-Range", "bytes " + std::to_string(range.first) + "-" +
                                              std::to_string(range.first + range.bytes - 1) + "/" +
                                              std::to_string(file.size()));
            file.narrow(range.first, range.bytes);
            break;
        case RangeAnswer::unsatisfiable:
            response.status = 416;
            response.set("Content-Range", "bytes */" + std::to_string(file.size()));
            file.narrow(0, 0);
            break;
    }
    return file;
}

void add_missing_headers(const Request* request, Response& response) {
    for (const auto& [name, value] : kSecurityHeaders)
        if (response.header(name).empty()) response.set(name, std::string{value});
    // A year of HTTPS only, said only over HTTPS.
    if (request && request->secure) response.set("Strict-Transport-Security", "max-age=31536000");
}

bool is_reading(const Request& request) { return request.method == Method::get || request.method == Method::head; }

}  // namespace

FileSlice::FileSlice(const std::filesystem::path& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat facts = {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &facts) != 0) {
        const int error = errno;
        if (descriptor_ >= 0) ::close(descriptor_);
        throw std::system_error(error, std::generic_category(), "open " + path.string());
    }
    left_ = static_cast<std::uint64_t>(facts.st_size);
}

FileSlice::FileSlice(FileSlice&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), offset_(other.offset_), left_(other.left_) {}

FileSlice& FileSlice::operator=(FileSlice&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    offset_ = other.offset_;
    left_ = other.left_;
    return *this;
}

FileSlice::~FileSlice() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void FileSlice::narrow(std::uint64_t first, std::uint64_t bytes) {
    offset_ += first;
    left_ = bytes;
}

std::string FileSlice::read(std::size_t bytes_max) {
    std::string piece(static_cast<std::size_t>(std::min<std::uint64_t>(bytes_max, left_)), '\0');
    ssize_t got = 0;
    do {
        got = ::pread(descriptor_, piece.data(), piece.size(), static_cast<off_t>(offset_));
    } while (got < 0 && errno == EINTR);
    if (got < 0) throw std::system_error(errno, std::generic_category(), "read a file that is being sent");
    if (got == 0) throw std::runtime_error("a file became shorter while it was being sent");
    piece.resize(static_cast<std::size_t>(got));
    offset_ += piece.size();
    left_ -= piece.size();
    return piece;
}

std::string_view WireResponse::bytes() const {
    if (const auto* text = std::get_if<std::string>(&body)) return *text;
    if (const auto* fixed = std::get_if<StaticBytes>(&body)) return fixed->bytes;
    return {};
}

std::string_view reason_phrase(int status) {
    for (const auto& [code, reason] : kReasons)
        if (code == status) return reason;
    return "Status";
}

WireResponse to_wire(const Request* request, Response response) {
    WireResponse wire;
    const std::string_view etag = response.header("ETag");
    const bool unchanged = request && is_reading(*request) && response.status == 200 && !etag.empty() &&
                           request->has_current(etag.starts_with("W/") ? etag.substr(2) : etag);
    if (unchanged) {
        response.status = 304;
    } else if (auto* text = std::get_if<std::string>(&response.body)) {
        if (request) compress(*request, response, *text);
        wire.body_bytes = text->size();
        wire.body = std::move(*text);
    } else if (const auto* bytes = std::get_if<StaticBytes>(&response.body)) {
        wire.body_bytes = bytes->bytes.size();
        wire.body = *bytes;
    } else if (request) {
        FileSlice file = open_file(*request, response, std::get<FileOnDisk>(response.body).path);
        wire.body_bytes = file.size();
        wire.body = std::move(file);
    }
    add_missing_headers(request, response);

    wire.status = response.status;
    wire.head =
        "HTTP/1.1 " + std::to_string(response.status) + " " + std::string{reason_phrase(response.status)} + "\r\n";
    for (const Header& header : response.headers) wire.head += header.name + ": " + header.value + "\r\n";
    if (response.status != 304 && response.status != 204)
        wire.head += "Content-Length: " + std::to_string(wire.body_bytes) + "\r\n";
    if (response.status == 304 || response.status == 204 || (request && request->method == Method::head)) {
        wire.body = std::string{};
        wire.body_bytes = 0;
    }
    return wire;
}

}  // namespace mera
