#pragma once
// Исправление: what a person changed in the reading of a document, or accepted as right. It belongs to the document's
// bytes: a new reading of the same bytes gets it again.
#include <string>
#include <vector>

#include "domain/plan/plan_draft.hpp"
#include "domain/plan/plan_row.hpp"

namespace mera {

struct Correction {
    std::string row;        // which row, by the words and the place it was read from
    std::string field;
    std::string as_read;    // JSON of the field before
    std::string value;      // JSON of the field after; the same when a doubt was accepted
    std::string settled;    // JSON: the reasons of doubts that the person has settled
    std::string remaining;  // JSON: doubts about the corrected value itself
    friend bool operator==(const Correction&, const Correction&) = default;
};

std::string correction_row_key(const PlanDraft& plan, const PlanRow& row);

// Of two versions of one draft.
std::vector<Correction> corrections_between(const PlanDraft& before, const PlanDraft& after);

// In the order in which they were made. What finds no row, or a row that now reads otherwise, becomes a doubt of the
// document: a correction is never lost in silence and never put where it does not belong.
PlanDraft with_corrections(const PlanDraft& read, const std::vector<Correction>& corrections);

// Executors of a row that were typed anew, one for one: the words before and after. Words added, left out or parted are no
// other words for the same.
struct RetypedExecutor {
    std::string before, after;
};
std::vector<RetypedExecutor> retyped_executors(const Correction& correction);

}  // namespace mera
