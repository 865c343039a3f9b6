#pragma once
// Программа школы: clause 2.2 of the order obliges a school to work out its own programme. An organisation makes it from
// the one above it (вышестоящая программа): the measures it carries out, with its own people, earlier dates and
// additions. A region and a municipality stand to each other as a municipality and a school do.
//
// A copied measure is a reference: words, term and expected documents stay the parent's, so that what changes above is
// followed by itself. Only what the organisation decided is kept.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "domain/ids.hpp"
#include "domain/plan/programme.hpp"
#include "domain/time/calendar.hpp"
#include "domain/time/schedule.hpp"

namespace mera {

// Region → municipality → organisation → its branch. More is not a cascade but a mistake in the register.
inline constexpr std::size_t kProgrammeLevelsMax = 4;
inline constexpr std::size_t kAdditionsMax = 200;  // an order of 25 measures is long; a plan of 200 is nobody's plan
inline constexpr std::size_t kChildWordsMax = 4'000;  // one field: two printed pages

struct ChildMeasure {  // what the organisation decided about a measure of the parent
    MeasureId parent = {};
    std::optional<PersonId> person = {};  // who inside answers
    std::string deadline_text = {};  // an own, earlier term in the language of deadlines; empty: the parent's
    std::string addition = {};  // how it is done here, in own words
    std::string left_out = {};  // why it is not in the programme; the coordinator sees it
    std::vector<OrganisationId> organisations = {};  // to whom below it is passed on
    bool is_decided() const { return person || !left_out.empty() || !organisations.empty(); }
    friend bool operator==(const ChildMeasure&, const ChildMeasure&) = default;
};

struct Addition {  // an own measure, in a section of the parent or in an own one
    std::int64_t key = 0;  // its number in this programme, never given twice
    std::optional<SectionId> section = {};
    std::string own_section = {};  // the title of an own section, where `section` is none
    std::string title = {};
    std::string deadline_text = {};
    std::string result = {};
    std::string evidence = {};  // expected documents, one a line
    std::optional<PersonId> person = {};
    std::vector<OrganisationId> organisations = {};
    bool is_decided() const { return person || !organisations.empty(); }
    friend bool operator==(const Addition&, const Addition&) = default;
};

struct Composition {
    std::vector<ChildMeasure> measures = {};
    std::vector<Addition> additions = {};
    std::int64_t last_key = 0;
    const ChildMeasure* of(MeasureId parent) const;
    const Addition* addition(std::int64_t key) const;
    friend bool operator==(const Composition&, const Composition&) = default;
};
std::string to_json(const Composition& composition);
Composition composition_from_json(std::string_view json);  // throws when Mera did not write it

// With the decision about one measure or addition put in the place of the earlier one. A key of 0 asks for a new one.
Composition with(Composition composition, const ChildMeasure& decided);
Composition with(Composition composition, Addition addition);
Composition without_addition(Composition composition, std::int64_t key);

// May `organisation` make a programme from one whose chain of owners, itself first, is this?
Expected<Done> may_descend(const std::vector<OrganisationId>& owners, OrganisationId organisation,
                           const std::vector<OrganisationId>& below);

// All that keeps the composition from being approved. `measures`: those of the parent the organisation carries out now.
std::vector<Failure> obstacles(const Composition& composition, const std::vector<Measure>& measures);

struct ParentDue {  // a period of the parent's measure, as it is in force
    Date period_first;
    Date due;
    friend bool operator==(const ParentDue&, const ParentDue&) = default;
};
struct OwnTerms {  // what reading an own deadline needs of the parent programme and the organisation
    ScheduleTerms schedule;  // with the organisation's own school years
    WorkWeek week = WorkWeek::five_days;
};
// The own due day of each of the parent's periods, in their order; none where the own term names no day for it. Refused
// when it is not read, has no day, or names one after the parent's. Without periods (opened by hand) any day passes.
Expected<std::vector<std::optional<Date>>> own_dues(std::string_view words, const std::vector<ParentDue>& parent,
                                                    const OwnTerms& terms, const Calendar& calendar);
// How the words were read, for the person who wrote them: readings and doubts.
DeadlineReading own_reading(std::string_view words, const OwnTerms& terms);
// What a person is shown and judged by inside: the own day, or the parent's when that came to be earlier.
Date due_inside(std::optional<Date> own, Date parent);

// The periods of an addition; nothing for what is done when needed.
Expected<std::vector<ScheduledPeriod>> periods_of(const Addition& addition, const OwnTerms& terms,
                                                  const Calendar& calendar);
bool is_done_when_needed(const Addition& addition, const OwnTerms& terms);

// The order by which the organisation approved the programme.
struct ApprovingOrder {
    std::string number;
    Date date;
};
Expected<ApprovingOrder> approving_order(std::string_view number, std::string_view date, Date parent_order, Date today);

}  // namespace mera
