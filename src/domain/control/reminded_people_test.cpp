#include "domain/control/reminded_people.hpp"

#include <doctest/doctest.h>

using namespace mera;

namespace {

constexpr OrganisationId kRegion{1}, kCity{2}, kSchool{3}, kOther{4};
constexpr MeasureId kMeasure{1};
const std::map<OrganisationId, std::optional<OrganisationId>> kTree = {
    {kRegion, {}}, {kCity, kRegion}, {kSchool, kCity}, {kOther, kCity}};
const RemindedObligation kOwed{{7}, kMeasure, kSchool, kCity};

using People = std::vector<PersonId>;

}  // namespace

TEST_CASE("executors: who is named for the obligation, for the measure, or everybody who serves; and who substitutes") {
    RegisterOnDay day{
        .holders = {{{10}, kSchool, Role::executor}, {{11}, kSchool, Role::executor}, {{12}, kSchool, Role::executor}},
        .duties = {},
        .substitutes = {},
        .superiors = kTree};
    CHECK(RemindedPeople{day}.executors(kOwed) == People{{10}, {11}, {12}});
    day.duties.push_back({kMeasure, kSchool, {}, {11}});
    CHECK(RemindedPeople{day}.executors(kOwed) == People{{11}});
    day.duties.push_back({kMeasure, kSchool, ObligationId{7}, {12}});
    day.duties.push_back({kMeasure, kSchool, ObligationId{8}, {10}});
    CHECK(RemindedPeople{day}.executors(kOwed) == People{{12}});
    day.substitutes = {{{20}, {12}, kSchool}, {{21}, {12}, kOther}, {{22}, {10}, kSchool}};
    CHECK(RemindedPeople{day}.executors(kOwed) == People{{12}, {20}});
    // Who no longer serves there is not reminded, though named.
    day.holders.pop_back();
    CHECK(RemindedPeople{day}.executors(kOwed) == People{{11}});
}

TEST_CASE("reviewers and controllers: of the programme's owner, else of the nearest above; never of another branch") {
    RegisterOnDay day{.holders = {{{1}, kRegion, Role::coordinator},
                                  {{2}, kRegion, Role::controller},
                                  {{3}, kCity, Role::coordinator},
                                  {{4}, kCity, Role::controller},
                                  {{5}, kSchool, Role::curator},
                                  {{6}, kOther, Role::curator}},
                      .duties = {},
                      .substitutes = {{{9}, {4}, kCity}},
                      .superiors = kTree};
    CHECK(RemindedPeople{day}.of(kOwed, ReminderKind::to_review) == People{{3}});
    CHECK(RemindedPeople{day}.of(kOwed, ReminderKind::escalated) == People{{4}, {9}});
    CHECK(RemindedPeople{day}.of(kOwed, ReminderKind::transfer_asked) == People{{4}, {9}});
    CHECK(RemindedPeople{day}.of(kOwed, ReminderKind::helped) == People{{5}});
    // A programme of the region is the region's to watch, whoever carries it out.
    const RemindedObligation of_region{{7}, kMeasure, kSchool, kRegion};
    CHECK(RemindedPeople{day}.controllers(of_region) == People{{2}});
    // Without a controller of its own a department's coordinator is told; without anybody, the region.
    std::erase_if(day.holders, [](const RoleHolder& h) { return h.person == PersonId{4}; });
    CHECK(RemindedPeople{day}.controllers(kOwed) == People{{3}});
    std::erase_if(day.holders, [](const RoleHolder& h) { return h.person == PersonId{3}; });
    CHECK(RemindedPeople{day}.controllers(kOwed) == People{{2}});
    CHECK(RemindedPeople{day}.reviewers(kOwed) == People{{1}});
}

TEST_CASE("a register that goes round in a ring ends") {
    const RegisterOnDay day{
        .holders = {}, .duties = {}, .substitutes = {}, .superiors = {{kCity, kSchool}, {kSchool, kCity}}};
    CHECK(RemindedPeople{day}.reviewers(kOwed).empty());
}
