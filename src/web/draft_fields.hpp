#pragma once
// The parts of a draft as form fields and back. Deadlines are edited in words and read again by the same grammar.
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "domain/plan/adoption.hpp"
#include "domain/plan/plan_draft.hpp"
#include "store/db.hpp"
#include "web/http/request_fields.hpp"
#include "web/views/pieces.hpp"

namespace mera {

std::string field_in_russian(std::string_view field);  // «deadlines» → «срок»
std::vector<std::string> lines_of(std::string_view typed);  // of a field that takes one thing a line

Expected<DraftOrder> order_from_form(const Fields& sent);
Html order_fields(const DraftOrder& order, const FormProblems& problems);
Html section_fields(const DraftSection& section, const FormProblems& problems);
DraftSection section_from_form(const Fields& sent, const DraftSection& before);
// `reading_address` shows how the typed deadline is read, renewed while the person types.
Html measure_fields(const DraftMeasure& measure, const PlanDraft& plan, const std::string& reading_address,
                    const FormProblems& problems);
// Doubts that the page already shows elsewhere (`said_above`) are not said twice.
Html deadline_reading(std::string_view words, const PlanDraft& plan, const std::vector<Doubt>& said_above = {});
// A corrected field loses its doubts: a person has looked at it. An unread deadline keeps one.
Expected<DraftMeasure> measure_from_form(const Fields& sent, const DraftMeasure& before, const PlanDraft& plan);
Html clause_fields(const DraftClause& clause, const PlanDraft& plan, const std::string& reading_address,
                   const FormProblems& problems);
DraftClause clause_from_form(const Fields& sent, const DraftClause& before, const PlanDraft& plan);

// `typed`: what was sent and refused, shown back as it was typed; empty before anything was sent.
Html adoption_fields(const PlanDraft& plan, const AdoptionTerms& terms, const Fields& typed,
                     const FormProblems& problems);
struct AdoptionForm {
    AdoptionTerms terms;  // what cannot be read stays as proposed
    std::vector<Failure> unread;
};
AdoptionForm adoption_from_form(const Fields& sent, AdoptionTerms proposed);
// Whom words oblige: a card for each question, a folded line for each certain reading.
Html executor_fields(const std::vector<AdoptedExecutor>& executors, const Fields& typed, const FormProblems& problems);
Html known_organisations(const std::vector<Organisation>& around);  // suggestions for those fields, once on the page
// The answers, with what was asked: `asked` are the executors the form was made of.
std::vector<AdoptedExecutor> executors_from_form(const Fields& sent, const std::vector<AdoptedExecutor>& asked);
Html denominator_fields(const PlanDraft& plan, const std::vector<AdoptedTarget>& targets);  // of what a share is taken
void denominators_from_form(const Fields& sent, std::vector<AdoptedTarget>& targets);

}  // namespace mera
