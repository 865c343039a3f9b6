#pragma once
// The parts of a draft as form fields and back. Deadlines are edited in words and read again by the same grammar.
#include <string>

#include "base/expected.hpp"
#include "domain/adoption.hpp"
#include "domain/plan_draft.hpp"
#include "web/request_fields.hpp"
#include "web/views/pieces.hpp"

namespace mera {

std::string field_in_russian(std::string_view field);  // «deadlines» → «срок»

Expected<DraftOrder> order_from_form(const Fields& sent);
Html order_fields(const DraftOrder& order, const FormProblems& problems);
Html section_fields(const DraftSection& section, const FormProblems& problems);
DraftSection section_from_form(const Fields& sent, const DraftSection& before);
// `reading_address` shows how the typed deadline is read, renewed while the person types.
Html measure_fields(const DraftMeasure& measure, const PlanDraft& plan, const std::string& reading_address,
                    const FormProblems& problems);
Html deadline_reading(std::string_view words, const PlanDraft& plan);
// A corrected field loses its doubts: a person has looked at it. An unread deadline keeps one.
Expected<DraftMeasure> measure_from_form(const Fields& sent, const DraftMeasure& before, const PlanDraft& plan);
Html clause_fields(const DraftClause& clause, const FormProblems& problems);
Expected<DraftClause> clause_from_form(const Fields& sent, const DraftClause& before);

Html adoption_fields(const PlanDraft& plan, const AdoptionTerms& terms, const FormProblems& problems);
Expected<AdoptionTerms> adoption_from_form(const Fields& sent, const PlanDraft& plan);
Html executor_fields(const std::vector<AdoptedExecutor>& executors);  // whom words oblige; doubtful ones first
std::vector<AdoptedExecutor> executors_from_form(const Fields& sent);
Html denominator_fields(const PlanDraft& plan, const std::vector<AdoptedTarget>& targets);  // of what a share is taken
void denominators_from_form(const Fields& sent, std::vector<AdoptedTarget>& targets);

}  // namespace mera
