#include "domain/plan/measure_name.hpp"

#include <map>
#include <utility>

#include "base/shortened.hpp"
#include "base/text.hpp"

namespace mera {

namespace {

constexpr std::size_t kWordsShown = 60;  // of a row without a number, where its number would stand

std::string few(std::string_view words) { return shortened(collapse_spaces(words), kWordsShown); }

}  // namespace

MeasureName name_of(const Measure& measure) { return {measure.number, measure.title, measure.is_clause()}; }

std::vector<MeasureName> names_in_list(const std::vector<const Measure*>& measures) {
    std::vector<MeasureName> out;
    std::map<std::pair<bool, std::string>, int> times;
    for (const Measure* measure : measures) {
        out.push_back(name_of(*measure));
        ++times[{out.back().is_clause, out.back().number}];
    }
    for (MeasureName& name : out) name.shares_number = !name.number.empty() && times[{name.is_clause, name.number}] > 1;
    return out;
}

std::string full_name(const MeasureName& name) {
    return name.is_clause && !name.number.empty() ? numbered("Пункт " + name.number, name.title)
                                                  : numbered(name.number, name.title);
}

std::string short_name(const MeasureName& name) {
    if (name.number.empty()) return few(name.title);
    if (name.shares_number) return few(full_name(name));
    return name.is_clause ? "Пункт " + name.number : name.number;
}

std::string caption_over(const MeasureName& name) {
    const std::string kind = name.is_clause ? "Пункт" : "Мера";
    return name.number.empty() ? kind : kind + " " + name.number;
}

std::string name_in_sentence(const MeasureName& name) {
    const std::string out = named(name.is_clause ? "пункт" : "мера", name.number, name.title);
    return name.shares_number ? out + " «" + few(name.title) + "»" : out;
}

std::string numbered(std::string_view number, std::string_view title) {
    if (number.empty()) return std::string{title};
    return std::string{number} + ". " + std::string{title};
}

std::string section_name(std::string_view number, std::string_view title) {
    if (!title.empty()) return numbered(number, title);
    return number.empty() ? "Меры плана" : "Раздел " + std::string{number};
}

std::string named(std::string_view kind, std::string_view number, std::string_view words) {
    return std::string{kind} + " " + (number.empty() ? "«" + few(words) + "»" : std::string{number});
}

}  // namespace mera
