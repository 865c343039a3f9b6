#pragma once
// The door: HTTP/1.1 with or without TLS, behind our own Request and Response. One thread serves all connections and
// never waits for a disk; a few workers run the handlers; one thread writes uploads and reads documents.
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/expected.hpp"
#include "web/http/refusal.hpp"
#include "web/http/request.hpp"
#include "web/http/response.hpp"
#include "web/http/trusted_proxies.hpp"

namespace mera {

using Milliseconds = std::chrono::milliseconds;

struct HttpLimits {
    std::size_t head_bytes_max = 16 * 1024;       // line and headers; our longest filter address takes 2 KB
    std::uint64_t body_bytes_max = kMebibyte;  // any body but a form with files: the largest bulk form takes 300 KB
    std::size_t connections_max = 2'000;  // then the one that waits longest makes room
    std::size_t queue_max = 512;  // requests waiting for a worker; the next one gets 503
    Milliseconds head_time{15'000};  // for the whole header, so that drops of bytes do not hold a place
    Milliseconds idle_time{75'000};  // between two requests; longer than nginx keeps its upstream ones
    Milliseconds body_silence{30'000};  // without one byte of the body
    Milliseconds body_start{30'000};  // a body may lag behind body_bytes_per_second by so much,
    std::uint64_t body_bytes_per_second = 4'096;  // a school behind a bad mobile line
    Milliseconds body_time{3'600'000};  // and may never take longer than this
    Milliseconds write_silence{30'000};  // without the reader taking one more piece
    Milliseconds linger_time{60'000};  // to read an answer while its request is still being sent
    Milliseconds stop_time{20'000};  // for requests under way when the server is told to stop
};

struct Exchange {  // one line of the access log
    std::string client_address;
    std::string method;  // empty when the request could not be read
    std::string target;
    int status = 0;
    std::uint64_t body_bytes = 0;
    Milliseconds time{0};  // from the whole header to the last byte of the answer
    std::string detail;  // why the server refused it; empty for answers of handlers
};

struct Fault {
    std::string number;  // the one the person sees: «4F2A»
    std::string what;  // the exception's text
    std::string client_address;
    std::string method;
    std::string target;
};

struct ServerSettings {
    std::string address = "127.0.0.1";  // «0.0.0.0» and «::» listen to everybody
    std::uint16_t port = 8080;  // 0: any free one
    unsigned workers = 4;
    std::string tls_certificate = {};  // PEM, the whole chain; both or none
    std::string tls_key = {};
    bool behind_https = false;  // a proxy in front does TLS
    TrustedProxies trusted_proxies = {};
    EvidenceFiles* evidence = nullptr;  // where files are received; unset: no form may carry any
    HttpLimits limits = {};

    // May this request bring files, and how large? Asked on a worker with the header read and the body still outside;
    // a Response refuses it. Unset: every form may, with the usual limits.
    std::function<std::variant<UploadLimits, Response>(Request&)> admit_upload = {};
    // How refusals and failures look. Called on any thread. Unset, or when it throws: a plain page.
    std::function<Response(const ErrorNotice&)> error_page = {};
    std::function<void(const Fault&)> on_fault = {};  // called on any thread
    std::function<void(const Exchange&)> on_exchange = {};  // called on the thread of connections: be quick
};

using Handler = std::function<Response(Request&)>;  // called on the workers, several at once; may throw

class HttpServer {
public:
    HttpServer(ServerSettings settings, Handler handler);
    ~HttpServer();  // stops and waits

    Expected<std::uint16_t> start();  // listens when it returns; the port, or why not, in words for the administrator
    void stop();  // from any thread, any number of times; requests under way are still answered
    void wait();  // until it has stopped

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace mera
