#include "web/http/response_wire.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>

#include "web/http/request_builder.hpp"

using namespace mera;

namespace {

Request asking(std::vector<Header> headers, Method method = Method::get) {
    return make_test_request({.method = method, .headers = std::move(headers)});
}

std::string value(const WireResponse& wire, std::string_view name) {
    const std::size_t at = wire.head.find("\r\n" + std::string{name} + ": ");
    if (at == std::string::npos) return {};
    const std::size_t from = at + name.size() + 4;
    return wire.head.substr(from, wire.head.find("\r\n", from) - from);
}

struct Document {
    Document() { std::ofstream{path} << "0123456789"; }
    ~Document() { std::filesystem::remove(path); }
    Response response() const {
        return document_response(path, "application/pdf", "Отчёт за год.pdf", "abc", Disposition::show);
    }
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("mera-document-" + std::to_string(::getpid()));
};

}  // namespace

TEST_CASE("every answer carries length and the security headers, and may set its own") {
    const Request request = asking({});
    const WireResponse wire = to_wire(&request, html_response(html("<p>Да</p>")));
    CHECK(wire.head.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(value(wire, "Content-Length") == "11");
    CHECK(value(wire, "Content-Type") == "text/html; charset=utf-8");
    CHECK(value(wire, "Content-Security-Policy").find("script-src 'self'") != std::string::npos);
    CHECK(value(wire, "Content-Security-Policy").find("unsafe") == std::string::npos);
    CHECK(value(wire, "X-Content-Type-Options") == "nosniff");
    CHECK(value(wire, "Referrer-Policy") == "same-origin");
    CHECK(value(wire, "Cache-Control") == "private, no-cache");
    CHECK(value(wire, "Strict-Transport-Security").empty());

    Response own = text_response("a");
    own.set("cache-control", "no-store");
    CHECK(value(to_wire(&request, own), "cache-control") == "no-store");
    CHECK(value(to_wire(&request, own), "Cache-Control").empty());
    CHECK_THROWS(own.set("X", "a\r\nSet-Cookie: b"));
}

TEST_CASE("texts are compressed when that is wanted and worth it") {
    const Request wants = asking({{"Accept-Encoding", "gzip"}});
    const Request does_not = asking({});
    const std::string text(5'000, 'a');
    const WireResponse small = to_wire(&wants, text_response(text));
    CHECK(value(small, "Content-Encoding") == "gzip");
    CHECK(value(small, "Vary") == "Accept-Encoding");
    CHECK(small.bytes().size() < 200);
    CHECK(small.bytes().starts_with("\x1f\x8b"));
    CHECK(value(small, "Content-Length") == std::to_string(small.bytes().size()));
    const WireResponse plain = to_wire(&does_not, text_response(text));
    CHECK(plain.bytes() == text);
    CHECK(value(plain, "Vary") == "Accept-Encoding");
    CHECK(value(to_wire(&wants, text_response("short")), "Content-Encoding").empty());
    CHECK(value(to_wire(&wants, bytes_response(text, "image/png")), "Content-Encoding").empty());
}

TEST_CASE("HEAD, 304 and 204 have no body, HEAD says how long it would be") {
    const Request head = asking({}, Method::head);
    const WireResponse wire = to_wire(&head, text_response("12345"));
    CHECK(wire.body_bytes == 0);
    CHECK(wire.bytes().empty());
    CHECK(value(wire, "Content-Length") == "5");

    Response tagged = text_response("12345");
    tagged.set("ETag", "\"v1\"");
    for (const char* match : {"\"v1\"", "W/\"v1\"", "\"v0\", \"v1\"", "*"}) {
        const Request knows = asking({{"If-None-Match", match}});
        const WireResponse unchanged = to_wire(&knows, tagged);
        CHECK(unchanged.status == 304);
        CHECK(unchanged.bytes().empty());
        CHECK(value(unchanged, "ETag") == "\"v1\"");
    }
    const Request knows_other = asking({{"If-None-Match", "\"v0\""}});
    CHECK(to_wire(&knows_other, tagged).status == 200);
    const Request posts = asking({{"If-None-Match", "\"v1\""}}, Method::post);
    CHECK(to_wire(&posts, tagged).status == 200);
}

TEST_CASE("a document is sent whole or in the part asked for") {
    const Document document;
    struct Case {
        const char* range;
        int status;
        const char* bytes;
        const char* content_range;
    };
    const Case cases[] = {
        {"", 200, "0123456789", ""},
        {"bytes=0-3", 206, "0123", "bytes 0-3/10"},
        {"bytes=8-", 206, "89", "bytes 8-9/10"},
        {"bytes=-3", 206, "789", "bytes 7-9/10"},
        {"bytes=-300", 206, "0123456789", "bytes 0-9/10"},
        {"bytes=5-300", 206, "56789", "bytes 5-9/10"},
        {"bytes=10-", 416, "", "bytes */10"},
        {"bytes=-0", 416, "", "bytes */10"},
        {"bytes=3-1", 200, "0123456789", ""},
        {"bytes=0-1,3-4", 200, "0123456789", ""},
        {"bytes=x-1", 200, "0123456789", ""},
        {"lines=0-1", 200, "0123456789", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.range);
        const Request request = asking({{"Range", c.range}});
        WireResponse wire = to_wire(&request, document.response());
        CHECK(wire.status == c.status);
        CHECK(value(wire, "Content-Range") == c.content_range);
        std::string bytes;
        auto& file = std::get<FileSlice>(wire.body);
        while (file.size() > 0) bytes += file.read(3);
        CHECK(bytes == c.bytes);
        CHECK(wire.body_bytes == bytes.size());
    }
    const Request changed = asking({{"Range", "bytes=0-3"}, {"If-Range", "\"old\""}});
    CHECK(to_wire(&changed, document.response()).status == 200);
    const Request same = asking({{"Range", "bytes=0-3"}, {"If-Range", "\"abc\""}});
    CHECK(to_wire(&same, document.response()).status == 206);
}

TEST_CASE("a document of somebody else shows itself and runs nothing") {
    const Response pdf = document_response("/x", "application/pdf", "Отчёт \"1\".pdf", "abc", Disposition::show);
    CHECK(pdf.header("Content-Disposition") ==
          "inline; filename=\"_____ _1_.pdf\"; filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82%20%221%22.pdf");
    CHECK(pdf.header("ETag") == "\"abc\"");
    for (const char* type : {"text/html", "image/svg+xml", "application/xhtml+xml", "text/html; charset=utf-8"}) {
        const Response page = document_response("/x", type, "a.html", "abc", Disposition::show);
        CHECK(page.header("Content-Type") == "application/octet-stream");
        CHECK(page.header("Content-Disposition").starts_with("attachment"));
        CHECK(page.header("Content-Security-Policy").find("sandbox") != std::string_view::npos);
    }
    CHECK(document_response("/x", "image/png", "a.png", "abc", Disposition::download)
              .header("Content-Disposition")
              .starts_with("attachment"));
}
