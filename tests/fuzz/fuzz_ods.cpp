// The reader of ODS takes any parts of a package.
#include "fuzz/reader_promise.hpp"
#include "office/ods.hpp"

FUZZ_TARGET(ods, text) { mera::fuzz::check_reading(mera::read_ods(mera::fuzz::zipped_parts(text))); }
