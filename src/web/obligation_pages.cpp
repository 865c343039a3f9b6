// One obligation: the order's words, what was handed in, what to do next.
#include "base/text.hpp"
#include "domain/control/standing.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/audit.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "usecases/evidence_inspector.hpp"
#include "usecases/obligation.hpp"
#include "usecases/obligation_past.hpp"
#include "web/child_programme.hpp"
#include "web/earlier_day.hpp"
#include "web/evidence_views.hpp"
#include "web/hand_in_form.hpp"
#include "web/obligation_forms.hpp"
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
    return caption_over(name_of(row)) + ", приказ № " + programme.order_number + " от " +
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
    return page(visit, {.title = full_name(name_of(row)),
                        .content = content,
                        .section = "/obligations",
                        .trail = {{on_that_day(visit, "/obligations"), "Обязательства"}},
                        .wide = true});
}

Response obligation_page(Visit& visit, ObligationId id, const SentAboutObligation& sent) {
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
                {.title = full_name(name_of(*row)),
                 .content = content,
                 .section = "/obligations",
                 .trail = {{"/obligations", "Обязательства"}},
                 .wide = true,
                 .status = sent.problems.failures.empty() ? 200 : status_of(sent.problems.failures.front().kind)});
}

Response again_with(Visit& visit, std::vector<Failure> failures, SentAboutObligation sent) {
    const Failure& first = failures.front();
    if (first.kind == Failure::Kind::not_found || first.kind == Failure::Kind::not_permitted)
        return failure_page(visit, first);
    sent.problems.failures = std::move(failures);
    return obligation_page(visit, asked(visit), sent);
}

Response again_or(Visit& visit, const Failure& failure, SentAboutObligation sent) {
    return again_with(visit, {failure}, std::move(sent));
}

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

Response refused_on_obligation(Visit& visit, std::vector<Failure> failures) {
    return again_with(visit, std::move(failures), {});
}

Response post_evidence(Visit& visit) {
    SentAboutObligation sent;
    sent.links = visit.sent("link");
    sent.document_kind = visit.sent("document_kind");
    sent.document_number = visit.sent("document_number");
    sent.document_date = visit.sent("document_date");
    sent.signatory = visit.sent("signatory");
    sent.note = visit.sent("note");
    if (visit.request.upload_failure) {
        Failure failure = *visit.request.upload_failure;
        failure.field = "files";
        return again_or(visit, failure, sent);
    }
    HandIn hand_in = hand_in_from(visit.request);
    const auto wrong = obstacles(hand_in, visit.today());
    const auto submitted = submit_evidence(visit.db, visit.person(), asked(visit), std::move(hand_in), visit.now);
    if (!submitted) return again_with(visit, hand_in_problems(wrong, submitted.failure()), sent);
    if (visit.inspector != nullptr)
        visit.inspector->look_at(asked(visit));
    else
        check_evidence(visit.db, visit.evidence, visit.checker, asked(visit), visit.now);
    return done(visit, "submitted");
}

Response post_review(Visit& visit) {
    const auto verdict = visit.request.form.first("verdict") == "accepted" ? Verdict::accepted : Verdict::returned;
    const auto seen = visit.sent_id<SubmissionId>("submission");
    // A ready reason and one's own words go to the executor together.
    const std::string ready = verdict == Verdict::returned ? collapse_spaces(visit.sent("reason_template")) : "";
    const std::string reason = ready.empty() ? visit.sent("reason") : ready + " " + visit.sent("reason");
    const auto reviewed = review_submission(visit.db, visit.person(), asked(visit), seen, verdict, reason, visit.now);
    const bool in_queue = visit.sent("from") == "queue";
    if (in_queue)
        return reviewed ? redirect(after_review(visit, asked(visit)))
                        : review_page(visit, asked(visit), {{reviewed.failure()}});
    SentAboutObligation sent;
    sent.reason = visit.sent("reason");
    if (!reviewed) return again_or(visit, reviewed.failure(), sent);
    return done(visit, "reviewed");
}

Response post_release(Visit& visit) {
    SentAboutObligation sent;
    sent.basis = visit.sent("basis");
    const auto reason = release_reason_from(visit.sent("release_reason"));
    if (!reason)
        return again_or(visit, {Failure::Kind::invalid_input, "Выберите причину снятия с контроля.", "release_reason"},
                        sent);
    const auto released = release_obligation(visit.db, visit.person(), asked(visit), *reason, sent.basis, visit.now);
    return released ? done(visit, "released") : again_or(visit, released.failure(), sent);
}

Response post_transfer(Visit& visit) {
    SentAboutObligation sent;
    sent.due = visit.sent("due");
    sent.reason = visit.sent("reason");
    const auto asked_for = ask_transfer(visit.db, visit.person(), asked(visit), sent.due, sent.reason, visit.now);
    return asked_for ? done(visit, "asked") : again_or(visit, asked_for.failure(), sent);
}

Response post_transfer_decision(Visit& visit) {
    const auto decided = decide_transfer(
        visit.db, visit.person(), {visit.request.path_id("transfer_id")},
        {visit.sent("decision") == "approve", visit.sent("decided_due"), visit.sent("transfer_comment")},
        visit.calendar, visit.now);
    if (decided) return done(visit, "decided");
    SentAboutObligation sent;
    sent.decided_due = visit.sent("decided_due");
    sent.transfer_comment = visit.sent("transfer_comment");
    return again_or(visit, decided.failure(), sent);
}

Response post_comment(Visit& visit) {
    SentAboutObligation sent;
    sent.comment = visit.sent("comment");
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
