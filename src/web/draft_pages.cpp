// Drafts: an order is uploaded, its reading stands beside its words, doubts first, every field can be corrected.
#include <fmt/format.h>

#include "base/text.hpp"
#include "store/drafts.hpp"
#include "usecases/draft.hpp"
#include "web/draft_fields.hpp"
#include "web/pages.hpp"
#include "web/reading_pages.hpp"

namespace mera {

namespace {

std::string address_of(DraftId id) { return "/drafts/" + std::to_string(id.value); }

Response drafts_page(Visit& visit, const FormProblems& problems) {
    std::vector<TaskRow> rows = reading_rows(visit);
    for (const DraftRow& draft : open_drafts(visit.db))
        rows.push_back({address_of(draft.id), html("{}", draft.source_name),
                        html("загружен {}", instant_in_russian(draft.created_at)),
                        tag(draft.version > 1 ? "правится" : "новый", "blue")});
    Html content = error_summary(problems);
    content.put("{}{}", heading("Черновики планов"),
                rows.empty() ? empty_state("Черновиков нет. Загрузите приказ: Мера прочтёт его и покажет план.")
                             : task_list(rows));
    content.put("<section class='mera-card'>{}{}</section>", subheading("Загрузить приказ"),
                form(visit, "/drafts",
                     html("{}{}", file_field("file", "Файл приказа или плана", "До 64 МБ", false, problems),
                          button("Загрузить и прочесть")),
                     FormKind::with_files));
    return page(visit, {.title = "Черновики",
                        .content = content,
                        .section = "/drafts",
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

Html doubt_block(const Doubt& doubt, const std::string& fix) {
    Html out = html("<div class='mera-doubt'><strong>{}</strong>: {}", field_in_russian(doubt.field), doubt.why);
    const std::string place = in_russian(doubt.place);
    if (!place.empty()) out.put(" <span class='mera-muted'>{}</span>", place);
    if (!doubt.place.words.empty()) out.put("<br><span class='mera-muted'>в документе: «{}»</span>", doubt.place.words);
    if (!fix.empty()) out.put("<br>{}", link_to(fix, "Проверить и исправить"));
    out.put("</div>");
    return out;
}

std::string measure_address(DraftId id, std::size_t section, std::size_t measure) {
    return fmt::format("/drafts/{}/measures/{}/{}", id.value, section + 1, measure + 1);
}
std::string clause_address(DraftId id, std::size_t clause) {
    return fmt::format("/drafts/{}/clauses/{}", id.value, clause + 1);
}

Html all_doubts(const StoredDraft& draft) {
    Html out;
    for (const Doubt& doubt : draft.plan.doubts) out.put(doubt_block(doubt, ""));
    for (std::size_t c = 0; c < draft.plan.clauses.size(); ++c)
        for (const Doubt& doubt : draft.plan.clauses[c].doubts)
            out.put("<p class='govuk-body'>Пункт {}</p>{}", draft.plan.clauses[c].number,
                    doubt_block(doubt, clause_address(draft.id, c)));
    for (std::size_t s = 0; s < draft.plan.sections.size(); ++s) {
        const DraftSection& section = draft.plan.sections[s];
        for (const Doubt& doubt : section.doubts)
            out.put("<p class='govuk-body'>Раздел {}</p>{}", section.number, doubt_block(doubt, ""));
        for (std::size_t m = 0; m < section.measures.size(); ++m)
            for (const Doubt& doubt : section.measures[m].doubts)
                out.put("<p class='govuk-body'>Мера {}</p>{}", section.measures[m].number,
                        doubt_block(doubt, measure_address(draft.id, s, m)));
    }
    return out;
}

Html readings(const DraftMeasure& measure) {
    Html out;
    for (const Deadline& deadline : measure.deadlines) out.put("{}<br>", describe(deadline));
    return out;
}

Html lines(const std::vector<std::string>& items) {
    Html out;
    for (const std::string& item : items) out.put("{}<br>", item);
    return out;
}

Html plan_tables(const StoredDraft& draft) {
    Html out;
    DataTable clauses{.caption = "Пункты приказа", .columns = {{"Пункт"}, {"Текст"}, {"Кому"}, {"Срок"}}, .rows = {}};
    for (std::size_t c = 0; c < draft.plan.clauses.size(); ++c) {
        const DraftClause& clause = draft.plan.clauses[c];
        clauses.rows.push_back({link_to(clause_address(draft.id, c), clause.number), html("{}", clause.text),
                                lines(clause.assignees), clause.due ? html("{}", in_russian(*clause.due)) : Html{}});
    }
    if (!clauses.rows.empty()) out.put(data_table(clauses));
    for (std::size_t s = 0; s < draft.plan.sections.size(); ++s) {
        const DraftSection& section = draft.plan.sections[s];
        DataTable table{.caption = section.number.empty() ? section.title : section.number + ". " + section.title,
                        .columns = {{"№"}, {"Мера"}, {"Исполнители"}, {"Срок"}, {"Документ"}},
                        .rows = {}};
        for (std::size_t m = 0; m < section.measures.size(); ++m) {
            const DraftMeasure& measure = section.measures[m];
            Html number =
                link_to(measure_address(draft.id, s, m), measure.number.empty() ? "без номера" : measure.number);
            if (!measure.doubts.empty()) number.put(" {}", tag("сомнение", "amber"));
            table.rows.push_back(
                {number, html("{}", measure.title), lines(measure.executors),
                 html("{}<br><span class='mera-muted'>{}</span>", measure.deadline_text, readings(measure)),
                 lines(measure.evidence)});
        }
        out.put(data_table(table));
    }
    return out;
}

Html repairs_block(const StoredDraft& draft) {
    Html items;
    for (const Repair& repair : draft.plan.repairs) items.put("<li>{}</li>", repair.what);
    for (const DraftSection& section : draft.plan.sections)
        for (const DraftMeasure& measure : section.measures)
            for (const Repair& repair : measure.repairs)
                items.put("<li>{}, {}: {}</li>", measure.number, field_in_russian(repair.field), repair.what);
    if (items.empty()) return {};
    return details("Что исправлено при чтении", html("<ul class='govuk-list govuk-list--bullet'>{}</ul>", items));
}

Html order_form(Visit& visit, const StoredDraft& draft, const FormProblems& problems) {
    const DraftOrder& order = draft.plan.order;
    return form(
        visit, address_of(draft.id) + "/order",
        html("<input type='hidden' name='version' value='{}'>{}{}{}{}{}", draft.version,
             field({.name = "order_number", .label = "Номер приказа", .value = order.number, .width = "10"}, problems),
             field({.name = "order_date",
                    .label = "Дата приказа",
                    .value = order.date ? in_russian_short(*order.date) : "",
                    .width = "10"},
                   problems),
             field({.name = "order_issuer", .label = "Кто издал", .value = order.issuer}, problems),
             field({.name = "order_title", .label = "Название", .value = order.title, .rows = 3}, problems),
             button("Сохранить", "secondary")));
}

Response draft_page(Visit& visit, DraftId id, const FormProblems& problems) {
    const auto draft = find_draft(visit.db, id);
    if (!draft || draft->discarded)
        return failure_page(visit, {Failure::Kind::not_found, "Такого черновика нет. Откройте его из списка."});
    if (draft->programme) return redirect("/programmes/" + std::to_string(draft->programme->value));
    const std::size_t doubts = count_doubts(draft->plan);
    Html content = error_summary(problems);
    content.put("{}<div class='mera-actions'><span>Мер: {}, пунктов: {}, сомнений: {}</span>{}</div>",
                heading(draft->source_name, "Черновик плана"), count_measures(draft->plan), draft->plan.clauses.size(),
                doubts, button_link(address_of(id) + "/adopt", "Перейти к принятию"));
    if (doubts > 0)
        content.put("{}<p class='govuk-hint'>Здесь Мера не уверена. Сверьте с приказом.</p>{}", subheading("Сомнения"),
                    all_doubts(*draft));
    content.put("{}{}{}{}", details("Реквизиты приказа", order_form(visit, *draft, problems)), repairs_block(*draft),
                plan_tables(*draft),
                details("Удалить черновик", form(visit, address_of(id) + "/discard",
                                                 html("<p class='govuk-body'>Приказ можно будет загрузить снова.</p>{}",
                                                      button("Удалить черновик", "warning")))));
    return page(visit, {.title = draft->source_name,
                        .content = content,
                        .section = "/drafts",
                        .trail = {{"/drafts", "Черновики"}},
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

std::int64_t seen_version(const Visit& visit) {
    return std::atoll(std::string{visit.request.form.first("version")}.c_str());
}

DraftId asked(const Visit& visit) { return {visit.request.path_id()}; }

// The measure the address names, if the draft still has it.
DraftMeasure* measure_in(const Visit& visit, PlanDraft& plan) {
    const auto section = static_cast<std::size_t>(visit.request.path_id("section_id"));
    const auto measure = static_cast<std::size_t>(visit.request.path_id("measure_id"));
    if (section == 0 || section > plan.sections.size() || measure == 0 ||
        measure > plan.sections[section - 1].measures.size())
        return nullptr;
    return &plan.sections[section - 1].measures[measure - 1];
}

DraftClause* clause_in(const Visit& visit, PlanDraft& plan) {
    const auto clause = static_cast<std::size_t>(visit.request.path_id("clause_id"));
    return clause == 0 || clause > plan.clauses.size() ? nullptr : &plan.clauses[clause - 1];
}

Failure gone() { return {Failure::Kind::not_found, "Такой строки в черновике нет. Откройте черновик из списка."}; }

Response measure_page(Visit& visit, const StoredDraft& draft, const DraftMeasure& measure,
                      const FormProblems& problems) {
    Html doubts;
    for (const Doubt& doubt : measure.doubts) doubts.put(doubt_block(doubt, ""));
    Html places;
    for (const DraftPlace& place : measure.places)
        if (!place.place.words.empty())
            places.put("<p class='govuk-body'><strong>{}</strong> <span class='mera-muted'>{}</span><br>{}</p>",
                       field_in_russian(place.field), in_russian(place.place), place.place.words);
    Html content = error_summary(problems);
    content.put("{}{}<div class='mera-columns'><div>{}</div><aside>{}{}</aside></div>",
                heading(measure.title, "Мера " + measure.number), doubts,
                form(visit, visit.request.path,
                     html("<input type='hidden' name='version' value='{}'>{}{}", draft.version,
                          measure_fields(measure, problems), button("Сохранить"))),
                subheading("Слова приказа"), places.empty() ? hint("Места в документе не сохранились.") : places);
    return page(visit, {.title = "Мера " + measure.number,
                        .content = content,
                        .section = "/drafts",
                        .trail = {{"/drafts", "Черновики"}, {address_of(draft.id), draft.source_name}},
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

Response clause_page(Visit& visit, const StoredDraft& draft, const DraftClause& clause, const FormProblems& problems) {
    Html doubts;
    for (const Doubt& doubt : clause.doubts) doubts.put(doubt_block(doubt, ""));
    Html content = error_summary(problems);
    content.put("{}{}{}", heading("Пункт " + clause.number), doubts,
                form(visit, visit.request.path,
                     html("<input type='hidden' name='version' value='{}'>{}{}", draft.version,
                          clause_fields(clause, problems), button("Сохранить"))));
    return page(visit, {.title = "Пункт " + clause.number,
                        .content = content,
                        .section = "/drafts",
                        .trail = {{"/drafts", "Черновики"}, {address_of(draft.id), draft.source_name}},
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

}  // namespace

Response show_drafts(Visit& visit) { return drafts_page(visit, {}); }

Response post_draft(Visit& visit) {
    const auto asked = ask_reading_of_upload(visit);
    if (asked) return redirect(address_when_read(visit, *asked));
    Failure failure = asked.failure();
    failure.field = "file";
    return drafts_page(visit, {{failure}});
}

Response show_draft(Visit& visit) { return draft_page(visit, asked(visit), {}); }

Response post_draft_order(Visit& visit) {
    auto draft = find_draft(visit.db, asked(visit));
    if (!draft) return failure_page(visit, gone());
    const auto corrected = order_from_form(visit.request.form);
    if (!corrected) return draft_page(visit, asked(visit), {{corrected.failure()}});
    draft->plan.order = *corrected;
    const auto saved =
        correct_draft(visit.db, visit.person(), asked(visit), seen_version(visit), draft->plan, visit.now);
    if (!saved) return draft_page(visit, asked(visit), {{saved.failure()}});
    return redirect(address_of(asked(visit)));
}

Response show_draft_measure(Visit& visit) {
    auto draft = find_draft(visit.db, asked(visit));
    const DraftMeasure* measure = draft ? measure_in(visit, draft->plan) : nullptr;
    return measure == nullptr ? failure_page(visit, gone()) : measure_page(visit, *draft, *measure, {});
}

Response post_draft_measure(Visit& visit) {
    auto draft = find_draft(visit.db, asked(visit));
    DraftMeasure* measure = draft ? measure_in(visit, draft->plan) : nullptr;
    if (measure == nullptr) return failure_page(visit, gone());
    const auto corrected = measure_from_form(visit.request.form, *measure, draft->plan);
    if (!corrected) return measure_page(visit, *draft, *measure, {{corrected.failure()}});
    *measure = *corrected;
    const auto saved =
        correct_draft(visit.db, visit.person(), asked(visit), seen_version(visit), draft->plan, visit.now);
    if (!saved) return measure_page(visit, *draft, *measure, {{saved.failure()}});
    return redirect(address_of(asked(visit)));
}

Response show_draft_clause(Visit& visit) {
    auto draft = find_draft(visit.db, asked(visit));
    const DraftClause* clause = draft ? clause_in(visit, draft->plan) : nullptr;
    return clause == nullptr ? failure_page(visit, gone()) : clause_page(visit, *draft, *clause, {});
}

Response post_draft_clause(Visit& visit) {
    auto draft = find_draft(visit.db, asked(visit));
    DraftClause* clause = draft ? clause_in(visit, draft->plan) : nullptr;
    if (clause == nullptr) return failure_page(visit, gone());
    const auto corrected = clause_from_form(visit.request.form, *clause);
    if (!corrected) return clause_page(visit, *draft, *clause, {{corrected.failure()}});
    *clause = *corrected;
    const auto saved =
        correct_draft(visit.db, visit.person(), asked(visit), seen_version(visit), draft->plan, visit.now);
    if (!saved) return clause_page(visit, *draft, *clause, {{saved.failure()}});
    return redirect(address_of(asked(visit)));
}

Response post_discard_draft(Visit& visit) {
    const auto discarded = discard_draft(visit.db, visit.person(), asked(visit), visit.now);
    return discarded ? redirect("/drafts") : failure_page(visit, discarded.failure());
}

}  // namespace mera
