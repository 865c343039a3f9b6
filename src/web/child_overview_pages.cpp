// How the organisations under a programme make their own: who has one, approved or not, and how it is carried out.
#include "base/text.hpp"
#include "reports/table.hpp"
#include "usecases/programme.hpp"
#include "usecases/request_child_programmes.hpp"
#include "web/child_programme.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/rows_of_page.hpp"

namespace mera {

namespace {

constexpr std::size_t kOrganisationsOnPage = 50;

std::string address_of(ProgrammeId id) { return "/programmes/" + std::to_string(id.value); }

Html state_of(const ChildOverviewRow& row) {
    if (!row.child) return tag("нет", "grey");
    if (!row.approval) return tag("составляется", "amber");
    Html out = html("{}<br><span class='mera-muted'>{}</span>", tag("утверждена", "green"), order_words(*row.approval));
    if (row.has_newer_draft) out.put("<br>{}", tag("есть неутверждённая правка", "amber"));
    return out;
}

DataTable overview_table(const Programme& programme, std::span<const ChildOverviewRow> rows) {
    DataTable table{
        .caption = "Программы организаций",
        .columns = {{"Организация"}, {"Программа"}, {"Мер", true}, {"Исполнено"}, {"Просрочено", true}, {"Не вошло"}},
        .rows = {},
        .caption_hidden = true};
    for (const ChildOverviewRow& row : rows) {
        Html left_out;
        for (const auto& [number, reason] : row.left_out)
            left_out.put("{} <span class='mera-muted'>{}</span><br>", number, reason);
        Html done = row.child ? progress(row.done, row.measures) : html("<span class='mera-muted'>—</span>");
        if (row.below && row.below->total() > 0)
            done.put("<br><span class='mera-muted'>у подчинённых {} из {}</span>", row.below->done(),
                     row.below->total());
        table.rows.push_back(
            {row.child ? link_to(child_address(row.child->id), typeset(row.organisation.short_name))
                       : html("{}", typeset(row.organisation.short_name)),
             state_of(row), row.child ? html("{}", row.measures) : html("—"), done,
             count_link(row.overdue, list_address({{"programme", std::to_string(programme.id.value)},
                                                   {"organisation", std::to_string(row.organisation.id.value)},
                                                   {"state", "overdue"}})),
             left_out});
    }
    return table;
}

Html request_block(Visit& visit, const Programme& programme, const FormProblems& problems) {
    if (!visit.person().has(Role::coordinator, programme.owner)) return {};
    if (const auto measure = requesting_measure(visit.db, programme.id))
        return html("<p class='govuk-body'>{}</p>",
                    link_to("/measures/" + std::to_string(measure->value), "Программы запрошены: кто сдал и кто нет"));
    const auto clauses = clauses_to_request(visit.db, programme.id);
    const bool sent = visit.request.method == Method::post;
    const std::string number = sent ? visit.sent("number") : clauses.empty() ? "" : clauses.front().number;
    const std::string words = sent              ? visit.sent("words")
                              : clauses.empty() ? "Разработать и утвердить программу организации"
                                                : clauses.front().text;
    return details(
        "Запросить программы",
        form(visit, address_of(programme.id) + "/children",
             html("{}{}{}{}{}",
                  hint("У каждой школы появится обязательство. Утверждённую программу школа сдаст одним нажатием."),
                  field({.name = "number", .label = "Пункт приказа", .value = number, .width = "5"}, problems),
                  field({.name = "words", .label = "Слова пункта", .value = words, .rows = 4}, problems),
                  field({.name = "due",
                         .label = "Срок",
                         .hint = "Например, 30.04.2020",
                         .value = visit.sent("due"),
                         .width = "10"},
                        problems),
                  button("Запросить", "secondary"))),
        !problems.failures.empty());
}

Response overview_page(Visit& visit, const FormProblems& problems) {
    const auto programme = programme_for(visit.db, visit.person(), {visit.request.path_id()});
    if (!programme)
        return failure_page(visit, {Failure::Kind::not_found, "Такой программы нет. Откройте её из списка программ."});
    const auto rows = child_overview(visit.db, visit.person(), *programme, visit.calendar, visit.today());
    std::int64_t made = 0, approved = 0;
    for (const ChildOverviewRow& row : rows) {
        made += row.child.has_value();
        approved += row.approval.has_value();
    }
    const auto all = static_cast<std::int64_t>(rows.size());
    Html content = error_summary(problems);
    content.put("{}<div class='mera-actions'>{}{}{}</div>",
                heading("Программы организаций",
                        "Приказ №\u00A0" + programme->order_number + " от " + in_russian(programme->order_date)),
                tag("утверждена: " + std::to_string(approved) + " из " + std::to_string(all), "green"),
                tag("составляется: " + std::to_string(made - approved), "amber"),
                tag("нет: " + std::to_string(all - made), "grey"));
    const PageOfRows shown =
        rows_of_page(visit, address_of(programme->id) + "/children", rows.size(), kOrganisationsOnPage);
    content.put("{}{}{}",
                rows.empty() ? empty_state("По этой программе ни у кого из ваших организаций нет обязательств.")
                             : data_table(overview_table(*programme, shown.of(rows))),
                shown.links, request_block(visit, *programme, problems));
    return page(visit, {.title = "Программы организаций",
                        .content = content,
                        .section = "/programmes",
                        .trail = {{"/programmes", "Программы"},
                                  {address_of(programme->id), "Приказ № " + programme->order_number}},
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

}  // namespace

Response show_child_programmes(Visit& visit) { return overview_page(visit, {}); }

Response post_child_request(Visit& visit) {
    const ProgrammeId programme{visit.request.path_id()};
    const auto created = request_child_programmes(visit.db, visit.person(), programme,
                                                  {visit.sent("number"), visit.sent("words"), visit.sent("due")},
                                                  visit.calendar, visit.now);
    if (created) return redirect(address_of(programme) + "/children");
    return created.failure().kind == Failure::Kind::not_found ? failure_page(visit, created.failure())
                                                              : overview_page(visit, {{created.failure()}});
}

}  // namespace mera
