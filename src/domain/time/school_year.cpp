#include "domain/time/school_year.hpp"

namespace mera {

namespace {
constexpr unsigned kAugust = 8;
}

Expected<SchoolYear> SchoolYear::between(Date first, Date last) {
    if (!first.ok() || !last.ok())
        return Failure{Failure::Kind::invalid_input, "Такой даты нет в календаре. Проверьте день и месяц."};
    const unsigned month = static_cast<unsigned>(first.month());
    // Some schools begin in the last week of August, after floods and epidemics as late as October.
    if (month < kAugust || month > 10)
        return Failure{Failure::Kind::invalid_input, "Учебный год начинается осенью. Проверьте первый день.",
                       "first_day"};
    const Date end = make_date(static_cast<int>(first.year()) + 1, 8, 31);
    if (last <= first || last > end || last < make_date(static_cast<int>(first.year()) + 1, 4, 1))
        return Failure{Failure::Kind::invalid_input,
                       "Учебный год кончается весной или летом следующего года. Проверьте последний день.", "last_day"};
    return SchoolYear{first, last};
}

int SchoolYear::year_of(Date day) {
    const int year = static_cast<int>(day.year());
    return static_cast<unsigned>(day.month()) > kAugust ? year : year - 1;
}

}  // namespace mera
