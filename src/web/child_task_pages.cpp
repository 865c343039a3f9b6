// One period of an own measure: what was handed in, the form, the leader's decision.
#include "base/text.hpp"
#include "usecases/child_hand_in.hpp"
#include "web/child_programme.hpp"
#include "web/evidence_views.hpp"
#include "web/hand_in_form.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

ChildHandInPlace asked(const Visit& visit) {
    const bool sent = visit.request.method == Method::post;
    const std::string_view due = sent ? visit.request.form.first("due") : visit.request.query.first("due");
    return {{visit.request.path_id()}, visit.request.path_id("addition_id"), parse_iso_date(due)};
}

std::string action(const ChildHandInPlace& place, const char* deed) {
    return child_address(place.programme) + "/own/" + std::to_string(place.addition) + "/" + deed;
}

Html due_field(const ChildHandInPlace& place) {
    return place.due_nominal ? html("<input type='hidden' name='due' value='{}'>", iso(*place.due_nominal)) : Html{};
}

Html history(const AdditionPeriod& period) {
    if (period.hand_ins.empty()) return empty_state("Документов ещё не сдавали.");
    Html out;
    for (const ChildHandInRecord& record : period.hand_ins) {
        out.put("<li><strong>Сдано {}</strong> <span class='mera-muted'>{}</span>", time_of(record.on), record.by);
        if (!record.note.empty()) out.put("<p class='govuk-body'>{}</p>", record.note);
        out.put(plain_evidence_items(record.evidence, "/child-evidence/"));
        if (record.decision) {
            const bool accepted = record.decision->verdict == Verdict::accepted;
            out.put("<p class='govuk-body'>{} {} <span class='mera-muted'>{}</span></p>",
                    tag(accepted ? "принято" : "возвращено", accepted ? "green" : "purple"),
                    time_of(record.decision->on), record.decision->by);
            if (!accepted) out.put("<div class='mera-doubt'>{}</div>", record.decision->reason);
        }
        out.put("</li>");
    }
    return html("<ol class='mera-history'>{}</ol>", out);
}

Html hand_in_form(const Visit& visit, const ChildHandInPlace& place, const FormProblems& problems) {
    return html(
        "<section class='mera-card'>{}{}</section>", subheading("Сдать документы"),
        form(visit, action(place, "evidence"),
             html("{}{}{}{}{}", due_field(place),
                  files_field("files", "Файлы", "До 20 файлов, каждый до 50 МБ", 50, problems),
                  field({.name = "link",
                         .label = "Ссылки",
                         .hint = "По одной в строке, с https://",
                         .value = visit.sent("link"),
                         .rows = 2},
                        problems),
                  field({.name = "note", .label = "Пояснение (необязательно)", .value = visit.sent("note"), .rows = 2},
                        problems),
                  button("Сдать")),
             FormKind::with_files));
}

Html decision_form(const Visit& visit, const ChildHandInPlace& place, ChildHandInId seen,
                   const FormProblems& problems) {
    return html("<section class='mera-card'>{}{}</section>", subheading("Решение"),
                form(visit, action(place, "decision"),
                     html("{}<input type='hidden' name='hand_in' value='{}'>{}<div class='mera-actions'>"
                          "<button class='govuk-button' type='submit' name='verdict' value='accepted'>Принять</button>"
                          "<button class='govuk-button govuk-button--secondary' type='submit' name='verdict' "
                          "value='returned'>Вернуть</button></div>",
                          due_field(place), seen.value,
                          field({.name = "reason",
                                 .label = "Что исправить",
                                 .hint = "Нужно, если возвращаете",
                                 .value = visit.sent("reason"),
                                 .rows = 2},
                                problems))));
}

