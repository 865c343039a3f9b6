#pragma once
// One request as the handlers see it: whole, decoded and within the limits. Files of a form lie on the disk already.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "web/http/request_fields.hpp"
#include "web/http/uploaded_file.hpp"

namespace mera {

enum class Method { get, head, post, put, patch, del, options };
std::optional<Method> method_from(std::string_view name);  // HTTP methods are case-sensitive
std::string_view name_of(Method method);
constexpr bool changes_something(Method method) {
    return method == Method::post || method == Method::put || method == Method::patch || method == Method::del;
}

struct Header {
    std::string name;  // lower case in a Request
    std::string value;
    friend bool operator==(const Header&, const Header&) = default;
};

struct Request {
    Method method = Method::get;
    std::string target;      // as sent: «/search?q=%D0%A8»
    std::string path = "/";  // decoded and normalised; «/obligations/7»
    Fields query = {};
    std::vector<Header> headers = {};
    Fields form = {};  // text fields of an urlencoded or multipart body
    std::vector<UploadedFile> files = {};
    std::optional<Failure> upload_failure =
        {};                           // a file was too large or one too many: it was dropped, the rest is here
    std::string body = {};            // bodies of any other type, raw
    Fields path_parameters = {};      // filled by the router
    std::string client_address = {};  // the person's, if trusted proxies told it
    std::string host = {};            // as the person's browser knows it, with the port: «mera.example:8443»
    bool secure = false;              // the person came by HTTPS
    unsigned worker = 0;              // which worker runs the handler, from 0: one database connection per worker

    std::string_view header(std::string_view lower_case_name) const;  // the first; empty when absent
    std::size_t count_of_header(std::string_view lower_case_name) const;
    std::string_view cookie(std::string_view name) const;      // empty when absent
    std::int64_t path_id(std::string_view name = "id") const;  // the router let only whole numbers through
    std::string_view path_text(std::string_view name) const { return path_parameters.first(name); }

    bool accepts_gzip() const;
    bool has_current(std::string_view etag) const;  // If-None-Match names this ETag
};

// Where to go after a form, if the address was sent along: only inside this site, otherwise `fallback`.
std::string safe_return_address(std::string_view sent, std::string_view fallback);

}  // namespace mera
