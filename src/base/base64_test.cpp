// RFC 4648, 10 and what stands round base64 in files.
#include <doctest/doctest.h>

#include "base/base64.hpp"

using namespace mera;

TEST_CASE("bytes come back from their letters") {
    for (const auto& [bytes, letters] : {std::pair{"", ""},
                                         {"f", "Zg=="},
                                         {"fo", "Zm8="},
                                         {"foo", "Zm9v"},
                                         {"foob", "Zm9vYg=="},
                                         {"План", "0J/Qu9Cw0L0="}}) {
        CHECK(to_base64(bytes) == letters);
        CHECK(from_base64(letters) == bytes);
    }
}

TEST_CASE("lines are joined, the padding may lack, and what is no base64 gives nothing") {
    CHECK(from_base64("0J/Qu9Cw\r\n 0L0=\r\n") == "План");
    CHECK(from_base64("Zm8") == "fo");
    CHECK(from_base64("Z") == "");
    CHECK(from_base64("\xDC\xFF") == "");
}
