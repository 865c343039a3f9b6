#include "web/http/router.hpp"

#include <doctest/doctest.h>

#include "web/http/request_builder.hpp"

using namespace mera;

namespace {

using Named = Route<const char*>;
const Named kRoutes[] = {
    {Method::get, "/", Access::anyone, "home"},
    {Method::get, "/obligations", Access::signed_in, "list"},
    {Method::get, "/obligations/{id}", Access::signed_in, "one"},
    {Method::get, "/obligations/new", Access::coordinator, "new"},
    {Method::post, "/obligations/{id}", Access::executor, "change"},
    {Method::post, "/obligations/{id}/transfers/{transfer_id}", Access::controller, "transfer"},
    {Method::get, "/feeds/{token}", Access::anyone, "feed"},
    {Method::get, "/feeds/help", Access::anyone, "help"},
    {Method::get, "/{page}", Access::anyone, "page"},
};

std::string found(Method method, const char* path) {
    static const Router<const char*> router{kRoutes};
    const auto hit = router.find(method, path);
    if (!hit.route) return hit.allow.empty() ? "404" : "405 " + hit.allow;
    std::string text = hit.route->handler;
    for (const auto& [name, value] : hit.parameters) text += " " + name + "=" + value;
    return text;
}

}  // namespace

TEST_CASE("an address finds its route") {
    CHECK(found(Method::get, "/") == "home");
    CHECK(found(Method::head, "/") == "home");
    CHECK(found(Method::get, "/obligations") == "list");
    CHECK(found(Method::get, "/obligations/7") == "one id=7");
    CHECK(found(Method::post, "/obligations/7") == "change id=7");
    CHECK(found(Method::get, "/obligations/new") == "new");
    CHECK(found(Method::post, "/obligations/7/transfers/12") == "transfer id=7 transfer_id=12");
    CHECK(found(Method::get, "/feeds/help") == "help");
    CHECK(found(Method::get, "/feeds/abc") == "feed token=abc");
    CHECK(found(Method::get, "/about") == "page page=about");
}

TEST_CASE("an address that does not exist is 404, one for another method is 405") {
    for (const char* path : {"/obligations/x", "/obligations/07", "/obligations/-7", "/obligations/7x", "/obligations/",
                             "/obligations/99999999999999999999", "/obligations/7/8/9", "/feeds/", "/nowhere/at/all"})
        CHECK(found(Method::get, path) == "404");
    CHECK(found(Method::post, "/obligations") == "405 GET, HEAD");
    CHECK(found(Method::del, "/obligations/7") == "405 GET, HEAD, POST");
    CHECK(found(Method::get, "/obligations/7/transfers/12") == "405 POST");
}

TEST_CASE("the route's parameters arrive typed") {
    const Router<const char*> router{kRoutes};
    Request request = make_test_request({.method = Method::post, .target = "/obligations/7/transfers/12"});
    std::string allow;
    REQUIRE(router.route(request, allow));
    CHECK(request.path_id() == 7);
    CHECK(request.path_id("transfer_id") == 12);
    CHECK_THROWS(request.path_id("absent"));
}

TEST_CASE("a table with two routes for one request cannot be built") {
    const Named same[] = {{Method::get, "/a/{id}", Access::anyone, "a"},
                          {Method::get, "/a/{other_id}", Access::anyone, "b"}};
    CHECK_THROWS(Router<const char*>{same});
    for (const char* pattern : {"", "a", "/a//b", "/{", "/{}", "/a/{id"}) {
        const Named broken[] = {{Method::get, pattern, Access::anyone, "a"}};
        CHECK_THROWS(Router<const char*>{broken});
    }
}

TEST_CASE("access by role") {
    Actor reviewer;
    reviewer.memberships.push_back({.organisation = {1}, .role = Role::curator, .starts_on = make_date(2020, 1, 1)});
    CHECK(permits(Access::reviewer, &reviewer));
    CHECK(permits(Access::signed_in, &reviewer));
    CHECK(permits(Access::anyone, nullptr));
    CHECK_FALSE(permits(Access::controller, &reviewer));
    CHECK_FALSE(permits(Access::signed_in, nullptr));
    CHECK(permits(Access::controller | Access::curator, &reviewer));
    const Actor nobody;
    CHECK(permits(Access::signed_in, &nobody));
    CHECK_FALSE(permits(Access::reviewer, &nobody));
}
