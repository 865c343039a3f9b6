#pragma once
// Учебный год of one organisation: from its first lesson to its last. By law it begins on 1 September and orders count
// it to 31 May, when lessons end, or to 31 August, when the next one is about to begin; a school's own calendar may say
// other days (frost days, a first form's holidays, an early end).
#include "base/date.hpp"
#include "base/expected.hpp"

namespace mera {

class SchoolYear {
public:
    static Expected<SchoolYear> between(Date first, Date last);
    static SchoolYear usual(int year) { return {make_date(year, 9, 1), make_date(year + 1, 5, 31)}; }
    static int year_of(Date day);  // the year in which the school year of this day began: 2019 for 15 March 2020
    int year() const { return static_cast<int>(first_.year()); }
    Date first() const { return first_; }
    Date last() const { return last_; }  // the last lesson
    Date legal_end() const { return make_date(year() + 1, 8, 31); }
    bool has_lessons_on(Date day) const { return first_ <= day && day <= last_; }
    friend bool operator==(const SchoolYear&, const SchoolYear&) = default;

private:
    SchoolYear(Date first, Date last) : first_(first), last_(last) {}
    Date first_;
    Date last_;
};

}  // namespace mera
