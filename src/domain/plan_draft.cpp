#include "domain/plan_draft.hpp"

namespace mera {

std::string in_russian(const Place& place) {
    constexpr std::string_view kSpace = "\u00A0";
    std::string out;
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!out.empty()) out += ", ";
        out.append(name).append(kSpace).append(value);
    };
    if (place.page > 0) add("стр.", std::to_string(place.page));
    if (!place.sheet.empty()) add("лист", "«" + place.sheet + "»");
    if (place.table > 0) add("таблица", std::to_string(place.table));
    if (place.row > 0) add("строка", std::to_string(place.row));
    if (place.column > 0) add("графа", std::to_string(place.column));
    // A line of a plain text; beside a row of a table it would be a second «строка».
    if (place.line > 0) add(place.row > 0 ? "строка текста" : "строка", std::to_string(place.line));
    return out;
}

std::size_t count_measures(const PlanDraft& draft) {
    std::size_t count = 0;
    for (const DraftSection& section : draft.sections) count += section.measures.size();
    return count;
}

std::size_t count_doubts(const PlanDraft& draft) {
    std::size_t count = draft.doubts.size();
    for (const DraftClause& clause : draft.clauses) count += clause.doubts.size();
    for (const DraftSection& section : draft.sections) {
        count += section.doubts.size();
        for (const DraftMeasure& measure : section.measures) count += measure.doubts.size();
    }
    return count;
}

}  // namespace mera
