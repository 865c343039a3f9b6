#include "base/moment.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <stdexcept>

namespace mera {

namespace {

using Instant = std::chrono::sys_seconds;
constexpr std::chrono::hours kMoscow{3};  // UTC+3 without summer time since 2014

Instant parse(const std::string& text) {
    const auto date = parse_iso_date(std::string_view{text}.substr(0, 10));
    if (text.size() != 20 || !date) throw std::logic_error("not an instant: " + text);
    const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    return std::chrono::sys_days{*date} + std::chrono::hours{two(11)} + std::chrono::minutes{two(14)} +
           std::chrono::seconds{two(17)};
}

std::string format(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time{instant - day};
    return fmt::format("{}T{:02}:{:02}:{:02}Z", iso(Date{day}), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

}  // namespace

std::string seconds_after(const std::string& instant, int seconds) {
    return format(parse(instant) + std::chrono::seconds{seconds});
}
std::string minutes_before(const std::string& instant, int minutes) {
    return format(parse(instant) - std::chrono::minutes{minutes});
}
std::string hours_after(const std::string& instant, int hours) {
    return format(parse(instant) + std::chrono::hours{hours});
}

std::string instant_in_russian(const std::string& instant) {
    const Instant local = parse(instant) + kMoscow;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time{local - day};
    return fmt::format("{}, {:02}:{:02}", in_russian(Date{day}), time.hours().count(), time.minutes().count());
}

std::string end_of_day(Date day) { return format(std::chrono::sys_days{day} + std::chrono::days{1} - kMoscow); }

int hour_of(const std::string& instant) {
    const Instant local = parse(instant) + kMoscow;
    return static_cast<int>(
        std::chrono::floor<std::chrono::hours>(local - std::chrono::floor<std::chrono::days>(local)).count());
}

std::string instant_for_mail(const std::string& instant) {
    constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Instant local = parse(instant) + kMoscow;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const Date date{day};
    const std::chrono::hh_mm_ss time{local - day};
    return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0300", kDays[std::chrono::weekday{day}.c_encoding()],
                       static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

Moment present() {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return {Date{std::chrono::floor<std::chrono::days>(now + kMoscow)}, format(now)};
}

Moment present_on(Date today) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + kMoscow;
    const auto time_of_day = now - std::chrono::floor<std::chrono::days>(now);
    return {today, format(std::chrono::sys_days{today} + time_of_day - kMoscow)};
}

}  // namespace mera
