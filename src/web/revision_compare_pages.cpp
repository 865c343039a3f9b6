// An amending order beside the plan in force: which measure became which, what a person takes of it, what follows.
#include "base/digest.hpp"
#include "base/shortened.hpp"
#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/organisations.hpp"
#include "usecases/draft.hpp"
#include "usecases/programme.hpp"
#include "usecases/revision.hpp"
#include "web/draft_fields.hpp"
#include "web/draft_review.hpp"
#include "web/followed_list.hpp"
#include "web/pages.hpp"
#include "web/revision_changes.hpp"
#include "web/revision_instructions.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

constexpr std::size_t kTitleShown = 80;  // characters of a measure in a list to choose from

std::string address_of(ProgrammeId id) { return "/programmes/" + std::to_string(id.value); }

std::string row_key(const PlanRow& row) {
    return row.kind == PlanRow::Kind::clause ? "c-" + std::to_string(row.first)
                                             : "m-" + std::to_string(row.first) + "-" + std::to_string(row.second);
}

std::string named(const PlanDraft& plan, const PlanRow& row) {
    return numbered(number_of(plan, row), shortened(words_of(plan, row), kTitleShown));
}

Html match_field(const RevisionDraft& d, const ComparedRow& row) {
    std::vector<Option> options{{"new", "новая мера", {}}};
    for (const PlanRow& old : rows_of(d.before.plan))
        if (old.kind == row.after->kind) options.push_back({row_key(old), named(d.before.plan, old), {}});
    return select_field("match-" + row_key(*row.after), "Продолжает прежнюю", options,
                        row.before ? row_key(*row.before) : "new");
}

// An instruction names the measure it changes: nobody has to be asked which one it was.
bool is_settled(const RevisionDraft& d, const PlanRow& after) {
    return d.amended && std::any_of(d.amended->matches.begin(), d.amended->matches.end(),
                                    [&](const RowMatch& match) { return match.after == after; });
}

// By its words: an instruction rewritten on the same page may move rows, and then no other row must be meant.
std::string leave_name(const RevisionDraft& d, const ComparedRow& row) {
    const PlanDraft& plan = row.after ? d.after : d.before.plan;
    const PlanRow& named = row.after ? *row.after : *row.before;
    constexpr std::size_t kDigits = 16;
    return (row.after ? "leave-" : "leave-gone-") +
           sha256_hex(number_of(plan, named) + "|" + words_of(plan, named)).substr(0, kDigits);
}

// A change that the person does not take from the order: the row stays as it is, a new one is not made.
Html leave_field(const RevisionDraft& d, const ComparedRow& row) {
    if (row.ordered() == RowChange::same) return {};
    const PlanRow& named = row.after ? *row.after : *row.before;
    const std::string number = number_of(row.after ? d.after : d.before.plan, named);
    return checkbox(leave_name(d, row), "yes", number.empty() ? "Не применять" : "Не применять изменение " + number,
                    row.left_out);
}

Html change_tag(const ComparedRow& row) {
    if (row.left_out) return tag("не применяется", "amber");
    switch (row.ordered()) {
        case RowChange::added: return tag("новая", "green");
        case RowChange::removed: return tag("исключена", "red");
        case RowChange::changed: return tag("изменена", "blue");
        case RowChange::same: break;
    }
    return tag(row.stays ? "в приказе не названа, остаётся" : "без изменений", "blue");
}

