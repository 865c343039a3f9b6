#pragma once
// One source, two lives: with libFuzzer (`make fuzz`, clang) the body of FUZZ_TARGET is its entry point; without, it is
// registered for fuzz_replay, which every `make test` runs over the seeds and a few seconds of simple mutations.
//
//     FUZZ_TARGET(docx, bytes) { … std::abort() when a promise is broken … }
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace mera::fuzz {

using Body = void (*)(std::string_view bytes);
struct Registered {
    Registered(const char* name, Body body);  // in fuzz_replay.cpp
};

inline void promise(bool kept) {
    if (!kept) std::abort();
}

}  // namespace mera::fuzz

#if defined(MERA_LIBFUZZER)
#define FUZZ_TARGET(name, bytes)                                                        \
    static void fuzz_##name(std::string_view bytes);                                    \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);  \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
        fuzz_##name({reinterpret_cast<const char*>(data), size});                       \
        return 0;                                                                       \
    }                                                                                   \
    static void fuzz_##name(std::string_view bytes)
#else
#define FUZZ_TARGET(name, bytes)                                               \
    static void fuzz_##name(std::string_view bytes);                           \
    static const mera::fuzz::Registered registered_##name{#name, fuzz_##name}; \
    static void fuzz_##name(std::string_view bytes)
#endif
