#include "web/http/request_fields.hpp"

#include <algorithm>
#include <charconv>

#include "base/html.hpp"
#include "base/text.hpp"

namespace mera {

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// The byte behind a «%» at `at`, or nothing when two hex digits do not follow.
std::optional<char> escaped_byte(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size()) return std::nullopt;
    const int high = hex_value(text[at + 1]);
    const int low = hex_value(text[at + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    return static_cast<char>(high * 16 + low);
}

std::string decode_value(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+') {
            out += ' ';
        } else if (const auto byte = text[at] == '%' ? escaped_byte(text, at) : std::nullopt) {
            out += *byte;
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

// Decoded, or nothing when a second reader could understand the path differently.
std::optional<std::string> decode_strictly(std::string_view raw) {
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size(); ++at) {
        char byte = raw[at];
        if (byte == '%') {
            const auto escaped = escaped_byte(raw, at);
            if (!escaped || *escaped == '/') return std::nullopt;
            byte = *escaped;
            at += 2;
        }
        if (byte == '\\' || static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F) return std::nullopt;
        out += byte;
    }
    return is_valid_utf8(out) ? std::optional{std::move(out)} : std::nullopt;
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return a.size() == b.size() && lower_ascii(a) == lower_ascii(b);
}

const std::string* Fields::find(std::string_view name) const {
    const auto found = std::find_if(pairs_.begin(), pairs_.end(), [&](const Pair& pair) { return pair.first == name; });
    return found == pairs_.end() ? nullptr : &found->second;
}

std::string_view Fields::first(std::string_view name) const {
    const std::string* value = find(name);
    return value ? std::string_view{*value} : std::string_view{};
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : pairs_)
        if (key == name) values.emplace_back(value);
    return values;
}

std::optional<std::int64_t> row_number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value <= 0) return {};
    return value;
}

std::string clean_field(std::string_view text) {
    std::string out;
    if (is_valid_utf8(text)) {
        out = nfc(text);
    } else {
        for (const char32_t c : code_points(text)) out += utf8(c);  // broken bytes become U+FFFD
        out = nfc(out);
    }
    if (out.find('\r') == std::string::npos) return out;
    return replace_all(replace_all(std::move(out), "\r\n", "\n"), "\r", "\n");
}

std::optional<Fields> parse_urlencoded(std::string_view text) {
    Fields fields;
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), piece.size() + 1));
        if (piece.empty()) continue;
        const std::size_t equals = piece.find('=');
        std::string name = decode_value(piece.substr(0, equals));
        std::string value = equals == std::string_view::npos ? std::string{} : decode_value(piece.substr(equals + 1));
        if (name.find('\0') != std::string::npos || value.find('\0') != std::string::npos) return std::nullopt;
        if (fields.size() == kFieldsMax) return std::nullopt;
        fields.add(clean_field(name), clean_field(value));
    }
    return fields;
}

std::string to_urlencoded(const Fields& fields) {
    std::string out;
    for (const auto& [name, value] : fields) {
        if (!out.empty()) out += '&';
        out += url_encode(name) + '=' + url_encode(value);
    }
    return out;
}

std::optional<std::string> decode_path(std::string_view raw) {
    if (raw.empty() || raw.front() != '/') return std::nullopt;
    const auto decoded = decode_strictly(raw);
    if (!decoded) return std::nullopt;

    const bool ends_with_slash = decoded->back() == '/';
    std::vector<std::string> kept;
    for (std::string& segment : split(*decoded, '/')) {
        if (segment.empty() || segment == ".") continue;
        if (segment != "..") {
            kept.push_back(std::move(segment));
        } else {
            if (kept.empty()) return std::nullopt;
            kept.pop_back();
        }
    }
    std::string path = "/" + join(kept, "/");
    if (ends_with_slash && path.size() > 1) path += '/';
    return nfc(path);
}

}  // namespace mera
