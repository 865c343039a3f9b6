// The controller's view: discipline by organisation and by month, and one organisation's page.
#include <algorithm>

#include "base/text.hpp"
#include "store/organisations.hpp"
#include "usecases/export.hpp"
#include "usecases/programme.hpp"
#include "web/earlier_day.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/rows_of_page.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

constexpr std::int64_t kOrganisationRows = 200;  // of its page; more stand in the list

ObligationFilter dashboard_filter(const Visit& visit) {
    ObligationFilter filter = within(visit.person(), {Role::coordinator, Role::controller, Role::observer});
    if (const auto id = row_number(visit.request.query.first("programme"))) filter.programme = ProgrammeId{*id};
    filter.known_on = visit.looked_on;
    return filter;
}

// The same conditions for the figures and for the lists behind them.
std::string list_of(const ObligationFilter& filter, std::vector<std::pair<std::string, std::string>> query) {
    if (filter.programme) query.emplace_back("programme", std::to_string(filter.programme->value));
    if (filter.organisations.size() == 1)
        query.emplace_back("organisation", std::to_string(filter.organisations[0].value));
    return on_that_day(list_address(query), filter.known_on);
}

Html figures_of(const StateCounts& c, const ObligationFilter& filter) {
    return figures(
        {{list_of(filter, {{"state", "overdue"}}), std::to_string(c.overdue), "просрочено", "red"},
         {list_of(filter, {{"figure", "due_soon"}}), std::to_string(c.due_soon), "истекает в ближайшие 7 дней",
          "amber"},
         {list_of(filter, {{"state", "returned"}}), std::to_string(c.returned), "возвращено", "purple"},
         {list_of(filter, {{"figure", "returned_twice"}}), std::to_string(c.returned_twice),
          "возвращено дважды и больше", "purple"},
         {list_of(filter, {{"state", "under_review"}}), std::to_string(c.under_review), "на проверке", "amber"},
         {list_of(filter, {{"state", "in_progress"}}), std::to_string(c.in_progress), "в работе", "blue"},
         {list_of(filter, {{"figure", "done"}}), std::to_string(c.done()), "исполнено", "green"}});
}

Html discipline_words(const StateCounts& c, const ObligationFilter& filter) {
    Html out = html("<p class='govuk-body-l'>Исполнительская дисциплина: {}</p>",
                    percent(c.discipline.share(), c.discipline.on_time, c.discipline.due));
    if (c.released == 0) return out;
    Html reasons;
    for (const ReleaseReason reason : kReleaseReasons)
        if (const auto n = c.released_by_reason[static_cast<std::size_t>(reason)]; n > 0)
            reasons.put("<li>{}: {}</li>", in_russian(reason),
                        count_link(n, list_of(filter, {{"release", std::string{code_of(reason)}}})));
    out.put(
        "<p class='govuk-body'>Снято с контроля и в расчёт не входит: {}; из них до срока, исключено из дисциплины: "
        "{}.</p><ul class='govuk-list govuk-list--bullet'>{}</ul>",
        count_link(c.released, list_of(filter, {{"figure", "released"}})),
        count_link(c.excluded, list_of(filter, {{"figure", "excluded"}})), reasons);
    return out;
}

DataTable organisation_counts_table(std::span<const OrganisationCounts> rows, const ObligationFilter& scope) {
    DataTable table{.caption = "Исполнение по организациям",
                    .columns = {{"Организация"},
                                {"Исполнено"},
                                {"На проверке", true},
                                {"Возвращено", true},
                                {"Просрочено", true},
                                {"7 дней", true},
                                {"Снято", true},
                                {"Дисциплина"}},
                    .rows = {}};
    for (const OrganisationCounts& row : rows) {
        ObligationFilter own = scope;
        own.organisations = {row.organisation};
        const StateCounts& c = row.counts;
        const std::string address =
            on_that_day("/organisations/" + std::to_string(row.organisation.value), scope.known_on);
        table.rows.push_back({link_to(address, typeset(row.name)), progress(c.done(), c.total()),
                              count_link(c.under_review, list_of(own, {{"state", "under_review"}})),
                              count_link(c.returned, list_of(own, {{"state", "returned"}})),
                              count_link(c.overdue, list_of(own, {{"state", "overdue"}})),
                              count_link(c.due_soon, list_of(own, {{"figure", "due_soon"}})),
                              count_link(c.released, list_of(own, {{"figure", "released"}})),
                              percent(c.discipline.share(), c.discipline.on_time, c.discipline.due)});
    }
    return table;
}

constexpr std::size_t kOrganisationsOnPage = 50;

Html filter_form(const Visit& visit, std::string_view path, const char* what, const Html& fields) {
    return html("<form class='mera-filter' method='get' action='{}' role='search' aria-label='{}'>{}{}{}</form>",
                Url{path}, what, visit.looked_on ? ui::hidden_field("on", iso(*visit.looked_on)) : Html{}, fields,
                button("Показать", "secondary"));
}

// Everything on the page speaks of one programme, or of all.
Html programme_filter(Visit& visit, std::string_view path) {
    const auto programmes = programmes_for(visit.db, visit.person());
    if (programmes.size() < 2) return {};
    std::vector<Option> options{{"", "все", {}}};
    for (const Programme& p : programmes)
        options.push_back(
            {std::to_string(p.id.value), "Приказ № " + p.order_number + " от " + in_russian_short(p.order_date), {}});
    return filter_form(visit, path, "Выбор программы",
                       select_field("programme", "Программа", options, visit.request.query.first("programme")));
}

