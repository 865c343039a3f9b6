#include "domain/plan/plan_row.hpp"

#include <algorithm>
#include <compare>
#include <tuple>

namespace mera {

namespace {

// Where the row stands in the document.
auto position(const PlanRow& row) {
    const int part = row.kind == PlanRow::Kind::order ? 0 : row.kind == PlanRow::Kind::clause ? 1 : 2;
    const std::size_t inner = row.kind == PlanRow::Kind::measure ? row.second + 1 : 0;
    return std::tuple{part, row.first, inner};
}

}  // namespace

std::vector<PlanRow> rows_of(const PlanDraft& plan) {
    std::vector<PlanRow> out{{PlanRow::Kind::order, 0, 0}};
    for (std::size_t c = 0; c < plan.clauses.size(); ++c) out.push_back({PlanRow::Kind::clause, c, 0});
    for (std::size_t s = 0; s < plan.sections.size(); ++s) {
        out.push_back({PlanRow::Kind::section, s, 0});
        for (std::size_t m = 0; m < plan.sections[s].measures.size(); ++m)
            out.push_back({PlanRow::Kind::measure, s, m});
    }
    return out;
}

bool has_row(const PlanDraft& plan, const PlanRow& row) {
    switch (row.kind) {
        case PlanRow::Kind::order: return true;
        case PlanRow::Kind::clause: return row.first < plan.clauses.size();
        case PlanRow::Kind::section: return row.first < plan.sections.size();
        case PlanRow::Kind::measure: break;
    }
    return row.first < plan.sections.size() && row.second < plan.sections[row.first].measures.size();
}

std::string number_of(const PlanDraft& plan, const PlanRow& row) {
    return row.kind == PlanRow::Kind::clause ? plan.clauses.at(row.first).number
                                             : plan.sections.at(row.first).measures.at(row.second).number;
}

std::string words_of(const PlanDraft& plan, const PlanRow& row) {
    return row.kind == PlanRow::Kind::clause ? plan.clauses.at(row.first).text
                                             : plan.sections.at(row.first).measures.at(row.second).title;
}

std::vector<Doubt>& doubts_of(PlanDraft& plan, const PlanRow& row) {
    switch (row.kind) {
        case PlanRow::Kind::order: return plan.doubts;
        case PlanRow::Kind::clause: return plan.clauses.at(row.first).doubts;
        case PlanRow::Kind::section: return plan.sections.at(row.first).doubts;
        case PlanRow::Kind::measure: break;
    }
    return plan.sections.at(row.first).measures.at(row.second).doubts;
}

const std::vector<Doubt>& doubts_of(const PlanDraft& plan, const PlanRow& row) {
    return doubts_of(const_cast<PlanDraft&>(plan), row);
}

std::vector<DraftPlace> places_of(const PlanDraft& plan, const PlanRow& row) {
    std::vector<DraftPlace> out;
    if (row.kind == PlanRow::Kind::order) out = plan.places;
    if (row.kind == PlanRow::Kind::section) out = plan.sections.at(row.first).places;
    if (row.kind == PlanRow::Kind::clause) out = plan.clauses.at(row.first).places;
    if (row.kind == PlanRow::Kind::measure) out = plan.sections.at(row.first).measures.at(row.second).places;
    // A field that was not read has no place of its own; its doubts have, each its own.
    const std::size_t own = out.size();
    for (const Doubt& doubt : doubts_of(plan, row)) {
        const DraftPlace place{base_field(doubt.field), doubt.place};
        const auto end = out.begin() + static_cast<std::ptrdiff_t>(own);
        const bool known = std::any_of(out.begin(), end,
                                       [&](const DraftPlace& read) { return base_field(read.field) == place.field; });
        if (!known && doubt.place != Place{} && std::find(end, out.end(), place) == out.end()) out.push_back(place);
    }
    return out;
}

std::string base_field(std::string_view field) { return std::string{field.substr(0, field.find('['))}; }

std::vector<OpenDoubt> open_doubts(const PlanDraft& plan) {
    std::vector<OpenDoubt> out;
    for (const PlanRow& row : rows_of(plan))
        for (const Doubt& doubt : doubts_of(plan, row)) {
            OpenDoubt open{row, base_field(doubt.field)};
            if (std::find(out.begin(), out.end(), open) == out.end()) out.push_back(std::move(open));
        }
    return out;
}

const OpenDoubt* neighbour(const std::vector<OpenDoubt>& doubts, const PlanRow& row, std::string_view field, int step) {
    const auto here = std::find_if(doubts.begin(), doubts.end(),
                                   [&](const OpenDoubt& d) { return d.row == row && d.field == field; });
    if (here != doubts.end()) {
        const auto at = here - doubts.begin() + step;
        return at < 0 || at >= static_cast<std::ptrdiff_t>(doubts.size()) ? nullptr
                                                                          : &doubts[static_cast<std::size_t>(at)];
    }
    const OpenDoubt* before = nullptr;
    for (const OpenDoubt& doubt : doubts) {
        const bool is_before = position(doubt.row) < position(row);
        if (is_before) before = &doubt;
        if (!is_before && step > 0) return &doubt;
    }
    return step < 0 ? before : nullptr;
}

void accept_doubts(PlanDraft& plan, const PlanRow& row, std::string_view field) {
    std::erase_if(doubts_of(plan, row),
                  [&](const Doubt& doubt) { return field.empty() || base_field(doubt.field) == field; });
}

}  // namespace mera
