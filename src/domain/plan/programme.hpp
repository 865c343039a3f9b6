#pragma once
// Programme: an adopted plan. A measure keeps the order's own words in every column beside their readings.
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/people/executor.hpp"
#include "domain/time/deadline.hpp"
#include "domain/time/schedule.hpp"

namespace mera {

struct Programme {
    ProgrammeId id = {};
    OrganisationId owner = {};
    SchoolListId school_list = {};
    std::string order_number;
    Date order_date;
    std::string issuer;
    std::string title;
    ScheduleTerms terms;
    Date adopted_on;
};

struct Section {
    SectionId id = {};
    std::string number;
    std::string title;
};

struct MeasureExecutor {
    std::string words;
    ExecutorKind kind = ExecutorKind::nobody;
    std::optional<OrganisationId> organisation = {};
};

struct Target {  // целевое значение
    std::string metric;
    std::string comparator;
    double value = 0;
    std::string unit;
    std::string population;   // of whom, as the order says
    std::string denominator;  // what the share is taken of, as the person who adopted the plan defined it
};

struct Measure {  // мера; a clause of the order that is an obligation too has no section
    MeasureId id = {};
    std::optional<SectionId> section = {};
    std::string number;
    std::string title;
    std::string executors_text;
    std::string deadline_text;
    std::string result_text;
    std::string notes = {};
    std::vector<Deadline> deadlines = {};
    std::vector<MeasureExecutor> executors = {};
    std::vector<std::string> evidence = {};  // expected, in the order's words
    std::vector<Target> targets = {};
    bool is_clause() const { return !section; }
};

struct Assignment {  // one obligation to be created
    OrganisationId organisation;
    ScheduledPeriod when;
    friend bool operator==(const Assignment&, const Assignment&) = default;
};

bool follows_school_year(const Measure& measure, const ScheduleTerms& terms);
// Who owes what and when under one measure: every deadline with dates × every organisation behind the executors' words.
// A group is the schools that the list holds on the day the period is due. No organisation owes one period twice.
std::vector<Assignment> expand(const Measure& measure, const std::vector<SchoolListEntry>& schools,
                               const ScheduleTerms& terms, const Calendar& calendar);

// The organisations that may be asked to act under the measure on a day: for obligations opened by hand.
std::vector<OrganisationId> executors_on(const Measure& measure, const std::vector<SchoolListEntry>& schools, Date day);

}  // namespace mera
