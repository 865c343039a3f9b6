#pragma once
// One connection's bytes, encrypted or not. Every call answers on the thread of connections, never before it returned.
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace mera {

class Transport {
public:
    virtual ~Transport() = default;
    virtual void shake_hands(std::function<void(bool ok)> done) = 0;
    virtual void read(std::span<char> into,
                      std::function<void(bool ok, std::size_t bytes)> done) = 0;  // whatever is there
    virtual void write(std::string_view head, std::string_view body,
                       std::function<void(bool ok)> done) = 0;  // all of it
    // Says «no more». On plain TCP reading goes on and `done` is not called; TLS is over when it is called.
    virtual void end_sending(std::function<void()> done) = 0;
    virtual void close() = 0;  // what is under way is answered with «not ok»
    virtual std::string peer_address() const = 0;
    virtual bool is_encrypted() const = 0;
};

}  // namespace mera
