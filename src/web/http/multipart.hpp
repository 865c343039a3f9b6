#pragma once
// multipart/form-data (RFC 7578) taken apart while it arrives: the parser holds a boundary's length of bytes, or one
// part's header, never a part.
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace mera {

struct PartHead {
    std::string name;                      // raw bytes as sent
    std::optional<std::string> file_name;  // present: the part is a file
    std::string content_type;
};

class PartSink {
public:
    virtual ~PartSink() = default;
    virtual void begin_part(const PartHead& head) = 0;
    virtual void add_bytes(std::string_view bytes) = 0;  // never empty
    virtual void end_part() = 0;
};

// The boundary out of «multipart/form-data; boundary=…»; nothing when the type is another or the boundary is not legal.
std::optional<std::string> multipart_boundary(std::string_view content_type);

class MultipartParser {
public:
    MultipartParser(std::string_view boundary, PartSink& sink);
    MultipartParser(const MultipartParser&) = delete;  // the searcher looks at this delimiter
    MultipartParser& operator=(const MultipartParser&) = delete;

    // False when the bytes are not a multipart body; every later call says so too.
    bool feed(std::string_view bytes);
    bool is_complete() const { return state_ == State::epilogue; }  // the closing boundary was seen

private:
    enum class State { preamble, after_boundary, part_head, part_body, epilogue, broken };
    bool step();  // false: more bytes are needed
    bool skip_preamble();
    bool read_after_boundary();
    bool read_part_head();
    bool read_part_body();
    void give(std::size_t bytes);  // to the sink, from the front
    bool fail();
    std::size_t find_delimiter() const;  // in the window, from start_

    const std::string delimiter_;  // «\r\n--boundary»
    // Looks at every fortieth byte or so: browsers' boundaries are that long.
    const std::boyer_moore_horspool_searcher<std::string::const_iterator> searcher_;
    PartSink& sink_;
    State state_ = State::preamble;
    bool in_part_ = false;
    std::string kept_;  // what has come and is not understood yet
    std::string_view window_;  // inside feed(): what is looked at, `kept_` with the new bytes or these alone
    std::size_t start_ = 0;  // of what is not yet used of it
};

}  // namespace mera
