// The reader's settings: size, colours, spacing, typeface. Kept in a cookie, so they work before signing in too.
#include "web/pages.hpp"
#include "web/views/appearance.hpp"

namespace mera {

Response post_appearance(Visit& visit) {
    const Fields& sent = visit.request.form;
    const Appearance chosen =
        appearance_from_form(sent.first("size"), sent.first("scheme"), sent.first("spacing"), sent.first("face"));
    Response response = redirect(safe_return_address(sent.first("return_to"), "/"));
    response.set(Cookie{.name = std::string{kAppearanceCookie},
                        .value = cookie_value(chosen),
                        .max_age = std::chrono::hours{24 * 365},
                        .secure = visit.request.secure});
    return response;
}

}  // namespace mera
