// The head of an HTTP request in any pieces: the same request, or none.
#include <string>

#include "fuzz/fuzz_target.hpp"
#include "web/http/http_parser.hpp"
#include "web/http/request_head.hpp"

namespace {

constexpr std::size_t kHeadMax = 16 * 1024;
// Broken lines may be noticed sooner or later by how they arrive; that none becomes a request is what counts.
constexpr const char* kNoRequest = "no request";

std::string taken(std::string_view bytes, std::size_t piece) {
    mera::HttpParser parser{kHeadMax};
    std::string waiting;
    while (!bytes.empty() && !parser.is_head_done()) {
        waiting += bytes.substr(0, piece);
        bytes.remove_prefix(std::min(piece, bytes.size()));
        while (!waiting.empty() && !parser.is_head_done()) {
            const auto step = parser.put(waiting);
            if (step.used > waiting.size()) std::abort();
            waiting.erase(0, step.used);
            if (step.outcome == mera::HttpParser::Outcome::need_more) break;
            if (step.outcome != mera::HttpParser::Outcome::progress) return kNoRequest;
            if (step.used == 0) break;
        }
    }
    if (!parser.is_head_done()) return kNoRequest;
    auto read = mera::read_head(parser.take_head(), {"127.0.0.1", false}, {});
    if (std::holds_alternative<mera::Refusal>(read)) return kNoRequest;
    const auto& head = std::get<mera::ReadHead>(read);
    if (!head.request.path.starts_with('/')) std::abort();
    return head.request.path + " " + std::to_string(head.frame.length) + (head.frame.chunked ? " chunked" : "");
}

}  // namespace

FUZZ_TARGET(request_head, bytes) {
    if (bytes.size() < 2 || bytes.size() > kHeadMax) return;
    const std::size_t piece = 1 + static_cast<unsigned char>(bytes[0]) % 64;
    bytes.remove_prefix(1);
    if (taken(bytes, bytes.size()) != taken(bytes, piece)) std::abort();
}
