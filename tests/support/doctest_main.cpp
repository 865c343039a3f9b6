#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#ifdef __SANITIZE_ADDRESS__
// fontconfig keeps its cache to the end of the process (Poppler asks it for fonts), x265 a part of its encoder (tests make
// HEIC pictures with it): neither is ours to free.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\nleak:libx265\n"; }
#endif
