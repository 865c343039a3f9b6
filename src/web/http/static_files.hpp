#pragma once
// The answer to a request for a style, script, font or icon. Their addresses hold a hash of the content, so a browser
// keeps them for a year and never asks again.
#include <optional>

#include "web/http/response.hpp"

namespace mera {

std::optional<Response> serve_asset(const Request& request);  // nothing when there is no such file

}  // namespace mera
