// The people of an obligation: appointing, withdrawing, parts handed to the responsible person.
#include "base/text.hpp"
#include "store/parts.hpp"
#include "store/people.hpp"
#include "usecases/part.hpp"
#include "web/evidence_views.hpp"
#include "web/hand_in_form.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/team.hpp"

namespace mera {

namespace {

ObligationId asked(const Visit& visit) { return {visit.request.path_id()}; }

bool may_appoint(const Actor& actor, OrganisationId organisation) {
    return actor.serves(organisation) || actor.has(Role::coordinator, organisation);
}

Html member_line(const Visit& visit, const ObligationRow& row, const Responsibility& member, bool may) {
    Html out = html("<li>{}: {}", upper_first(in_russian(member.share)), member.full_name);
    if (!member.task.empty()) out.put(" <span class='mera-muted'>{}</span>", member.task);
    if (member.for_whole_measure) out.put(" <span class='mera-muted'>по всей мере</span>");
    if (may)
        out.put("{}",
                form(visit, obligation_address(row.id) + "/people/" + std::to_string(member.id.value) + "/withdraw",
                     html("<button class='govuk-button govuk-button--secondary' type='submit'>Снять<span "
                          "class='govuk-visually-hidden'>: {}</span></button>",
                          member.full_name)));
    out.put("</li>");
    return out;
}

// A form that was refused stands as it was sent.
std::string typed(const Visit& visit, std::string_view name) { return std::string{visit.request.form.first(name)}; }

Html appoint_form(Visit& visit, const ObligationRow& row) {
    std::vector<Option> people;
    for (const Person& person : people_of(visit.db, row.organisation, Role::executor, visit.today()))
        people.push_back({std::to_string(person.id.value), person.full_name, {}});
    if (people.empty()) return {};
    return details(
        "Назначить исполнителя",
        form(visit, obligation_address(row.id) + "/people",
             html("{}{}{}{}{}", select_field("person", "Сотрудник", people, typed(visit, "person")),
                  select_field("share", "Кто он",
                               {{"responsible", "ответственный: отправляет на проверку", {}},
                                {"co_executor", "соисполнитель: сдаёт свою часть", {}}},
                               visit.request.form.has("share") ? typed(visit, "share") : "responsible"),
                  field({.name = "task", .label = "Что делает (необязательно)", .value = typed(visit, "task")}),
                  checkbox("whole_measure", "yes", "Для всех сроков этой меры в организации",
                           typed(visit, "whole_measure") == "yes"),
                  button("Назначить", "secondary"))),
        visit.request.form.has("share"));
}

Html part_state(const PartRecord& part) {
    if (part.submission) return tag("вошла в сданное", "green");
    return part.sent_back ? tag("возвращена", "purple") : tag("у ответственного", "blue");
}

// The responsible person sends a part back with a reason; taking parts along is one button for all of them.
Html send_back_form(const Visit& visit, const ObligationRow& row, const PartRecord& part) {
    return details("Вернуть эту часть",
                   form(visit, obligation_address(row.id) + "/parts/" + std::to_string(part.id.value) + "/return",
                        html("{}{}",
                             field({.name = "part_reason",
                                    .label = "Что исправить",
                                    .value = typed(visit, "part_reason"),
                                    .rows = 2,
                                    .id = "part_reason-" + std::to_string(part.id.value)}),
                             button("Вернуть", "secondary"))),
                   visit.request.form.has("part_reason"));
}

Html part_item(const PartRecord& part) {
    Html out = html("<strong>Часть сдана {}</strong> <span class='mera-muted'>{}</span> {}", time_of(part.on), part.by,
                    part_state(part));
    if (!part.note.empty()) out.put("<p class='govuk-body'>{}</p>", part.note);
    out.put(plain_evidence_items(part.evidence, "/part-evidence/"));
    if (part.sent_back)
        out.put("<div class='mera-doubt'>{} <span class='mera-muted'>{}, {}</span></div>", part.sent_back->reason,
                part.sent_back->by, in_russian(part.sent_back->on));
    return out;
}

Html parts_list(const std::vector<PartRecord>& parts) {
    Html items;
    for (const PartRecord& part : parts) items.put("<li>{}</li>", part_item(part));
    return html("<ol class='mera-history'>{}</ol>", items);
}

template <class T>
Response done_or(Visit& visit, const Expected<T>& deed) {
    return deed ? redirect(obligation_address(asked(visit)) + "?done=saved")
                : refused_on_obligation(visit, {deed.failure()});
}

}  // namespace

Html team_block(Visit& visit, const ObligationRow& row) {
    const Team team = team_of(visit.db, row.id, visit.today());
    auto parts = parts_of(visit.db, row.id);
    const bool may = may_appoint(visit.person(), row.organisation);
    if (team.members.empty() && parts.empty() && !may) return {};
    Html out = subheading("Кто исполняет");
    Html lines;
    for (const Responsibility& member : team.members) lines.put(member_line(visit, row, member, may));
    if (lines.empty())
        out.put(
            "<p class='govuk-body'>Ответственный не назначен: на проверку отправляет любой сотрудник "
            "организации.</p>");
    else
        out.put("<ul class='govuk-list govuk-list--spaced'>{}</ul>", lines);
    // What waits stands beside the form for who may take it along.
    if (may_submit(row.facts) && may_close(team, visit.person(), row.organisation))
        std::erase_if(parts, [](const PartRecord& part) { return part.waits(); });
    if (!parts.empty()) out.put(parts_list(parts));
    if (may) out.put(appoint_form(visit, row));
    return out;
}

Html parts_to_accept(Visit& visit, const ObligationRow& row) {
    if (!may_close(team_of(visit.db, row.id, visit.today()), visit.person(), row.organisation)) return {};
    Html items, fields;
    for (const PartRecord& part : parts_of(visit.db, row.id)) {
        if (!part.waits()) continue;
        items.put("<li>{}{}</li>", part_item(part), send_back_form(visit, row, part));
        fields.put("<input type='hidden' name='part' value='{}'>", part.id.value);
    }
    if (items.empty()) return {};
    return html("<section class='mera-card'>{}<ol class='mera-history'>{}</ol>{}</section>",
                subheading("Подготовлено к сдаче"), items,
                form(visit, obligation_address(row.id) + "/parts/accept",
                     html("{}{}", fields, button("Принять и сдать на проверку"))));
}

Html part_block(Visit& visit, const ObligationRow& row) {
    const Team team = team_of(visit.db, row.id, visit.today());
    if (may_close(team, visit.person(), row.organisation)) return {};
    return html(
        "<section class='mera-card'>{}{}{}</section>", subheading("Сдать свою часть"),
        hint("Часть получит ответственный: " + team.responsible()->full_name +
             ". Он соберёт все части и отправит на проверку."),
        form(visit, obligation_address(row.id) + "/parts",
             html("{}{}{}{}", files_field("files", "Файлы", "До 20 файлов, каждый до 50 МБ", 50),
                  field({.name = "link",
                         .label = "Ссылки",
                         .hint = "По одной в строке, с https://",
                         .value = typed(visit, "link"),
                         .rows = 2}),
                  field(
                      {.name = "note", .label = "Пояснение (необязательно)", .value = typed(visit, "note"), .rows = 2}),
                  button("Передать ответственному")),
             FormKind::with_files));
}

Response post_appointment(Visit& visit) {
    const auto appointed =
        appoint(visit.db, visit.person(), asked(visit),
                {visit.sent_id<PersonId>("person"), share_from(visit.sent("share")).value_or(Share::co_executor),
                 visit.sent("task"), visit.sent("whole_measure") == "yes"},
                visit.now);
    return done_or(visit, appointed);
}

Response post_appointment_withdrawn(Visit& visit) {
    const auto withdrawn = withdraw_appointment(visit.db, visit.person(), asked(visit),
                                                {visit.request.path_id("responsibility_id")}, visit.now);
    return done_or(visit, withdrawn);
}

Response post_part(Visit& visit) {
    if (visit.request.upload_failure) return refused_on_obligation(visit, {*visit.request.upload_failure});
    HandIn hand_in = hand_in_from(visit.request);
    const auto wrong = obstacles(hand_in, visit.today());
    const auto part = hand_in_part(visit.db, visit.person(), asked(visit), std::move(hand_in), visit.now);
    if (!part) return refused_on_obligation(visit, hand_in_problems(wrong, part.failure()));
    return done_or(visit, part);
}

Response post_parts_accepted(Visit& visit) {
    std::vector<PartId> seen;
    for (const std::string_view value : visit.request.form.all("part")) seen.push_back({row_number(value).value_or(0)});
    const auto accepted = accept_parts(visit.db, visit.person(), asked(visit), seen, visit.now);
    if (!accepted) return refused_on_obligation(visit, {accepted.failure()});
    check_evidence(visit.db, visit.evidence, visit.checker, asked(visit), visit.now);
    return redirect(obligation_address(asked(visit)) + "?done=submitted");
}

Response post_part_return(Visit& visit) {
    const auto sent = send_part_back(visit.db, visit.person(), asked(visit), {visit.request.path_id("part_id")},
                                     std::string{visit.request.form.first("part_reason")}, visit.now);
    return done_or(visit, sent);
}

Response show_part_evidence(Visit& visit) {
    const auto found = find_part_evidence(visit.db, {visit.request.path_id()});
    if (!found || !visit.person().may_see(found->organisation) || found->evidence.kind != EvidenceKind::file)
        return failure_page(visit, {Failure::Kind::not_found, "Такого документа нет. Откройте его из обязательства."});
    const Evidence& e = found->evidence;
    return document_response(visit.evidence.path_of(e.sha256), e.media_type, e.file_name, e.sha256, Disposition::show);
}

}  // namespace mera