Html name_filter(const Visit& visit, std::string_view path) {
    const auto& query = visit.request.query;
    return filter_form(
        visit, path, "Поиск организации",
        html("{}{}", query.has("programme") ? ui::hidden_field("programme", query.first("programme")) : Html{},
             field({.name = "search", .label = "Организация", .value = std::string{query.first("search")}})));
}

// A page of the organisations found: a region has hundreds.
Html organisations_found(Visit& visit, std::vector<OrganisationCounts> rows, const ObligationFilter& scope,
                         std::string_view path) {
    const std::string words = fold_for_comparison(visit.request.query.first("search"));
    const Html filter = rows.size() > kOrganisationsOnPage ? name_filter(visit, path) : Html{};
    std::erase_if(rows, [&](const OrganisationCounts& row) {
        return fold_for_comparison(row.name).find(words) == std::string::npos;
    });
    if (rows.empty()) return html("{}{}", filter, empty_state("По этим условиям ничего нет. Уберите часть условий."));
    const PageOfRows shown = rows_of_page(visit, path, rows.size(), kOrganisationsOnPage);
    return html("{}{}{}", filter, data_table(organisation_counts_table(shown.of(rows), scope)), shown.links);
}

}  // namespace

Response show_dashboard(Visit& visit) {
    if (auto refused = look_back(visit)) return *std::move(refused);
    const ObligationFilter filter = dashboard_filter(visit);
    auto rows = count_states_by_organisation(visit.db, filter, visit.today());
    StateCounts total;
    for (const OrganisationCounts& row : rows) total += row.counts;
    // Who needs attention stands first.
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.counts.overdue > b.counts.overdue; });
    Html content = heading("Контроль исполнения", "на " + in_russian(visit.today()));
    content.put("{}{}{}{}", earlier_day(visit, "/dashboard"), programme_filter(visit, "/dashboard"),
                figures_of(total, filter), discipline_words(total, filter));
    content.put("<div class='mera-actions'>{}{}{}{}</div>",
                link_to(on_that_day(visit, "/discipline"), "Дисциплина: по организациям, исполнителям, мерам, месяцам"),
                link_to(list_of(filter, {{"transfer", "asked"}}), "Просят перенос срока"),
                link_to(filter_as_address(visit, "/dashboard/export/csv"), "Скачать CSV"),
                link_to(filter_as_address(visit, "/dashboard/export/xlsx"), "Скачать XLSX"));
    content.put(rows.empty() ? empty_state("Обязательств пока нет: примите план.")
                             : organisations_found(visit, std::move(rows), filter, "/dashboard"));
    return page(visit, {.title = "Контроль", .content = content, .section = "/dashboard", .wide = true});
}

Response export_dashboard(Visit& visit) {
    if (auto refused = look_back(visit)) return *std::move(refused);
    return table_download(
        organisations_table(count_states_by_organisation(visit.db, dashboard_filter(visit), visit.today())),
        visit.request.path_text("format"), "Исполнение " + iso(visit.today()));
}

Response show_organisations(Visit& visit) {
    if (auto refused = look_back(visit)) return *std::move(refused);
    ObligationFilter filter, links;
    filter.organisations = own_organisations(visit.person());
    filter.known_on = links.known_on = visit.looked_on;
    const auto rows = count_states_by_organisation(visit.db, filter, visit.today());
    Html content = html("{}{}", heading("Организации"), earlier_day(visit, "/organisations"));
    content.put(rows.empty() ? empty_state("Организаций с обязательствами пока нет.")
                             : organisations_found(visit, rows, links, "/organisations"));
    return page(visit, {.title = "Организации", .content = content, .section = "/organisations", .wide = true});
}

Response show_organisation(Visit& visit) {
    const OrganisationId id{visit.request.path_id()};
    const auto organisation = find_organisation(visit.db, id);
    if (!organisation || !visit.person().may_see(id))
        return failure_page(visit, {Failure::Kind::not_found, "Такой организации нет в вашем списке."});
    if (auto refused = look_back(visit)) return *std::move(refused);
    ObligationFilter filter;
    filter.organisations = {id};
    filter.known_on = visit.looked_on;
    const StateCounts c = count_states(visit.db, filter, visit.today());
    const std::string address = "/organisations/" + std::to_string(id.value);
    Html content = heading(organisation->name, in_russian(organisation->kind));
    content.put("{}{}{}", earlier_day(visit, address), figures_of(c, filter), discipline_words(c, filter));
    filter.control = ControlFilter::any;
    const auto rows = list_obligations(visit.db, filter, visit.today(), {1, kOrganisationRows});
    content.put(rows.empty() ? empty_state("Обязательств нет.")
                             : obligation_table(rows, visit.today(), "Обязательства организации",
                                                ListStyle::without_organisation, visit.looked_on));
    if (std::ssize(rows) == kOrganisationRows)
        content.put("<p class='govuk-body'>{}</p>",
                    link_to(list_of(filter, {{"control", "any"}}), "Все обязательства"));
    return page(visit, {.title = organisation->short_name,
                        .content = content,
                        .section = "/organisations",
                        .trail = {{on_that_day(visit, "/organisations"), "Организации"}},
                        .wide = true});
}

}  // namespace mera
