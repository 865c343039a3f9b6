#pragma once
// Was this form really ours? Another site can make a signed-in person's browser send a request; it cannot make it say
// that it comes from here, and it cannot know the session's secret.
#include <string>
#include <string_view>

#include "base/expected.hpp"
#include "web/http/request.hpp"

namespace mera {

inline constexpr std::string_view kFormTokenField = "form_token";     // hidden field of every form
inline constexpr std::string_view kFormTokenHeader = "x-form-token";  // for htmx requests without a form

// A fresh spelling of the session's secret for every page: a compressed page that never repeats it cannot leak it by
// its length (BREACH).
std::string form_token_for_page(std::string_view session_secret);
bool form_token_fits(std::string_view sent, std::string_view session_secret);

// For requests that change something; reading needs no proof. Sec-Fetch-Site decides, where the browser is too old or
// the site is on plain HTTP the Origin does.
Expected<Done> check_origin(const Request& request);
// Origin and token together: what every signed-in change must pass.
Expected<Done> check_form(const Request& request, std::string_view session_secret);

}  // namespace mera
