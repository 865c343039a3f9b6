// One decision on many obligations: choose, see what will happen to how many and what is passed over, confirm.
#include <map>

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "usecases/bulk.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

constexpr std::size_t kShownInPlan = 200;  // a person looks through no more; the number says the rest

void add_selected(std::vector<Selected>& out, std::string_view text) {  // «17:45», «17:»
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return;
    const auto obligation = row_number(text.substr(0, colon));
    if (!obligation) return;
    const auto seen = row_number(text.substr(colon + 1));
    out.push_back({{*obligation}, seen ? std::optional{SubmissionId{*seen}} : std::nullopt});
}

// By checkboxes, by «все найденные» with the conditions of the list, or as the page before has gathered them.
std::vector<Selected> selected_in(const Visit& visit) {
    const Fields& sent = visit.request.form;
    std::vector<Selected> out;
    for (const std::string& one : split(sent.first("gathered"), ' ')) add_selected(out, one);
    for (const std::string_view one : sent.all("selected")) add_selected(out, one);
    if (sent.first("all") != "1") return out;
    const auto query = parse_urlencoded(sent.first("query"));
    if (!query) return out;
    const ObligationFilter filter = filter_from_fields(visit, *query);
    // One more than is allowed, so that the refusal is honest.
    for (const ObligationRow& row : list_obligations(visit.db, filter, visit.today(), {1, kBulkMax + 1}))
        out.push_back({row.id, row.last_submission});
    return out;
}

BulkDeed deed_in(const Visit& visit, BulkKind kind) {
    const Fields& sent = visit.request.form;
    return {kind, std::string{sent.first("due")}, release_reason_from(sent.first("release_reason")),
            std::string{sent.first("words")}};
}

std::string title_of(BulkKind kind) {
    switch (kind) {
        case BulkKind::accept: return "Принять документы";
        case BulkKind::transfer: return "Перенести срок";
        case BulkKind::release: return "Снять с контроля";
    }
    std::abort();
}

std::string obligations(std::size_t count) {
    return counted(static_cast<std::int64_t>(count), "обязательство", "обязательства", "обязательств");
}

Html carried_along(const Visit& visit, const std::vector<Selected>& selected, BulkKind kind, std::string_view step) {
    std::string gathered;
    for (const Selected& one : selected)
        gathered += (gathered.empty() ? "" : " ") + std::to_string(one.obligation.value) + ":" +
                    (one.seen ? std::to_string(one.seen->value) : std::string{});
    return html("{}{}{}{}", ui::hidden_field("gathered", gathered), ui::hidden_field("deed", code_of(kind)),
                ui::hidden_field("step", step), ui::hidden_field("query", visit.request.form.first("query")));
}

std::string back_address(const Visit& visit) {
    const auto query = parse_urlencoded(visit.request.form.first("query"));
    return query && query->size() > 0 ? "/obligations?" + to_urlencoded(*query) : "/obligations";
}

Response bulk_page(const Visit& visit, BulkKind kind, const Html& content, int status = 200) {
    return page(visit, {.title = title_of(kind),
                        .content = content,
                        .section = "/obligations",
                        .trail = {{back_address(visit), "Обязательства"}},
                        .status = status});
}

Response ask_for_fields(const Visit& visit, const std::vector<Selected>& selected, const BulkDeed& deed,
                        const FormProblems& problems) {
    Html fields = carried_along(visit, selected, deed.kind, "check");
    if (deed.kind == BulkKind::transfer) {
        fields.put("{}{}",
                   field({.name = "due",
                          .label = "Новый срок",
                          .hint = "Например, 30.06.2020",
                          .value = deed.due,
                          .width = "10"},
                         problems),
                   field({.name = "words",
                          .label = "Почему срок переносится",
                          .hint = "Исполнители увидят это вместе с прежним сроком",
                          .value = deed.words,
                          .rows = 2},
                         problems));
    } else {
        std::vector<Option> reasons;
        for (const ReleaseReason reason : kReleaseReasons)
            reasons.push_back({std::string{code_of(reason)}, std::string{in_russian(reason)}, {}});
        reasons[0].hint = "Только то, по чему документы приняты";
        reasons[2].hint = "Как весной 2020 года ВПР и ОГЭ: из расчёта дисциплины исключается открыто";
        fields.put("{}{}",
                   radios("release_reason", "Причина", reasons,
                          deed.release_reason ? code_of(*deed.release_reason) : std::string_view{}, problems),
                   field({.name = "words",
                          .label = "Основание",
                          .hint = "Приказ, письмо или протокол с номером и датой",
                          .value = deed.words},
                         problems));
    }
    fields.put("<div class='mera-actions'>{}{}</div>", button("Показать, что изменится"),
               link_to(back_address(visit), "Отменить"));
    return bulk_page(visit, deed.kind,
                     html("{}{}{}", error_summary(problems),
                          heading(title_of(deed.kind), "Выбрано: " + obligations(selected.size())),
                          form(visit, "/obligations/bulk", fields)),
                     problems.failures.empty() ? 200 : status_of(problems.failures.front().kind));
}

Html passed_over(const BulkPlan& plan) {
    std::map<std::string, std::vector<const BulkItem*>> by_reason;
    for (const BulkItem& item : plan.items)
        if (item.obstacle) by_reason[item.obstacle->message].push_back(&item);
    Html out;
    for (const auto& [reason, items] : by_reason) {
        Html list;
        for (std::size_t at = 0; at < items.size() && at < kShownInPlan; ++at)
            list.put("<li><a class='govuk-link' href='{}'>{}</a>, {}, {}</li>",
                     Url{obligation_address(items[at]->row.id)}, short_name(name_of(items[at]->row)),
                     items[at]->row.organisation_name, period_words(items[at]->row));
        out.put("<p class='govuk-body'><strong>{}</strong>: {}</p>{}", obligations(items.size()), reason,
                details("Какие", html("<ul class='govuk-list govuk-list--bullet'>{}</ul>", list)));
    }
    return out.empty() ? out : html("{}{}", subheading("Будет пропущено"), out);
}

