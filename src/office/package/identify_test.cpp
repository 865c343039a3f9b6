#include "office/package/identify.hpp"

#include <doctest/doctest.h>

namespace mera {

TEST_CASE("a file that ends within its first bytes is asked for nothing behind them") {
    for (const std::string_view bytes : {"", "B", "BM", "BM\xC1\xEE", "RIFF", "RIFF1234", "MM", "PK\x03\x04", "%PDF"})
        CHECK(identify(bytes) != FileKind::picture);
    CHECK(identify(std::string_view{"BM\x10\x20\0\0\0\0\0\0", 10}) == FileKind::picture);
    CHECK(identify("RIFF1234WEBP") == FileKind::picture);
}

}  // namespace mera
