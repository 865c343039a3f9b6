#pragma once
// The plan in force beside the plan of an amending order: which measure became which, and what changed in it. A match
// that is not certain carries its doubt to the person who adopts the revision.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "domain/plan/plan_draft.hpp"
#include "domain/plan/plan_row.hpp"

namespace mera {

enum class RowChange { same, changed, added, removed };

struct FieldChange {
    std::string
        field;  // «number», «section», «title», «executors», «deadline_text», «result», «targets», «evidence», «notes»
    std::string before, after;
    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

// What an amending order speaks of: the whole plan anew, where a measure that is not repeated is excluded, or only the
// measures it names, where the others stay in force.
enum class AmendedScope { whole_plan, named_measures };

struct ComparedRow {  // a measure or a clause
    std::optional<PlanRow> before = {}, after = {};
    std::vector<FieldChange> fields = {};
    std::vector<std::string> doubts = {};
    bool stays = false;  // the order does not name it and does not speak of the whole plan
    std::vector<std::size_t> instructions = {};  // of the amending order, that changed it
    bool left_out = false;  // a person does not take this change from the order
    RowChange ordered() const {  // what the order does to it
        if (!before) return RowChange::added;
        if (!after) return stays ? RowChange::same : RowChange::removed;
        return fields.empty() ? RowChange::same : RowChange::changed;
    }
    RowChange change() const { return left_out ? RowChange::same : ordered(); }
};

// A row as a person names it: by the new plan where it stands there, else by the one in force.
struct RowNamed {
    std::optional<PlanRow> before = {}, after = {};
    bool is(const ComparedRow& row) const { return after ? after == row.after : !row.after && before == row.before; }
    friend bool operator==(const RowNamed&, const RowNamed&) = default;
};

struct PlanComparison {
    std::vector<ComparedRow> rows;  // in the order of the new plan; what was removed stands after its old neighbour
    std::size_t count(RowChange change) const;  // of what is taken
    std::size_t unchanged_by_order() const;
    std::size_t left_out() const;
    std::size_t doubtful() const;
    // Taken for the whole plan when at least half of the measures in force stand in it again; a person may say otherwise.
    AmendedScope likely_scope() const;
};

// What a person says about a row of the new plan: it continues this row of the plan in force, or none of them.
struct RowMatch {
    PlanRow after;
    std::optional<PlanRow> before = {};
    friend bool operator==(const RowMatch&, const RowMatch&) = default;
};

// Clauses of an amending order speak for themselves: one that is not repeated in it stays in force, so no clause is
// removed here. A choice that names one row of the plan in force twice keeps the first.
PlanComparison compare_plans(const PlanDraft& before, const PlanDraft& after, const std::vector<RowMatch>& chosen = {},
                             AmendedScope scope = AmendedScope::whole_plan);

// Of an order that names single measures: the section of the plan in force that a new one belongs to, by its number
// («4.8» to «4») when the heading above it is the amending order's own.
std::optional<std::size_t> section_in_force(const PlanDraft& before, const PlanDraft& after, const PlanRow& row);

// Of two wordings of one measure; the section is not theirs.
std::vector<FieldChange> measure_changes(const DraftMeasure& before, const DraftMeasure& after);

std::string words_of(const DraftTarget& target);  // «доля учителей: >= 80 % (учителей)»

}  // namespace mera
