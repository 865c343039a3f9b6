// A DOC is mended before LibreOffice sees it: whatever its bytes say, the file made of them has one paragraph more and
// needs no second.
#include "fuzz/fuzz_target.hpp"
#include "office/word/doc_last_paragraph.hpp"

FUZZ_TARGET(doc, text) {
    const auto mended = mera::with_last_paragraph(text);
    if (mended) mera::fuzz::promise(!mera::with_last_paragraph(*mended));
}
