// read_web_archive takes any bytes.
#include "fuzz/reader_promise.hpp"
#include "office/web/web_archive.hpp"

FUZZ_TARGET(web_archive, bytes) { mera::fuzz::check_reading(mera::read_web_archive(bytes)); }
