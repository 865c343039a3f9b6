#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>
#include <thread>

#include "support/loopback_client.hpp"
#include "web/http/http_server_fixture.hpp"
#include "web/http/upload_folder_fixture.hpp"

using namespace mera;
using test::LoopbackClient;
using test::Reply;
using test::TestServer;
using test::UploadFolder;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kLarge = 20 * kMebibyte;

ServerSettings receiving(UploadFolder& folder) {
    ServerSettings settings;
    settings.evidence = &folder.evidence;
    return settings;
}

const std::string kPartHead =
    "--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nда\r\n"
    "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
const std::string kPartEnd = "\r\n--B--\r\n";

std::string upload_head(std::size_t file_bytes, std::string_view more = "") {
    return "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: " +
           std::to_string(kPartHead.size() + file_bytes + kPartEnd.size()) + "\r\n" + std::string{more} + "\r\n";
}

std::string block() {  // no two lines alike, none a boundary
    std::string bytes;
    for (int line = 0; bytes.size() < 64 * 1024; ++line) bytes += std::to_string(line) + "\r\n--";
    return bytes.substr(0, 64 * 1024);
}

bool send_blocks(LoopbackClient& client, std::size_t bytes) {
    const std::string one = block();
    for (std::size_t sent = 0; sent < bytes; sent += one.size())
        if (!client.send(std::string_view{one}.substr(0, std::min(one.size(), bytes - sent)))) return false;
    return true;
}

#ifdef __SANITIZE_ADDRESS__
constexpr bool kMemoryIsReal = false;  // AddressSanitizer keeps what was freed
#else
constexpr bool kMemoryIsReal = true;
#endif

std::size_t peak_kilobytes() {
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return static_cast<std::size_t>(std::stoul(line.substr(6)));
    return 0;
}

std::size_t peak_growth(const std::function<void()>& deed) {
    std::ofstream{"/proc/self/clear_refs"} << "5";  // the peak begins anew
    const std::size_t before = peak_kilobytes();
    deed();
    return peak_kilobytes() - before;
}

}  // namespace

TEST_CASE("a large file goes to the disk while it comes, and not through memory") {
    UploadFolder folder;
    TestServer server{receiving(folder)};
    std::string seen;
    bool equal = false;
    server.upload = [&](Request& request) {
        const UploadedFile& file = request.files.at(0);
        seen = request.form.first("note");
        seen += " " + file.name + " " + std::to_string(file.bytes());
        std::ifstream content{file.path(), std::ios::binary};
        const std::string expected = block();
        std::string piece(expected.size(), '\0');
        equal = true;
        for (std::size_t at = 0; at < kLarge; at += piece.size())
            equal =
                equal && content.read(piece.data(), static_cast<std::streamsize>(piece.size())) && piece == expected;
        return text_response("saved");
    };
    LoopbackClient client{server.port()};
    Reply reply;
    const std::size_t growth = peak_growth([&] {
        client.send(upload_head(kLarge) + kPartHead);
        send_blocks(client, kLarge);
        reply = client.ask(kPartEnd);
    });
    CHECK(reply.body == "saved");
    CHECK(seen == "да a.pdf " + std::to_string(kLarge));
    CHECK(equal);
    if (kMemoryIsReal) CHECK(growth < 8 * 1024);
    CHECK(folder.files() == 0);  // nobody kept it
    CHECK(client.get("/").status == 200);
}

