#pragma once
// Numbers in bytes, the least first. Reading beyond the end gives zero: formats check what they read, not where.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mera {

inline std::uint32_t word32(std::string_view bytes, std::size_t at) {
    std::uint32_t out = 0;
    for (std::size_t byte = 0; byte < 4 && at + byte < bytes.size(); ++byte)
        out |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + byte])) << (8 * byte);
    return out;
}

inline std::uint16_t word16(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(word32(bytes, at) & 0xFFFF);
}

inline void put32(std::string& bytes, std::size_t at, std::uint32_t value) {
    for (std::size_t byte = 0; byte < 4; ++byte) bytes.at(at + byte) = static_cast<char>(value >> (8 * byte) & 0xFF);
}

inline void put16(std::string& bytes, std::size_t at, std::uint16_t value) {
    for (std::size_t byte = 0; byte < 2; ++byte) bytes.at(at + byte) = static_cast<char>(value >> (8 * byte) & 0xFF);
}

}  // namespace mera
