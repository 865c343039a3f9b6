#include "web/http/http_server.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <thread>

#include "support/loopback_client.hpp"
#include "web/http/http_server_fixture.hpp"

using namespace mera;
using test::LoopbackClient;
using test::Reply;
using test::TestServer;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

std::string post_text(std::string_view headers, std::string_view body) {
    return "POST /echo HTTP/1.1\r\nHost: a\r\n" + std::string{headers} + "\r\n" + std::string{body};
}

Milliseconds time_of(const std::function<void()>& deed) {
    const auto began = std::chrono::steady_clock::now();
    deed();
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - began);
}

}  // namespace

TEST_CASE("a broken request is refused with a sentence, the connection closed, and the next person served") {
    TestServer server;
    struct Case {
        std::string sentence;
        std::string bytes;
        int status;
    };
    const std::string host = "Host: a\r\n";
    const Case cases[] = {
        {"length and chunks",
         post_text("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"),
         400},
        {"chunks and length", post_text("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400},
        {"two lengths", post_text("Content-Length: 5\r\nContent-Length: 6\r\n", "12345"), 400},
        {"one length twice", post_text("Content-Length: 5\r\nContent-Length: 5\r\n", "12345"), 400},
        {"length +5", post_text("Content-Length: +5\r\n", "12345"), 400},
        {"length abc", post_text("Content-Length: abc\r\n", "12345"), 400},
        {"length -1", post_text("Content-Length: -1\r\n", "12345"), 400},
        {"unknown coding", post_text("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 400},
        {"coding in disguise", post_text("Transfer-Encoding: \tchunked;x\r\n", "0\r\n\r\n"), 400},
        {"coding list", post_text("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 400},
        {"space before the colon", post_text("Content-Length : 5\r\n", "12345"), 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"bare line feeds", "GET / HTTP/1.1\nHost: a\n\n", 505},
        {"HTTP/2.0", "GET / HTTP/2.0\r\n" + host + "\r\n", 505},
        {"HTTP/3.1", "GET / HTTP/3.1\r\n" + host + "\r\n", 505},
        {"unknown method", "BREW / HTTP/1.1\r\n" + host + "\r\n", 501},
        {"CONNECT", "CONNECT a:443 HTTP/1.1\r\n" + host + "\r\n", 501},
        {"a climb above the root", "GET /../etc/passwd HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a long address", "GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 431},
        {"long headers", "GET / HTTP/1.1\r\n" + host + "X: " + std::string(20'000, 'a') + "\r\n\r\n", 431},
        {"bad chunk size", post_text("Transfer-Encoding: chunked\r\n", "zz\r\n12345\r\n0\r\n\r\n"), 400},
        {"chunk longer than said", post_text("Transfer-Encoding: chunked\r\n", "2\r\n12345\r\n0\r\n\r\n"), 400},
        {"endless chunk extension", post_text("Transfer-Encoding: chunked\r\n", "5;" + std::string(70'000, 'a')), 400},
        {"compressed body", post_text("Content-Encoding: gzip\r\nContent-Length: 5\r\n", "12345"), 415},
        {"unknown expectation", post_text("Expect: tea\r\nContent-Length: 5\r\n", "12345"), 417},
        {"NUL in a form",
         post_text("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n", "a=%00"), 400},
        {"TLS on a plain port", "\x16\x03\x01\x02"s + '\0' + "\x01 greetings\r\n\r\n", 400},
    };
    for (const Case& c : cases) {
        CAPTURE(c.sentence);
        LoopbackClient client{server.port()};
        const Reply reply = client.ask(c.bytes);
        CHECK(reply.status == c.status);
        CHECK(reply.body.find("<h1>") != std::string::npos);
        CHECK((reply.header("Connection") == "close") == (c.sentence != "NUL in a form"));
        if (reply.header("Connection") == "close") CHECK(client.is_closed_by_server());
        CHECK(LoopbackClient{server.port()}.get("/").status == 200);
    }
    CHECK(server.handled("/etc/passwd") == 0);
    CHECK(server.handled("/") == std::size(cases));  // no hidden second request was ever run
}

TEST_CASE("headers in many small fields are counted together") {
    TestServer server;
    LoopbackClient client{server.port()};
    client.send("GET / HTTP/1.1\r\nHost: a\r\n");
    bool open = true;
    for (int field = 0; field < 2'000 && open; ++field) open = client.send("X-Field: " + std::string(60, 'a') + "\r\n");
    CHECK(client.reply().status == 431);
}

TEST_CASE("one connection, many requests") {
    TestServer server;
    LoopbackClient client{server.port()};
    SUBCASE("one after another") {
        for (int request = 0; request < 5; ++request) {
            const Reply reply = client.get("/");
            CHECK(reply.status == 200);
            CHECK(reply.header("Connection") == "keep-alive");
            CHECK(reply.header("Date").ends_with(" GMT"));
        }
    }
    SUBCASE("all at once, answered in order") {
        std::string all;
        for (int request = 0; request < 50; ++request)
            all += "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n" + std::to_string(10 + request);
        client.send(all);
        for (int request = 0; request < 50; ++request) CHECK(client.reply().body == std::to_string(10 + request));
    }
    SUBCASE("with empty lines between") {
        CHECK(client.ask("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n\r\n").status == 200);
        CHECK(client.get("/").status == 200);
    }
    SUBCASE("an error of a handler does not end it") {
        CHECK(client.get("/absent").status == 404);
        CHECK(client.get("/").status == 200);
    }
    SUBCASE("HEAD has no body, and the next answer is in its place") {
        client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
        const Reply head = client.reply(true);
        CHECK(head.status == 200);
        CHECK(head.header("Content-Length") == "5");
        CHECK(client.get("/").body == "hello");
    }
    SUBCASE("byte by byte") {
        for (const char c : std::string{"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: x\r\n\r\n"})
            client.send({&c, 1});
        CHECK(client.reply().body == "abcde");
        CHECK(client.get("/").status == 200);
    }
    SUBCASE("until somebody says close") {
        CHECK(client.ask("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").header("Connection") == "close");
        CHECK(client.is_closed_by_server());
    }
    SUBCASE("HTTP/1.0 closes, unless it asks") {
        CHECK(client.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").header("Connection") == "keep-alive");
        CHECK(client.ask("GET / HTTP/1.0\r\n\r\n").status == 200);
        CHECK(client.is_closed_by_server());
    }
}

TEST_CASE("the client may wait for the word before it sends a body") {
    TestServer server;
    LoopbackClient client{server.port()};
    CHECK(client.ask("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n").status ==
          100);
    CHECK(client.ask("12345").body == "12345");
    LoopbackClient large{server.port()};
    CHECK(
        large.ask("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5000000\r\n\r\n").status ==
        413);
}

TEST_CASE("a failure is ours, has a number, and hurts nobody else") {
    std::vector<Fault> faults;
    ServerSettings settings;
    settings.on_fault = [&](const Fault& fault) { faults.push_back(fault); };
    TestServer server{settings};
    LoopbackClient client{server.port()};
    const Reply reply = client.get("/throw");
    CHECK(reply.status == 500);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].what == "disk on fire");
    CHECK(faults[0].target == "/throw");
    CHECK(faults[0].number.size() == 4);
    CHECK(reply.body.find("Сбой на нашей стороне, номер " + faults[0].number) != std::string::npos);
    CHECK(reply.body.find("disk on fire") == std::string::npos);
    CHECK(client.get("/").status == 200);
    CHECK(client.get("/throw-int").status == 500);
    CHECK(client.get("/no-such-file").status == 500);
    CHECK(client.get("/").status == 200);
}

TEST_CASE("refusals look like the site, and a broken page does not stop them") {
    ServerSettings settings;
    SUBCASE("the site's page") {
        settings.error_page = [](const ErrorNotice& notice) { return text_response("our " + notice.title); };
        TestServer server{settings};
        const Reply reply = LoopbackClient{server.port()}.ask("GET / HTTP/1.1\r\n\r\n");
        CHECK(reply.status == 400);
        CHECK(reply.body == "our Запрос не читается");
    }
    SUBCASE("a page that fails") {
        settings.error_page = [](const ErrorNotice&) -> Response { throw std::runtime_error("no page"); };
        TestServer server{settings};
        CHECK(LoopbackClient{server.port()}.ask("GET / HTTP/1.1\r\n\r\n").body.find("Запрос не читается") !=
              std::string::npos);
    }
}

TEST_CASE("who is slow is cut at the deadline, who is merely idle later") {
    ServerSettings settings;
    settings.limits.head_time = 300ms;
    settings.limits.idle_time = 1'500ms;
    settings.limits.body_silence = 600ms;
    settings.limits.body_start = 500ms;
    settings.limits.body_bytes_per_second = 1'000;
    TestServer server{settings};
    SUBCASE("a header in drops: one deadline for all of it") {
        LoopbackClient client{server.port()};
        const auto time = time_of([&] {
            client.send("GET / HTTP/1.1\r\n");
            for (int drop = 0; drop < 40 && client.send("X: y\r\n"); ++drop) std::this_thread::sleep_for(25ms);
        });
        CHECK(time >= 300ms);
        CHECK(client.reply().status == 408);
    }
    SUBCASE("nothing at all") {
        LoopbackClient client{server.port()};
        const auto time = time_of([&] { CHECK(client.is_closed_by_server()); });
        CHECK(time >= 250ms);
        CHECK(time < 1'500ms);  // not the longer idle time
    }
    SUBCASE("between requests there is more time") {
        LoopbackClient client{server.port()};
        CHECK(client.get("/").status == 200);
        std::this_thread::sleep_for(500ms);
        CHECK(client.get("/").status == 200);
        const auto time = time_of([&] { CHECK(client.is_closed_by_server()); });
        CHECK(time >= 1'400ms);
    }
    SUBCASE("a body that stops") {
        LoopbackClient client{server.port()};
        const auto time = time_of([&] { CHECK(client.ask(post_text("Content-Length: 5\r\n", "1")).status == 408); });
        CHECK(time >= 450ms);
    }
    SUBCASE("a body in drops") {
        LoopbackClient client{server.port()};
        client.send(post_text("Content-Length: 500000\r\n", ""));
        const auto time = time_of([&] {
            for (int drop = 0; drop < 60 && client.send("x"); ++drop) std::this_thread::sleep_for(25ms);
        });
        CHECK(time >= 450ms);
        CHECK(client.reply().status == 408);
    }
    SUBCASE("a body that is slow but comes") {
        LoopbackClient client{server.port()};
        client.send(post_text("Content-Length: 2000\r\n", ""));
        for (int part = 0; part < 20; ++part) {
            client.send(std::string(100, 'x'));
            std::this_thread::sleep_for(40ms);
        }
        CHECK(client.reply().body.size() == 2'000);
    }
    CHECK(LoopbackClient{server.port()}.get("/").status == 200);
}

TEST_CASE("a reader that does not read is cut, one that reads slowly is not") {
    ServerSettings settings;
    settings.limits.write_silence = 400ms;
    TestServer server{settings};
    const std::string request = "GET /large HTTP/1.1\r\nHost: a\r\n\r\n";
    LoopbackClient deaf{server.port()};
    deaf.send(request);
    std::this_thread::sleep_for(900ms);
    CHECK(deaf.reply().status == 0);  // it was broken off
    CHECK(LoopbackClient{server.port()}.ask(request).body.size() == TestServer::kLargeBytes);
}

TEST_CASE("with hundreds of idle and slow connections a fresh request is answered at once") {
    TestServer server;
    std::vector<LoopbackClient> idle;
    for (int count = 0; count < 300; ++count) {
        idle.emplace_back(server.port());
        REQUIRE(idle.back().is_connected());
        if (count % 3 == 0) idle.back().send("GET / HT");
        if (count % 3 == 1) CHECK(idle.back().get("/").status == 200);
    }
    const auto time = time_of([&] { CHECK(LoopbackClient{server.port()}.get("/").status == 200); });
    CHECK(time < 1'000ms);  // a few milliseconds; a loaded machine must not fail it
    CHECK(idle[1].get("/").status == 200);
    CHECK(idle[0].ask("TP/1.1\r\nHost: a\r\n\r\n").status == 200);
}

TEST_CASE("when there is no more room, who waits longest goes") {
    ServerSettings settings;
    settings.limits.connections_max = 20;
    TestServer server{settings};
    std::vector<LoopbackClient> crowd;
    for (int count = 0; count < 20; ++count) {
        crowd.emplace_back(server.port());
        CHECK(crowd.back().get("/").status == 200);
    }
    CHECK(LoopbackClient{server.port()}.get("/").status == 200);
    CHECK(crowd[0].is_closed_by_server());
    CHECK(crowd[19].get("/").status == 200);
}

TEST_CASE("when all workers are busy and the queue is full, the answer is 503 and not silence") {
    ServerSettings settings;
    settings.workers = 1;
    settings.limits.queue_max = 1;
    TestServer server{settings};
    LoopbackClient busy{server.port()};
    busy.send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
    server.wait_until_at_gate();
    LoopbackClient queued{server.port()};
    queued.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    std::vector<LoopbackClient> refused;
    Reply reply;
    for (int attempt = 0; attempt < 50 && reply.status != 503; ++attempt) {  // until the queued one is in the queue
        refused.emplace_back(server.port());
        refused.back().send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        if (attempt > 0) reply = refused.back().reply();
    }
    CHECK(reply.status == 503);
    CHECK(reply.header("Retry-After") == "5");
    server.open_gate();
    CHECK(busy.reply().status == 200);
    CHECK(queued.reply().status == 200);
}

TEST_CASE("told to stop, the server answers what it has begun and takes nothing new") {
    TestServer server;
    LoopbackClient in_flight{server.port()};
    in_flight.send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
    server.wait_until_at_gate();
    std::vector<LoopbackClient> idle;
    for (int count = 0; count < 5; ++count) {
        idle.emplace_back(server.port());
        CHECK(idle.back().get("/").status == 200);
    }
    LoopbackClient half{server.port()};
    const std::string begun = "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n";
    REQUIRE(half.ask(begun).status == 100);
    half.send("123");
    server.stop();
    for (LoopbackClient& client : idle) CHECK(client.is_closed_by_server());
    CHECK_FALSE(LoopbackClient{server.port()}.is_connected());
    CHECK(half.ask("45").body == "12345");
    server.open_gate();
    const Reply reply = in_flight.reply();
    CHECK(reply.status == 200);
    CHECK(reply.header("Connection") == "close");
    in_flight.close();
    half.close();
    CHECK(time_of([&] { server.wait(); }) < 3'000ms);
}

TEST_CASE("a request that never ends does not keep the server from stopping") {
    ServerSettings settings;
    settings.limits.stop_time = 300ms;
    TestServer server{settings};
    LoopbackClient half{server.port()};
    const std::string begun = "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n";
    REQUIRE(half.ask(begun).status == 100);
    half.send("123");
    server.stop();
    CHECK(time_of([&] { server.wait(); }) < 3'000ms);
}

TEST_CASE("what cannot be listened to is said in words") {
    TestServer server;
    ServerSettings settings;
    settings.port = server.port();
    HttpServer second{settings, [](Request&) { return Response{}; }};
    const auto port = second.start();
    REQUIRE_FALSE(port);
    CHECK(port.failure().message == "Порт " + std::to_string(server.port()) +
                                        " занят другой программой. Остановите её или выберите другой порт.");
    settings.address = "mera.example";
    CHECK_FALSE(HttpServer(settings, [](Request&) { return Response{}; }).start());
    settings.address = "203.0.113.1";
    CHECK_FALSE(HttpServer(settings, [](Request&) { return Response{}; }).start());
    settings.tls_certificate = "/absent.pem";
    CHECK_FALSE(HttpServer(settings, [](Request&) { return Response{}; }).start());
}

TEST_CASE("a thousand requests of garbage later it still answers") {
    TestServer server;
    const std::string good =
        "POST /echo?a=%41 HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n";
    std::uint32_t random = 882;
    const auto next = [&](std::uint32_t below) {
        random = random * 1'664'525 + 1'013'904'223;
        return (random >> 8) % below;
    };
    for (int count = 0; count < 1'000; ++count) {
        std::string bytes = good;
        for (std::uint32_t change = 0; change <= next(4); ++change) {
            const auto at = next(static_cast<std::uint32_t>(bytes.size()));
            switch (next(4)) {
                case 0: bytes[at] = static_cast<char>(next(256)); break;
                case 1: bytes.erase(at, 1 + next(8)); break;
                case 2: bytes.insert(at, 1, static_cast<char>(next(256))); break;
                default: bytes.insert(at, bytes.substr(next(static_cast<std::uint32_t>(bytes.size())), next(20)));
            }
        }
        LoopbackClient client{server.port()};
        client.send(bytes);
    }
    CHECK(LoopbackClient{server.port()}.get("/").status == 200);
}
