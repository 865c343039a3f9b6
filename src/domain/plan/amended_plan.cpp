#include "domain/plan/amended_plan.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "domain/plan/amendment_run.hpp"

namespace mera {

namespace {

// A clause on which nothing is controlled, before and after: the instruction changes nothing that Mera keeps.
bool only_uncontrolled(const AmendedRows& rows, std::size_t index) {
    bool any = false;
    const auto caused = [&](const AmendedRow& row) {
        return std::find(row.causes.begin(), row.causes.end(), index) != row.causes.end();
    };
    for (const AmendedSection& section : rows.sections)
        for (const AmendedRow& row : section.rows)
            if (caused(row)) return false;
    for (const AmendedRow& row : rows.clauses) {
        if (!caused(row)) continue;
        any = true;
        if (row.origin || (!row.gone && is_obligation(row.clause))) return false;
    }
    return any;
}

// The annex anew; a person who rewrote the instruction has it in the instruction.
const std::vector<DraftSection>& new_plan(const PlanDraft& amending) {
    for (const Amendment& one : amending.amendments)
        if (one.deed == AmendmentDeed::reword_whole && !one.sections.empty()) return one.sections;
    return amending.sections;
}

// Rows of the annex that no instruction has taken.
std::vector<std::string> rows_left(const DraftAnnex& annex, const std::vector<Amendment>& amendments) {
    std::vector<std::string> out;
    const auto taken = [&](const std::string& number) {
        const auto has = [&](const std::vector<DraftMeasure>& measures) {
            return std::any_of(measures.begin(), measures.end(),
                               [&](const DraftMeasure& one) { return one.number == number; });
        };
        return std::any_of(amendments.begin(), amendments.end(), [&](const Amendment& one) {
            return one.annex == annex.number &&
                   (has(one.measures) || std::any_of(one.sections.begin(), one.sections.end(),
                                                     [&](const DraftSection& s) { return has(s.measures); }));
        });
    };
    for (const DraftSection& section : annex.sections)
        for (const DraftMeasure& measure : section.measures)
            if (!taken(measure.number)) out.push_back(measure.number.empty() ? measure.title : measure.number);
    return out;
}

// Nothing of an annex is dropped in silence: the last instruction that takes from it says what is left.
void doubt_rows_left(const PlanDraft& amending, AmendedPlan& out) {
    for (const DraftAnnex& annex : amending.annexes) {
        const std::vector<std::string> left = rows_left(annex, amending.amendments);
        if (left.empty()) continue;
        for (std::size_t at = amending.amendments.size(); at-- > 0;) {
            const bool takes = amending.amendments[at].annex == annex.number;
            if (!takes || out.outcomes[at].state != AmendmentOutcome::State::applied) continue;
            out.outcomes[at].doubts.push_back("В приложении есть и строки " + join(left, ", ") +
                                              ", которых не взяло ни одно указание: они не применены.");
            break;
        }
    }
}

class Assembler {
public:
    Assembler(const AmendedRows& rows, AmendedPlan& out) : rows_(rows), out_(out) {}

    void run(const PlanDraft& amending) {
        for (const AmendedRow& row : rows_.clauses) {
            if (!row.origin && (row.gone || !is_obligation(row.clause) || !row.touched)) continue;
            if (row.gone) {
                out_.excluded_clauses.push_back(*row.origin);
                add_causes(row, {});
                continue;
            }
            const PlanRow after{PlanRow::Kind::clause, out_.plan.clauses.size(), 0};
            out_.plan.clauses.push_back(row.clause);
            keep(row, after);
        }
        for (const DraftClause& clause : amending.clauses) {
            out_.matches.push_back({PlanRow{PlanRow::Kind::clause, out_.plan.clauses.size(), 0}, {}});
            out_.plan.clauses.push_back(clause);
        }
        if (out_.is_whole) {
            out_.plan.sections = new_plan(amending);
            return;
        }
        for (const AmendedSection& section : rows_.sections) add_section(section);
    }

private:
    void add_section(const AmendedSection& section) {
        const bool any =
            std::any_of(section.rows.begin(), section.rows.end(), [](const AmendedRow& r) { return !r.gone; });
        const std::size_t at = out_.plan.sections.size();
        if (any) out_.plan.sections.push_back(section.head);
        for (const AmendedRow& row : section.rows) {
            if (row.gone) {
                add_causes(row, {});
                continue;
            }
            const PlanRow after{PlanRow::Kind::measure, at, out_.plan.sections[at].measures.size()};
            out_.plan.sections[at].measures.push_back(row.measure);
            keep(row, after);
        }
    }

    void keep(const AmendedRow& row, const PlanRow& after) {
        out_.matches.push_back({after, row.origin});
        add_causes(row, after);
        for (const std::string& why : row.doubts) out_.doubts.push_back({after, why});
    }

    void add_causes(const AmendedRow& row, std::optional<PlanRow> after) {
        if (!row.origin && !after) return;
        for (const std::size_t cause : row.causes) out_.causes.push_back({row.origin, after, cause});
    }

    const AmendedRows& rows_;
    AmendedPlan& out_;
};

// Two rows of one number are left by a renumbering that does not fit; a person must see it.
void doubt_same_numbers(AmendedPlan& out) {
    for (std::size_t s = 0; s < out.plan.sections.size(); ++s) {
        const auto& measures = out.plan.sections[s].measures;
        for (std::size_t m = 1; m < measures.size(); ++m)
            for (std::size_t before = 0; before < m; ++before)
                if (same_number(measures[before].number, measures[m].number))
                    out.doubts.push_back({PlanRow{PlanRow::Kind::measure, s, m},
                                          "Номер " + measures[m].number + " теперь у двух мер раздела."});
    }
}

}  // namespace

std::size_t AmendedPlan::refused() const {
    return static_cast<std::size_t>(std::count_if(outcomes.begin(), outcomes.end(), [](const AmendmentOutcome& one) {
        return one.state == AmendmentOutcome::State::refused;
    }));
}

AmendedPlan amended_plan(const AmendedBase& base, const PlanDraft& amending, const ColumnReaders& read) {
    AmendedPlan out;
    out.plan.order = amending.order;
    AmendedRows rows = amended_rows(base);
    for (std::size_t at = 0; at < amending.amendments.size(); ++at) {
        const Amendment& amendment = amending.amendments[at];
        AmendmentOutcome outcome;
        AmendedRows tried = rows;
        try {
            if (amendment.deed == AmendmentDeed::reword_whole && new_plan(amending).empty())
                refuse("Новый текст приложения не прочитан как план: мер в нём не видно.");
            outcome.doubts = AmendmentRun{tried, base, read, amendment, at}.run();
            outcome.state = AmendmentOutcome::State::applied;
            out.is_whole = out.is_whole || amendment.deed == AmendmentDeed::reword_whole;
            if (only_uncontrolled(tried, at)) {
                outcome.state = AmendmentOutcome::State::noted;
                outcome.why = "По этому пункту приказа ничего не стоит на контроле: план не меняется.";
            }
            rows = std::move(tried);
        } catch (const RefusedDeed& refusal) {
            outcome.why = refusal.why;
        } catch (const Note& note) {
            outcome.state = AmendmentOutcome::State::noted;
            outcome.why = note.why;
        }
        out.outcomes.push_back(std::move(outcome));
    }
    Assembler{rows, out}.run(amending);
    doubt_rows_left(amending, out);
    doubt_same_numbers(out);
    return out;
}

}  // namespace mera
