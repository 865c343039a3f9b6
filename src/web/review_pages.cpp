// The review queue: the list, and one document after another with the decision beside it. Keys and templates of reasons
// only spare time: everything is a link, a button or a field.
#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "usecases/obligation.hpp"
#include "usecases/preview_evidence.hpp"
#include "usecases/rules.hpp"
#include "web/http/assets.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

constexpr std::int64_t kPageRows = 100;

ObligationFilter waiting(const Actor& actor) {
    ObligationFilter filter = within(actor, {Role::coordinator, Role::controller});
    filter.state = ExecutionState::under_review;
    filter.control = ControlFilter::on_control;
    return filter;
}

std::string review_address(ObligationId id) { return "/review/" + std::to_string(id.value); }

Html caption_of(const Evidence& e) {
    switch (e.kind) {
        case EvidenceKind::file:
            return html("<a class='govuk-link' href='{}'>{}</a> <span class='mera-muted'>{}</span>",
                        Url{"/evidence/" + std::to_string(e.id.value)}, e.file_name, file_size(e.bytes));
        case EvidenceKind::link:
            return html("<a class='govuk-link' href='{}' rel='noopener noreferrer' target='_blank'>{}</a>", Url{e.link},
                        e.link);
        case EvidenceKind::requisites: {
            Html out = html("{}", e.document_kind);
            if (!e.document_number.empty()) out.put(" №\u00A0{}", e.document_number);
            if (e.document_date) out.put(" от {}", in_russian(*e.document_date));
            if (!e.signatory.empty()) out.put(", подписал {}", e.signatory);
            return out;
        }
    }
    std::abort();
}

Html shown_in_place(const Evidence& e) {
    const std::string address = "/evidence/" + std::to_string(e.id.value);
    switch (preview_of(e)) {
        case Preview::pdf:
            return html("<iframe class='mera-document__frame' src='{}' title='Документ: {}'></iframe>", Url{address},
                        e.file_name);
        case Preview::picture:
            return html("<img class='mera-document__picture' src='{}' alt='Документ: {}'>", Url{address}, e.file_name);
        case Preview::text:
            return html("<iframe class='mera-document__frame' src='{}' title='Текст документа: {}'></iframe>",
                        Url{address + "/text"}, e.file_name);
        case Preview::none: break;
    }
    if (e.kind == EvidenceKind::file)
        return html("<p class='govuk-hint'>Такой файл на странице не показать: откройте его своей программой.</p>");
    return {};
}

Html documents(const SubmissionRecord& submission) {
    Html out;
    for (const Evidence& e : submission.evidence)
        out.put("<figure class='mera-document'><figcaption class='mera-document__caption'>{}</figcaption>{}</figure>",
                caption_of(e), shown_in_place(e));
    return out;
}

Html reason_fields(const FormProblems& problems, std::string_view reason, std::string_view chosen) {
    std::vector<Option> templates{{"", "своими словами", {}}};
    int number = 0;
    for (const std::string& words : return_reasons()) {
        ++number;
        templates.push_back({words, std::to_string(number) + ". " + words, {}});
    }
    return html("{}{}", select_field("reason_template", "Что исправить", templates, chosen),
                field({.name = "reason",
                       .label = "Пояснение исполнителю",
                       .hint = "Нужно, если возвращаете и не выбрали готовую причину",
                       .value = std::string{reason},
                       .rows = 3},
                      problems));
}

Html decision(const Visit& visit, const ObligationRow& row, const FormProblems& problems) {
    const Fields& sent = visit.request.form;
    const Html content = html(
        "<input type='hidden' name='submission' value='{}'><input type='hidden' name='from' value='queue'>{}<div "
        "class='mera-actions'><button class='govuk-button' type='submit' name='verdict' value='accepted' "
        "data-review-key='KeyA'>Принять</button><button class='govuk-button govuk-button--secondary' type='submit' "
        "name='verdict' value='returned' data-review-key='KeyR'>Вернуть</button></div>",
        row.last_submission->value, reason_fields(problems, sent.first("reason"), sent.first("reason_template")));
    return html("<section class='mera-card'>{}{}</section>", subheading("Решение"),
                form(visit, obligation_address(row.id) + "/review", content));
}

