#include "web/http/request_origin.hpp"

#include "base/digest.hpp"

namespace mera {

namespace {

std::string sealed(std::string_view salt, std::string_view secret) {
    return std::string{salt} + "." + sha256_hex(std::string{salt} + "." + std::string{secret});
}

Failure foreign_form(std::string detail) {
    return Failure{Failure::Kind::not_permitted,
                   "Форма устарела или открыта с другого сайта. Откройте страницу заново и повторите.", "",
                   std::move(detail)};
}

// «https://mera.example:8443» → «mera.example:8443»; a default port is not written by browsers on either side.
std::string_view authority_of(std::string_view origin) {
    const std::size_t scheme = origin.find("://");
    return scheme == std::string_view::npos ? std::string_view{} : origin.substr(scheme + 3);
}

}  // namespace

std::string form_token_for_page(std::string_view session_secret) { return sealed(random_token(), session_secret); }

bool form_token_fits(std::string_view sent, std::string_view session_secret) {
    const std::size_t dot = sent.find('.');
    if (dot == std::string_view::npos || session_secret.empty()) return false;
    return equal_in_constant_time(sent, sealed(sent.substr(0, dot), session_secret));
}

Expected<Done> check_origin(const Request& request) {
    if (!changes_something(request.method)) return Done{};
    const std::string_view site = request.header("sec-fetch-site");
    if (site == "same-origin" || site == "none") return Done{};
    if (!site.empty()) return foreign_form("Sec-Fetch-Site " + std::string{site});
    const std::string_view origin = request.header("origin");
    if (origin.empty()) return Done{};  // not a browser of the last ten years: the token decides
    if (equal_ignoring_case(authority_of(origin), request.host)) return Done{};
    return foreign_form("Origin " + std::string{origin} + " at " + request.host);
}

Expected<Done> check_form(const Request& request, std::string_view session_secret) {
    if (!changes_something(request.method)) return Done{};
    if (auto origin = check_origin(request); !origin) return origin;
    const std::string_view in_form = request.form.first(kFormTokenField);
    if (form_token_fits(in_form.empty() ? request.header(kFormTokenHeader) : in_form, session_secret)) return Done{};
    return foreign_form("the form token does not fit");
}

}  // namespace mera
