#include "web/obligation_forms.hpp"

#include "web/obligation_list.hpp"

namespace mera {

namespace {

Html transfer_decision_form(const Visit& visit, const ObligationRow& row, const TransferRecord& t,
                            const SentAboutObligation& sent) {
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

}  // namespace

Html hand_in_form(const Visit& visit, ObligationId id, const SentAboutObligation& sent) {
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
        files_field(
            "files", "Файлы",
            "До 20 файлов, каждый до 50 МБ. Можно перетащить сюда. Подпись (.sig, .p7s) приложите рядом с документом.",
            50, p),
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

Html review_form(const Visit& visit, const ObligationRow& row, const SentAboutObligation& sent) {
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

Html transfer_ask_form(const Visit& visit, ObligationId id, const SentAboutObligation& sent) {
    const Html content = html(
        "{}{}{}",
        field({.name = "due", .label = "Новый срок", .hint = "Например, 30.06.2020", .value = sent.due, .width = "10"},
              sent.problems),
        field({.name = "reason", .label = "Почему нужен перенос", .value = sent.reason, .rows = 2}, sent.problems),
        button("Попросить перенос", "secondary"));
    const bool open = !sent.problems.at("due").empty() || !sent.reason.empty();
    return details("Попросить перенос срока", form(visit, obligation_address(id) + "/transfer", content), open);
}

Html transfers_block(const Visit& visit, const ObligationRow& row, const std::vector<TransferRecord>& transfers,
                     const SentAboutObligation& sent) {
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

Html release_form(const Visit& visit, ObligationId id, const Standing& standing, const SentAboutObligation& sent) {
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

Html comments_block(const Visit& visit, ObligationId id, const std::vector<Comment>& comments,
                    const SentAboutObligation& sent) {
    Html out = comments_list(comments);
    out.put(form(
        visit, obligation_address(id) + "/comments",
        html("{}{}",
             field({.name = "comment", .label = "Написать замечание", .value = sent.comment, .rows = 2}, sent.problems),
             button("Добавить", "secondary"))));
    return out;
}

}  // namespace mera
