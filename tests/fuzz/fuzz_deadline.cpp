// The reader of deadlines takes any bytes and keeps its promises.
#include "domain/time/deadline.hpp"
#include "fuzz/fuzz_target.hpp"

FUZZ_TARGET(deadline, phrase) {
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
}
