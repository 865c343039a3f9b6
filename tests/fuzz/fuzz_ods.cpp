// The reader of ODS takes any parts of a package.
#include "fuzz/reader_promise.hpp"
#include "office/sheet/ods.hpp"

FUZZ_TARGET(ods, text) { mera::fuzz::check_reading(mera::read_ods(mera::fuzz::zipped_parts(text))); }