Html row_card(const RevisionDraft& d, const ComparedRow& row) {
    const PlanDraft& after = d.after;
    if (!row.after)
        return html("<section class='mera-card'><p class='govuk-body'><strong>{}</strong> {}</p>{}{}</section>",
                    named(d.before.plan, *row.before), change_tag(row), instruction_quotes(d, row),
                    leave_field(d, row));
    Html content = html("<p class='govuk-body'><strong>{}</strong> {}</p>",
                        numbered(number_of(after, *row.after), words_of(after, *row.after)), change_tag(row));
    for (const std::string& doubt : row.doubts) content.put("<div class='mera-doubt'>{}</div>", doubt);
    if (!row.fields.empty()) content.put(changes_table(row.fields, "Изменения: " + name_of(after, *row.after)));
    content.put("{}{}", instruction_quotes(d, row), leave_field(d, row));
    if (is_settled(d, *row.after)) return html("<section class='mera-card'>{}</section>", content);
    const Html choice = match_field(d, row);
    content.put(row.doubts.empty() ? details("Сопоставлена неверно", choice) : choice);
    return html("<section class='mera-card'>{}</section>", content);
}

Html comparison_block(const RevisionDraft& d) {
    Html doubtful, changed, added, removed, same;
    for (const ComparedRow& row : d.comparison.rows) {
        Html* into = &changed;
        if (!row.doubts.empty())
            into = &doubtful;
        else if (row.ordered() == RowChange::added)
            into = &added;
        else if (row.ordered() == RowChange::removed)
            into = &removed;
        else if (row.ordered() == RowChange::same)
            into = &same;
        into->put("{}", row_card(d, row));
    }
    const auto block = [](const std::string& title, const Html& rows) {
        return rows.empty() ? Html{} : html("{}{}", subheading(title), rows);
    };
    const PlanComparison& c = d.comparison;
    Html out = block("Сначала сомнения: проверьте, что чему соответствует", doubtful);
    out.put("{}{}{}", block("Изменены", changed), block("Новые", added), block("Исключены", removed));
    if (!same.empty()) out.put(details("Без изменений: " + std::to_string(c.unchanged_by_order()), same));
    return out;
}

constexpr std::string_view kNamedMeasures = "named";

Html scope_field(const RevisionDraft& d) {
    const bool named = d.terms.scope == AmendedScope::named_measures;
    Html out = radios("scope", "О чём этот приказ",
                      {{"whole", "Излагает весь план заново: меры, которых в нём нет, исключаются", {}},
                       {std::string{kNamedMeasures}, "Меняет или добавляет названные меры: остальные остаются", {}}},
                      named ? kNamedMeasures : "whole");
    const bool few = d.comparison.likely_scope() == AmendedScope::named_measures;
    if (named)
        out.put(
            inset(html("{}Новая мера встаёт в раздел по своему номеру.",
                       few ? "В приказе названо меньше половины мер плана, поэтому остальные остаются в силе. " : "")));
    return out;
}

Html terms_fields(Visit& visit, const RevisionDraft& d, const FormProblems& problems) {
    const auto value = [&](const char* name, Date date) {  // a day that is none is shown as it was typed
        if (visit.request.form.has(name)) return std::string{visit.request.form.first(name)};
        return date.ok() ? in_russian_short(date) : std::string{};
    };
    Html out =
        html("{}{}{}", subheading("Когда действует"),
             field({.name = "in_force_from",
                    .label = "Изменения действуют с",
                    .hint = "Обычно день изменяющего приказа",
                    .value = value("in_force_from", d.terms.in_force_from),
                    .width = "10"},
                   problems),
             field({.name = "term_last",
                    .label = "План действует по",
                    .hint = "Последний день, когда что-то может быть должно: до него создаётся и то, что повторяется",
                    .value = value("term_last", d.terms.term_last),
                    .width = "10"},
                   problems));
    std::vector<AdoptedExecutor> executors = d.terms.executors;
    executors.insert(executors.end(), d.unanswered.begin(), d.unanswered.end());
    if (!executors.empty())
        out.put("{}{}{}{}", subheading("Новые исполнители"),
                problems.at("executors").empty()
                    ? Html{}
                    : html("<p class='govuk-error-message' id='executors'>{}</p>", problems.at("executors")),
                executor_fields(executors, {}, problems),
                known_organisations(organisations_around(visit.db, d.programme.owner)));
    if (const auto open = open_denominators(d); !open.empty())
        out.put("{}{}", subheading("От чего считать доли"), denominator_fields(d.after, open));
    return out;
}