Html neighbours(const ReviewPlace& place) {
    Html out;
    if (place.previous)
        out.put("<a class='govuk-link' href='{}' data-mera-previous data-review-key='KeyP'>Предыдущий</a>",
                Url{review_address(*place.previous)});
    if (place.next)
        out.put("<a class='govuk-link' href='{}' data-mera-next data-review-key='KeyN'>Следующий</a>",
                Url{review_address(*place.next)});
    out.put("{}", link_to("/review", "Список"));
    return html("<nav class='mera-actions' aria-label='Очередь проверки'><span>{}</span>{}</nav>",
                place.number > 0
                    ? "Документ " + std::to_string(place.number) + " из " + std::to_string(place.total)
                    : counted(place.total, "документ ждёт", "документа ждут", "документов ждут") + " решения",
                out);
}

Html keys_help() {
    return details("Клавиши",
                   html("<p class='govuk-body'>Alt+A — принять, Alt+R — вернуть, Alt+N — следующий, Alt+P — "
                        "предыдущий, Alt+1…Alt+9 — готовая причина возврата. Работают на любой раскладке.</p>"));
}

Html facts(Visit& visit, const ObligationRow& row, const SubmissionRecord& submission) {
    const auto measure = find_measure(visit.db, row.measure).value().measure;
    const Html evidence = lines(measure.evidence);
    std::vector<SummaryRow> rows = {
        {"Исполнитель", html("{}", typeset(row.organisation_name))},
        {"Период", html("{}", period_words(row))},
        {"Срок", short_time_of(row.facts.due)},
        {"Сдано",
         html("{} {} {}", short_time_of(submission.on),
              submission.on <= row.facts.due ? tag("в срок", "green") : tag("с опозданием", "red"), submission.by)},
        {"Какой документ нужен",
         evidence.empty() ? html("<span class='mera-muted'>приказ документа не называет</span>") : evidence}};
    if (!submission.note.empty()) rows.push_back({"Пояснение", html("{}", submission.note)});
    if (row.facts.returns > 0)
        rows.push_back({"Возвращали", html("{}", counted(row.facts.returns, "раз", "раза", "раз"))});
    return html("{}<p class='govuk-body'>{}</p>", summary_list(rows),
                link_to(obligation_address(row.id), "Обязательство целиком, с историей"));
}

}  // namespace

