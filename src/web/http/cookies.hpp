#pragma once
// Cookies: what the browser sent, and what it should keep.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mera {

struct Cookie {
    enum class SameSite { strict, lax };
    std::string name;
    std::string value;                                 // letters, digits and «-_.~»: tokens need no more
    std::optional<std::chrono::seconds> max_age = {};  // none: until the browser is closed; zero: forget it now
    bool secure = false;                               // request.secure
    SameSite same_site = SameSite::lax;                // strict would sign out whoever follows a link from a mail
    std::string path = "/";
};

// Scripts never need to read a cookie of ours: HttpOnly is always set.
std::string set_cookie_text(const Cookie& cookie);  // throws when name or value would break the line
std::optional<std::string_view> cookie_value(std::string_view cookie_header, std::string_view name);

}  // namespace mera
