// read_html_page takes any bytes.
#include "fuzz/reader_promise.hpp"
#include "office/web/html_page.hpp"

FUZZ_TARGET(html, bytes) { mera::fuzz::check_reading(mera::read_html_page(bytes)); }
