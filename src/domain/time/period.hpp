#pragma once
// A stretch of civil days, both ends included, never empty.
#include "base/date.hpp"
#include "base/expected.hpp"

namespace mera {

class Period {
public:
    static Expected<Period> between(Date first, Date last) {
        if (!first.ok() || !last.ok())
            return Failure{Failure::Kind::invalid_input, "Такой даты нет в календаре. Проверьте день и месяц."};
        if (last < first)
            return Failure{Failure::Kind::invalid_input, "Срок кончается раньше, чем начинается. Проверьте даты."};
        return Period{first, last};
    }
    static Period day(Date date) { return Period{date, date}; }
    Date first() const { return first_; }
    Date last() const { return last_; }
    int days() const { return days_between(first_, last_) + 1; }
    bool contains(Date date) const { return first_ <= date && date <= last_; }
    friend auto operator<=>(const Period&, const Period&) = default;

private:
    Period(Date first, Date last) : first_(first), last_(last) {}
    Date first_;
    Date last_;
};

}  // namespace mera
