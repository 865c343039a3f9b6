#include "web/http/request_head.hpp"

#include <doctest/doctest.h>

#include "web/http/request_builder.hpp"

using namespace mera;

namespace {

const Peer kPeer{"192.0.2.7", false};

int status_of(std::vector<Header> headers, std::string method = "GET", std::string target = "/", int version = 11) {
    const auto read = read_head({std::move(method), std::move(target), version, std::move(headers)}, kPeer, {});
    const auto* refusal = std::get_if<Refusal>(&read);
    return refusal ? refusal->status : 200;
}

Request request_of(std::string target, std::vector<Header> headers = {}) {
    return make_test_request({.target = std::move(target), .headers = std::move(headers)});
}

}  // namespace

TEST_CASE("a header that two servers could read in two ways is refused") {
    struct Case {
        const char* sentence;
        std::vector<Header> headers;
        int status;
    };
    const Case cases[] = {
        {"the plain case passes", {{"Host", "a"}}, 200},
        {"no host", {}, 400},
        {"two hosts", {{"Host", "a"}, {"Host", "a"}}, 400},
        {"a host that is not one", {{"Host", "a/b"}}, 400},
        {"one length", {{"Host", "a"}, {"Content-Length", "5"}}, 200},
        {"two lengths, even equal ones", {{"Host", "a"}, {"Content-Length", "5"}, {"Content-Length", "5"}}, 400},
        {"a list of lengths", {{"Host", "a"}, {"Content-Length", "5, 5"}}, 400},
        {"a signed length", {{"Host", "a"}, {"Content-Length", "+5"}}, 400},
        {"a negative length", {{"Host", "a"}, {"Content-Length", "-1"}}, 400},
        {"a word for a length", {{"Host", "a"}, {"Content-Length", "abc"}}, 400},
        {"an empty length", {{"Host", "a"}, {"Content-Length", ""}}, 400},
        {"a length beyond 64 bits", {{"Host", "a"}, {"Content-Length", "99999999999999999999"}}, 400},
        {"chunks", {{"Host", "a"}, {"Transfer-Encoding", "Chunked"}}, 200},
        {"chunks and a length", {{"Host", "a"}, {"Transfer-Encoding", "chunked"}, {"Content-Length", "5"}}, 400},
        {"a length and chunks", {{"Host", "a"}, {"Content-Length", "5"}, {"Transfer-Encoding", "chunked"}}, 400},
        {"an unknown coding", {{"Host", "a"}, {"Transfer-Encoding", "xchunked"}}, 400},
        {"a list of codings", {{"Host", "a"}, {"Transfer-Encoding", "gzip, chunked"}}, 400},
        {"chunks twice", {{"Host", "a"}, {"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}}, 400},
    };
    for (const Case& c : cases) {
        CAPTURE(c.sentence);
        CHECK(status_of(c.headers) == c.status);
    }
    CHECK(status_of({}, "GET", "/", 10) == 200);
    CHECK(status_of({{"Transfer-Encoding", "chunked"}}, "GET", "/", 10) == 400);
    CHECK(status_of({{"Host", "a"}}, "BREW") == 501);
    CHECK(status_of({{"Host", "a"}}, "get") == 501);
}

TEST_CASE("a path has one reading or none") {
    struct Case {
        const char* raw;
        const char* path;  // null: refused
    };
    const Case cases[] = {
        {"/", "/"},
        {"/obligations/7", "/obligations/7"},
        {"/obligations/", "/obligations/"},
        {"//evil.example//a", "/evil.example/a"},
        {"/%D0%BF%D0%BB%D0%B0%D0%BD", "/план"},
        {"/a/./b/../c", "/a/c"},
        {"/a/%2E%2E/b", "/b"},
        {"http://mera.test/a?b=1", "/a"},
        {"/..", nullptr},
        {"/a/../../etc/passwd", nullptr},
        {"/a%2fb", nullptr},
        {"/a%5Cb", nullptr},
        {"/a\\b", nullptr},
        {"/a%00", nullptr},
        {"/a%0d%0aX: y", nullptr},
        {"/%zz", nullptr},
        {"/%4", nullptr},
        {"/%ff", nullptr},
        {"a", nullptr},
        {"*", nullptr},
        {"", nullptr},
    };
    for (const Case& c : cases) {
        CAPTURE(c.raw);
        const auto read = read_head({"GET", c.raw, 11, {{"Host", "a"}}}, kPeer, {});
        CHECK(std::holds_alternative<ReadHead>(read) == (c.path != nullptr));
        if (c.path && std::holds_alternative<ReadHead>(read)) CHECK(std::get<ReadHead>(read).request.path == c.path);
    }
}

TEST_CASE("query values: several under one name, decoded, always a good text") {
    const Request request = request_of(
        "/search?q=%D1%88%D0%BA%D0%BE%D0%BB%D0%B0+5&tag=a&tag=b&empty=&bare&half=100%&bad=%ff&lines=1%0D%0A2");
    CHECK(request.query.first("q") == "школа 5");
    CHECK(request.query.all("tag") == std::vector<std::string_view>{"a", "b"});
    CHECK(request.query.has("empty"));
    CHECK(request.query.has("bare"));
    CHECK_FALSE(request.query.has("nothing"));
    CHECK(request.query.first("half") == "100%");
    CHECK(request.query.first("bad") == "\uFFFD");
    CHECK(request.query.first("lines") == "1\n2");
    CHECK(status_of({{"Host", "a"}}, "GET", "/?a=%00") == 400);
    std::string many = "/?";
    for (std::size_t field = 0; field <= kFieldsMax; ++field) many += "a&";
    CHECK(status_of({{"Host", "a"}}, "GET", many) == 400);
}

TEST_CASE("compression is sent only to who asks for it") {
    const auto accepts = [](std::string value) { return request_of("/", {{"accept-encoding", value}}).accepts_gzip(); };
    CHECK(accepts("gzip, deflate, br"));
    CHECK(accepts("br;q=1.0, gzip;q=0.8"));
    CHECK(accepts("*"));
    CHECK_FALSE(accepts("gzip;q=0"));
    CHECK_FALSE(accepts("gzip; q=0.000"));
    CHECK_FALSE(accepts("identity"));
    CHECK_FALSE(accepts(""));
}

TEST_CASE("after a form the way leads only into this site") {
    CHECK(safe_return_address("/obligations?x=1", "/") == "/obligations?x=1");
    for (const char* foreign : {"", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)",
                                "/a\r\nSet-Cookie: b", "/a b"})
        CHECK(safe_return_address(foreign, "/") == "/");
    CHECK_THROWS(redirect("https://evil.example"));
    CHECK(redirect("/a").status == 303);
}

TEST_CASE("the person's address is told only by a trusted proxy") {
    const auto proxies = TrustedProxies::parse({"127.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32"});
    REQUIRE(proxies);
    CHECK(proxies->client_address("198.51.100.1", "203.0.113.9") == "198.51.100.1");
    CHECK(proxies->client_address("127.0.0.1", "203.0.113.9") == "203.0.113.9");
    CHECK(proxies->client_address("127.0.0.1", "1.2.3.4, 203.0.113.9, 10.1.2.3") == "203.0.113.9");
    CHECK(proxies->client_address("2001:db8::5", "203.0.113.9") == "203.0.113.9");
    CHECK(proxies->client_address("127.0.0.1", "") == "127.0.0.1");
    CHECK(proxies->client_address("127.0.0.1", "<script>") == "127.0.0.1");
    CHECK_FALSE(proxies->contains("11.0.0.1"));
    CHECK_FALSE(TrustedProxies::parse({"10.0.0.0/33"}));
    CHECK_FALSE(TrustedProxies::parse({"nginx"}));

    const std::vector<Header> headers = {
        {"Host", "inside:8080"}, {"X-Forwarded-Proto", "https"}, {"X-Forwarded-Host", "mera.example"}};
    const auto through = std::get<ReadHead>(read_head({"GET", "/", 11, headers}, {"127.0.0.1"}, *proxies));
    CHECK(through.request.secure);
    CHECK(through.request.host == "mera.example");
    const auto direct = std::get<ReadHead>(read_head({"GET", "/", 11, headers}, {"198.51.100.1"}, *proxies));
    CHECK_FALSE(direct.request.secure);
    CHECK(direct.request.host == "inside:8080");
}

TEST_CASE("cookies in and out") {
    const Request request = request_of("/", {{"Cookie", "a=1; session=abc_-.~; quoted=\"x\"; sessionx=no"}});
    CHECK(request.cookie("session") == "abc_-.~");
    CHECK(request.cookie("quoted") == "x");
    CHECK(request.cookie("absent").empty());
    CHECK(set_cookie_text({.name = "session", .value = "abc", .max_age = std::chrono::hours{1}, .secure = true}) ==
          "session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600; Secure");
    CHECK_THROWS(set_cookie_text({.name = "session", .value = "a;b"}));
    CHECK_THROWS(set_cookie_text({.name = "session", .value = "a\r\nb"}));
}
