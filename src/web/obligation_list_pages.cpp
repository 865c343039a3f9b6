// Lists of obligations: everyone's with filters, the reviewer's queue, downloads.
#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "usecases/export.hpp"
#include "usecases/programme.hpp"
#include "web/earlier_day.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

constexpr std::int64_t kPageRows = 100;

// Asked for when there is more than one to choose from; the condition itself is kept in any case.
Html programme_choice(Visit& visit) {
    const std::string chosen{visit.request.query.first("programme")};
    const auto programmes = programmes_for(visit.db, visit.person());
    if (programmes.size() < 2) return chosen.empty() ? Html{} : ui::hidden_field("programme", chosen);
    std::vector<Option> options{{"", "все", {}}};
    for (const Programme& p : programmes)
        options.push_back(
            {std::to_string(p.id.value), "Приказ № " + p.order_number + " от " + in_russian_short(p.order_date), {}});
    return select_field("programme", "Программа", options, chosen);
}

Html filter_form(Visit& visit, const ObligationFilter& filter, const FormProblems& problems) {
    std::vector<Option> states{{"", "любое", {}}};
    for (const ExecutionState state : kExecutionStates)
        states.push_back({std::string{code_of(state)}, std::string{in_russian(state)}, {}});
    std::vector<Option> organisations{{"", "все", {}}};
    for (const Organisation& organisation : all_organisations(visit.db))
        if (visit.person().may_see(organisation.id))
            organisations.push_back({std::to_string(organisation.id.value), organisation.short_name, {}});
    const auto& query = visit.request.query;
    Html kept;
    for (const char* name : {"on", "measure", "section", "transfer", "figure", "release", "executor"})
        if (query.has(name)) kept.put("<input type='hidden' name='{}' value='{}'>", name, query.first(name));
    return html(
        "<form class='mera-filter' method='get' action='/obligations' role='search'>{}{}{}{}{}{}{}{}{}</form>",
        field({.name = "search", .label = "Слова", .value = filter.search}), programme_choice(visit),
        select_field("state", "Состояние", states, query.first("state")),
        organisations.size() > 2
            ? select_field("organisation", "Организация", organisations, query.first("organisation"))
            : Html{},
        select_field(
            "control", "Контроль",
            {{"", "в расчёте", {}}, {"on_control", "на контроле", {}}, {"released", "снято", {}}, {"any", "все", {}}},
            query.first("control")),
        field({.name = "due_from", .label = "Срок с", .value = std::string{query.first("due_from")}, .width = "10"},
              problems),
        field({.name = "due_to", .label = "по", .value = std::string{query.first("due_to")}, .width = "10"}, problems),
        kept, button("Показать", "secondary"));
}

// What the address asks for beyond the fields of the form, so that no condition works unseen.
Html unseen_conditions(Visit& visit, const ObligationFilter& filter) {
    std::vector<std::string> words;
    if (filter.figure) words.emplace_back(in_russian(*filter.figure));
    if (filter.release) words.push_back("снято с контроля: " + std::string{in_russian(*filter.release)});
    if (!filter.executor.empty()) words.push_back("исполнитель: " + std::string{visit.request.query.first("executor")});
    if (filter.transfer_asked) words.emplace_back("просят перенос срока");
    if (filter.measure)
        if (const auto found = find_measure(visit.db, *filter.measure))
            words.push_back(name_in_sentence(name_of(found->measure)));
    if (filter.section) words.emplace_back("один раздел");
    if (words.empty()) return {};
    return html("<p class='govuk-body'>Показано только: {}. {}</p>", join(words, "; "),
                link_to(on_that_day(visit, "/obligations"), "Показать все обязательства"));
}

// Choosing rows needs no script: checkboxes and a form; what will happen is shown before it does.
Html selection_form(Visit& visit, const std::vector<ObligationRow>& rows, std::int64_t total) {
    const bool controls = visit.person().has(Role::controller);
    std::vector<Option> deeds = {{"accept", "Принять документы", {}}};
    if (controls) {
        deeds.push_back({"transfer", "Перенести срок", {}});
        deeds.push_back({"release", "Снять с контроля", {}});
    }
    Html content = ui::select_all("selected");
    content.put("{}", obligation_table(rows, visit.today(), "Обязательства", ListStyle::selectable));
    content.put("<input type='hidden' name='query' value='{}'>", to_urlencoded(visit.request.query));
    Html choice;
    if (total > static_cast<std::int64_t>(rows.size()))
        choice.put(checkbox("all", "1", "Все найденные, на всех страницах: " + std::to_string(total), false));
    choice.put("{}{}", select_field("deed", "Что сделать с выбранными", deeds, ""), button("Дальше", "secondary"));
    content.put("<div class='mera-bulk'>{}</div>", choice);
    return form(visit, "/obligations/bulk", content);
}

}  // namespace

Response show_obligations(Visit& visit) {
    if (auto refused = look_back(visit)) return *std::move(refused);
    const ObligationFilter filter = filter_from_address(visit);
    const std::int64_t number = page_from_address(visit);
    const std::int64_t total = count_obligations(visit.db, filter, visit.today());
    const auto rows = list_obligations(visit.db, filter, visit.today(), {number, kPageRows});
    const FormProblems problems = date_problems(visit);
    Html content = error_summary(problems);
    content.put("{}{}{}{}", heading("Обязательства"), earlier_day(visit, "/obligations"),
                filter_form(visit, filter, problems), unseen_conditions(visit, filter));
    content.put(
        "<div class='mera-actions'><span>Найдено: <strong>{}</strong></span><a class='govuk-link' href='{}'>Скачать "
        "CSV</a><a class='govuk-link' href='{}'>Скачать XLSX</a></div>",
        total, Url{filter_as_address(visit, "/obligations/export/csv")},
        Url{filter_as_address(visit, "/obligations/export/xlsx")});
    if (!problems.failures.empty())
        content.put(empty_state("Исправьте дату, и список покажется."));
    else if (rows.empty())
        content.put(empty_state("По этим условиям ничего нет. Уберите часть условий."));
    else if (!visit.looked_on && (visit.person().has(Role::coordinator) || visit.person().has(Role::controller)))
        content.put(selection_form(visit, rows, total));
    else
        content.put(
            obligation_table(rows, visit.today(), "Обязательства", ListStyle::with_organisation, visit.looked_on));
    content.put(
        pagination({filter_as_address(visit, "/obligations"), number, (total + kPageRows - 1) / kPageRows, total}));
    return page(visit, {.title = "Обязательства",
                        .content = content,
                        .section = "/obligations",
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : 422});
}

Response export_obligations(Visit& visit) {
    if (auto refused = look_back(visit)) return *std::move(refused);
    const auto rows = list_obligations(visit.db, filter_from_address(visit), visit.today(), {1, kExportRowsMax});
    return table_download(obligations_table(visit.db, rows, visit.today()), visit.request.path_text("format"),
                          "Обязательства " + iso(visit.today()));
}

}  // namespace mera
