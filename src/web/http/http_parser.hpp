#pragma once
// HTTP/1.x syntax, by Boost.Beast's parser: the header once, the body in pieces. What its syntax allows and we do not
// is refused in request_head.cpp.
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "web/http/request_head.hpp"

namespace mera {

class HttpParser {
public:
    enum class Outcome { progress, need_more, too_long, unknown_version, broken };
    struct Step {
        Outcome outcome;
        std::size_t used;  // of the bytes
        std::string why = {};
    };
    explicit HttpParser(std::size_t head_bytes_max);
    ~HttpParser();

    Step put(std::string_view bytes);  // not empty, and not when is_done()
    bool has_begun() const;
    bool is_head_done() const;
    bool is_done() const;
    bool keep_alive() const;   // after the head
    RequestHead take_head();   // once
    // Of the body, since the last call; the memory of `used` holds the next one.
    std::string take_piece(std::string used = {});

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace mera
