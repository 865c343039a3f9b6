#pragma once
// How the pages look for one reader (what Russian sites call «версия для слабовидящих»): kept in a cookie, put on <html>
// as classes. One and the same page serves everybody.
#include <string>
#include <string_view>

namespace mera {

struct Appearance {
    enum class TextSize { normal, large, largest };
    enum class Scheme { normal, black_on_white, white_on_black, blue };
    enum class Spacing { normal, wide, widest };
    enum class Face { sans, serif };
    TextSize size = TextSize::normal;
    Scheme scheme = Scheme::normal;
    Spacing spacing = Spacing::normal;
    Face face = Face::sans;
    friend bool operator==(const Appearance&, const Appearance&) = default;
};

inline constexpr std::string_view kAppearanceCookie = "mera_appearance";

// Four digits, one for each setting in the order above; anything else reads as the usual appearance.
Appearance appearance_from_cookie(std::string_view value);
std::string cookie_value(const Appearance& appearance);

// The form's fields «size», «scheme», «spacing», «face» hold a digit each; what is not a choice stays usual.
Appearance appearance_from_form(std::string_view size, std::string_view scheme, std::string_view spacing,
                                std::string_view face);
std::string html_classes(const Appearance& appearance);  // for <html>; empty when all is usual

}  // namespace mera
