#pragma once
// A web site on loopback that answers each path with the bytes it was given: for what asks other machines.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace mera::test {

class LoopbackSite {
public:
    LoopbackSite() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        ::listen(listener_, 16);
        socklen_t size = sizeof address;
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread{[this] { serve(); }};
    }
    ~LoopbackSite() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }
    LoopbackSite(const LoopbackSite&) = delete;
    LoopbackSite& operator=(const LoopbackSite&) = delete;

    std::string address(std::string_view path) const {
        return "http://127.0.0.1:" + std::to_string(port_) + std::string{path};
    }
    // `answer`: the whole answer, «HTTP/1.1 200 OK\r\n…». A path nobody set is answered by 404.
    void set(const std::string& path, std::string answer) {
        const std::lock_guard lock{mutex_};
        answers_[path] = std::move(answer);
    }
    void set_page(const std::string& path, std::string_view html) {
        set(path, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " +
                      std::to_string(html.size()) + "\r\n\r\n" + std::string{html});
    }
    int asked() const { return asked_; }

private:
    void serve() {
        for (int client = 0; (client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0; ::close(client)) {
            ++asked_;
            std::string request;
            char bytes[4096];
            ssize_t got = 0;
            while (request.find("\r\n\r\n") == std::string::npos && (got = ::recv(client, bytes, sizeof bytes, 0)) > 0)
                request.append(bytes, static_cast<std::size_t>(got));
            const std::size_t from = request.find(' ') + 1;
            const std::string path = request.substr(from, request.find(' ', from) - from);
            std::string answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
            {
                const std::lock_guard lock{mutex_};
                if (const auto found = answers_.find(path); found != answers_.end()) answer = found->second;
            }
            for (std::string_view left = answer; !left.empty();) {
                const ssize_t sent = ::send(client, left.data(), left.size(), MSG_NOSIGNAL);
                if (sent <= 0) break;
                left.remove_prefix(static_cast<std::size_t>(sent));
            }
        }
    }
    int listener_;
    int port_ = 0;
    std::atomic<int> asked_ = 0;
    std::mutex mutex_;
    std::map<std::string, std::string> answers_;
    std::thread thread_;
};

}  // namespace mera::test
