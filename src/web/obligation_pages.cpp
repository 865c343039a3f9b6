// One obligation: the order's words, what was handed in, what to do next.
#include "base/text.hpp"
#include "domain/standing.hpp"
#include "store/audit.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "usecases/evidence_inspector.hpp"
#include "usecases/obligation.hpp"
#include "usecases/obligation_past.hpp"
#include "web/child_programme.hpp"
#include "web/earlier_day.hpp"
#include "web/evidence_views.hpp"
#include "web/handed_files.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/team.hpp"

namespace mera {

namespace {

ObligationId asked(const Visit& visit) { return {visit.request.path_id()}; }

Html due_words(const ObligationRow& row, const Programme& programme) {
    Html out = time_of(row.facts.due);
    if (row.due_nominal != row.due_original)
        out.put("<br><span class='mera-muted'>по приказу {}, выходной день; срок {}</span>",
                in_russian(row.due_nominal), in_russian(programme.terms.shift_policy));
    if (row.transfers > 0)
        out.put("<br><span class='mera-muted'>перенесён с {}, переносов: {}</span>", in_russian(row.due_original),
                row.transfers);
    return out;
}

Html words_list(const std::vector<std::string>& items) {
    if (items.empty()) return html("<span class='mera-muted'>приказ документа не называет</span>");
    if (items.size() == 1) return html("{}", items.front());
    Html out;
    for (const std::string& item : items) out.put("<li>{}</li>", item);
    return html("<ul class='govuk-list govuk-list--bullet'>{}</ul>", out);
}

Html history(const std::vector<SubmissionRecord>& submissions, const EvidenceView& view,
             const std::optional<ReleaseRecord>& release) {
    if (submissions.empty() && !release) return empty_state("Документов ещё не сдавали.");
    Html out;
    out.put("<ol class='mera-history'>");
    for (const SubmissionRecord& s : submissions) {
        out.put("<li><strong>Сдано {}</strong> <span class='mera-muted'>{}</span>", time_of(s.on), s.by);
        if (!s.note.empty()) out.put("<p class='govuk-body'>{}</p>", s.note);
        out.put(evidence_items(s.evidence, view));
        if (s.review && s.review->verdict == Verdict::accepted)
            out.put("<p class='govuk-body'>{} {} <span class='mera-muted'>{}</span></p>", tag("принято", "green"),
                    time_of(s.review->on), s.review->by);
        if (s.review && s.review->verdict == Verdict::returned)
            out.put(
                "<p class='govuk-body'>{} {} <span class='mera-muted'>{}</span></p><div class='mera-doubt'>{}</div>",
                tag("возвращено", "purple"), time_of(s.review->on), s.review->by, s.review->reason);
        out.put("</li>");
    }
    if (release)
        out.put(
            "<li><strong>Снято с контроля {}</strong> <span class='mera-muted'>{}</span><p "
            "class='govuk-body'>{}{}</p></li>",
            time_of(release->on), release->by, in_russian(release->reason),
            release->basis.empty() ? std::string{} : ": " + release->basis);
    out.put("</ol>");
    return out;
}

struct Sent {  // what a refused form held: nobody types twice
    std::string links, document_kind, document_number, document_date, signatory, note, reason, due, basis, comment,
        decided_due, transfer_comment;
    FormProblems problems = {};
};

Html hand_in_form(const Visit& visit, ObligationId id, const Sent& sent) {
    const FormProblems& p = sent.problems;
    const Html requisites =
        html("{}{}{}{}",
             field({.name = "document_kind",
                    .label = "Вид документа",
                    .hint = "Приказ, протокол, договор",
                    .value = sent.document_kind},
                   p),
             field({.name = "document_number", .label = "Номер", .value = sent.document_number, .width = "10"}, p),
             field({.name = "document_date",
                    .label = "Дата",
                    .hint = "Например, 12.06.2020",
                    .value = sent.document_date,
                    .width = "10"},
                   p),
             field({.name = "signatory", .label = "Кто подписал", .value = sent.signatory}, p));
    const bool open = !(sent.document_kind + sent.document_number + sent.document_date + sent.signatory).empty() ||
                      !p.at("document_kind").empty();
    const Html content = html(
        "{}{}<details class='govuk-details'{}><summary class='govuk-details__summary'><span "
        "class='govuk-details__summary-text'>Реквизиты документа: вместо файла или вместе с ним</span></summary><div "
        "class='govuk-details__text'>{}</div></details>{}{}",
        file_field(
            "files", "Файлы",
            "До 20 файлов, каждый до 50 МБ. Можно перетащить сюда. Подпись (.sig, .p7s) приложите рядом с документом.",
            true, p),
        field({.name = "link",
               .label = "Ссылки",
               .hint = "По одной в строке, с https://",
               .value = sent.links,
               .rows = 2},
              p),
        open ? html(" open") : Html{}, requisites,
        field({.name = "note", .label = "Пояснение (необязательно)", .value = sent.note, .rows = 2}, p),
        button("Сдать на проверку"));
    return html("<section class='mera-card'>{}{}</section>", subheading("Сдать документы"),
                form(visit, obligation_address(id) + "/evidence", content, FormKind::with_files));
}

Html review_form(const Visit& visit, const ObligationRow& row, const Sent& sent) {
    const Html content = html(
        "<input type='hidden' name='submission' value='{}'>{}<div class='mera-actions'>"
        "<button class='govuk-button' type='submit' name='verdict' value='accepted'>Принять</button>"
        "<button class='govuk-button govuk-button--secondary' type='submit' name='verdict' value='returned'>Вернуть на "
        "доработку</button></div>",
        row.last_submission->value,
        field({.name = "reason",
               .label = "Что исправить",
               .hint = "Нужно, если возвращаете",
               .value = sent.reason,
               .rows = 3},
              sent.problems));
    return html("<section class='mera-card'>{}{}</section>", subheading("Решение"),
                form(visit, obligation_address(row.id) + "/review", content));
}

Html transfer_ask_form(const Visit& visit, ObligationId id, const Sent& sent) {
    const Html content = html(
        "{}{}{}",
        field({.name = "due", .label = "Новый срок", .hint = "Например, 30.06.2020", .value = sent.due, .width = "10"},
              sent.problems),
        field({.name = "reason", .label = "Почему нужен перенос", .value = sent.reason, .rows = 2}, sent.problems),
        button("Попросить перенос", "secondary"));
    const bool open = !sent.problems.at("due").empty() || !sent.reason.empty();
    return details("Попросить перенос срока", form(visit, obligation_address(id) + "/transfer", content), open);
}

Html transfer_decision_form(const Visit& visit, const ObligationRow& row, const TransferRecord& t, const Sent& sent) {
    return form(visit, obligation_address(row.id) + "/transfers/" + std::to_string(t.id.value),
                html("{}{}<div class='mera-actions'><button class='govuk-button' type='submit' name='decision' "
                     "value='approve'>Перенести</button><button class='govuk-button govuk-button--secondary' "
                     "type='submit' name='decision' value='refuse'>Отказать</button></div>",
                     field({.name = "decided_due",
                            .label = "Перенести на",
                            .hint = "Можно назначить другую дату",
                            .value = sent.decided_due.empty() ? in_russian_short(t.asked_due) : sent.decided_due,
                            .width = "10"},
                           sent.problems),
                     field({.name = "transfer_comment",
                            .label = "Пояснение",
                            .hint = "Нужно, если отказываете",
                            .value = sent.transfer_comment},
                           sent.problems)));
}

Html transfer_outcome(const TransferRecord& t) {
    const auto& d = *t.decision;
    Html out =
        html("<br>{} {} <span class='mera-muted'>{}{}</span>",
             tag(d.approved ? "перенесено на " + in_russian_short(d.due) : "отказано", d.approved ? "green" : "grey"),
             time_of(d.on), d.by, d.comment.empty() ? std::string{} : ": " + d.comment);
    if (d.approved && d.due != t.asked_due)
        out.put("<br><span class='mera-muted'>просили {}</span>", in_russian(t.asked_due));
    return out;
}

Html transfers_block(const Visit& visit, const ObligationRow& row, const std::vector<TransferRecord>& transfers,
                     const Sent& sent) {
    if (transfers.empty()) return {};
    Html items;
    for (const TransferRecord& t : transfers) {
        if (t.by_change) {
            items.put("<li>Срок меры изменён с {}: {}<br>{}</li>", time_of(t.asked_on), t.reason,
                      tag("новый срок " + in_russian_short(t.decision->due), "blue"));
            continue;
        }
        const bool own = t.decision && t.decision->by == t.asked_by && t.decision->on == t.asked_on;
        items.put("<li>{} {} ({}): перенести на {} {}", own ? "Решение контролёра" : "Просьба", time_of(t.asked_on),
                  t.asked_by, time_of(t.asked_due), t.reason);
        if (t.decision)
            items.put(transfer_outcome(t));
        else if (!row.transfer_asked)
            items.put("<br>{}", tag("просьба отпала: обязательство закрыто", "grey"));
        else if (!visit.looked_on && visit.person().has(Role::controller, row.organisation))
            items.put(transfer_decision_form(visit, row, t, sent));
        else
            items.put("<br>{}", tag("ждёт решения контролёра", "amber"));
        items.put("</li>");
    }
    return html(
        "{}<p class='govuk-body'>Первоначальный срок: {}{}</p><ul class='govuk-list "
        "govuk-list--spaced'>{}</ul>",
        subheading("Переносы срока"), time_of(row.due_original),
        row.transfers > 0 ? " Переносов: " + std::to_string(row.transfers) + "." : std::string{}, items);
}

Html release_form(const Visit& visit, ObligationId id, const Standing& standing, const Sent& sent) {
    std::vector<Option> reasons;
    for (const ReleaseReason reason : kReleaseReasons)
        if (reason == ReleaseReason::fulfilled ? standing.close : standing.lift)
            reasons.push_back({std::string{code_of(reason)}, std::string{in_russian(reason)}, {}});
    const Html content = html("{}{}{}", radios("release_reason", "Причина", reasons, "", sent.problems),
                              field({.name = "basis",
                                     .label = "Основание",
                                     .hint = "Приказ, письмо или протокол с номером и датой",
                                     .value = sent.basis},
                                    sent.problems),
                              button("Снять с контроля", "warning"));
    const bool open = !sent.problems.at("release_reason").empty() || !sent.problems.at("basis").empty();
    return details("Снять с контроля", form(visit, obligation_address(id) + "/release", content), open);
}

Html comments_list(const std::vector<Comment>& comments) {
    Html out = subheading("Замечания");
    for (const Comment& c : comments)
        out.put("<p class='govuk-body'><strong>{}</strong> <span class='mera-muted'>{}</span><br>{}</p>", c.by,
                instant_in_russian(c.at), c.words);
    return out;
}

Html comments_block(const Visit& visit, ObligationId id, const std::vector<Comment>& comments, const Sent& sent) {
    Html out = comments_list(comments);
    out.put(form(
        visit, obligation_address(id) + "/comments",
        html("{}{}",
             field({.name = "comment", .label = "Написать замечание", .value = sent.comment, .rows = 2}, sent.problems),
             button("Добавить", "secondary"))));
    return out;
}

Html signatures_again(const Visit& visit, ObligationId id, const EvidenceView& view) {
    for (const auto& [evidence, found] : view.findings)
        if (found.signature)
            return form(visit, obligation_address(id) + "/signatures",
                        button("Проверить подписи ещё раз", "secondary"));
    return {};
}

Html audit_block(const std::vector<AuditEntry>& entries) {
    Html items;
    for (const AuditEntry& e : entries)
        items.put("<li>{}: {} {} <span class='mera-muted'>{}</span></li>", instant_in_russian(e.at),
                  e.person_name.empty() ? std::string{"командная строка"} : e.person_name, e.deed, e.detail);
    if (items.empty()) return {};
    return details("Журнал действий", html("<ul class='govuk-list'>{}</ul>", items));
}

Html order_words(const ObligationRow& row, const Measure& measure, const Programme& programme,
                 const std::string& organisation) {
    std::vector<SummaryRow> rows = {
        {"Исполнитель", html("<a class='govuk-link' href='{}'>{}</a>",
                             Url{"/organisations/" + std::to_string(row.organisation.value)}, organisation)},
        {"Период", html("{}", period_words(row))},
        {"Срок", due_words(row, programme)},
        {"Срок словами приказа", html("{}", measure.deadline_text)},
        {"Какой документ нужен", words_list(measure.evidence)}};
    if (!measure.result_text.empty())
        rows.push_back({"Ожидаемый результат", html("<span class='mera-order-text'>{}</span>", measure.result_text)});
    return summary_list(rows);
}

std::string caption_of(const ObligationRow& row, const Programme& programme) {
    return (row.is_clause ? "Пункт " : "Мера ") + row.measure_number + ", приказ № " + programme.order_number + " от " +
           in_russian(programme.order_date);
}

// As it was on the day that is looked at: nothing to press.
Response past_page(Visit& visit, ObligationId id) {
    const auto past = obligation_on(visit.db, visit.person(), id, *visit.looked_on);
    if (!past) return failure_page(visit, past.failure());
    const ObligationRow& row = past->row;
    const auto organisation = find_organisation(visit.db, row.organisation).value();
    Html content =
        html("{}<p class='govuk-body'>{}</p>{}", heading(row.measure_title, caption_of(row, past->programme)),
             state_tag(row.facts, visit.today()), earlier_day(visit, obligation_address(id), &past->plan));
    content.put("<div class='mera-columns'><div>{}{}{}</div><aside>{}{}{}</aside></div>",
                order_words(row, past->measure, past->programme, organisation.name), subheading("История"),
                history(past->submissions, {id, {}, {}}, past->release),
                transfers_block(visit, row, past->transfers, {}),
                past->comments.empty() ? Html{} : comments_list(past->comments), audit_block(past->audit));
    return page(visit, {.title = row.measure_number + ". " + row.measure_title,
                        .content = content,
                        .section = "/obligations",
                        .trail = {{on_that_day(visit, "/obligations"), "Обязательства"}},
                        .wide = true});
}

Response obligation_page(Visit& visit, ObligationId id, const Sent& sent) {
    const auto row = obligation_for(visit.db, visit.person(), id);
    if (!row) return failure_page(visit, row.failure());
    const auto measure = find_measure(visit.db, row->measure).value().measure;
    const auto programme = find_programme(visit.db, row->programme).value();
    const auto organisation = find_organisation(visit.db, row->organisation).value();
    const Actor& person = visit.person();
    const bool decides = person.decides(row->organisation);
    Html content = error_summary(sent.problems);
    if (const auto done = visit.request.query.first("done"); !done.empty())
        content.put(notice(html(
            "{}{}",
            done == "submitted"  ? "Документы сданы на проверку. Решение придёт на эту страницу."
            : done == "reviewed" ? "Решение сохранено."
                                 : "Сохранено.",
            done == "decided" ? html(" {}", link_to("/obligations?transfer=asked", "Остальные просьбы")) : Html{})));
    content.put("{}<p class='govuk-body'>{}</p>{}", heading(row->measure_title, caption_of(*row, programme)),
                state_tag(row->facts, visit.today()), earlier_day(visit, obligation_address(id)));
    content.put("<div class='mera-columns'><div>{}{}", order_words(*row, measure, programme, organisation.name),
                child_block(visit, *row));
    if (person.serves(row->organisation) && may_submit(row->facts)) {
        const Html part = part_block(visit, *row);
        content.put(parts_to_accept(visit, *row));
        content.put(part.empty() ? hand_in_form(visit, id, sent) : part);
    }
    if (decides && row->last_submission && may_review(row->facts, Verdict::accepted, ""))
        content.put(review_form(visit, *row, sent));
    const EvidenceView view = evidence_view(visit.db, id);
    content.put("{}{}{}</div><aside>", subheading("История"),
                history(submissions_of(visit.db, id), view, release_of(visit.db, id)),
                decides ? signatures_again(visit, id, view) : Html{});
    content.put(team_block(visit, *row));
    content.put(transfers_block(visit, *row, transfers_of(visit.db, id), sent));
    if (person.serves(row->organisation) && standing_of(row->facts, visit.today()).ask_transfer && !row->transfer_asked)
        content.put(transfer_ask_form(visit, id, sent));
    if (const Standing& standing = standing_of(row->facts, visit.today());
        person.has(Role::controller, row->organisation) && (standing.close || standing.lift))
        content.put(release_form(visit, id, standing, sent));
    content.put("{}{}</aside></div>", comments_block(visit, id, comments_of(visit.db, id), sent),
                audit_block(audit_of(visit.db, "obligation " + std::to_string(id.value))));
    return page(visit,
                {.title = row->measure_number + ". " + row->measure_title,
                 .content = content,
                 .section = "/obligations",
                 .trail = {{"/obligations", "Обязательства"}},
                 .wide = true,
                 .status = sent.problems.failures.empty() ? 200 : status_of(sent.problems.failures.front().kind)});
}

Response again_or(Visit& visit, const Failure& failure, Sent sent) {
    if (failure.kind == Failure::Kind::not_found || failure.kind == Failure::Kind::not_permitted)
        return failure_page(visit, failure);
    sent.problems.failures = {failure};
    return obligation_page(visit, asked(visit), sent);
}

std::string text(const Visit& visit, std::string_view name) { return std::string{visit.request.form.first(name)}; }

Response done(const Visit& visit, std::string_view what) {
    return redirect(obligation_address(asked(visit)) + "?done=" + std::string{what});
}

}  // namespace

Response show_obligation(Visit& visit) {
    const auto row = obligation_for(visit.db, visit.person(), asked(visit));
    if (!row) return failure_page(visit, row.failure());
    if (auto refused = look_back(visit, find_programme(visit.db, row->programme).value().adopted_on))
        return *std::move(refused);
    return visit.looked_on ? past_page(visit, asked(visit)) : obligation_page(visit, asked(visit), {});
}

Response refused_on_obligation(Visit& visit, const Failure& failure) { return again_or(visit, failure, {}); }

Response post_evidence(Visit& visit) {
    Sent sent{.links = text(visit, "link"),
              .document_kind = text(visit, "document_kind"),
              .document_number = text(visit, "document_number"),
              .document_date = text(visit, "document_date"),
              .signatory = text(visit, "signatory"),
              .note = text(visit, "note"),
              .reason = {},
              .due = {},
              .basis = {},
              .comment = {},
              .decided_due = {},
              .transfer_comment = {}};
    if (visit.request.upload_failure) {
        Failure failure = *visit.request.upload_failure;
        failure.field = "files";
        return again_or(visit, failure, sent);
    }
    HandIn hand_in{.files = handed_files(visit.request),
                   .links = split(sent.links, '\n'),
                   .requisites = {sent.document_kind, sent.document_number, sent.document_date, sent.signatory},
                   .note = sent.note};
    const auto submitted = submit_evidence(visit.db, visit.person(), asked(visit), std::move(hand_in), visit.now);
    if (!submitted) return again_or(visit, submitted.failure(), sent);
    if (visit.inspector != nullptr)
        visit.inspector->look_at(asked(visit));
    else
        check_evidence(visit.db, visit.evidence, visit.checker, asked(visit), visit.now);
    return done(visit, "submitted");
}

Response post_review(Visit& visit) {
    const auto verdict = visit.request.form.first("verdict") == "accepted" ? Verdict::accepted : Verdict::returned;
    const SubmissionId seen{std::atoll(text(visit, "submission").c_str())};
    // A ready reason and one's own words go to the executor together.
    const std::string ready = verdict == Verdict::returned ? collapse_spaces(text(visit, "reason_template")) : "";
    const std::string reason = ready.empty() ? text(visit, "reason") : ready + " " + text(visit, "reason");
    const auto reviewed = review_submission(visit.db, visit.person(), asked(visit), seen, verdict, reason, visit.now);
    const bool in_queue = text(visit, "from") == "queue";
    if (in_queue)
        return reviewed ? redirect(after_review(visit, asked(visit)))
                        : review_page(visit, asked(visit), {{reviewed.failure()}});
    if (!reviewed)
        return again_or(visit, reviewed.failure(),
                        {.links = {},
                         .document_kind = {},
                         .document_number = {},
                         .document_date = {},
                         .signatory = {},
                         .note = {},
                         .reason = text(visit, "reason"),
                         .due = {},
                         .basis = {},
                         .comment = {},
                         .decided_due = {},
                         .transfer_comment = {}});
    return done(visit, "reviewed");
}

Response post_release(Visit& visit) {
    Sent sent;
    sent.basis = text(visit, "basis");
    const auto reason = release_reason_from(text(visit, "release_reason"));
    if (!reason)
        return again_or(visit, {Failure::Kind::invalid_input, "Выберите причину снятия с контроля.", "release_reason"},
                        sent);
    const auto released = release_obligation(visit.db, visit.person(), asked(visit), *reason, sent.basis, visit.now);
    return released ? done(visit, "released") : again_or(visit, released.failure(), sent);
}

Response post_transfer(Visit& visit) {
    Sent sent;
    sent.due = text(visit, "due");
    sent.reason = text(visit, "reason");
    const auto asked_for = ask_transfer(visit.db, visit.person(), asked(visit), sent.due, sent.reason, visit.now);
    return asked_for ? done(visit, "asked") : again_or(visit, asked_for.failure(), sent);
}

Response post_transfer_decision(Visit& visit) {
    const auto decided = decide_transfer(
        visit.db, visit.person(), {visit.request.path_id("transfer_id")},
        {text(visit, "decision") == "approve", text(visit, "decided_due"), text(visit, "transfer_comment")},
        visit.calendar, visit.now);
    if (decided) return done(visit, "decided");
    Sent sent;
    sent.decided_due = text(visit, "decided_due");
    sent.transfer_comment = text(visit, "transfer_comment");
    return again_or(visit, decided.failure(), sent);
}

Response post_comment(Visit& visit) {
    Sent sent;
    sent.comment = text(visit, "comment");
    const auto added = add_comment(visit.db, visit.person(), asked(visit), sent.comment, visit.now);
    return added ? done(visit, "commented") : again_or(visit, added.failure(), sent);
}

Response show_evidence(Visit& visit) {
    const auto found = find_evidence(visit.db, {visit.request.path_id()});
    if (!found || !visit.person().may_see(found->organisation) || found->evidence.kind != EvidenceKind::file)
        return failure_page(visit, {Failure::Kind::not_found, "Такого документа нет. Откройте его из обязательства."});
    const Evidence& e = found->evidence;
    return document_response(visit.evidence.path_of(e.sha256), e.media_type, e.file_name, e.sha256, Disposition::show);
}

}  // namespace mera
