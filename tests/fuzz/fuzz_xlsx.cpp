// The reader of XLSX takes any parts of a package.
#include "fuzz/reader_promise.hpp"
#include "office/sheet/xlsx.hpp"

FUZZ_TARGET(xlsx, text) { mera::fuzz::check_reading(mera::read_xlsx(mera::fuzz::zipped_parts(text))); }
