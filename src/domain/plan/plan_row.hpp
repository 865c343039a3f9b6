#pragma once
// One row of a draft as a person reviews it: the order's head, a clause, a section, a measure; and the walk through what
// is doubtful.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/plan_draft.hpp"

namespace mera {

struct PlanRow {
    enum class Kind { order, clause, section, measure };
    Kind kind = Kind::order;
    std::size_t first = 0;  // which clause or section, from 0
    std::size_t second = 0;  // which measure of the section
    friend bool operator==(const PlanRow&, const PlanRow&) = default;
};

std::vector<PlanRow> rows_of(const PlanDraft& plan);  // in the order of the document
bool has_row(const PlanDraft& plan, const PlanRow& row);
std::string number_of(const PlanDraft& plan, const PlanRow& row);  // of a clause or a measure
std::string words_of(const PlanDraft& plan, const PlanRow& row);  // what is to be done

// The doubts of the whole document stand with the order's head.
const std::vector<Doubt>& doubts_of(const PlanDraft& plan, const PlanRow& row);
std::vector<Doubt>& doubts_of(PlanDraft& plan, const PlanRow& row);
std::vector<DraftPlace> places_of(const PlanDraft& plan, const PlanRow& row);

std::string base_field(std::string_view field);  // «evidence[2]» → «evidence»

struct OpenDoubt {  // one field of one row that waits for a person
    PlanRow row;
    std::string field;
    friend bool operator==(const OpenDoubt&, const OpenDoubt&) = default;
};
std::vector<OpenDoubt> open_doubts(const PlanDraft& plan);
// The doubt after (step 1) or before (step -1) this field of this row; nullptr when there is none.
const OpenDoubt* neighbour(const std::vector<OpenDoubt>& doubts, const PlanRow& row, std::string_view field, int step);

// A person says that the field is read right; all of the row when no field is named.
void accept_doubts(PlanDraft& plan, const PlanRow& row, std::string_view field);

}  // namespace mera
