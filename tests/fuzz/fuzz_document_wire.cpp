// What a child process says is taken apart without trust.
#include "fuzz/reader_promise.hpp"

FUZZ_TARGET(document_wire, bytes) {
    const auto read = mera::from_wire(bytes);
    if (read) mera::fuzz::promise(mera::from_wire(mera::to_wire(*read)).has_value());
}
