#pragma once
// Small change for views: attributes and pieces that are there only when they have something to say.
#include <string_view>

#include "base/html.hpp"

namespace mera {

inline Html unless_empty(Markup<1> markup, std::string_view value) {
    return value.empty() ? Html() : html(markup, value);
}
inline Html unless_empty(Markup<1> markup, const Html& content) {
    return content.empty() ? Html() : html(markup, content);
}
inline Html when(bool condition, Markup<0> markup) { return condition ? html(markup) : Html(); }

}  // namespace mera
