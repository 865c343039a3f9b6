#pragma once
// Whose word about the person's address is believed: the proxies named in the settings, nobody else.
#include <string>
#include <string_view>
#include <vector>

#include "base/address_ranges.hpp"
#include "base/expected.hpp"

namespace mera {

class TrustedProxies {
public:
    TrustedProxies() = default;
    // Addresses or networks: «127.0.0.1», «10.0.0.0/8», «::1».
    static Expected<TrustedProxies> parse(const std::vector<std::string>& texts);

    bool contains(std::string_view address) const { return ranges_.contains(address); }
    // The person's address: the last one in X-Forwarded-For that is not a proxy of ours, or the peer itself.
    std::string client_address(std::string_view peer, std::string_view forwarded_for) const;

private:
    AddressRanges ranges_;
};

}  // namespace mera
