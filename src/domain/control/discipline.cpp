#include "domain/control/discipline.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace mera {

namespace {

std::optional<Band> band_from(std::string_view code) {
    if (code == "low") return Band::low;
    if (code == "middle") return Band::middle;
    if (code == "high") return Band::high;
    return {};
}

std::optional<DisciplineBands::Step> step_from(const std::string& line) {
    const auto columns = split(trim(line), ',');
    if (columns.size() != 5) return {};
    const auto from = parse_iso_date(columns[0]);
    const auto band = band_from(columns[1]);
    int percent = 0;
    const auto [end, error] = std::from_chars(columns[2].data(), columns[2].data() + columns[2].size(), percent);
    const bool whole = error == std::errc{} && end == columns[2].data() + columns[2].size();
    if (!from || !band || !whole || percent < 0 || percent > 100) return {};
    return DisciplineBands::Step{*from, *band, percent, columns[3], columns[4]};
}

}  // namespace

Expected<DisciplineBands> DisciplineBands::from_csv(std::string_view csv) {
    DisciplineBands out;
    for (const std::string& line : split(csv, '\n')) {
        if (trim(line).empty() || line.starts_with("valid_from,")) continue;
        const auto step = step_from(line);
        if (!step) return Failure{Failure::Kind::invalid_input, "Строка шкалы дисциплины не читается: «" + line + "»."};
        out.steps_.push_back(*step);
    }
    std::stable_sort(out.steps_.begin(), out.steps_.end(),
                     [](const Step& a, const Step& b) { return a.valid_from < b.valid_from; });
    for (std::size_t at = 0; at < out.steps_.size(); ++at) {
        const bool last = at + 1 == out.steps_.size() || out.steps_[at + 1].valid_from != out.steps_[at].valid_from;
        if (last ? out.steps_[at].up_to_percent != 100
                 : out.steps_[at].up_to_percent >= out.steps_[at + 1].up_to_percent)
            return Failure{Failure::Kind::invalid_input, "Шкала дисциплины с " + in_russian(out.steps_[at].valid_from) +
                                                             " должна расти и кончаться на 100 %."};
    }
    return out;
}

std::vector<DisciplineBands::Step> DisciplineBands::steps_on(Date today) const {
    std::vector<Step> out;
    for (const Step& step : steps_) {
        if (today < step.valid_from) break;
        if (!out.empty() && out.front().valid_from != step.valid_from) out.clear();
        out.push_back(step);
    }
    return out;
}

const DisciplineBands::Step* DisciplineBands::step_of(const Discipline& discipline, Date today) const {
    if (discipline.due == 0) return nullptr;
    const auto holding = steps_on(today);
    for (const Step& step : steps_)
        if (!holding.empty() && step.valid_from == holding.front().valid_from &&
            discipline.on_time * 100 <= discipline.due * step.up_to_percent)
            return &step;
    return nullptr;
}

}  // namespace mera
