#include "web/trusted_proxies.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/text.hpp"

namespace mera {

std::optional<TrustedProxies::Bytes> TrustedProxies::bytes_of(std::string_view address) {
    const std::string text{address};
    Bytes bytes = {};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return bytes;
    bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (inet_pton(AF_INET, text.c_str(), bytes.data() + 12) == 1) return bytes;
    return std::nullopt;
}

std::optional<TrustedProxies::Network> TrustedProxies::network_of(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto address = bytes_of(text.substr(0, slash));
    if (!address) return std::nullopt;
    if (slash == std::string_view::npos) return Network{*address, 128};

    const bool is_ipv4 = text.find(':') == std::string_view::npos;
    const std::string_view digits = text.substr(slash + 1);
    unsigned bits = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (error != std::errc{} || end != digits.data() + digits.size() || bits > (is_ipv4 ? 32U : 128U))
        return std::nullopt;
    return Network{*address, is_ipv4 ? bits + 96 : bits};
}

Expected<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& texts) {
    TrustedProxies proxies;
    for (const std::string& text : texts) {
        const auto network = network_of(trim(text));
        if (!network)
            return Failure{Failure::Kind::invalid_input,
                           "«" + text + "» — не адрес и не сеть. Напишите, например, 127.0.0.1 или 10.0.0.0/8.",
                           "trusted_proxies"};
        proxies.networks_.push_back(*network);
    }
    return proxies;
}

bool TrustedProxies::contains(std::string_view text) const {
    const auto address = bytes_of(text);
    if (!address) return false;
    return std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
        const std::size_t whole = network.prefix_bits / 8;
        if (std::memcmp(address->data(), network.address.data(), whole) != 0) return false;
        const unsigned rest = network.prefix_bits % 8;
        return rest == 0 || (((*address)[whole] ^ network.address[whole]) >> (8 - rest)) == 0;
    });
}

std::string TrustedProxies::client_address(std::string_view peer, std::string_view forwarded_for) const {
    std::string client{peer};
    if (!contains(peer)) return client;
    std::vector<std::string> hops = split(forwarded_for, ',');
    while (!hops.empty()) {
        const std::string hop{trim(hops.back())};
        hops.pop_back();
        if (!bytes_of(hop)) return client;  // not an address: whoever wrote it, it proves nothing
        client = hop;
        if (!contains(hop)) return client;
    }
    return client;
}

}  // namespace mera
