#include "web/http/static_files.hpp"

#include "web/http/assets.hpp"

namespace mera {

std::optional<Response> serve_asset(const Request& request) {
    const Asset* asset = find_asset(request.path);
    if (asset == nullptr) return std::nullopt;
    Response response;
    response.set("Content-Type", std::string{asset->content_type});
    response.set("Cache-Control", "public, max-age=31536000, immutable");
    response.set("ETag", "\"" + std::string{asset->path} + "\"");
    response.body = StaticBytes{asset->bytes};
    if (asset->gzip_bytes.empty()) return response;
    response.set("Vary", "Accept-Encoding");
    if (request.accepts_gzip()) {
        response.set("Content-Encoding", "gzip");
        response.body = StaticBytes{asset->gzip_bytes};
    }
    return response;
}

}  // namespace mera
