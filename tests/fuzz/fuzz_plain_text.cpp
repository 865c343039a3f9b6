// read_plain_text takes any bytes.
#include "fuzz/reader_promise.hpp"
#include "office/text/plain_text.hpp"

FUZZ_TARGET(plain_text, bytes) { mera::fuzz::check_reading(mera::read_plain_text(bytes)); }
