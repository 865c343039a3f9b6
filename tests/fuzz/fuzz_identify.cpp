// Any bytes are some kind of file, and the door of the office floor answers for the kinds it reads itself.
#include "fuzz/reader_promise.hpp"
#include "office/package/identify.hpp"
#include "office/read/read_document.hpp"

FUZZ_TARGET(identify, bytes) {
    using mera::FileKind;
    switch (mera::identify(bytes)) {
        case FileKind::pdf:
        case FileKind::picture:
        case FileKind::pictures:
        case FileKind::rtf:
        case FileKind::doc:
        case FileKind::xls: return;  // read by other programs, in a child
        default: break;
    }
    mera::fuzz::check_reading(mera::read_document(bytes, {.pasted_pictures = false}));
}
