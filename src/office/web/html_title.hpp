#pragma once
// The title of a web page, as the browser's tab shows it.
#include <string>
#include <string_view>

namespace mera {

std::string html_title(std::string_view bytes);  // any Russian encoding; empty when there is none; at most 300 letters

}  // namespace mera
