#pragma once
// The stories of obligations packed for obligation_past: small, and read for one day without unpacking the others.
#include <stdexcept>
#include <string>
#include <string_view>

#include "domain/control/obligation_story.hpp"

namespace mera {

void pack_story(std::string& out, const ObligationStory& story);

struct KnownOnDay {
    ObligationId id = {};
    bool transfer_asked = false;
    ObligationFacts facts;
};

// «#17:ffffdddd@tttt@ttttpssss@ttttqassssn1»: the number, the first day of the period and the due day at the beginning;
// then, for each day on which something was recorded, that day and what differs: another first day (f) or due day (d), the
// last submission (p waiting, a accepted, r returned), the release (x and the reason), returns (n), a transfer that is asked
// for (q). A day is four digits of base 64.
class PackedStories {
public:
    PackedStories(std::string_view packed, Date day)
        : at_(packed.data()), end_(at_ + packed.size()), day_(number_of(day)) {}

    // The last recorded day that is not after the day asked for speaks for an obligation; without one nobody knew of it.
    template <class Use>
    void for_each(Use&& use) {
        while (at_ != end_) {
            if (const char* known = find_known()) use(read(known));
        }
    }

    static std::string packed(Date day);

private:
    static constexpr int kEpoch = 719'528;  // days from the year 0 to 1970
    static constexpr char kZero = '0';
    static int number_of(Date day) {
        return static_cast<int>(std::chrono::sys_days{day}.time_since_epoch().count()) + kEpoch;
    }
    static Date date_of(int number) { return Date{std::chrono::sys_days{std::chrono::days{number - kEpoch}}}; }
    [[noreturn]] static void refuse() {
        throw std::runtime_error("obligation_past holds what no story was packed into");
    }

    char letter() {
        if (at_ == end_) refuse();
        return *at_++;
    }
    int day_number() {
        if (end_ - at_ < 4) refuse();
        int out = 0;
        for (int digit = 0; digit < 4; ++digit) out = out * 64 + (*at_++ - kZero);
        return out;
    }
    std::int64_t number() {
        std::int64_t out = 0;
        for (; at_ != end_ && '0' <= *at_ && *at_ <= '9'; ++at_) out = out * 10 + (*at_ - '0');
        return out;
    }
    void skip(std::ptrdiff_t letters) {
        if (end_ - at_ < letters) refuse();
        at_ += letters;
    }
    bool is_between() const { return at_ == end_ || *at_ == '@' || *at_ == '#'; }  // of two recorded days

    const char* find_known();
    KnownOnDay read(const char* known);

    const char* at_;
    const char* end_;
    int day_;
    ObligationId id_ = {};
    int first_ = 0, due_ = 0;
};

}  // namespace mera