TEST_CASE("chunks carry a form as well") {
    UploadFolder folder;
    TestServer server{receiving(folder)};
    server.upload = [](Request& request) { return text_response(std::to_string(request.files.at(0).bytes())); };
    LoopbackClient client{server.port()};
    client.send(
        "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=B\r\n"
        "Transfer-Encoding: chunked\r\n\r\n");
    const std::string body = kPartHead + block() + kPartEnd;
    for (std::size_t at = 0; at < body.size(); at += 5'000) {
        const std::string piece = body.substr(at, 5'000);
        char size[16];
        std::snprintf(size, sizeof size, "%zx\r\n", piece.size());
        client.send(size + piece + "\r\n");
    }
    CHECK(client.ask("0\r\n\r\n").body == std::to_string(block().size()));
}

TEST_CASE("a lost connection leaves nothing on the disk") {
    UploadFolder folder;
    TestServer server{receiving(folder)};
    {
        LoopbackClient client{server.port()};
        client.send(upload_head(kLarge) + kPartHead);
        send_blocks(client, kLarge / 4);
        CHECK(folder.becomes(1));
    }
    CHECK(folder.becomes(0));
    CHECK(server.handled("/upload") == 0);
    CHECK(LoopbackClient{server.port()}.get("/").status == 200);
}

TEST_CASE("a file on its way is received where it is kept: nothing else may take it for rubbish") {
    UploadFolder folder;
    TestServer server{receiving(folder)};
    std::string kept;
    server.upload = [&](Request& request) {
        const auto stored = request.files.at(0).content.finish();
        if (stored) kept = stored->sha256;
        return text_response(stored ? "saved" : stored.failure().message);
    };
    LoopbackClient client{server.port()};
    client.send(upload_head(kLarge) + kPartHead);
    send_blocks(client, kLarge / 2);
    CHECK(folder.becomes(1));
    const EvidenceFiles of_a_server_that_starts{folder.path};
    CHECK(of_a_server_that_starts.digests().empty());
    send_blocks(client, kLarge / 2);
    CHECK(client.ask(kPartEnd).body == "saved");
    CHECK(folder.evidence.digests() == std::vector{kept});
    CHECK(folder.evidence.verify(kept) == EvidenceFiles::Condition::sound);
    CHECK(std::filesystem::file_size(folder.evidence.path_of(kept)) == kLarge);
    CHECK(folder.files() == 1);
}

TEST_CASE("a server without a place for files says that none may come") {
    TestServer server;
    server.upload = [](Request& request) {
        return text_response(request.upload_failure ? request.upload_failure->message : "saved");
    };
    LoopbackClient client{server.port()};
    CHECK(client.ask(upload_head(3) + kPartHead + "abc" + kPartEnd).body.starts_with("В эту форму файлы"));
}

TEST_CASE("a body over the limit is refused so that the person can read it, though it is still being sent") {
    UploadFolder folder;
    TestServer server{receiving(folder)};
    constexpr std::size_t kBody = 5 * kMebibyte;
    SUBCASE("announced") {
        LoopbackClient client{server.port()};
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(kBody) + "\r\n\r\n");
        CHECK(send_blocks(client, kBody));
        const Reply reply = client.reply();
        CHECK(reply.status == 413);
        CHECK(reply.body.find("Уменьшите файлы") != std::string::npos);
    }
    SUBCASE("in chunks, where only the sum tells") {
        LoopbackClient client{server.port()};
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (std::size_t sent = 0; sent < kBody; sent += 64 * 1024) CHECK(client.send("10000\r\n" + block() + "\r\n"));
        client.send("0\r\n\r\n");
        CHECK(client.reply().status == 413);
    }
    SUBCASE("a form with files beyond all of them together") {
        LoopbackClient client{server.port()};
        client.send(upload_head(UploadLimits{}.request_bytes_max()) + kPartHead);
        CHECK(send_blocks(client, kBody));
        CHECK(client.reply().status == 413);
    }
    SUBCASE("text fields of a form with files") {
        LoopbackClient client{server.port()};
        client.send(
            "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: "
            "6000000\r\n\r\n--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n");
        CHECK(send_blocks(client, kBody));
        CHECK(client.reply().status == 413);
    }
    CHECK(server.handled("/echo") + server.handled("/upload") == 0);
    CHECK(folder.becomes(0));
    CHECK(LoopbackClient{server.port()}.get("/").status == 200);
}

