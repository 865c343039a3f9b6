#include "reports/ical.hpp"

#include <libical/ical.h>

#include <memory>

namespace mera {

namespace {

constexpr const char* kRefresh = "PT6H";  // due dates move by decisions of people, not by the minute

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

// Line ends survive as \n of the format; other control characters have no place in a calendar.
std::string printable(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= 0x20) out += c == '\t' ? ' ' : c;
    }
    return out;
}

icaltimetype all_day(Date date) {
    icaltimetype out = icaltime_null_date();
    out.year = static_cast<int>(date.year());
    out.month = static_cast<int>(static_cast<unsigned>(date.month()));
    out.day = static_cast<int>(static_cast<unsigned>(date.day()));
    return out;
}

icaltimetype midnight_utc(Date date) {
    icaltimetype out = all_day(date);
    out.is_date = 0;
    out.hour = out.minute = out.second = 0;  // a date's own are −1, and would be written so
    out.zone = icaltimezone_get_utc_timezone();
    return out;
}

void add(icalcomponent* component, icalproperty* property) { icalcomponent_add_property(component, property); }

void add_named(icalcomponent* component, const char* name, const char* value) {
    icalproperty* property = icalproperty_new_x(value);
    icalproperty_set_x_name(property, name);
    add(component, property);
}

icalcomponent* alarm(const std::string& words) {
    icalcomponent* out = icalcomponent_new_valarm();
    add(out, icalproperty_new_action(ICAL_ACTION_DISPLAY));
    add(out, icalproperty_new_description(words.c_str()));
    // From the midnight that begins the day back to nine in the morning two days earlier.
    add(out, icalproperty_new_trigger(icaltriggertype_from_string("-P1DT15H")));
    return out;
}

icalcomponent* event_of(const IcalEvent& event) {
    icalcomponent* out = icalcomponent_new_vevent();
    const std::string summary = printable(event.summary);
    add(out, icalproperty_new_uid(event.uid.c_str()));
    add(out, icalproperty_new_dtstamp(midnight_utc(event.revised_on)));
    add(out, icalproperty_new_dtstart(all_day(event.day)));
    add(out, icalproperty_new_dtend(all_day(add_days(event.day, 1))));
    add(out, icalproperty_new_sequence(event.sequence));
    add(out, icalproperty_new_summary(summary.c_str()));
    if (!event.description.empty()) add(out, icalproperty_new_description(printable(event.description).c_str()));
    if (!event.address.empty()) add(out, icalproperty_new_url(event.address.c_str()));
    add(out, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    add(out, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));  // a due date makes nobody busy
    if (event.remind) icalcomponent_add_component(out, alarm(summary));
    return out;
}

}  // namespace

std::string to_ical(const std::string& name, const std::vector<IcalEvent>& events) {
    const Component calendar{icalcomponent_new_vcalendar()};
    add(calendar.get(), icalproperty_new_prodid("-//Mera//Calendar//RU"));
    add(calendar.get(), icalproperty_new_version("2.0"));
    add(calendar.get(), icalproperty_new_calscale("GREGORIAN"));
    // Each twice: as RFC 7986 names it, and as programs older than it ask for it.
    add(calendar.get(), icalproperty_new_name(printable(name).c_str()));
    add_named(calendar.get(), "X-WR-CALNAME", printable(name).c_str());
    icalproperty* refresh = icalproperty_new_refreshinterval(icaldurationtype_from_string(kRefresh));
    icalproperty_add_parameter(refresh, icalparameter_new_value(ICAL_VALUE_DURATION));
    add(calendar.get(), refresh);
    add_named(calendar.get(), "X-PUBLISHED-TTL", kRefresh);
    for (const IcalEvent& event : events) icalcomponent_add_component(calendar.get(), event_of(event));
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text{icalcomponent_as_ical_string_r(calendar.get()),
                                                                        &icalmemory_free_buffer};
    return text.get();
}

}  // namespace mera
