#include "domain/plan/draft_row.hpp"

#include <algorithm>

namespace mera {

void reach_over(Place& place, const Place& next) {
    place.unsure.insert(place.unsure.end(), next.unsure.begin(), next.unsure.end());
    if (!place.box || !next.box || place.file != next.file || place.page != next.page) return;
    place.box = Place::Box{std::min(place.box->left, next.box->left), std::min(place.box->top, next.box->top),
                           std::max(place.box->right, next.box->right), std::max(place.box->bottom, next.box->bottom)};
}

std::string in_russian(const Place& place) {
    constexpr std::string_view kSpace = "\u00A0";
    std::string out;
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!out.empty()) out += ", ";
        out.append(name).append(kSpace).append(value);
    };
    if (!place.file_name.empty()) add("файл", "«" + place.file_name + "»");
    if (place.page > 0) add("стр.", std::to_string(place.page));
    if (!place.sheet.empty()) add("лист", "«" + place.sheet + "»");
    if (place.table > 0) add("таблица", std::to_string(place.table));
    if (place.row > 0) add("строка", std::to_string(place.row));
    if (place.column > 0) add("графа", std::to_string(place.column));
    // A line of a plain text; beside a row of a table it would be a second «строка».
    if (place.line > 0) add(place.row > 0 ? "строка текста" : "строка", std::to_string(place.line));
    return out;
}

bool is_obligation(const DraftClause& clause) { return !clause.deadlines.empty() && !clause.assignees.empty(); }

std::optional<Date> due_of(const DraftClause& clause) {
    if (clause.deadlines.empty()) return {};
    const Deadline& first = clause.deadlines.front();
    const bool one_day = first.kind == DeadlineKind::date || first.kind == DeadlineKind::by_date;
    return one_day ? first.end : std::nullopt;
}

}  // namespace mera
