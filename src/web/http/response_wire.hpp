#pragma once
// From a handler's Response to what goes over the wire: status line, headers, and where the bytes come from. Runs on a
// worker: compressing and opening files is not for the thread that serves all connections.
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "web/http/response.hpp"

namespace mera {

class FileSlice {  // a part of an open file, read piece by piece
public:
    FileSlice() = default;
    explicit FileSlice(const std::filesystem::path& path);  // the whole file; throws when it cannot be opened
    FileSlice(FileSlice&& other) noexcept;
    FileSlice& operator=(FileSlice&& other) noexcept;
    ~FileSlice();

    std::uint64_t size() const { return left_; }
    void narrow(std::uint64_t first, std::uint64_t bytes);
    std::string read(std::size_t bytes_max);  // the next piece; throws when the file became shorter meanwhile

private:
    int descriptor_ = -1;
    std::uint64_t offset_ = 0;
    std::uint64_t left_ = 0;
};

struct WireResponse {
    int status = 200;
    std::string
        head;  // status line and headers, each with its line end; Date, Connection and the empty line are missing
    std::variant<std::string, StaticBytes, FileSlice> body = std::string{};
    std::uint64_t body_bytes = 0;  // what will be sent; 0 for HEAD and 304

    std::string_view bytes() const;  // of a body in memory; empty for a file
};

// Adds what every answer needs: type, length, security headers; 304, 206 and 416 where the request allows; gzip.
// `request` is null when there was none that could be read.
WireResponse to_wire(const Request* request, Response response);

std::string_view reason_phrase(int status);

}  // namespace mera
