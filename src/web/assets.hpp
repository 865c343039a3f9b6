#pragma once
// Styles, scripts, fonts and the icon, embedded in the binary and kept by browsers for ever under a name with a hash.
#include <string>
#include <string_view>

#include "web/request.hpp"
#include "web/response.hpp"

namespace mera {

std::string_view asset_address(std::string_view name);  // «/assets/mera.4f2a91c0.css»; throws for a name that is not there
Response serve_asset(const Request& request);           // 404 when the address names nothing

}  // namespace mera
