#pragma once
// Исполнительская дисциплина: D(period) = done on time, due in the period ÷ due in the period, without those released
// from control before they were due. What is not yet due is not counted. Both numbers are always shown.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/expected.hpp"

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

enum class Band { low, middle, high };

// Which share is called low, middle, high: a rule with a first day and a basis, in rules/discipline_bands.csv.
class DisciplineBands {
public:
    struct Step {
        Date valid_from;
        Band band;
        int up_to_percent;  // included
        std::string words;
        std::string basis;
    };
    // Lines `valid_from,band,up_to_percent,words,basis`; each day's steps go up and end at 100.
    static Expected<DisciplineBands> from_csv(std::string_view csv);
    const Step* step_of(const Discipline& discipline,
                        Date today) const;  // null when nothing was due or no rule holds yet
    std::vector<Step> steps_on(Date today) const;

private:
    std::vector<Step> steps_;
};

}  // namespace mera