Html meant_table(const BulkPlan& plan) {
    std::vector<std::vector<Html>> rows;
    for (const BulkItem& item : plan.items) {
        if (item.obstacle || rows.size() == kShownInPlan) continue;
        std::vector<Html> cells = {link_to(obligation_address(item.row.id), short_name(name_of(item.row))),
                                   html("{}", typeset(item.row.organisation_name)), html("{}", period_words(item.row)),
                                   short_time_of(item.row.facts.due)};
        if (item.new_due) cells.push_back(short_time_of(*item.new_due));
        rows.push_back(std::move(cells));
    }
    DataTable table{.caption = "Что изменится",
                    .columns = {{"Мера"}, {"Организация"}, {"Период"}, {"Срок"}},
                    .rows = std::move(rows)};
    if (!plan.items.empty() && plan.items.front().new_due) table.columns.push_back({"Новый срок"});
    Html out = data_table(table);
    if (plan.meant() > kShownInPlan)
        out.put("<p class='govuk-body'>Показаны первые {} из {}.</p>", kShownInPlan, plan.meant());
    return out;
}

std::string what_happens(const BulkDeed& deed, std::size_t count) {
    switch (deed.kind) {
        case BulkKind::accept: return "Документы будут приняты: " + obligations(count) + ".";
        case BulkKind::transfer:
            return "Срок будет перенесён: " + obligations(count) + ". Прежний срок и причина останутся видны.";
        case BulkKind::release:
            return "Будет снято с контроля: " + obligations(count) +
                   ". Причина: " + std::string{in_russian(*deed.release_reason)} +
                   (*deed.release_reason == ReleaseReason::fulfilled
                        ? "."
                        : ". В расчёт они больше не войдут и останутся в списке снятых.");
    }
    std::abort();
}

Response confirm(const Visit& visit, const std::vector<Selected>& selected, const BulkDeed& deed,
                 const BulkPlan& plan) {
    Html content = heading(title_of(deed.kind), "Проверьте и подтвердите");
    Html send = carried_along(visit, selected, deed.kind, "carry_out");
    send.put(
        "{}{}{}", ui::hidden_field("due", deed.due), ui::hidden_field("words", deed.words),
        ui::hidden_field("release_reason", deed.release_reason ? code_of(*deed.release_reason) : std::string_view{}));
    Html actions;
    if (plan.meant() > 0) {
        content.put("<p class='govuk-body-l'>{}</p>", what_happens(deed, plan.meant()));
        actions.put(
            "{}", button("Подтвердить: " + obligations(plan.meant()), deed.kind == BulkKind::release ? "warning" : ""));
    } else {
        content.put("{}", inset(html("Ни к одному из выбранных обязательств это решение не подходит.")));
    }
    actions.put("{}", link_to(back_address(visit), "Отменить, ничего не менять"));
    send.put("<div class='mera-actions'>{}</div>", actions);
    content.put("{}{}", passed_over(plan), form(visit, "/obligations/bulk", send));
    if (plan.meant() > 0) content.put(meant_table(plan));
    return bulk_page(visit, deed.kind, content);
}

// The page itself says what was done: sending it again changes nothing, everything would be passed over.
Response carried_out(const Visit& visit, const BulkDeed& deed, const BulkPlan& plan) {
    const std::string what = deed.kind == BulkKind::accept     ? "Документы приняты"
                             : deed.kind == BulkKind::transfer ? "Срок перенесён"
                                                               : "Снято с контроля";
    Html content = plan.meant() > 0 ? notice(html("{}: {}.", what, obligations(plan.meant())))
                                    : inset(html("Ничего не изменилось."));
    content.put(heading(title_of(deed.kind)));
    if (plan.passed_over() > 0)
        content.put("<p class='govuk-body'>Пропущено: {}. Они не изменились.</p>{}", plan.passed_over(),
                    passed_over(plan));
    content.put("<p class='govuk-body'>{}</p>", link_to(back_address(visit), "Вернуться к списку"));
    return bulk_page(visit, deed.kind, content);
}

}  // namespace

Response post_bulk(Visit& visit) {
    const auto kind = bulk_kind_from(visit.request.form.first("deed"));
    if (!kind)
        return failure_page(visit, {Failure::Kind::invalid_input, "Выберите, что сделать с обязательствами."},
                            {back_address(visit), "Вернуться к списку"});
    const auto selected = selected_in(visit);
    const BulkDeed deed = deed_in(visit, *kind);
    const std::string_view step = visit.request.form.first("step");
    if (step.empty() && *kind != BulkKind::accept && !selected.empty() && selected.size() <= kBulkMax)
        return ask_for_fields(visit, selected, deed, {});
    const auto plan = step == "carry_out"
                          ? carry_out_bulk(visit.db, visit.person(), selected, deed, visit.calendar, visit.now)
                          : plan_bulk(visit.db, visit.person(), selected, deed, visit.calendar, visit.now);
    if (!plan) {
        const Failure& failure = plan.failure();
        const bool in_form = failure.field == "due" || failure.field == "words" || failure.field == "release_reason";
        return in_form ? ask_for_fields(visit, selected, deed, {{failure}})
                       : failure_page(visit, failure, {back_address(visit), "Вернуться к списку"});
    }
    return step == "carry_out" ? carried_out(visit, deed, *plan) : confirm(visit, selected, deed, *plan);
}

}  // namespace mera
