#pragma once
// Sets of IP addresses, written as people write them: «127.0.0.1», «10.0.0.0/8», «::1».
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"

namespace mera {

class AddressRanges {
public:
    AddressRanges() = default;
    // `field`: whose setting it is, for the Failure.
    static Expected<AddressRanges> parse(const std::vector<std::string>& texts, std::string_view field);
    static bool is_address(std::string_view text) { return bytes_of(text).has_value(); }

    bool contains(std::string_view address) const;  // false for what is no address

private:
    using Bytes = std::array<std::uint8_t, 16>;  // IPv4 as ::ffff:a.b.c.d
    struct Range {
        Bytes address;
        unsigned prefix_bits;
    };
    static std::optional<Bytes> bytes_of(std::string_view address);
    static std::optional<Range> range_of(std::string_view text);
    std::vector<Range> ranges_;
};

}  // namespace mera
