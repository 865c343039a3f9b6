#pragma once
// Styles, scripts, fonts and icons, embedded in the program. Their addresses carry their own digest, so a browser keeps
// them for a year and still gets a new one the moment it changes.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "web/response.hpp"

namespace mera {

struct Asset {
    std::string_view name;   // «app.css», «fonts/golos-text.woff2»
    std::string_view bytes;  // lives as long as the program
};

class StaticFiles {
public:
    // `root`: where they are served, «/assets».
    StaticFiles(std::string_view root, std::span<const Asset> assets);

    // «/assets/3f2a9c41/app.css», for href and src. Throws for a name that is not there: a page never links to nothing.
    const std::string& address(std::string_view name) const;
    // The answer to a GET under the root, with or without the digest; nothing when there is no such file.
    std::optional<Response> answer(const Request& request) const;

private:
    struct Entry {
        std::string_view bytes;
        std::string gzip;  // empty when it would not help
        std::string_view content_type;
        std::string digest;
        std::string address;
    };
    std::string root_;
    std::unordered_map<std::string, Entry> entries_;
};

std::string_view content_type_of(std::string_view file_name);  // of the endings the web needs; otherwise octet-stream

}  // namespace mera
