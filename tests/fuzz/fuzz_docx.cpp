// The reader of DOCX takes any parts of a package.
#include "fuzz/reader_promise.hpp"
#include "office/word/docx.hpp"

FUZZ_TARGET(docx, text) { mera::fuzz::check_reading(mera::read_docx(mera::fuzz::zipped_parts(text))); }
