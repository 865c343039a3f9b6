// Drafts: an order is uploaded, its reading stands beside its words, doubts first, every field can be corrected.
#include "domain/people/executor.hpp"
#include "domain/plan/adoption.hpp"
#include "domain/plan/measure_name.hpp"
#include "domain/time/schedule.hpp"
#include "store/drafts.hpp"
#include "store/organisations.hpp"
#include "usecases/amended_programme.hpp"
#include "usecases/draft.hpp"
#include "web/draft_fields.hpp"
#include "web/draft_review.hpp"
#include "web/pages.hpp"
#include "web/reading_pages.hpp"

namespace mera {

namespace {

constexpr std::size_t kDoubtsUnfolded = 40;  // more would push the plan out of sight

TaskRow draft_row(Visit& visit, const DraftRow& draft) {
    const auto stored = find_draft(visit.db, draft.id);
    const DraftOrder order = stored ? stored->plan.order : DraftOrder{};
    return {address_of(draft.id), html("{}", title_of(order, draft.source_name)),
            html("{}{}{}, загружен {}", order.title, order.title.empty() ? "" : ". Файл ", draft.source_name,
                 instant_in_russian(draft.created_at)),
            tag(draft.version > 1 ? "правится" : "новый", "blue")};
}

Response drafts_page(Visit& visit, const FormProblems& problems) {
    std::vector<TaskRow> rows = reading_rows(visit);
    for (const DraftRow& draft : open_drafts_for(visit.db, visit.person())) rows.push_back(draft_row(visit, draft));
    Html content = error_summary(problems);
    content.put("{}{}", heading("Черновики планов"),
                rows.empty() ? empty_state("Черновиков нет. Загрузите приказ: Мера прочтёт его и покажет план.")
                             : task_list(rows));
    content.put(
        "<section class='mera-card'>{}{}</section>", subheading("Загрузить приказ"),
        form(visit, "/drafts",
             html("{}<div data-mera-several-files>{}</div>{}",
                  files_field("file", "Файл приказа или плана",
                              "До 64 МБ. Приложения и снимки страниц можно выбрать вместе с приказом, до 20 "
                              "файлов, или загрузить архивом ZIP.",
                              64, problems),
                  radios("files_are", "Если файлов несколько",
                         {{"one_order", "Это один приказ с приложениями", "Будет один черновик."},
                          {"apart", "Это разные документы", "Черновик на каждый; снимки страниц — один документ."}},
                         "one_order", problems),
                  button("Загрузить и прочесть")),
             FormKind::with_files));
    return page(visit, {.title = "Черновики",
                        .content = content,
                        .section = "/drafts",
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

// One line each, leading to the row and its place: the reasons stand there.
Html all_doubts(const StoredDraft& draft) {
    Html items;
    for (const OpenDoubt& open : open_doubts(draft.plan)) {
        Html reasons;
        for (const Doubt& doubt : doubts_of(draft.plan, open.row))
            if (base_field(doubt.field) == open.field) reasons.put("<div>{}</div>", doubt.why);
        items.put("<li class='mera-doubt'><a class='govuk-link' href='{}'>{}, {}</a>{}</li>",
                  Url{address_of(draft.id, open.row, open.field)}, name_of(draft.plan, open.row),
                  field_in_russian(open.field), reasons);
    }
    return html("<ol class='govuk-list mera-doubts'>{}</ol>", items);
}

Html doubts_block(const Visit& visit, const StoredDraft& draft) {
    const auto doubts = open_doubts(draft.plan);
    if (doubts.empty()) return {};
    return html("{}<p class='govuk-hint'>Здесь Мера не уверена. Сверьте с приказом.</p>{}{}{}", subheading("Сомнения"),
                button_link(address_of(draft.id, doubts.front().row, doubts.front().field), "Проверить по порядку"),
                doubts.size() > kDoubtsUnfolded ? details("Все сомнения", all_doubts(draft)) : all_doubts(draft),
                page_ahead(visit, draft, &doubts.front()));
}

// Who is meant is asked against the register of today: it is not kept with the draft.
Html executor_questions(Visit& visit, const StoredDraft& draft) {
    Html items;
    for (const AdoptedExecutor& executor : adoption_terms_for(visit.db, visit.person(), draft.plan).executors)
        if (executor.question != ExecutorQuestion::none)
            items.put("<li>{}</li>", in_russian(executor.question, executor.words));
    if (items.empty()) return {};
    return details("Вопросы об исполнителях",
                   html("<ul class='govuk-list govuk-list--bullet'>{}</ul>{}", items,
                        link_to(address_of(draft.id) + "/adopt", "Ответить при принятии плана")));
}

Html term(const std::string& words, const std::vector<Deadline>& deadlines) {
    if (words.empty() && deadlines.empty()) return {};
    Html readings;
    for (const Deadline& deadline : deadlines) readings.put("{}<br>", describe(deadline, words));
    return html("{}<br><span class='mera-muted'>{}</span>", words, readings);
}

Html linked_number(const StoredDraft& draft, const PlanRow& row) {
    const std::string number = number_of(draft.plan, row);
    Html out = link_to(address_of(draft.id, row), number.empty() ? "без номера" : number);
    if (!doubts_of(draft.plan, row).empty()) out.put(" {}", tag("сомнение", "amber"));
    return out;
}

Html plan_tables(const StoredDraft& draft) {
    Html out;
    DataTable clauses{.caption = "Пункты приказа", .columns = {{"Пункт"}, {"Текст"}, {"Кому"}, {"Срок"}}, .rows = {}};
    for (std::size_t c = 0; c < draft.plan.clauses.size(); ++c) {
        const DraftClause& clause = draft.plan.clauses[c];
        clauses.rows.push_back({linked_number(draft, {PlanRow::Kind::clause, c, 0}), html("{}", clause.text),
                                lines(clause.assignees), term(clause.deadline_text, clause.deadlines)});
    }
    if (!clauses.rows.empty()) out.put(data_table(clauses));
    for (std::size_t s = 0; s < draft.plan.sections.size(); ++s) {
        const DraftSection& section = draft.plan.sections[s];
        if (section.measures.empty()) {  // «Январь» over sections of its own
            out.put("{}", subheading(section_name(section.number, section.title)));
            continue;
        }
        DataTable table{.caption = section_name(section.number, section.title),
                        .columns = {{"№"}, {"Мера"}, {"Исполнители"}, {"Срок"}, {"Результат"}, {"Документ"}},
                        .rows = {}};
        for (std::size_t m = 0; m < section.measures.size(); ++m) {
            const DraftMeasure& measure = section.measures[m];
            table.rows.push_back({linked_number(draft, {PlanRow::Kind::measure, s, m}), html("{}", measure.title),
                                  lines(measure.executors), term(measure.deadline_text, measure.deadlines),
                                  html("{}", measure.result), lines(measure.evidence)});
        }
        out.put(data_table(table));
    }
    return out;
}

// An order that amends another one part by part goes to the plan in force, not to adoption.
Html amending_block(Visit& visit, const StoredDraft& draft) {
    const auto unread = std::count_if(draft.plan.amendments.begin(), draft.plan.amendments.end(),
                                      [](const Amendment& one) { return one.deed == AmendmentDeed::unread; });
    Html quotes;
    for (const Amendment& amendment : draft.plan.amendments)
        quotes.put("<li>{}{}{}</li>", amendment.number.empty() ? "" : amendment.number + ". ", amendment.quote,
                   amendment.deed == AmendmentDeed::unread ? html(" {}", tag("не прочитано", "red")) : Html{});
    const auto programme = programme_amended_by(visit.db, visit.person(), draft.plan);
    const AmendedOrder& order = draft.plan.amendments.front().order;
    Html out = html("{}<p class='govuk-body'>Он меняет {}, указаний: {}, не прочитано: {}.</p>",
                    subheading("Это изменяющий приказ"), in_russian(order), draft.plan.amendments.size(), unread);
    if (programme)
        out.put(button_link("/programmes/" + std::to_string(programme->value) +
                                "/revisions/new?draft=" + std::to_string(draft.id.value),
                            "Сравнить с действующим планом"));
    else
        out.put(
            "<div class='mera-doubt'>Принятой программы по этому приказу среди ваших нет. Проверьте номер и дату "
            "приказа.</div>{}",
            button_link(address_of(draft.id) + "/revise", "Выбрать программу"));
    out.put("{}", details("Указания приказа", html("<ul class='govuk-list govuk-list--bullet'>{}</ul>", quotes)));
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

Response draft_page(Visit& visit, DraftId id) {
    const auto draft = draft_for(visit.db, visit.person(), id);
    if (!draft || draft->discarded)
        return failure_page(visit, {Failure::Kind::not_found, "Такого черновика нет. Откройте его из списка."});
    if (draft->programme) return redirect("/programmes/" + std::to_string(draft->programme->value));
    const DraftOrder& order = draft->plan.order;
    const std::string title = title_of(order, draft->source_name);
    Html content = heading(title, "Черновик плана");
    if (!order.title.empty()) content.put("<p class='govuk-body-l'>{}</p>", order.title);
    if (title != draft->source_name) content.put("{}", hint("Файл " + draft->source_name));
    content.put("<div class='mera-actions'><span>Мер: {}, пунктов: {}, сомнений: {}</span>{}</div>",
                count_measures(draft->plan), draft->plan.clauses.size(), count_doubts(draft->plan),
                is_amending(draft->plan)
                    ? link_to(address_of(id) + "/adopt", "Это не изменяющий приказ: принять как план")
                    : button_link(address_of(id) + "/adopt", "Перейти к принятию"));
    if (is_amending(draft->plan)) content.put("{}", amending_block(visit, *draft));
    content.put("{}{}{}<p class='govuk-body'>{}</p>{}{}{}", blanks_offer(*draft), doubts_block(visit, *draft),
                executor_questions(visit, *draft), link_to(address_of(id, {}), "Реквизиты приказа"),
                repairs_block(*draft), plan_tables(*draft),
                details("Удалить черновик", form(visit, address_of(id) + "/discard",
                                                 html("<p class='govuk-body'>Приказ можно будет загрузить снова.</p>{}",
                                                      button("Удалить черновик", "warning")))));
    return page(
        visit,
        {.title = title, .content = content, .section = "/drafts", .trail = {{"/drafts", "Черновики"}}, .wide = true});
}

}  // namespace

Response show_drafts(Visit& visit) { return drafts_page(visit, {}); }

Response post_draft(Visit& visit) {
    const auto asked = ask_readings_of_upload(visit);
    if (asked) return redirect(asked->size() == 1 ? address_when_read(visit, asked->front()) : "/drafts");
    Failure failure = asked.failure();
    failure.field = "file";
    return drafts_page(visit, {{failure}});
}

Response show_draft(Visit& visit) { return draft_page(visit, {visit.request.path_id()}); }

Response post_discard_draft(Visit& visit) {
    const auto discarded = discard_draft(visit.db, visit.person(), {visit.request.path_id()}, visit.now);
    return discarded ? redirect("/drafts") : failure_page(visit, discarded.failure());
}

}  // namespace mera