std::string comparison_words(const PlanComparison& c) {
    return "Новых: " + std::to_string(c.count(RowChange::added)) +
           ", изменённых: " + std::to_string(c.count(RowChange::changed)) +
           ", исключённых: " + std::to_string(c.count(RowChange::removed)) +
           ", без изменений: " + std::to_string(c.unchanged_by_order()) +
           (c.left_out() > 0 ? ", не применяется: " + std::to_string(c.left_out()) : std::string{}) +
           ", с сомнениями: " + std::to_string(c.doubtful()) + ".";
}

Response revision_form(Visit& visit, const RevisionDraft& d, const std::optional<RevisionOutcome>& outcome,
                       const FormProblems& problems) {
    const std::string address = address_of(d.programme.id) + "/revisions";
    Html content = error_summary(problems);
    content.put("{}<p class='govuk-body'>{}</p>",
                heading("Новая редакция плана", title_of(d.draft.plan.order, d.draft.source_name)),
                comparison_words(d.comparison));
    Html buttons = html(
        "<button class='govuk-button govuk-button--secondary' type='submit' name='step' "
        "value='preview'>Показать, что произойдёт</button>");
    Html effect;
    if (outcome) {
        effect = html(
            "<section class='mera-card'>{}<p class='govuk-body-l'>{}</p><p class='govuk-hint'>Сданные и "
            "принятые документы, прежние сроки и прежние слова сохраняются.</p>{}</section>",
            subheading("Что произойдёт"), followed_words(outcome->followed), followed_lists(outcome->followed));
        buttons.put("<button class='govuk-button' type='submit' name='step' value='adopt'>Принять редакцию {}</button>",
                    outcome->number);
    }
    content.put(form(visit, address,
                     html("{}{}{}{}{}{}<div class='mera-actions'>{}</div>",
                          ui::hidden_field("draft", std::to_string(d.draft.id.value)), effect,
                          instructions_block(d, problems), d.amends_in_parts() ? Html{} : scope_field(d),
                          comparison_block(d), terms_fields(visit, d, problems), buttons)));
    return page(visit, {.title = "Новая редакция",
                        .content = content,
                        .section = "/programmes",
                        .trail = {{"/programmes", "Программы"},
                                  {address_of(d.programme.id), "Приказ № " + d.programme.order_number},
                                  {address, "Редакции"}},
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

// A choice that names no row of its plan is left out.
std::vector<RowMatch> matches_from(const Fields& sent, const RevisionDraft& d) {
    std::vector<RowMatch> out;
    const auto old_rows = rows_of(d.before.plan);
    for (const PlanRow& row : rows_of(d.after)) {
        if (row.kind != PlanRow::Kind::clause && row.kind != PlanRow::Kind::measure) continue;
        const std::string name = "match-" + row_key(row);
        if (!sent.has(name)) continue;
        RowMatch match{row, {}};
        for (const PlanRow& old : old_rows)
            if (old.kind == row.kind && row_key(old) == sent.first(name)) match.before = old;
        out.push_back(match);
    }
    return out;
}

std::vector<RowNamed> left_out_from(const Fields& sent, const RevisionDraft& d) {
    std::vector<RowNamed> out;
    for (const ComparedRow& row : d.comparison.rows)
        if (sent.has(leave_name(d, row))) out.push_back({row.after ? std::nullopt : row.before, row.after});
    return out;
}

// What cannot be read stays as proposed and is told.
std::pair<RevisionTerms, std::vector<Failure>> terms_from(const Fields& sent, const RevisionDraft& d) {
    RevisionTerms out = d.terms;
    std::vector<Failure> unread;
    for (const auto& [name, into] :
         {std::pair{"in_force_from", &out.in_force_from}, std::pair{"term_last", &out.term_last}}) {
        if (const auto date = parse_russian_date(sent.first(name)))
            *into = *date;
        else
            unread.push_back(
                {Failure::Kind::invalid_input, "Такой даты нет в календаре. Напишите её как 31.12.2020.", name});
    }
    if (sent.has("scope"))
        out.scope = sent.first("scope") == kNamedMeasures ? AmendedScope::named_measures : AmendedScope::whole_plan;
    out.matches = matches_from(sent, d);
    std::vector<AdoptedExecutor> asked = d.terms.executors;
    asked.insert(asked.end(), d.unanswered.begin(), d.unanswered.end());
    out.executors = executors_from_form(sent, asked);
    out.instructions = instruction_choices(sent, d.draft.plan);
    out.denominators.clear();  // proposed anew for the plan that the choices make
    return {std::move(out), std::move(unread)};
}

DraftId draft_asked(std::string_view typed) { return {row_number(typed).value_or(0)}; }

}  // namespace

Response show_revise(Visit& visit) {
    const auto draft = draft_for(visit.db, visit.person(), {visit.request.path_id()});
    if (!draft || draft->discarded)
        return failure_page(visit, {Failure::Kind::not_found, "Такого черновика нет. Откройте его из списка."});
    const std::string title = title_of(draft->plan.order, draft->source_name);
    std::vector<TaskRow> rows;
    for (const Programme& programme : programmes_for(visit.db, visit.person()))
        if (visit.person().has(Role::coordinator, programme.owner))
            rows.push_back({address_of(programme.id) + "/revisions/new?draft=" + std::to_string(draft->id.value),
                            html("{}", programme.title),
                            html("приказ № {} от {}", programme.order_number, programme.order_date),
                            {}});
    Html content = heading("Какой план меняет этот приказ", title);
    content.put(rows.empty() ? empty_state("Принятых программ, которые вы ведёте, нет.") : task_list(rows));
    const std::string address = "/drafts/" + std::to_string(draft->id.value);
    return page(visit, {.title = "Изменяющий приказ",
                        .content = content,
                        .section = "/drafts",
                        .trail = {{"/drafts", "Черновики"}, {address, title}}});
}

Response show_new_revision(Visit& visit) {
    const auto d = compare_revision(visit.db, visit.person(), {visit.request.path_id()},
                                    draft_asked(visit.request.query.first("draft")), {}, visit.today());
    if (!d) return failure_page(visit, d.failure());
    return revision_form(visit, *d, {}, {});
}

Response post_revision(Visit& visit) {
    const ProgrammeId programme{visit.request.path_id()};
    const DraftId draft = draft_asked(visit.request.form.first("draft"));
    auto d = compare_revision(visit.db, visit.person(), programme, draft, {}, visit.today());
    if (!d) return failure_page(visit, d.failure());
    auto [terms, unread] = terms_from(visit.request.form, *d);
    d = compare_revision(visit.db, visit.person(), programme, draft, terms, visit.today());
    if (!d) return failure_page(visit, d.failure());
    terms.left_out = left_out_from(visit.request.form, *d);  // of the plan that the other choices make
    if (!terms.left_out.empty()) d = compare_revision(visit.db, visit.person(), programme, draft, terms, visit.today());
    if (!d) return failure_page(visit, d.failure());
    if (!unread.empty()) return revision_form(visit, *d, {}, {unread});
    terms.denominators = d->terms.denominators;
    denominators_from_form(visit.request.form, terms.denominators);
    const bool adopt = visit.request.form.first("step") == "adopt";
    const auto outcome = (adopt ? adopt_revision : preview_revision)(visit.db, visit.person(), programme, draft, terms,
                                                                     visit.calendar, visit.now);
    if (adopt && outcome) return redirect(address_of(programme) + "/revisions/" + std::to_string(outcome->number));
    d = compare_revision(visit.db, visit.person(), programme, draft, terms, visit.today());
    if (!d) return failure_page(visit, d.failure());
    if (!outcome) return revision_form(visit, *d, {}, {{outcome.failure()}});
    return revision_form(visit, *d, *outcome, {});
}

}  // namespace mera
