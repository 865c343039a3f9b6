// A plan as JSON, from a form or another program: what is read is written and read again the same.
#include "domain/plan/plan_draft.hpp"
#include "fuzz/fuzz_target.hpp"

FUZZ_TARGET(plan_draft, json) {
    using mera::fuzz::promise;
    const auto draft = mera::plan_draft_from_json(json);
    if (!draft) {
        promise(!draft.failure().message.empty());
        return;
    }
    const std::string written = mera::to_json(*draft);
    const auto again = mera::plan_draft_from_json(written);
    promise(again && mera::to_json(*again) == written);
}