Response task_page(Visit& visit, const FormProblems& problems) {
    const ChildHandInPlace place = asked(visit);
    const auto task = own_task_for(visit.db, visit.person(), place, visit.calendar, visit.today());
    if (!task) return failure_page(visit, task.failure());
    const ChildPlan& plan = task->plan;
    const Addition& addition = task->row().addition;
    const AdditionPeriod& period = task->asked();
    Html evidence;
    for (const std::string& words : split(addition.evidence, '\n')) evidence.put("{}<br>", words);
    std::vector<SummaryRow> rows{
        {"Кто отвечает", html("{}", task->row().person)},
        {"Срок словами программы", html("{}", addition.deadline_text)},
        {"Срок", period.when ? time_of(period.when->due_effective) : html("по необходимости")}};
    if (!addition.evidence.empty()) rows.push_back({"Какой документ нужен", evidence});
    if (!addition.result.empty()) rows.push_back({"Ожидаемый результат", html("{}", addition.result)});
    Html content = error_summary(problems);
    content.put("{}<p class='govuk-body'>{}</p>{}",
                heading(addition.title, "Своя мера, " + lower_first(child_title(plan.organisation))),
                period.when || period.facts.last ? state_tag(period.facts, visit.today()) : Html{}, summary_list(rows));
    const auto& last = period.facts.last;
    const bool waits = last && !last->verdict;
    const bool closed = period.when && last && last->verdict == Verdict::accepted;
    if (plan.approval() == nullptr)
        content.put(inset(html("Программа ещё не утверждена: сдавать по ней пока нечего.")));
    else if (!waits && !closed && belongs_to_organisation(visit.person(), plan.child.organisation))
        content.put(hand_in_form(visit, place, problems));
    if (waits && may_lead(visit.db, visit.person(), plan.child, visit.today()))
        content.put(decision_form(visit, place, period.hand_ins.back().id, problems));
    content.put("{}{}", subheading("История"), history(period));
    return page(
        visit, {.title = addition.title,
                .content = content,
                .section = "/programmes",
                .trail = {{"/programmes", "Программы"}, {child_address(plan.child.id), child_title(plan.organisation)}},
                .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

Response again_with(Visit& visit, std::vector<Failure> failures) {
    const Failure& first = failures.front();
    if (first.kind == Failure::Kind::not_found || first.kind == Failure::Kind::not_permitted)
        return failure_page(visit, first);
    return task_page(visit, {std::move(failures)});
}

}  // namespace

Response show_own_task(Visit& visit) { return task_page(visit, {}); }

Response post_own_evidence(Visit& visit) {
    if (visit.request.upload_failure) {
        Failure failure = *visit.request.upload_failure;
        failure.field = "files";
        return task_page(visit, {{failure}});
    }
    HandIn hand_in = hand_in_from(visit.request);
    const auto wrong = obstacles(hand_in, visit.today());
    const auto handed =
        hand_in_own_measure(visit.db, visit.person(), asked(visit), std::move(hand_in), visit.calendar, visit.now);
    return handed ? redirect(own_task_address(asked(visit)))
                  : again_with(visit, hand_in_problems(wrong, handed.failure()));
}

Response post_own_decision(Visit& visit) {
    const auto verdict = visit.sent("verdict") == "accepted" ? Verdict::accepted : Verdict::returned;
    const auto decided =
        decide_own_measure(visit.db, visit.person(), asked(visit), visit.sent_id<ChildHandInId>("hand_in"), verdict,
                           visit.sent("reason"), visit.calendar, visit.now);
    return decided ? redirect(own_task_address(asked(visit))) : again_with(visit, {decided.failure()});
}

Response show_child_evidence(Visit& visit) {
    const auto found = find_child_evidence(visit.db, {visit.request.path_id()});
    if (!found || !visit.person().may_see(found->organisation) || found->evidence.kind != EvidenceKind::file)
        return failure_page(visit, {Failure::Kind::not_found, "Такого документа нет. Откройте его из программы."});
    const Evidence& e = found->evidence;
    return document_response(visit.evidence.path_of(e.sha256), e.media_type, e.file_name, e.sha256, Disposition::show);
}

}  // namespace mera