TEST_CASE("who may not hand in files is told before they are sent") {
    UploadFolder folder;
    ServerSettings settings = receiving(folder);
    settings.admit_upload = [](Request& request) -> std::variant<UploadLimits, Response> {
        if (request.cookie("session") == "mine") return UploadLimits{.file_bytes_max = kMebibyte};
        if (request.cookie("session") == "broken") throw std::runtime_error("no database");
        return text_response("sign in", 403);
    };
    TestServer server{settings};
    server.upload = [](Request& request) {
        return text_response(request.upload_failure ? request.upload_failure->message : "saved");
    };
    const auto send = [&](std::string_view session, std::size_t bytes) {
        LoopbackClient client{server.port()};
        client.send(upload_head(bytes, "Cookie: session=" + std::string{session} + "\r\n") + kPartHead);
        CHECK(send_blocks(client, bytes));
        return client.ask(kPartEnd);
    };
    CHECK(send("", 5 * kMebibyte).status == 403);
    CHECK(send("broken", 5 * kMebibyte).status == 500);
    CHECK(server.handled("/upload") == 0);
    CHECK(send("mine", 1'000).body == "saved");
    CHECK(send("mine", 2 * kMebibyte).body.starts_with("Файл «a.pdf» больше 1"));

    LoopbackClient asks{server.port()};
    CHECK(asks.ask(upload_head(1'000, "Expect: 100-continue\r\n")).status == 403);
    LoopbackClient may{server.port()};
    CHECK(may.ask(upload_head(10, "Expect: 100-continue\r\nCookie: session=mine\r\n")).status == 100);
    CHECK(may.ask(kPartHead + "0123456789" + kPartEnd).body == "saved");
}

TEST_CASE("when the disk refuses, the person gets a number and the server goes on") {
    UploadFolder folder;
    TestServer server{receiving(folder)};
    std::filesystem::remove_all(folder.path);
    LoopbackClient client{server.port()};
    client.send(upload_head(kMebibyte) + kPartHead);
    send_blocks(client, kMebibyte);
    CHECK(client.ask(kPartEnd).status == 500);
    CHECK(LoopbackClient{server.port()}.get("/").status == 200);
}

TEST_CASE("a body that is no form is refused, and its files are removed") {
    UploadFolder folder;
    TestServer server{receiving(folder)};
    for (const char* end : {"\r\n--B\r\nnonsense\r\n\r\n", "\r\nno end"}) {
        LoopbackClient client{server.port()};
        const std::string body = kPartHead + "content" + end;
        CHECK(client
                  .ask("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=B\r\n"
                       "Content-Length: " +
                       std::to_string(body.size()) + "\r\n\r\n" + body)
                  .status == 400);
    }
    CHECK(folder.becomes(0));
}

TEST_CASE("a document is read from the disk while it is sent") {
    UploadFolder folder;
    const auto document = folder.path / "large.pdf";
    {
        std::ofstream file{document, std::ios::binary};
        for (std::size_t at = 0; at < kLarge; at += 64 * 1024) file << block();
    }
    TestServer server{receiving(folder)};
    server.upload = [&](Request&) {
        return document_response(document, "application/pdf", "a.pdf", "abc", Disposition::show);
    };
    LoopbackClient client{server.port()};
    const Reply part = client.ask("GET /upload HTTP/1.1\r\nHost: a\r\nRange: bytes=65536-196607\r\n\r\n");
    CHECK(part.status == 206);
    CHECK(part.body == block() + block());
    client.send("HEAD /upload HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.reply(true).header("Content-Length") == std::to_string(kLarge));
    CHECK(client.ask("GET /upload HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"abc\"\r\n\r\n").status == 304);

    std::size_t received = 0;
    const std::size_t growth = peak_growth([&] {
        client.send("GET /upload HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        char bytes[64 * 1024];
        for (ssize_t got = 0; (got = ::recv(client.socket(), bytes, sizeof bytes, 0)) > 0;)
            received += static_cast<std::size_t>(got);
    });
    CHECK(received > kLarge);
    if (kMemoryIsReal) CHECK(growth < 4 * 1024);
}

TEST_CASE("an idle connection does not keep the page it was sent") {
    TestServer server;
    std::vector<LoopbackClient> idle;
    const std::size_t growth = peak_growth([&] {
        for (int count = 0; count < 200; ++count) {
            idle.emplace_back(server.port());
            CHECK(idle.back().get("/page").body.size() == kMebibyte);
        }
    });
    if (kMemoryIsReal) CHECK(growth < 64 * 1024);  // not 200 MB; what the allocator holds for its threads is part of it
}

TEST_CASE("forms with files behind one another on one connection, whole or in pieces, are each answered") {
    UploadFolder folder;
    TestServer server{receiving(folder)};
    server.upload = [](Request& request) { return text_response(std::to_string(request.files.at(0).bytes())); };
    const auto form = [](std::size_t bytes) {
        return upload_head(bytes) + kPartHead + std::string(bytes, 'x') + kPartEnd;
    };
    std::string sent;
    for (const std::size_t bytes : {1U, 3'000U, 70'000U, 5U, 300'000U}) sent += form(bytes);
    for (const std::size_t piece : {sent.size(), std::size_t{65'536}, std::size_t{4'096}, std::size_t{1'000}}) {
        CAPTURE(piece);
        LoopbackClient client{server.port()};
        for (std::size_t at = 0; at < sent.size(); at += piece)
            CHECK(client.send(std::string_view{sent}.substr(at, piece)));
        for (const char* answer : {"1", "3000", "70000", "5", "300000"}) CHECK(client.reply().body == answer);
    }
    CHECK(folder.becomes(0));
}
