#include "web/http/request_head.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace mera {

namespace {

bool is_host(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view{".-_:[]"}.find(c) != std::string_view::npos;
    });
}

std::optional<Refusal> check_host(const Request& request, int version) {
    const std::size_t hosts = request.count_of_header("host");
    if (hosts > 1) return Refusal{400, "more than one Host"};
    if (hosts == 0 && version > 10) return Refusal{400, "no Host"};
    if (!is_host(request.header("host"))) return Refusal{400, "Host is not a host"};
    return std::nullopt;
}

std::variant<BodyFrame, Refusal> read_frame(const Request& request, int version) {
    const std::size_t lengths = request.count_of_header("content-length");
    const std::size_t encodings = request.count_of_header("transfer-encoding");
    if (encodings > 0) {
        if (lengths > 0) return Refusal{400, "Content-Length together with Transfer-Encoding"};
        if (encodings > 1 || version < 11) return Refusal{400, "Transfer-Encoding twice or in HTTP/1.0"};
        if (!equal_ignoring_case(request.header("transfer-encoding"), "chunked"))
            return Refusal{400, "an unknown Transfer-Encoding"};
        return BodyFrame{.chunked = true};
    }
    if (lengths > 1) return Refusal{400, "more than one Content-Length"};
    BodyFrame frame;
    if (lengths == 0) return frame;
    const std::string_view text = request.header("content-length");
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), frame.length);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return Refusal{400, "Content-Length is not a number"};
    return frame;
}

// The address may be sent whole («GET http://host/path»), as to a proxy; the part from the path on counts.
std::string_view origin_form(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme)) continue;
        const std::size_t path = target.find('/', scheme.size());
        return path == std::string_view::npos ? std::string_view{"/"} : target.substr(path);
    }
    return target;
}

std::optional<Refusal> read_target(Request& request) {
    std::string_view target = origin_form(request.target);
    target = target.substr(0, target.find('#'));
    const std::size_t question = target.find('?');
    const auto path = decode_path(target.substr(0, question));
    if (!path) return Refusal{400, "the path can be read in several ways"};
    request.path = *path;
    if (question == std::string_view::npos) return std::nullopt;
    auto query = parse_urlencoded(target.substr(question + 1));
    if (!query) return Refusal{400, "the query holds a NUL or too many fields"};
    request.query = *std::move(query);
    return std::nullopt;
}

std::string joined_header(const Request& request, std::string_view name) {
    std::string joined;
    for (const Header& header : request.headers)
        if (header.name == name) joined += (joined.empty() ? "" : ",") + header.value;
    return joined;
}

// The last value: the one our own proxy wrote.
std::string_view last_of_list(std::string_view list) { return trim(list.substr(list.find_last_of(',') + 1)); }

void read_peer(Request& request, const Peer& peer, const TrustedProxies& proxies) {
    request.secure = peer.secure;
    request.host = request.header("host");
    request.client_address = proxies.client_address(peer.address, joined_header(request, "x-forwarded-for"));
    if (!proxies.contains(peer.address)) return;
    const std::string scheme = joined_header(request, "x-forwarded-proto");
    if (!scheme.empty()) request.secure = last_of_list(scheme) == "https";
    const std::string host = joined_header(request, "x-forwarded-host");
    if (!host.empty() && is_host(last_of_list(host))) request.host = last_of_list(host);
}

}  // namespace

std::variant<ReadHead, Refusal> read_head(RequestHead head, const Peer& peer, const TrustedProxies& proxies) {
    const auto method = method_from(head.method);
    if (!method) return Refusal{501, "method " + head.method};

    ReadHead read;
    Request& request = read.request;
    request.method = *method;
    request.target = std::move(head.target);
    request.headers = std::move(head.headers);
    for (Header& header : request.headers) {
        header.name = lower_ascii(header.name);
        header.value = trim(header.value);
    }
    if (auto refusal = check_host(request, head.version)) return *refusal;
    const auto frame = read_frame(request, head.version);
    if (const auto* refusal = std::get_if<Refusal>(&frame)) return *refusal;
    read.frame = std::get<BodyFrame>(frame);
    if (auto refusal = read_target(request)) return *refusal;
    read_peer(request, peer, proxies);
    return read;
}

}  // namespace mera
