#include "intake/plan/lost_rows.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr int kGapMax = 20;  // a larger jump is another series of numbers or a wrong figure

struct Numbered {
    std::vector<int> parts;
    Place place;
};

bool same_series(const std::vector<int>& above, const std::vector<int>& below) {
    return above.size() == below.size() && std::equal(above.begin(), above.end() - 1, below.begin());
}

std::string text_of(std::vector<int> parts, int last) {
    parts.back() = last;
    std::string out;
    for (const int part : parts) out += (out.empty() ? "" : ".") + std::to_string(part);
    return out;
}

std::string missing_between(const std::vector<int>& below, int from, int to) {
    const bool one = from == to;
    return std::string{one ? "Номера " : "Номеров "} + text_of(below, from) + (one ? "" : "–" + text_of(below, to)) +
           " в прочитанном плане нет. Проверьте, не потеряна ли строка.";
}

class Gaps {
public:
    explicit Gaps(std::vector<Doubt>& doubts) : doubts_(doubts) {}

    void look_at(const RawMeasure& measure, const RawSection& section) {
        if (!measure.label || measure.label->roman || measure.label->parts.empty()) return;
        const std::vector<int>& parts = measure.label->parts;
        if (!measure.label->letter.empty() && above_ == parts) return;  // «5а» behind «5»
        const int last = parts.back();
        int expected = 1;
        if (above_ && same_series(*above_, parts) && last > above_->back())
            expected = above_->back() + 1;
        else if (parts.size() == 1 && section.label && section.label->parts.size() == 1 && !section.label->roman)
            expected = last;  // «1» under «2. Раздел»: nobody knows where the numbers begin
        if (last > expected && last - expected <= kGapMax) {
            const Place& place = measure.number.empty() ? measure.title.place : measure.number.place;
            doubts_.push_back({"sections", missing_between(parts, expected, last - 1), place});
        }
        above_ = parts;
    }

private:
    std::vector<Doubt>& doubts_;
    std::optional<std::vector<int>> above_ = {};
};

std::string title_of(const RawSection& section) {
    std::string title = section.title;
    for (const Cell& cell : section.pieces)
        if (!cell.text.empty()) title += (title.empty() ? "" : " ") + in_one_line(cell.text);
    return title;
}

// «5 Внести изменения в банк данных до 24 сентября Начальник отдела»
bool looks_like_measure(const std::string& title) {
    if (is_month_heading(title)) return false;
    return is_deed(title) || (says_when(title) && time_in_heading(title).empty());
}

bool has_sections_below(const RawPlan& plan, std::size_t at) {
    const auto& label = plan.sections[at].label;
    const bool last = at + 1 == plan.sections.size();
    if (last || !plan.sections[at].measures.empty()) return false;
    const auto& below = plan.sections[at + 1].label;
    return !label || (below && below->depth() > label->depth());
}

}  // namespace

std::vector<Doubt> doubts_about_lost_rows(const RawPlan& plan) {
    std::vector<Doubt> doubts;
    Gaps gaps{doubts};
    for (std::size_t at = 0; at < plan.sections.size(); ++at) {
        const RawSection& section = plan.sections[at];
        const std::string title = title_of(section);
        if (looks_like_measure(title))
            doubts.push_back({"sections",
                              "Строка «" + title + "» прочитана как заголовок раздела. Проверьте, не мера ли это.",
                              section.place});
        else if (section.measures.empty() && !title.empty() && !has_sections_below(plan, at))
            doubts.push_back({"sections",
                              "Под заголовком «" + title + "» не прочитано ни одной меры. Сравните с документом.",
                              section.place});
        for (const RawMeasure& measure : section.measures) gaps.look_at(measure, section);
    }
    for (const Place& place : plan.guessed_tables)
        doubts.push_back({"sections",
                          "На листе " + std::to_string(place.page) +
                              " границы строк и граф таблицы угаданы. Сверьте с документом, все ли меры на месте.",
                          place});
    const bool any = std::any_of(plan.sections.begin(), plan.sections.end(),
                                 [](const RawSection& section) { return !section.measures.empty(); });
    if (plan.found && !any)
        doubts.push_back({"sections", "В таблице мероприятий не прочитано ни одной меры. Впишите их вручную.", {}});
    return doubts;
}

}  // namespace mera::intake
