// Lists of obligations: everyone's with filters, the reviewer's queue, downloads.
#include "base/text.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "usecases/export.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

constexpr std::int64_t kPageRows = 100;

Html filter_form(Visit& visit, const ObligationFilter& filter) {
    std::vector<Option> states{{"", "любое", {}}};
    for (const ExecutionState state : kExecutionStates)
        states.push_back({std::string{code_of(state)}, std::string{in_russian(state)}, {}});
    std::vector<Option> organisations{{"", "все", {}}};
    for (const Organisation& organisation : all_organisations(visit.db))
        if (visit.person().may_see(organisation.id))
            organisations.push_back({std::to_string(organisation.id.value), organisation.short_name, {}});
    const auto& query = visit.request.query;
    Html kept;
    for (const char* name : {"programme", "measure", "section", "transfer"})
        if (query.has(name)) kept.put("<input type='hidden' name='{}' value='{}'>", name, query.first(name));
    return html(
        "<form class='mera-filter' method='get' action='/obligations' role='search'>{}{}{}{}{}{}{}{}</form>",
        field({.name = "search", .label = "Слова", .value = filter.search}),
        select_field("state", "Состояние", states, query.first("state")),
        organisations.size() > 2
            ? select_field("organisation", "Организация", organisations, query.first("organisation"))
            : Html{},
        select_field(
            "control", "Контроль",
            {{"", "в расчёте", {}}, {"on_control", "на контроле", {}}, {"released", "снято", {}}, {"any", "все", {}}},
            query.first("control")),
        field({.name = "due_from", .label = "Срок с", .value = std::string{query.first("due_from")}, .width = "10"}),
        field({.name = "due_to", .label = "по", .value = std::string{query.first("due_to")}, .width = "10"}), kept,
        button("Показать", "secondary"));
}

}  // namespace

Response show_obligations(Visit& visit) {
    const ObligationFilter filter = filter_from_address(visit);
    const std::int64_t number = page_from_address(visit);
    const std::int64_t total = count_obligations(visit.db, filter, visit.today());
    const auto rows = list_obligations(visit.db, filter, visit.today(), {number, kPageRows});
    Html content;
    content.put("{}{}", heading("Обязательства"), filter_form(visit, filter));
    content.put(
        "<div class='mera-actions'><span>Найдено: <strong>{}</strong></span><a class='govuk-link' href='{}'>Скачать "
        "CSV</a><a class='govuk-link' href='{}'>Скачать XLSX</a></div>",
        total, Url{filter_as_address(visit, "/obligations/export/csv")},
        Url{filter_as_address(visit, "/obligations/export/xlsx")});
    if (rows.empty())
        content.put(empty_state("По этим условиям ничего нет. Уберите часть условий."));
    else
        content.put(obligation_table(rows, visit.today(), "Обязательства", ListStyle::with_organisation));
    content.put(
        pagination({filter_as_address(visit, "/obligations"), number, (total + kPageRows - 1) / kPageRows, total}));
    return page(visit, {.title = "Обязательства", .content = content, .section = "/obligations", .wide = true});
}

Response export_obligations(Visit& visit) {
    const auto rows = list_obligations(visit.db, filter_from_address(visit), visit.today(), {1, kExportRowsMax});
    return table_download(obligations_table(rows, visit.today()), visit.request.path_text("format"),
                          "Обязательства " + iso(visit.today()));
}

Response show_review_queue(Visit& visit) {
    ObligationFilter filter;
    filter.state = ExecutionState::under_review;
    filter.control = ControlFilter::on_control;
    const std::int64_t number = page_from_address(visit);
    const std::int64_t total = count_obligations(visit.db, filter, visit.today());
    const auto rows = list_obligations(visit.db, filter, visit.today(), {number, kPageRows});
    std::vector<TaskRow> tasks;
    for (const ObligationRow& row : rows)
        tasks.push_back({obligation_address(row.id) + "?from=review",
                         html("{}. {}", row.measure_number, row.measure_title),
                         html("{}: {}, сдано {}, срок {}", row.organisation_name, period_words(row),
                              in_russian(row.facts.last->on), in_russian(row.facts.due)),
                         row.facts.last->on <= row.facts.due ? tag("в срок", "green") : tag("с опозданием", "red")});
    Html content =
        heading("Проверка документов",
                counted(total, "обязательство ждёт", "обязательства ждут", "обязательств ждут") + " решения");
    content.put(tasks.empty() ? empty_state("Проверять нечего: все сданные документы рассмотрены.") : task_list(tasks));
    content.put(pagination({"/review", number, (total + kPageRows - 1) / kPageRows, total}));
    return page(visit, {.title = "Проверка", .content = content, .section = "/review"});
}

}  // namespace mera
