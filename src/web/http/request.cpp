#include "web/http/request.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include "base/text.hpp"
#include "web/http/cookies.hpp"

namespace mera {

namespace {

struct NamedMethod {
    Method method;
    std::string_view name;
};
constexpr std::array kMethods = {
    NamedMethod{Method::get, "GET"},         NamedMethod{Method::head, "HEAD"},   NamedMethod{Method::post, "POST"},
    NamedMethod{Method::put, "PUT"},         NamedMethod{Method::patch, "PATCH"}, NamedMethod{Method::del, "DELETE"},
    NamedMethod{Method::options, "OPTIONS"},
};

// «gzip;q=0» says no. Anything that is not plainly zero says yes.
bool is_refused(std::string_view parameters) {
    const std::size_t q = parameters.find("q=");
    if (q == std::string_view::npos) return false;
    const std::string_view weight = trim(parameters.substr(q + 2));
    return !weight.empty() && weight.find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

std::optional<Method> method_from(std::string_view name) {
    for (const NamedMethod& known : kMethods)
        if (known.name == name) return known.method;
    return std::nullopt;
}

std::string_view name_of(Method method) {
    return std::find_if(kMethods.begin(), kMethods.end(),
                        [&](const NamedMethod& known) { return known.method == method; })
        ->name;
}

std::string_view Request::header(std::string_view name) const {
    for (const Header& header : headers)
        if (header.name == name) return header.value;
    return {};
}

std::size_t Request::count_of_header(std::string_view name) const {
    return static_cast<std::size_t>(
        std::count_if(headers.begin(), headers.end(), [&](const Header& header) { return header.name == name; }));
}

std::string_view Request::cookie(std::string_view name) const {
    for (const Header& header : headers) {
        if (header.name != "cookie") continue;
        if (const auto value = cookie_value(header.value, name)) return *value;
    }
    return {};
}

std::int64_t Request::path_id(std::string_view name) const {
    const std::string_view text = path_parameters.first(name);
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || end != text.data() + text.size())
        throw std::logic_error("the route has no numeric parameter " + std::string{name});
    return id;
}

bool Request::accepts_gzip() const {
    for (const std::string& coding : split(header("accept-encoding"), ',')) {
        const std::string_view name = trim(std::string_view{coding}.substr(0, coding.find(';')));
        if (name != "gzip" && name != "*") continue;
        return !is_refused(std::string_view{coding}.substr(std::min(coding.size(), coding.find(';'))));
    }
    return false;
}

bool Request::has_current(std::string_view etag) const {
    for (const std::string& part : split(header("if-none-match"), ',')) {
        std::string_view candidate = trim(part);
        if (candidate.starts_with("W/")) candidate.remove_prefix(2);
        if (candidate == "*" || candidate == etag) return true;
    }
    return false;
}

std::string safe_return_address(std::string_view sent, std::string_view fallback) {
    const bool inside = sent.size() >= 1 && sent[0] == '/' && (sent.size() == 1 || (sent[1] != '/' && sent[1] != '\\'));
    const bool plain = std::all_of(sent.begin(), sent.end(), [](char c) { return c > 0x20 && c < 0x7F && c != '\\'; });
    return std::string{inside && plain ? sent : fallback};
}

}  // namespace mera
