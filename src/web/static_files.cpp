#include "web/static_files.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include "base/digest.hpp"
#include "web/compression.hpp"

namespace mera {

namespace {

constexpr std::size_t kDigestLetters = 8;
constexpr std::string_view kKeepForAYear = "public, max-age=31536000, immutable";
constexpr std::string_view kAskAgain = "public, no-cache";

constexpr std::array kContentTypes = {
    std::pair<std::string_view, std::string_view>{".css", "text/css; charset=utf-8"},
    std::pair<std::string_view, std::string_view>{".js", "text/javascript; charset=utf-8"},
    std::pair<std::string_view, std::string_view>{".mjs", "text/javascript; charset=utf-8"},
    std::pair<std::string_view, std::string_view>{".svg", "image/svg+xml"},
    std::pair<std::string_view, std::string_view>{".png", "image/png"},
    std::pair<std::string_view, std::string_view>{".ico", "image/vnd.microsoft.icon"},
    std::pair<std::string_view, std::string_view>{".woff2", "font/woff2"},
    std::pair<std::string_view, std::string_view>{".json", "application/json"},
    std::pair<std::string_view, std::string_view>{".webmanifest", "application/manifest+json"},
    std::pair<std::string_view, std::string_view>{".txt", "text/plain; charset=utf-8"},
};

}  // namespace

std::string_view content_type_of(std::string_view file_name) {
    for (const auto& [ending, type] : kContentTypes)
        if (file_name.ends_with(ending)) return type;
    return "application/octet-stream";
}

StaticFiles::StaticFiles(std::string_view root, std::span<const Asset> assets) : root_(root) {
    for (const Asset& asset : assets) {
        Entry entry{
            asset.bytes, {}, content_type_of(asset.name), sha256_hex(asset.bytes).substr(0, kDigestLetters), {}};
        entry.address = root_ + "/" + entry.digest + "/" + std::string{asset.name};
        if (is_compressible(entry.content_type)) {
            entry.gzip = gzip(asset.bytes, kBestCompression);
            if (entry.gzip.size() >= asset.bytes.size()) entry.gzip.clear();
        }
        entries_.emplace(asset.name, std::move(entry));
    }
}

const std::string& StaticFiles::address(std::string_view name) const {
    const auto found = entries_.find(std::string{name});
    if (found == entries_.end()) throw std::logic_error("no asset " + std::string{name});
    return found->second.address;
}

std::optional<Response> StaticFiles::answer(const Request& request) const {
    std::string_view name = request.path;
    if (!name.starts_with(root_ + "/")) return std::nullopt;
    name.remove_prefix(root_.size() + 1);

    auto found = entries_.find(std::string{name});
    bool digest_fits = false;
    if (found == entries_.end() && name.size() > kDigestLetters && name[kDigestLetters] == '/') {
        found = entries_.find(std::string{name.substr(kDigestLetters + 1)});
        // An old page may ask for the file it knew: it gets the new one, but not for a year.
        digest_fits = found != entries_.end() && name.substr(0, kDigestLetters) == found->second.digest;
    }
    if (found == entries_.end()) return std::nullopt;

    const Entry& entry = found->second;
    Response response;
    response.set("Content-Type", std::string{entry.content_type});
    response.set("Cache-Control", std::string{digest_fits ? kKeepForAYear : kAskAgain});
    response.set("ETag", "\"" + entry.digest + "\"");
    response.body = StaticBytes{entry.bytes};
    if (entry.gzip.empty()) return response;
    response.set("Vary", "Accept-Encoding");
    if (request.accepts_gzip()) {
        response.set("Content-Encoding", "gzip");
        response.body = StaticBytes{entry.gzip};
    }
    return response;
}

}  // namespace mera
