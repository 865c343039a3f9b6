#pragma once
// A PostgreSQL of the test program's own (scripts/with-postgres), started at first use; it goes when the program does,
// even when that is killed. Without an installed PostgreSQL the test that asks for it fails.
#include <string>

namespace mera::test {

// The address of an empty schema that nobody else uses.
std::string throwaway_postgres();

}  // namespace mera::test
