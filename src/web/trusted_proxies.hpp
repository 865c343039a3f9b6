#pragma once
// Whose word about the person's address is believed: the proxies named in the settings, nobody else.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"

namespace mera {

class TrustedProxies {
public:
    TrustedProxies() = default;
    // Addresses or networks: «127.0.0.1», «10.0.0.0/8», «::1».
    static Expected<TrustedProxies> parse(const std::vector<std::string>& texts);

    bool contains(std::string_view address) const;
    // The person's address: the last one in X-Forwarded-For that is not a proxy of ours, or the peer itself.
    std::string client_address(std::string_view peer, std::string_view forwarded_for) const;

private:
    using Bytes = std::array<std::uint8_t, 16>;  // IPv4 as ::ffff:a.b.c.d
    struct Network {
        Bytes address;
        unsigned prefix_bits;
    };
    static std::optional<Bytes> bytes_of(std::string_view address);
    static std::optional<Network> network_of(std::string_view text);
    std::vector<Network> networks_;
};

}  // namespace mera
