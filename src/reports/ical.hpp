#pragma once
// Dated work as an iCalendar (RFC 5545) that phones and Thunderbird subscribe to. Written by libical: folding, escaping
// and line ends are its own.
#include <string>
#include <vector>

#include "base/date.hpp"

namespace mera {

struct IcalEvent {
    std::string uid;  // the same for the whole life of the event
    Date day;  // the whole day
    std::string summary;
    std::string description;
    std::string address;  // of its page
    Date revised_on;  // the day it last changed
    int sequence = 0;  // grows with every change of the day
    bool remind = false;  // two days before, at nine in the morning
};

std::string to_ical(const std::string& name, const std::vector<IcalEvent>& events);

}  // namespace mera
