#include "net/page_fetch.hpp"

#include <doctest/doctest.h>

#include "support/loopback_site.hpp"

using namespace mera;

namespace {

FetchRules loopback_allowed() {
    FetchRules rules;
    rules.allowed = *AddressRanges::parse({"127.0.0.1"}, "");
    rules.time_max = std::chrono::milliseconds{3000};
    return rules;
}

}  // namespace

TEST_CASE("a page is read, a missing one and a silent site are told apart") {
    test::LoopbackSite site;
    site.set_page("/news", "<title>Новости</title>");
    site.set("/moved", "HTTP/1.1 302 Found\r\nLocation: /news\r\nContent-Length: 0\r\n\r\n");
    site.set("/closed", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");

    const FetchedPage page = fetch_page(site.address("/news"), loopback_allowed());
    CHECK(page.outcome == PageOutcome::alive);
    CHECK(page.status == 200);
    CHECK(page.body == "<title>Новости</title>");
    CHECK(page.media_type == "text/html; charset=utf-8");

    const FetchedPage moved = fetch_page(site.address("/moved"), loopback_allowed());
    CHECK(moved.outcome == PageOutcome::alive);
    CHECK(moved.final_address == site.address("/news"));

    CHECK(fetch_page(site.address("/nowhere"), loopback_allowed()).outcome == PageOutcome::gone);
    CHECK(fetch_page(site.address("/closed"), loopback_allowed()).status == 403);
    const FetchedPage silent = fetch_page("http://127.0.0.1:1/", loopback_allowed());
    CHECK(silent.outcome == PageOutcome::unreachable);
    CHECK(silent.status == 0);
}

TEST_CASE("inner addresses are not asked, by whatever road") {
    test::LoopbackSite site;
    site.set_page("/", "secret");
    const std::string port = site.address("/").substr(site.address("/").rfind(':'));
    for (const std::string& address :
         {site.address("/"), "http://localhost" + port, "http://[::ffff:127.0.0.1]" + port, "http://0.0.0.0" + port,
          "http://2130706433" + port, "http://0x7f.1" + port, std::string{"http://10.0.0.1/"},
          std::string{"http://192.168.1.1/"}, std::string{"http://169.254.169.254/latest/"},
          std::string{"http://[fd00::1]/"}}) {
        CAPTURE(address);
        CHECK(fetch_page(address, {}).outcome == PageOutcome::refused);
    }
    CHECK(site.asked() == 0);
    for (const char* address : {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "не адрес"}) {
        CAPTURE(address);
        CHECK(fetch_page(address, loopback_allowed()).outcome == PageOutcome::refused);
    }
    // Allowed for one address, the door stays shut for the others, also behind a redirect.
    site.set("/inside", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2" + port + "\r\nContent-Length: 0\r\n\r\n");
    site.set("/file", "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n");
    CHECK(fetch_page(site.address("/inside"), loopback_allowed()).outcome == PageOutcome::refused);
    const FetchedPage file = fetch_page(site.address("/file"), loopback_allowed());
    CHECK(file.outcome == PageOutcome::refused);
    CHECK(file.body.empty());
}

TEST_CASE("limits: redirects without end, pages without end, answers that never come") {
    test::LoopbackSite site;
    site.set("/round", "HTTP/1.1 302 Found\r\nLocation: /round\r\nContent-Length: 0\r\n\r\n");
    CHECK(fetch_page(site.address("/round"), loopback_allowed()).outcome == PageOutcome::gone);
    CHECK(site.asked() == kRedirectsMax + 1);

    site.set("/long", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + std::string(3 * kPageBytesMax, 'x'));
    const FetchedPage page = fetch_page(site.address("/long"), loopback_allowed());
    CHECK(page.outcome == PageOutcome::alive);
    CHECK(page.cut);
    CHECK(page.body.size() == kPageBytesMax);

    site.set("/short", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");  // closed in the middle
    CHECK(fetch_page(site.address("/short"), loopback_allowed()).outcome == PageOutcome::unreachable);
}
