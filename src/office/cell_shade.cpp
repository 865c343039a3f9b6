#include "office/cell_shade.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <optional>

#include "base/text.hpp"

namespace mera {

namespace {

constexpr int kWhiteFrom = 0xFA;  // lighter than paper under a lamp: nobody sees it as a colour

using Channels = std::array<int, 3>;

std::optional<int> hex_at(std::string_view digits, std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : digits.substr(at, count)) {
        if (std::isxdigit(static_cast<unsigned char>(c)) == 0) return {};
        value = value * 16 + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

std::optional<Channels> from_hex(std::string_view digits) {
    if (digits.starts_with('#')) digits.remove_prefix(1);
    if (digits.size() == 8) digits.remove_prefix(2);  // the opacity of a workbook's colour
    const std::size_t each = digits.size() / 3;
    if (digits.size() != 3 && digits.size() != 6) return {};
    Channels out{};
    for (std::size_t at = 0; at < out.size(); ++at) {
        const auto value = hex_at(digits, at * each, each);
        if (!value) return {};
        out[at] = each == 1 ? *value * 17 : *value;
    }
    return out;
}

// «rgb(146,208,80)», «rgba(146,208,80,0)»: nothing when it is wholly transparent.
std::optional<Channels> from_function(std::string_view colour) {
    const std::size_t open = colour.find('(');
    if (!colour.starts_with("rgb") || open == std::string_view::npos) return {};
    Channels out{};
    std::size_t at = open + 1;
    for (int& channel : out) {
        channel = std::clamp(std::atoi(std::string{colour.substr(at, 4)}.c_str()), 0, 255);
        at = std::min(colour.find(',', at), colour.size() - 1) + 1;
    }
    const bool transparent = colour.starts_with("rgba") && std::atof(std::string{colour.substr(at)}.c_str()) == 0;
    return transparent ? std::nullopt : std::optional{out};
}

bool is_name(std::string_view colour) {
    return !colour.empty() && std::all_of(colour.begin(), colour.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool means_none(std::string_view name) {
    static constexpr std::array<std::string_view, 7> kNone = {"white",   "transparent", "none", "auto",
                                                              "inherit", "initial",     "unset"};
    return std::find(kNone.begin(), kNone.end(), name) != kNone.end();
}

}  // namespace

std::string shade_of_colour(std::string_view colour) {
    const std::string folded = fold_case(trim(colour));
    auto channels = from_hex(folded);
    if (!channels) channels = from_function(folded);
    if (!channels) return is_name(folded) && !means_none(folded) ? folded : std::string{};
    if (std::all_of(channels->begin(), channels->end(), [](int value) { return value >= kWhiteFrom; })) return {};
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    for (const int value : *channels) {
        out += kDigits[value / 16];
        out += kDigits[value % 16];
    }
    return out;
}

std::string shade_of_style(std::string_view declarations) {
    std::string out;
    for (const std::string& declaration : split(declarations, ';')) {
        const std::size_t colon = declaration.find(':');
        if (colon == std::string::npos) continue;
        const std::string_view name = std::string_view{declaration}.substr(0, colon);
        std::string_view value = std::string_view{declaration}.substr(colon + 1);
        if (const std::size_t important = value.find("!important"); important != std::string_view::npos)
            value = value.substr(0, important);
        if (name == "background" || name == "background-color") out = shade_of_colour(value);
    }
    return out;
}

}  // namespace mera
