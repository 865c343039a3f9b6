#pragma once
// Numbers one can see: cards, progress, shares of states, bars. Every picture has its numbers in words or in a table.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/html.hpp"
#include "domain/control/obligation.hpp"

namespace mera::ui {

enum class StatLook { plain, attention, danger, success };
struct Stat {
    std::string value;  // «12», «87 %», «нет данных»
    std::string label;
    std::string note = {};  // «13 из 15 в срок»
    std::optional<Url> address = {};
    StatLook look = StatLook::plain;
};
Html stats(const std::vector<Stat>& stats);

// «12 из 25» with a bar.
Html progress(std::string_view label, std::int64_t done, std::int64_t total, bool label_hidden = false);

// Shares of the states in one bar, with the numbers beside.
Html state_bar(const std::vector<std::pair<ExecutionState, std::int64_t>>& counts, bool with_legend = true);

struct Bar {
    std::string label;
    std::optional<double> value = {};  // none: «нет данных», drawn as such, never as zero
    std::string shown = {};            // as printed: «87 %»
    std::string note = {};             // «13 из 15»
    std::optional<Url> address = {};
};
struct BarChart {
    std::string title;
    std::string label_heading;  // of the table behind: «Организация»
    std::string value_heading;  // «Доля в срок, %»
    double max = 100;
    std::optional<double> target = {};
    std::string target_label = {};  // «цель 90 %»
    std::vector<Bar> bars;
    std::string source = {};
};
Html bar_chart(const BarChart& chart);

}  // namespace mera::ui
