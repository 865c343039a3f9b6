#include "office/words/day_in_front.hpp"

#include <cstddef>

#include "base/date.hpp"

namespace mera {

bool begins_with_day(std::string_view text) {
    constexpr unsigned kMonths = 12;
    const std::size_t day = text.find_first_not_of("0123456789");
    if (day == std::string_view::npos || day == 0 || day > 2) return false;
    const std::string_view rest = text.substr(day);
    if (rest.front() == '.') {
        const std::size_t end = rest.find_first_not_of("0123456789", 1);
        return end == 3 && (rest[end] == '.' || rest[end] == ' ' || rest[end] == '-');
    }
    for (unsigned month = 1; month <= kMonths; ++month)
        if (rest.front() == ' ' && rest.substr(1).starts_with(month_name_genitive(month))) return true;
    return false;
}

}  // namespace mera
