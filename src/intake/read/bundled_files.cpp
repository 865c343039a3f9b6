#include "intake/read/bundled_files.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include "base/text.hpp"
#include "intake/order/order_text.hpp"
#include "intake/words/repairs.hpp"

namespace mera::intake {

namespace {

constexpr int kDeeds = 8;      // «приказываю», or deeds that only an order has
constexpr int kRequisite = 4;  // its number, its day

std::set<std::string> titles_of(const RawPlan& plan) {
    std::set<std::string> out;
    for (const RawSection& section : plan.sections)
        for (const RawMeasure& measure : section.measures)
            if (!measure.title.empty()) out.insert(fold_for_comparison(in_one_line(measure.title.text)));
    return out;
}

// How much a source shows that the order itself stands in it; 0: an annex, or nothing of it.
int order_marks(const Source& source) {
    const OrderText text = read_order_text(source);
    if (!text.found) return 0;
    return kDeeds + (text.order.date ? kRequisite : 0) + (text.order.number.empty() ? 0 : kRequisite) +
           sureness(source.format);
}

}  // namespace

void name_file(Source& source, int number, const std::string& name) {
    const auto mark = [&](Place& place) {
        place.file = number;
        place.file_name = name;
    };
    source.file_name = name;
    for (auto& item : source.items) {
        if (auto* line = std::get_if<Line>(&item)) {
            mark(line->place);
            continue;
        }
        Grid& grid = std::get<Grid>(item);
        for (auto* rows : {&grid.rows, &grid.hidden})
            for (Row& row : *rows)
                for (Cell& cell : row.cells) mark(cell.place);
    }
}

int sureness(DocFormat format) {
    switch (format) {
        case DocFormat::docx:
        case DocFormat::odt:
        case DocFormat::xlsx:
        case DocFormat::ods:
        case DocFormat::html:
        case DocFormat::rtf:
        case DocFormat::doc: return 2;
        case DocFormat::plain_text:
        case DocFormat::pdf_text: return 1;
        case DocFormat::pdf_scan:
        case DocFormat::image: break;
    }
    return 0;
}

OrderFile order_among(const std::vector<Source>& files) {
    std::vector<int> marks;
    for (const Source& file : files) marks.push_back(order_marks(file));
    const auto best = std::max_element(marks.begin(), marks.end());  // the first of equal ones
    OrderFile out{.at = static_cast<std::size_t>(best - marks.begin())};
    for (std::size_t at = 0; at < marks.size(); ++at)
        if (at != out.at && marks[at] > 0) out.other_orders.push_back(at);
    return out;
}

bool is_same_order(const DraftOrder& one, const DraftOrder& other) {
    if (!one.number.empty() && !other.number.empty() && one.date && other.date)
        return one.number == other.number && one.date == other.date;
    return !one.title.empty() && fold_for_comparison(one.title) == fold_for_comparison(other.title);
}

bool is_same_plan(const RawPlan& one, const RawPlan& other) {
    const std::set<std::string> first = titles_of(one), second = titles_of(other);
    const auto common = std::count_if(first.begin(), first.end(), [&](const auto& t) { return second.contains(t); });
    const auto smaller = std::min(first.size(), second.size());
    return smaller > 0 && static_cast<std::size_t>(common) * 2 > smaller;
}

}  // namespace mera::intake
