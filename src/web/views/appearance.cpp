#include "web/views/appearance.hpp"

#include <array>

namespace mera {
namespace {

constexpr std::array<std::string_view, 3> kSizes = {"", "text-large", "text-largest"};
constexpr std::array<std::string_view, 4> kSchemes = {"", "scheme-black-on-white", "scheme-white-on-black",
                                                      "scheme-blue"};
constexpr std::array<std::string_view, 3> kSpacings = {"", "spacing-wide", "spacing-widest"};
constexpr std::array<std::string_view, 2> kFaces = {"", "face-serif"};

std::size_t choice(std::string_view digit, std::size_t choices) {
    if (digit.size() != 1 || digit[0] < '0') return 0;
    const auto value = static_cast<std::size_t>(digit[0] - '0');
    return value < choices ? value : 0;
}

}  // namespace

Appearance appearance_from_form(std::string_view size, std::string_view scheme, std::string_view spacing,
                                std::string_view face) {
    return {static_cast<Appearance::TextSize>(choice(size, kSizes.size())),
            static_cast<Appearance::Scheme>(choice(scheme, kSchemes.size())),
            static_cast<Appearance::Spacing>(choice(spacing, kSpacings.size())),
            static_cast<Appearance::Face>(choice(face, kFaces.size()))};
}

Appearance appearance_from_cookie(std::string_view value) {
    if (value.size() != 4) return {};
    return appearance_from_form(value.substr(0, 1), value.substr(1, 1), value.substr(2, 1), value.substr(3, 1));
}

std::string cookie_value(const Appearance& appearance) {
    std::string value;
    for (const int part : {static_cast<int>(appearance.size), static_cast<int>(appearance.scheme),
                           static_cast<int>(appearance.spacing), static_cast<int>(appearance.face)})
        value += static_cast<char>('0' + part);
    return value;
}

std::string html_classes(const Appearance& appearance) {
    std::string classes;
    for (const std::string_view name :
         {kSizes[static_cast<std::size_t>(appearance.size)], kSchemes[static_cast<std::size_t>(appearance.scheme)],
          kSpacings[static_cast<std::size_t>(appearance.spacing)], kFaces[static_cast<std::size_t>(appearance.face)]}) {
        if (name.empty()) continue;
        if (!classes.empty()) classes += ' ';
        classes += name;
    }
    return classes;
}

}  // namespace mera