Response review_page(Visit& visit, ObligationId id, const FormProblems& problems) {
    const auto row = obligation_for(visit.db, visit.person(), id);
    if (!row) return failure_page(visit, row.failure());
    const ReviewPlace place = review_place(visit.db, id, waiting(visit.person()).organisations);
    Html content = error_summary(problems);
    if (visit.request.query.first("done") == "reviewed")
        content.put(notice(html("Решение сохранено. Следующий документ.")));
    content.put("{}{}",
                heading(row->measure_title, caption_over(name_of(*row)) + ": " + typeset(row->organisation_name) +
                                                ", " + period_words(*row)),
                neighbours(place));
    const auto submissions = submissions_of(visit.db, id);
    const bool waits = row->last_submission && may_review(row->facts, Verdict::accepted, "");
    if (!waits)
        content.put("<p class='govuk-body-l'>{}</p>", may_review(row->facts, Verdict::accepted, "").failure().message);
    if (!submissions.empty())
        content.put(
            "<div class='mera-review'><div class='mera-review__documents'>{}</div><div "
            "class='mera-review__side'>{}{}{}</div></div>",
            documents(submissions.back()),
            waits && visit.person().decides(row->organisation) ? decision(visit, *row, problems) : Html{},
            facts(visit, *row, submissions.back()), keys_help());
    return page(visit, {.title = "Проверка: " + short_name(name_of(*row)),
                        .content = content,
                        .section = "/review",
                        .trail = {{"/review", "Проверка"}},
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

Response show_review(Visit& visit) { return review_page(visit, {visit.request.path_id()}, {}); }

Response show_review_queue(Visit& visit) {
    const ObligationFilter filter = waiting(visit.person());
    const std::int64_t number = page_from_address(visit);
    const std::int64_t total = count_obligations(visit.db, filter, visit.today());
    const auto rows = list_obligations(visit.db, filter, visit.today(), {number, kPageRows});
    std::vector<TaskRow> tasks;
    for (const ObligationRow& row : rows)
        tasks.push_back({review_address(row.id), html("{}", full_name(name_of(row))),
                         html("{}: {}, сдано {}, срок {}", typeset(row.organisation_name), period_words(row),
                              in_russian(row.facts.last->on), in_russian(row.facts.due)),
                         row.facts.last->on <= row.facts.due ? tag("в срок", "green") : tag("с опозданием", "red")});
    Html content;
    if (visit.request.query.first("done") == "reviewed") content.put(notice(html("Решение сохранено.")));
    content.put(heading("Проверка документов",
                        counted(total, "обязательство ждёт", "обязательства ждут", "обязательств ждут") + " решения"));
    if (!rows.empty())
        content.put("<div class='mera-actions'>{}{}</div>",
                    button_link(review_address(rows.front().id), "Проверять подряд"),
                    link_to("/obligations?state=under_review", "Принять сразу несколько"));
    content.put(tasks.empty() ? empty_state("Проверять нечего: все сданные документы рассмотрены.") : task_list(tasks));
    content.put(pagination({"/review", number, (total + kPageRows - 1) / kPageRows, total}));
    return page(visit, {.title = "Проверка", .content = content, .section = "/review"});
}

std::string after_review(Visit& visit, ObligationId decided) {
    const ReviewPlace place = review_place(visit.db, decided, waiting(visit.person()).organisations);
    return (place.next ? review_address(*place.next) : "/review") + "?done=reviewed";
}

namespace {

Html table_of(const DocTable& table) {
    Html rows;
    for (const DocRow& row : table.rows) {
        Html cells;
        for (const DocCell& cell : row.cells)
            cells.put("<td class='govuk-table__cell mera-order-text' colspan='{}' rowspan='{}'>{}</td>",
                      cell.column_span, cell.row_span, cell.text);
        rows.put("<tr class='govuk-table__row'>{}</tr>", cells);
    }
    return html(
        "<div class='mera-scroll' tabindex='0' role='region' aria-label='Таблица документа'><table "
        "class='govuk-table'><tbody>{}</tbody></table></div>",
        rows);
}

Html document_html(const EvidenceText& text) {
    Html out;
    for (const auto& block : text.document.blocks) {
        if (const auto* paragraph = std::get_if<DocParagraph>(&block)) {
            if (paragraph->heading > 0 || paragraph->bold)
                out.put("<p class='govuk-body mera-order-text'><strong>{}</strong></p>", paragraph->text);
            else
                out.put("<p class='govuk-body mera-order-text'>{}</p>", paragraph->text);
        } else {
            out.put(table_of(std::get<DocTable>(block)));
        }
    }
    for (const std::string& note : text.document.notes) out.put("<p class='govuk-hint'>{}</p>", note);
    if (text.cut)
        out.put("<p class='govuk-hint'>Показано только начало. Весь документ откройте по ссылке с его именем.</p>");
    return out;
}

}  // namespace

Response show_evidence_text(Visit& visit) {
    const auto found = find_evidence(visit.db, {visit.request.path_id()});
    if (!found || !visit.person().may_see(found->organisation) || found->evidence.kind != EvidenceKind::file)
        return failure_page(visit, {Failure::Kind::not_found, "Такого документа нет. Откройте его из обязательства."});
    ReadOptions options{.every_kind_in_child = true};  // anybody handed it in
    options.child_program = visit.checker.child_program;
    const auto text = evidence_text(visit.evidence, found->evidence, options);
    const Html body = text ? document_html(*text) : html("<p class='govuk-body'>{}</p>", text.failure().message);
    return html_response(html("<!DOCTYPE html><html lang='ru' class='govuk-template'><head><meta charset='utf-8'>"
                              "<title>{}</title><meta name='viewport' content='width=device-width, initial-scale=1'>"
                              "<link rel='stylesheet' href='{}'></head><body class='govuk-template__body "
                              "mera-document__text'><main>{}</main></body></html>",
                              found->evidence.file_name, asset_path("mera.css"), body),
                         text ? 200 : status_of(text.failure().kind));
}

}  // namespace mera
