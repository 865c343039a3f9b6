#include "store/packed_story.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace mera;

namespace {

constexpr Date june(unsigned day) { return make_date(2020, 6, day); }

std::vector<ObligationStory> stories() {
    ObligationStory plain;
    plain.id = {1};
    plain.opened = {june(1), june(1), june(30), june(20)};
    plain.due_effective = june(19);
    ObligationStory lived = plain;
    lived.id = {9'000'000'000};
    lived.hand_ins = {{{1}, june(5), Verdict::returned, june(8)},
                      {{2}, june(10), Verdict::returned, june(11)},
                      {{3}, june(14), Verdict::accepted, june(16)}};
    lived.new_dues = {{june(6), false, june(9), true, make_date(9999, 12, 31)}, {june(13), false, {}, false, {}}};
    lived.terms = {{june(12), june(2), june(29), june(28)}};
    ObligationStory lifted = plain;
    lifted.id = {3};
    lifted.opened.recorded_on = june(7);
    for (unsigned at = 0; at < kReleaseReasons.size(); ++at)
        lifted.liftings.push_back({{kReleaseReasons[at], june(20)}, june(10 + 2 * at), june(11 + 2 * at)});
    return {plain, lived, lifted, plain};
}

}  // namespace

TEST_CASE("packed stories tell of every day what the stories tell") {
    std::string packed;
    for (const ObligationStory& story : stories()) pack_story(packed, story);
    for (Date day = make_date(2020, 5, 30); day <= june(30); day = add_days(day, 1)) {
        INFO(iso(day));
        std::vector<KnownOnDay> told;
        PackedStories{packed, day}.for_each([&](const KnownOnDay& known) { told.push_back(known); });
        auto at = told.begin();
        for (const ObligationStory& story : stories()) {
            const auto known = known_on(story, day);
            if (!known) continue;
            REQUIRE(at != told.end());
            CHECK(at->id == story.id);
            CHECK(at->facts == known->facts);
            CHECK(at->transfer_asked == known->transfer_asked);
            ++at;
        }
        CHECK(at == told.end());
    }
}

TEST_CASE("what no story was packed into is refused, not read") {
    for (const char* rubbish : {"x", "#", "#1", "#1:", "#1:00000000@", "#1:00000000@000", "#1:00000000@0000z",
                                "#1:00000000@0000p000", "#1:00000000@0000xz0000", "#1:0000000"})
        CHECK_THROWS(PackedStories(rubbish, june(1)).for_each([](const KnownOnDay&) {}));
}
