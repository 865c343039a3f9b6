#pragma once
// A span of a phrase → its days. It remembers the deadline before, which tells the year of the next one.
#include <optional>
#include <string>
#include <vector>

#include "domain/time/deadline_resolve.hpp"

namespace mera::deadline_language {

class SpanReader {
public:
    SpanReader(const std::optional<PlanTerm>& term, std::vector<std::string>& doubts);
    Deadline read(const Span& span);
    Deadline read_first_time(const Span& span);  // of what is then repeated each year

private:
    void doubt(std::string why);
    Deadline without_days(const Span& span, Deadline out);
    std::optional<Deadline> read_broken(const Span& span);
    Deadline reversed(const Span& span);
    void weekday_agrees(const Span& span, Days days);
    void out_of_term(const Span& span, Days days);
    bool begins_before_term(const Span& span);

    // --- which year ---
    std::optional<Days> find(const Span& span);
    void not_of_calendar(const Stretch& stretch);
    std::optional<Days> in_term(const Span& span, const Stretch& leading);
    Choice next_after_previous(const std::vector<Days>& candidates) const;
    void month_or_day(const Stretch& stretch);

    // --- a stretch in a year ---
    std::optional<Days> at_year(const Span& span, int year);
    std::optional<Days> stretch_at(const Stretch& stretch, int year);
    std::optional<Days> first_school_year(const Stretch& stretch) const;
    std::optional<Date> due_day(Stretch stretch, int year);

    const std::optional<PlanTerm>& term_;
    bool school_plan_;
    std::vector<std::string>& doubts_;
    std::optional<Date> previous_ = {};  // where the deadline before begins
    bool chosen_by_term_ = false;        // the year of the last span was not written
    bool first_time_wanted_ = false;
};

}  // namespace mera::deadline_language
