#pragma once
// From a reading of a deadline to the periods in which something is owed. One period, one due date.
#include <string>
#include <vector>

#include "domain/time/calendar.hpp"
#include "domain/time/deadline.hpp"
#include "domain/time/period.hpp"
#include "domain/time/school_year.hpp"

namespace mera {

enum class HalfYear {
    calendar,  // January-June, July-December
    school,    // September-December, January-May
};
std::string_view code_of(HalfYear half_year);
std::optional<HalfYear> half_year_from(std::string_view code);

// What an order leaves open and the person who adopts it decides.
struct ScheduleTerms {
    PlanTerm term;
    ShiftPolicy shift_policy = ShiftPolicy::previous;
    HalfYear half_year = HalfYear::calendar;
    Date school_year_last;  // last day of «учебный год» in this programme, usually 31 May
    // School years with days of the organisation's own; in the others lessons begin on 1 September and end as above.
    std::vector<SchoolYear> own_school_years = {};
};

struct ScheduledPeriod {
    Period period;
    Date due_nominal;  // by the words of the order
    Date due_effective;  // by the calendar and the shift policy
    friend bool operator==(const ScheduledPeriod&, const ScheduledPeriod&) = default;
};

// Nothing for what has no date of its own (on demand, by a separate plan, bound to an event, unread): such obligations
// open when somebody opens them.
// `words`: those of the order, which tell «до конца учебного года» from «до 31 мая», «ежемесячно в течение учебного года»
// from «ежемесячно, сентябрь – май».
std::vector<ScheduledPeriod> schedule(const Deadline& deadline, std::string_view words, const ScheduleTerms& terms,
                                      const Calendar& calendar);

bool opens_by_hand(const Deadline& deadline);
// «В течение учебного года», «до конца учебного года», its halves, what is repeated in it.
bool follows_school_year(const Deadline& deadline, std::string_view words, const ScheduleTerms& terms);

// «до 31 мая 2020 г., по учебному году организации»: the reading, and that each organisation owes it by its own days.
std::string describe(const Deadline& deadline, std::string_view words);

// «январь 2020 г.», «I квартал 2020 г.», «1–15 сентября 2020 г.»: how a person names the period.
std::string period_label(const Period& period);

}  // namespace mera
