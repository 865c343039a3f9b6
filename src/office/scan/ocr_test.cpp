#include "office/scan/ocr.hpp"

#include <dlfcn.h>
#include <doctest/doctest.h>
#include <leptonica/allheaders.h>

#include "office/scan/page_image.hpp"

namespace mera {

TEST_CASE("a line that Tesseract reads is not packed") {
    // As the library finds it.
    const auto write = reinterpret_cast<decltype(&pixWriteMem)>(dlsym(RTLD_DEFAULT, "pixWriteMem"));
    REQUIRE((write != nullptr));
    const PixPtr line{pixCreate(64, 36, 8)};
    pixSetPixel(line.get(), 7, 9, 111);
    l_uint8* kept = nullptr;
    size_t size = 0;
    REQUIRE(write(&kept, &size, line.get(), IFF_PNG) == 0);
    l_int32 format = IFF_UNKNOWN, same = 0;
    findFileFormatBuffer(kept, &format);
    const PixPtr back{pixReadMem(kept, size)};
    lept_free(kept);
    CHECK(format == IFF_SPIX);
    CHECK((pixEqual(line.get(), back.get(), &same) == 0 && same == 1));
}

}  // namespace mera
