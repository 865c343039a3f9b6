#pragma once
// From the header as it was parsed to a Request, or to the refusal it deserves. What two servers in a row could read
// in two ways (request smuggling) is refused here, beyond what the parser refuses itself.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "web/http/refusal.hpp"
#include "web/http/request.hpp"
#include "web/http/trusted_proxies.hpp"

namespace mera {

struct RequestHead {
    std::string method;
    std::string target;
    int version = 11;  // 10 or 11
    std::vector<Header> headers;
};

struct Peer {
    std::string address;
    bool secure = false;  // its connection is TLS, or the settings say that a proxy does TLS
};

struct BodyFrame {
    bool chunked = false;
    std::uint64_t length = 0;  // when not chunked
    bool empty() const { return !chunked && length == 0; }
};

struct ReadHead {
    Request request;
    BodyFrame frame;
};
std::variant<ReadHead, Refusal> read_head(RequestHead head, const Peer& peer, const TrustedProxies& proxies);

}  // namespace mera
