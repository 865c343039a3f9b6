#pragma once
// The instructions of an amending order carried out on the plan in force. Words must stand exactly once where the
// instruction says; what is not found, or found several times, is refused with the reason and nothing of that instruction
// is done. Numbers change only when the order says so.
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/plan/amendment.hpp"
#include "domain/plan/plan_comparison.hpp"
#include "domain/plan/plan_draft.hpp"

namespace mera {

// How a column that instructions have changed is read anew.
struct ColumnReaders {
    struct Targets {
        std::vector<DraftTarget> targets;
        std::vector<std::string> doubts;
    };
    std::function<std::vector<std::string>(const std::string&)> executors;
    std::function<std::vector<std::string>(const std::string&)> evidence;
    std::function<Targets(const DraftMeasure&)> targets;
    std::function<DraftClause(const std::string& number, const std::string& text)> clause;
};

struct AmendedBase {  // what is amended
    PlanDraft plan;  // in force
    std::vector<DraftClause> other_clauses;  // of the same order, on which nothing is controlled
    AmendedOrder order;  // that made the programme
    std::optional<PlanTerm> term = {};
    std::map<int, std::string> columns = {};  // of the plan's table: «графа 4» → «deadline_text»
};

struct AmendmentOutcome {
    enum class State { applied, noted, refused };  // noted: it changes nothing that Mera keeps
    State state = State::refused;
    std::string why = {};  // in Russian, of noted and refused
    std::vector<std::string> doubts = {};  // of the instruction as a whole
};

struct RowCause {  // which instruction changed which row
    std::optional<PlanRow> before = {}, after = {};
    std::size_t amendment = 0;
    friend bool operator==(const RowCause&, const RowCause&) = default;
};

struct RowDoubt {
    PlanRow after;
    std::string why;
};

struct AmendedPlan {
    PlanDraft plan;
    std::vector<AmendmentOutcome> outcomes;  // one for each instruction, in their order
    std::vector<RowMatch> matches;  // every row of the new plan that is known to continue or to be new
    std::vector<PlanRow> excluded_clauses;  // of the plan in force
    std::vector<RowCause> causes;
    std::vector<RowDoubt> doubts;
    bool is_whole = false;  // the annex is given anew
    std::size_t refused() const;
};

// `amending`: the amending order; its own clauses stand beside those it amends.
AmendedPlan amended_plan(const AmendedBase& base, const PlanDraft& amending, const ColumnReaders& read);

}  // namespace mera
