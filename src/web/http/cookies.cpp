#include "web/http/cookies.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"

namespace mera {

namespace {

bool is_token(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.' || c == '~';
    });
}

}  // namespace

std::string set_cookie_text(const Cookie& cookie) {
    if (cookie.name.empty() || !is_token(cookie.name) || !is_token(cookie.value))
        throw std::logic_error("a cookie that would need quoting: " + cookie.name);
    std::string text = cookie.name + "=" + cookie.value + "; Path=" + cookie.path + "; HttpOnly";
    text += cookie.same_site == Cookie::SameSite::strict ? "; SameSite=Strict" : "; SameSite=Lax";
    if (cookie.max_age) text += "; Max-Age=" + std::to_string(cookie.max_age->count());
    if (cookie.secure) text += "; Secure";
    return text;
}

std::optional<std::string_view> cookie_value(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        const std::string_view piece = header.substr(0, header.find(';'));
        header.remove_prefix(std::min(header.size(), piece.size() + 1));
        const std::string_view pair = trim(piece);
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || trim(pair.substr(0, equals)) != name) continue;
        std::string_view value = trim(pair.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        return value;
    }
    return std::nullopt;
}

}  // namespace mera
