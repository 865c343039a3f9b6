// A picture of a page as a file: whatever its bytes, it is refused with a sentence or its pages can be asked for.
#include "fuzz/fuzz_target.hpp"
#include "office/scan/page_image.hpp"

FUZZ_TARGET(picture, bytes) {
    using mera::fuzz::promise;
    constexpr int kDpi = 60;  // the letters do not matter
    const auto source = mera::PageSource::open(bytes);
    if (!source) {
        promise(!source.failure().message.empty());
        return;
    }
    promise(source->pages() >= 1);
    source->page_picture(source->pages(), kDpi);
}
