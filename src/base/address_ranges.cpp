#include "base/address_ranges.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/text.hpp"

namespace mera {

std::optional<AddressRanges::Bytes> AddressRanges::bytes_of(std::string_view address) {
    const std::string text{address};
    Bytes bytes = {};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return bytes;
    bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (inet_pton(AF_INET, text.c_str(), bytes.data() + 12) == 1) return bytes;
    return std::nullopt;
}

std::optional<AddressRanges::Range> AddressRanges::range_of(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto address = bytes_of(text.substr(0, slash));
    if (!address) return std::nullopt;
    if (slash == std::string_view::npos) return Range{*address, 128};

    const bool is_ipv4 = text.find(':') == std::string_view::npos;
    const std::string_view digits = text.substr(slash + 1);
    unsigned bits = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (error != std::errc{} || end != digits.data() + digits.size() || bits > (is_ipv4 ? 32U : 128U))
        return std::nullopt;
    return Range{*address, is_ipv4 ? bits + 96 : bits};
}

Expected<AddressRanges> AddressRanges::parse(const std::vector<std::string>& texts, std::string_view field) {
    AddressRanges out;
    for (const std::string& text : texts) {
        const auto range = range_of(trim(text));
        if (!range)
            return Failure{Failure::Kind::invalid_input,
                           "«" + text + "» — не адрес и не сеть. Напишите, например, 127.0.0.1 или 10.0.0.0/8.",
                           std::string{field}};
        out.ranges_.push_back(*range);
    }
    return out;
}

bool AddressRanges::contains(std::string_view text) const {
    const auto address = bytes_of(text);
    if (!address) return false;
    return std::any_of(ranges_.begin(), ranges_.end(), [&](const Range& range) {
        const std::size_t whole = range.prefix_bits / 8;
        if (std::memcmp(address->data(), range.address.data(), whole) != 0) return false;
        const unsigned rest = range.prefix_bits % 8;
        return rest == 0 || (((*address)[whole] ^ range.address[whole]) >> (8 - rest)) == 0;
    });
}

}  // namespace mera
