#include "office/web/web_archive.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "base/base64.hpp"
#include "base/text.hpp"
#include "office/refusals.hpp"
#include "office/web/html_page.hpp"

namespace mera {

namespace {

constexpr std::size_t kPartsMax = 10'000;  // pictures and styles of one page; more is no page

struct Part {
    std::string_view head, body;
};

// Head and body are parted by the first empty line.
Part parted(std::string_view text) {
    const std::size_t windows = text.find("\r\n\r\n"), other = text.find("\n\n");
    const std::size_t end = std::min(windows, other);
    if (end == std::string_view::npos) return {text, {}};
    return {text.substr(0, end), text.substr(end + (end == windows ? 4 : 2))};
}

// «Content-Type» of a head, on one line; empty when it has none. Names of headers are written in any case.
std::string header(std::string_view head, std::string_view name) {
    std::string out;
    bool inside = false;
    for (const std::string& raw : split(head, '\n')) {
        const bool goes_on = !raw.empty() && (raw.front() == ' ' || raw.front() == '\t');
        const std::string_view line = trim(raw);
        if (!goes_on) {
            if (inside) break;
            inside = line.size() > name.size() && lower_ascii(line.substr(0, name.size())) == name &&
                     line[name.size()] == ':';
            if (inside) out = trim(line.substr(name.size() + 1));
        } else if (inside) {
            out += " " + std::string{line};
        }
    }
    return out;
}

std::string boundary_of(const std::string& content_type) {
    constexpr std::string_view kName = "boundary=";
    const std::size_t at = lower_ascii(content_type).find(kName);
    if (at == std::string::npos) return {};
    std::string_view value = std::string_view{content_type}.substr(at + kName.size());
    if (value.starts_with('"')) {
        value.remove_prefix(1);
        return std::string{value.substr(0, value.find('"'))};
    }
    return std::string{value.substr(0, value.find_first_of("; \t"))};
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// RFC 2045, 6.7: «=D0» is a byte, «=» at the end of a line joins it to the next.
std::string from_quoted_printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '=') {
            out += text[at];
            continue;
        }
        const std::string_view rest = text.substr(at + 1);
        const int high = rest.size() > 1 ? hex_digit(rest[0]) : -1, low = rest.size() > 1 ? hex_digit(rest[1]) : -1;
        if (rest.starts_with("\r\n")) {
            at += 2;
        } else if (rest.starts_with('\n')) {
            at += 1;
        } else if (high >= 0 && low >= 0) {
            out += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            out += '=';
        }
    }
    return out;
}

std::string decoded(const Part& part) {
    const std::string encoding = lower_ascii(header(part.head, "content-transfer-encoding"));
    if (encoding == "quoted-printable") return from_quoted_printable(part.body);
    if (encoding == "base64") return from_base64(part.body);
    return std::string{part.body};
}

std::optional<std::string> first_page(std::string_view body, const std::string& boundary) {
    const std::string line = "--" + boundary;
    std::size_t at = body.find(line);
    for (std::size_t parts = 0; at != std::string_view::npos && parts < kPartsMax; ++parts) {
        const std::size_t begin = body.find('\n', at);
        if (begin == std::string_view::npos) return {};
        const std::size_t end = body.find(line, begin);
        const std::string_view whole = body.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1);
        const Part part = parted(whole);
        if (lower_ascii(header(part.head, "content-type")).starts_with("text/html")) return decoded(part);
        at = end;
    }
    return {};
}

}  // namespace

Expected<Document> read_web_archive(std::string_view bytes) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    const Part letter = parted(bytes);
    const std::string boundary = boundary_of(header(letter.head, "content-type"));
    if (boundary.empty()) return refuse_damaged("mht: no boundary");
    const auto page = first_page(letter.body, boundary);
    if (!page) return refuse_empty("mht: no page inside");
    return read_html_page(*page);
}

}  // namespace mera
