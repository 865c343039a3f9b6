#include "web/http/request_origin.hpp"

#include <doctest/doctest.h>

#include "web/http/request_builder.hpp"

using namespace mera;

TEST_CASE("only a form from this site may change something") {
    struct Case {
        const char* sentence;
        std::vector<Header> headers;
        bool ours;
    };
    const Case cases[] = {
        {"the browser says same-origin", {{"Sec-Fetch-Site", "same-origin"}}, true},
        {"typed by hand", {{"Sec-Fetch-Site", "none"}}, true},
        {"from another site", {{"Sec-Fetch-Site", "cross-site"}}, false},
        {"from a neighbouring subdomain", {{"Sec-Fetch-Site", "same-site"}}, false},
        {"the stricter word counts", {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "http://mera.test"}}, false},
        {"an older browser, our origin", {{"Origin", "http://mera.test"}}, true},
        {"an older browser, another origin", {{"Origin", "http://evil.test"}}, false},
        {"another port is another site", {{"Origin", "http://mera.test:81"}}, false},
        {"a sandboxed page", {{"Origin", "null"}}, false},
        {"no browser: the token decides", {}, true},
    };
    for (const Case& c : cases) {
        CAPTURE(c.sentence);
        CHECK(bool{check_origin(make_test_request({.method = Method::post, .headers = c.headers}))} == c.ours);
        CHECK(bool{check_origin(make_test_request({.headers = c.headers}))});
    }
}

TEST_CASE("the token of a page belongs to one session and is spelled anew each time") {
    const std::string token = form_token_for_page("secret");
    CHECK(token != form_token_for_page("secret"));
    CHECK(form_token_fits(token, "secret"));
    CHECK_FALSE(form_token_fits(token, "another"));
    CHECK_FALSE(form_token_fits(form_token_for_page(""), ""));
    CHECK_FALSE(form_token_fits("secret", "secret"));
    CHECK_FALSE(form_token_fits("", "secret"));

    const auto post = [](Fields form, std::vector<Header> headers = {}) {
        return make_test_request({.method = Method::post, .headers = std::move(headers), .form = std::move(form)});
    };
    CHECK(bool{check_form(post({{"form_token", token}}), "secret")});
    CHECK(bool{check_form(post({}, {{"X-Form-Token", token}}), "secret")});
    CHECK_FALSE(bool{check_form(post({}), "secret")});
    CHECK_FALSE(bool{check_form(post({{"form_token", token}}, {{"Sec-Fetch-Site", "cross-site"}}), "secret")});
}
