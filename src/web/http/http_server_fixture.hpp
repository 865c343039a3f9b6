#pragma once
// A server on a free port with handlers that tests need. Only tests include this.
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>

#include "web/http/http_server.hpp"

namespace mera::test {

class TestServer {
public:
    static constexpr std::size_t kLargeBytes = 24 * 1024 * 1024;  // more than the system's buffers of a connection hold

    explicit TestServer(ServerSettings settings = {})
        : server_(on_free_port(std::move(settings)), [this](Request& request) { return answer(request); }) {
        const auto port = server_.start();
        if (!port) throw std::runtime_error(port.failure().message + port.failure().detail);
        port_ = *port;
    }
    ~TestServer() {
        open_gate();
        server_.stop();
        server_.wait();
    }
    std::uint16_t port() const { return port_; }
    void stop() { server_.stop(); }
    void wait() { server_.wait(); }

    std::size_t handled(const std::string& path) {
        const std::lock_guard lock{mutex_};
        return handled_[path];
    }
    void wait_until_handled(const std::string& path, std::size_t count) {
        std::unique_lock lock{mutex_};
        changed_.wait_for(lock, kPatience, [&] { return handled_[path] >= count; });
    }
    void wait_until_at_gate() { wait_until_handled("/gate", 1); }
    void open_gate() {
        const std::lock_guard lock{mutex_};
        gate_open_ = true;
        changed_.notify_all();
    }
    std::function<Response(Request&)> upload = {};  // what /upload does

private:
    static constexpr std::chrono::seconds kPatience{5};
    static ServerSettings on_free_port(ServerSettings settings) {
        settings.port = 0;
        return settings;
    }
    Response answer(Request& request) {
        {
            std::unique_lock lock{mutex_};
            ++handled_[request.path];
            changed_.notify_all();
            if (request.path == "/gate") changed_.wait_for(lock, kPatience, [&] { return gate_open_; });
        }
        if (request.path == "/" || request.path == "/gate") return text_response("hello");
        if (request.path == "/echo")
            return text_response(request.body.empty() ? to_urlencoded(request.form) : request.body);
        if (request.path == "/large") return bytes_response(std::string(kLargeBytes, 'x'), "application/octet-stream");
        if (request.path == "/page") return text_response(std::string(1024 * 1024, 'x'));
        if (request.path == "/address") return text_response(request.client_address);
        if (request.path == "/throw") throw std::runtime_error("disk on fire");
        if (request.path == "/throw-int") throw 7;
        if (request.path == "/no-such-file")
            return document_response("/no/such/file", "application/pdf", "a.pdf", "0", Disposition::show);
        if (request.path == "/upload" && upload) return upload(request);
        return text_response("absent", 404);
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::string, std::size_t> handled_;
    bool gate_open_ = false;
    std::uint16_t port_ = 0;
    HttpServer server_;
};

}  // namespace mera::test
