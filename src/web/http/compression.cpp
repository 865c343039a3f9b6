#include "web/http/compression.hpp"

#include <zlib.h>

#include <stdexcept>

namespace mera {

namespace {

class Deflater {
public:
    Deflater() {
        constexpr int kGzipWindow = 15 + 16;
        constexpr int kMemory = 8;
        if (deflateInit2(&stream_, Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::runtime_error("zlib did not start");
    }
    ~Deflater() { deflateEnd(&stream_); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    std::string run(std::string_view bytes) {
        deflateReset(&stream_);
        std::string out(deflateBound(&stream_, bytes.size()), '\0');
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write there
        stream_.avail_in = static_cast<uInt>(bytes.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out.data());
        stream_.avail_out = static_cast<uInt>(out.size());
        if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("zlib did not finish");
        out.resize(stream_.total_out);
        return out;
    }

private:
    z_stream stream_ = {};
};

}  // namespace

std::string gzip(std::string_view bytes) {
    thread_local Deflater deflater;  // its 260 KB cost as much to set up as a page to compress
    return deflater.run(bytes);
}

bool is_compressible(std::string_view content_type) {
    return content_type.starts_with("text/") || content_type.starts_with("application/json") ||
           content_type.starts_with("image/svg+xml");
}

}  // namespace mera
