#pragma once
// A browser without manners: sends exactly the bytes it is told to and reads what comes back.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace mera::test {

struct Reply {
    int status = 0;  // 0: the connection ended before an answer
    std::string head;
    std::string body;

    std::string header(std::string_view name) const {  // spelled as the server spells it
        const std::size_t at = head.find("\r\n" + std::string{name} + ": ");
        if (at == std::string::npos) return {};
        const std::size_t from = at + 2 + name.size() + 2;
        return head.substr(from, head.find("\r\n", from) - from);
    }
};

class LoopbackClient {
public:
    explicit LoopbackClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval patience{5, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    LoopbackClient(LoopbackClient&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)),
          connected_(other.connected_),
          received_(std::move(other.received_)) {}
    ~LoopbackClient() { close(); }

    bool is_connected() const { return connected_; }
    int socket() const { return socket_; }
    void close() {
        if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    }

    bool send(std::string_view bytes) {  // false: the server has closed
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    Reply reply(bool to_head = false) {
        Reply reply;
        std::size_t end = 0;
        while ((end = received_.find("\r\n\r\n")) == std::string::npos)
            if (!receive()) return reply;
        reply.head = received_.substr(0, end + 2);
        received_.erase(0, end + 4);
        std::from_chars(reply.head.data() + 9, reply.head.data() + reply.head.size(), reply.status);
        const std::string length = reply.header("Content-Length");
        std::size_t bytes = 0;
        std::from_chars(length.data(), length.data() + length.size(), bytes);
        if (to_head || reply.status == 304 || reply.status == 100) bytes = 0;
        while (received_.size() < bytes)
            if (!receive()) return {};
        reply.body = received_.substr(0, bytes);
        received_.substr(bytes).swap(received_);  // and not its room: tests watch the memory of the process
        return reply;
    }
    Reply ask(std::string_view request) {
        send(request);
        return reply();
    }
    Reply get(std::string_view target) {
        return ask("GET " + std::string{target} + " HTTP/1.1\r\nHost: mera.test\r\n\r\n");
    }

    bool is_closed_by_server() {  // waits until it is, at most as long as the client is patient
        char byte = 0;
        return received_.empty() && ::recv(socket_, &byte, 1, 0) == 0;
    }

private:
    bool receive() {
        char bytes[16 * 1024];
        const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
        if (got <= 0) return false;
        received_.append(bytes, static_cast<std::size_t>(got));
        return true;
    }
    int socket_;
    bool connected_ = false;
    std::string received_;
};

}  // namespace mera::test
