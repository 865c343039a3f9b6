#pragma once
// Исполнительская дисциплина: D(period) = done on time, due in the period ÷ due in the period, without those released
// from control before they were due. What is not yet due is not counted. Both numbers are always shown.
#include <cstdint>
#include <optional>

namespace mera {

struct Discipline {
    std::int64_t on_time = 0;
    std::int64_t due = 0;
    std::optional<double> share() const {  // 0..1; nothing to judge when nothing was due
        if (due == 0) return {};
        return static_cast<double>(on_time) / static_cast<double>(due);
    }
    friend bool operator==(const Discipline&, const Discipline&) = default;
};

}  // namespace mera
