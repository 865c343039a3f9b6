// The reader of ODT takes any parts of a package.
#include "fuzz/reader_promise.hpp"
#include "office/word/odt.hpp"

FUZZ_TARGET(odt, text) { mera::fuzz::check_reading(mera::read_odt(mera::fuzz::zipped_parts(text))); }
