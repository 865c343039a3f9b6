#pragma once
// The present, handed in from outside: the civil day the rules work with and the instant the audit trail records.
#include <string>

#include "base/date.hpp"

namespace mera {

struct Moment {
    Date today;
    std::string instant;  // ISO 8601 UTC, «2020-06-12T09:30:00Z»; sorts as text
};

std::string seconds_after(const std::string& instant, int seconds);  // before it, when negative
std::string minutes_before(const std::string& instant, int minutes);
std::string hours_after(const std::string& instant, int hours);
std::string instant_in_russian(const std::string& instant);  // «12 июня 2020 г., 12:30» Moscow time
std::string end_of_day(Date day);                             // the instant at which it ends, Moscow time
int hour_of(const std::string& instant);                      // 0..23, Moscow time
std::string instant_for_mail(const std::string& instant);     // «Fri, 12 Jun 2020 12:30:00 +0300», RFC 5322

// The machine's clock, or that clock's time of day on a given civil day. Only main() and the doors ask.
Moment present();
Moment present_on(Date today);

}  // namespace mera
