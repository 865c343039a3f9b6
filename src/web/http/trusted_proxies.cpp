#include "web/http/trusted_proxies.hpp"

#include "base/text.hpp"

namespace mera {

Expected<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& texts) {
    const auto ranges = AddressRanges::parse(texts, "trusted_proxies");
    if (!ranges) return ranges.failure();
    TrustedProxies proxies;
    proxies.ranges_ = *ranges;
    return proxies;
}

std::string TrustedProxies::client_address(std::string_view peer, std::string_view forwarded_for) const {
    std::string client{peer};
    if (!contains(peer)) return client;
    std::vector<std::string> hops = split(forwarded_for, ',');
    while (!hops.empty()) {
        const std::string hop{trim(hops.back())};
        hops.pop_back();
        if (!AddressRanges::is_address(hop)) return client;  // whoever wrote it, it proves nothing
        client = hop;
        if (!contains(hop)) return client;
    }
    return client;
}

}  // namespace mera
