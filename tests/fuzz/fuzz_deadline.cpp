// libFuzzer: the reader of deadlines takes any bytes and keeps its promises.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "domain/deadline.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view phrase{reinterpret_cast<const char*>(data), size};
    const mera::PlanTerm term{mera::make_date(2019, 9, 1), mera::make_date(2020, 8, 31)};
    for (const bool with_term : {true, false}) {
        const auto reading = mera::read_deadlines(phrase, with_term ? std::optional{term} : std::nullopt);
        if (reading.deadlines.empty()) std::abort();
        for (const mera::Deadline& deadline : reading.deadlines) {
            if (mera::describe(deadline).empty()) std::abort();
            if (deadline.kind == mera::DeadlineKind::unknown && reading.doubts.empty()) std::abort();
            if (deadline.start && deadline.end && *deadline.end < *deadline.start) std::abort();
        }
    }
    return 0;
}
