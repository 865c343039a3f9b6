// The controller's view: discipline by organisation and by month, and one organisation's page.
#include <algorithm>

#include "base/text.hpp"
#include "store/organisations.hpp"
#include "usecases/export.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

ObligationFilter dashboard_filter(const Visit& visit) {
    ObligationFilter filter;
    if (const auto id = std::atoll(std::string{visit.request.query.first("programme")}.c_str()); id > 0)
        filter.programme = ProgrammeId{id};
    return filter;
}

Html count_link(std::int64_t count, const std::string& address) {
    if (count == 0) return html("0");
    return html("<a class='govuk-link' href='{}'>{}</a>", Url{address}, count);
}

DataTable organisation_counts_table(const std::vector<OrganisationCounts>& rows) {
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
        const std::string id = std::to_string(row.organisation.value);
        const auto list = [&](const char* state) { return "/obligations?organisation=" + id + "&state=" + state; };
        const StateCounts& c = row.counts;
        table.rows.push_back({link_to("/organisations/" + id, row.name), progress(c.done(), c.total()),
                              count_link(c.under_review, list("under_review")),
                              count_link(c.returned, list("returned")), count_link(c.overdue, list("overdue")),
                              html("{}", c.due_soon),
                              count_link(c.released, "/obligations?control=released&organisation=" + id),
                              percent(c.discipline.share(), c.discipline.on_time, c.discipline.due)});
    }
    return table;
}

DataTable month_table(const std::vector<MonthDiscipline>& months) {
    DataTable table{.caption = "Дисциплина по месяцам",
                    .columns = {{"Месяц"}, {"Срок наступил", true}, {"В срок", true}, {"Дисциплина"}},
                    .rows = {}};
    for (const MonthDiscipline& m : months)
        table.rows.push_back({html("{}", month_in_russian(parse_iso_date(m.month + "-01").value())),
                              html("{}", m.discipline.due), html("{}", m.discipline.on_time),
                              percent(m.discipline.share(), m.discipline.on_time, m.discipline.due)});
    return table;
}

}  // namespace

Response show_dashboard(Visit& visit) {
    const ObligationFilter filter = dashboard_filter(visit);
    auto rows = count_states_by_organisation(visit.db, filter, visit.today());
    StateCounts total;
    for (const OrganisationCounts& row : rows) total += row.counts;
    // Who needs attention stands first.
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.counts.overdue > b.counts.overdue; });
    Html content = heading("Контроль исполнения", "на " + in_russian(visit.today()));
    content.put(
        figures({{"/obligations?state=overdue", std::to_string(total.overdue), "просрочено", "red"},
                 {"/obligations?state=returned", std::to_string(total.returned), "возвращено", "purple"},
                 {"/obligations?state=under_review", std::to_string(total.under_review), "на проверке", "amber"},
                 {"/obligations?due_from=" + in_russian_short(visit.today()) +
                      "&due_to=" + in_russian_short(add_days(visit.today(), 7)),
                  std::to_string(total.due_soon), "истекает в ближайшие 7 дней", "blue"},
                 {"/obligations?state=fulfilled", std::to_string(total.done()), "исполнено", "green"}}));
    content.put("<p class='govuk-body-l'>Исполнительская дисциплина: {}</p>",
                percent(total.discipline.share(), total.discipline.on_time, total.discipline.due));
    content.put(details("Как считается дисциплина", html("<p class='govuk-body'>Исполнено в срок из того, у чего срок "
                                                         "наступил. Не считается то, что снято с контроля до срока. "
                                                         "В срок — если принятые потом документы сданы не позже "
                                                         "действующего срока; возвращённое сроком не считается.</p>")));
    content.put("<div class='mera-actions'>{}{}</div>", link_to("/dashboard/export/csv", "Скачать CSV"),
                link_to("/dashboard/export/xlsx", "Скачать XLSX"));
    content.put(rows.empty() ? empty_state("Обязательств пока нет: примите план.")
                             : data_table(organisation_counts_table(rows)));
    if (const auto months = discipline_by_month(visit.db, filter, visit.today()); !months.empty())
        content.put(data_table(month_table(months)));
    return page(visit, {.title = "Контроль", .content = content, .section = "/dashboard", .wide = true});
}

Response export_dashboard(Visit& visit) {
    return table_download(
        organisations_table(count_states_by_organisation(visit.db, dashboard_filter(visit), visit.today())),
        visit.request.path_text("format"), "Исполнение " + iso(visit.today()));
}

Response show_organisations(Visit& visit) {
    ObligationFilter filter;
    filter.organisations = own_organisations(visit.person());
    const auto rows = count_states_by_organisation(visit.db, filter, visit.today());
    Html content = heading("Организации");
    content.put(rows.empty() ? empty_state("Организаций с обязательствами пока нет.")
                             : data_table(organisation_counts_table(rows)));
    return page(visit, {.title = "Организации", .content = content, .section = "/organisations", .wide = true});
}

Response show_organisation(Visit& visit) {
    const OrganisationId id{visit.request.path_id()};
    const auto organisation = find_organisation(visit.db, id);
    if (!organisation || !visit.person().may_see(id))
        return failure_page(visit, {Failure::Kind::not_found, "Такой организации нет в вашем списке."});
    ObligationFilter filter;
    filter.organisations = {id};
    const StateCounts c = count_states(visit.db, filter, visit.today());
    const std::string own = "/obligations?organisation=" + std::to_string(id.value);
    Html content = heading(organisation->name, in_russian(organisation->kind));
    content.put(figures({{own + "&state=overdue", std::to_string(c.overdue), "просрочено", "red"},
                         {own + "&state=returned", std::to_string(c.returned), "возвращено", "purple"},
                         {own + "&state=under_review", std::to_string(c.under_review), "на проверке", "amber"},
                         {own + "&state=in_progress", std::to_string(c.in_progress), "в работе", "blue"},
                         {own + "&state=fulfilled", std::to_string(c.done()), "исполнено", "green"}}));
    content.put("<p class='govuk-body'>Исполнительская дисциплина: {}</p>",
                percent(c.discipline.share(), c.discipline.on_time, c.discipline.due));
    filter.control = ControlFilter::any;
    const auto rows = list_obligations(visit.db, filter, visit.today(), {1, 200});
    content.put(rows.empty() ? empty_state("Обязательств нет.")
                             : obligation_table(rows, visit.today(), "Обязательства организации",
                                                ListStyle::without_organisation));
    if (rows.size() == 200)
        content.put("<p class='govuk-body'>{}</p>", link_to(own + "&control=any", "Все обязательства"));
    return page(visit, {.title = organisation->short_name,
                        .content = content,
                        .section = "/organisations",
                        .trail = {{"/organisations", "Организации"}},
                        .wide = true});
}

}  // namespace mera
