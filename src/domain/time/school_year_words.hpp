#pragma once
// Which days of the school year the words of a deadline name. «До конца учебного года» is read as 31 May, but what is
// meant is the last lesson, and that is another day in a school with a calendar of its own.
#include <string_view>

namespace mera {

struct SchoolYearWords {
    bool first = false;    // from or to its first lesson: «до начала учебного года», «с начала учебного года»
    bool last = false;     // to its last: «до конца учебного года», «2 полугодие»
    bool whole = false;    // «в течение учебного года»
    bool opening = false;  // a stretch it begins with: «начало учебного года», «первая неделя учебного года»
    bool closing = false;  // a stretch it ends with: «конец учебного года»
    bool after = false;    // «по окончании учебного года»
    bool any() const { return first || last || whole || opening || closing || after; }
    friend bool operator==(const SchoolYearWords&, const SchoolYearWords&) = default;
};

// A day or a month that is written beside it («до начала учебного года (до 1 сентября)») is a date of the calendar.
SchoolYearWords school_year_words(std::string_view phrase);

}  // namespace mera
