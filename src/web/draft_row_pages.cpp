// One row of a draft: the doubt and its place beside the form, a correction, the next doubt.
#include "base/text.hpp"
#include "store/drafts.hpp"
#include "usecases/draft.hpp"
#include "web/draft_fields.hpp"
#include "web/draft_review.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

Failure gone() { return {Failure::Kind::not_found, "Такой строки в черновике нет. Откройте черновик из списка."}; }

DraftId asked(const Visit& visit) { return {visit.request.path_id()}; }

std::int64_t seen_version(const Visit& visit) { return row_number(visit.request.form.first("version")).value_or(0); }

// The draft the address names, while it can be corrected, and a row it has.
std::optional<StoredDraft> draft_with(const Visit& visit, const PlanRow& row) {
    auto draft = draft_for(visit.db, visit.person(), asked(visit));
    if (draft && (draft->discarded || !has_row(draft->plan, row))) draft.reset();
    return draft;
}

// Numbers of an address count from 1: 0 and what is no number wrap beyond any row.
std::size_t index(const Visit& visit, std::string_view name) {
    return static_cast<std::size_t>(visit.request.path_id(name)) - 1;
}
PlanRow measure_asked(const Visit& visit) {
    return {PlanRow::Kind::measure, index(visit, "section_id"), index(visit, "measure_id")};
}
PlanRow clause_asked(const Visit& visit) { return {PlanRow::Kind::clause, index(visit, "clause_id"), 0}; }
PlanRow section_asked(const Visit& visit) { return {PlanRow::Kind::section, index(visit, "section_id"), 0}; }

Html fields_of(const StoredDraft& draft, const PlanRow& row, const FormProblems& problems) {
    const PlanDraft& plan = draft.plan;
    switch (row.kind) {
        case PlanRow::Kind::order: return order_fields(plan.order, problems);
        case PlanRow::Kind::clause:
            return clause_fields(plan.clauses[row.first], plan, address_of(draft.id) + "/deadline", problems);
        case PlanRow::Kind::section: return section_fields(plan.sections[row.first], problems);
        case PlanRow::Kind::measure: break;
    }
    return measure_fields(plan.sections[row.first].measures[row.second], plan, address_of(draft.id) + "/deadline",
                          problems);
}

Response row_page(Visit& visit, const StoredDraft& draft, const PlanRow& row, const FormProblems& problems) {
    const std::string field = field_in_question(visit, draft.plan, row);
    const std::string name = name_of(draft.plan, row);
    const std::string title = title_of(draft.plan.order, draft.source_name);
    Html content = error_summary(problems);
    content.put(
        "{}{}<div class='mera-draft-row'><div class='mera-draft-row__doubts'>{}</div>"
        "<aside class='mera-draft-row__place' aria-label='Место в документе'>{}</aside>"
        "<div class='mera-draft-row__form'>{}{}</div></div>",
        heading(name, title), doubt_walk(visit, draft, row, field), row_doubts(visit, draft, row, field),
        row_places(visit, draft, row, field),
        form(visit, address_of(draft.id, row),
             html("<input type='hidden' name='version' value='{}'><input type='hidden' name='field' value='{}'>{}{}",
                  draft.version, field, fields_of(draft, row, problems), button("Сохранить и дальше"))),
        row_corrections(visit, draft, row));
    return page(visit, {.title = name,
                        .content = content,
                        .section = "/drafts",
                        .trail = {{"/drafts", "Черновики"}, {address_of(draft.id), title}},
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

Response show_row(Visit& visit, const PlanRow& row) {
    const auto draft = draft_with(visit, row);
    return draft ? row_page(visit, *draft, row, {}) : failure_page(visit, gone());
}

Expected<Done> take_form(const Fields& sent, const PlanRow& row, PlanDraft& plan) {
    switch (row.kind) {
        case PlanRow::Kind::order: {
            const auto order = order_from_form(sent);
            if (!order) return order.failure();
            plan.order = *order;
            return Done{};
        }
        case PlanRow::Kind::clause:
            plan.clauses[row.first] = clause_from_form(sent, plan.clauses[row.first], plan);
            return Done{};
        case PlanRow::Kind::section:
            plan.sections[row.first] = section_from_form(sent, plan.sections[row.first]);
            return Done{};
        case PlanRow::Kind::measure: break;
    }
    DraftMeasure& measure = plan.sections[row.first].measures[row.second];
    const auto corrected = measure_from_form(sent, measure, plan);
    if (!corrected) return corrected.failure();
    measure = *corrected;
    return Done{};
}

Response post_row(Visit& visit, const PlanRow& row) {
    auto draft = draft_with(visit, row);
    if (!draft) return failure_page(visit, gone());
    if (const auto taken = take_form(visit.request.form, row, draft->plan); !taken)
        return row_page(visit, *draft, row, {{taken.failure()}, visit.request.form});
    if (visit.request.form.first("step") == "read") return row_page(visit, *draft, row, {});
    const auto saved =
        correct_draft(visit.db, visit.person(), asked(visit), seen_version(visit), draft->plan, visit.now);
    if (!saved) return row_page(visit, *draft, row, {{saved.failure()}, visit.request.form});
    return redirect(address_after(*draft, row, visit.request.form.first("field")));
}

}  // namespace

Response show_draft_order(Visit& visit) { return show_row(visit, {}); }
Response post_draft_order(Visit& visit) { return post_row(visit, {}); }
Response show_draft_measure(Visit& visit) { return show_row(visit, measure_asked(visit)); }
Response post_draft_measure(Visit& visit) { return post_row(visit, measure_asked(visit)); }
Response show_draft_section(Visit& visit) { return show_row(visit, section_asked(visit)); }
Response post_draft_section(Visit& visit) { return post_row(visit, section_asked(visit)); }
Response show_draft_clause(Visit& visit) { return show_row(visit, clause_asked(visit)); }
Response post_draft_clause(Visit& visit) { return post_row(visit, clause_asked(visit)); }

Response show_deadline_reading(Visit& visit) {
    const auto draft = draft_with(visit, {});
    if (!draft) return failure_page(visit, gone());
    return page(visit, {.title = "Как прочтён срок",
                        .content = html("{}{}", heading("Как прочтён срок"),
                                        deadline_reading(visit.request.query.first("deadline_text"), draft->plan)),
                        .section = "/drafts"});
}

}  // namespace mera
