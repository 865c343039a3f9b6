// «Моя работа»: what do I do now, by role.
#include "base/text.hpp"
#include "store/link_checks.hpp"
#include "store/organisations.hpp"
#include "usecases/draft.hpp"
#include "usecases/programme.hpp"
#include "web/child_programme.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

constexpr std::int64_t kShown = 8;  // a screen; the rest is one click away

std::vector<TaskRow> tasks_of(const std::vector<ObligationRow>& rows, Date today, bool with_organisation) {
    std::vector<TaskRow> out;
    for (const ObligationRow& row : rows) {
        Html words;
        if (with_organisation) words.put("{}: ", row.organisation_name);
        words.put("{}, срок {}", period_words(row), in_russian(row.facts.due));
        if (const int days = days_overdue(row.facts, today); days > 0)
            words.put(", {} просрочки", counted(days, "день", "дня", "дней"));
        out.push_back({obligation_address(row.id), html("{}. {}", row.measure_number, row.measure_title), words,
                       state_tag(row.facts, today)});
    }
    return out;
}

struct Block {
    const char* title;
    ExecutionState state;
    std::string all;  // address of the whole list
};

Html block(Visit& visit, const Block& b, ObligationFilter filter, bool with_organisation) {
    filter.state = b.state;
    filter.control = ControlFilter::counted;
    const auto rows = list_obligations(visit.db, filter, visit.today(), {1, kShown});
    if (rows.empty()) return {};
    return html("{}{}<p class='govuk-body'>{}</p>", subheading(b.title),
                task_list(tasks_of(rows, visit.today(), with_organisation)), link_to(b.all, "Все такие обязательства"));
}

// A page that was handed in and opens no more is work again.
Html dead_links(Visit& visit, const std::vector<OrganisationId>& organisations) {
    LinkFilter filter;
    filter.organisations = organisations;
    filter.only_dead = true;
    std::vector<TaskRow> rows;
    for (const WatchedLink& link : watched_links(visit.db, filter, kShown))
        rows.push_back({obligation_address(link.obligation), html("{}. {}", link.measure_number, link.measure_title),
                        html("{}: {}", link.organisation_name, link.link), tag("не открывается", "red")});
    if (rows.empty()) return {};
    return html("{}{}<p class='govuk-body'>{}</p>", subheading("Страницы перестали открываться"), task_list(rows),
                link_to("/links?state=dead", "Все такие ссылки"));
}

Html executor_home(Visit& visit) {
    ObligationFilter own;
    own.organisations = visit.person().organisations_as(Role::executor);
    const StateCounts c = count_states(visit.db, own, visit.today());
    Html out =
        figures({{"/obligations?state=overdue", std::to_string(c.overdue), "просрочено", "red"},
                 {"/obligations?state=returned", std::to_string(c.returned), "вернули, исправьте", "purple"},
                 {"/obligations?figure=due_soon", std::to_string(c.due_soon), "срок в ближайшие 7 дней", "amber"},
                 {"/obligations?state=under_review", std::to_string(c.under_review), "на проверке", "blue"},
                 {"/obligations?figure=done", std::to_string(c.done()), "исполнено", "green"}});
    Html blocks = child_home(visit);
    blocks.put(block(visit,
                     {"Просрочено: сдайте в первую очередь", ExecutionState::overdue, "/obligations?state=overdue"},
                     own, false));
    blocks.put(
        block(visit, {"Вернули на доработку", ExecutionState::returned, "/obligations?state=returned"}, own, false));
    blocks.put(dead_links(visit, own.organisations));
    blocks.put(block(visit,
                     {"В работе: ближайшие сроки", ExecutionState::in_progress, "/obligations?state=in_progress"}, own,
                     false));
    if (blocks.empty())
        blocks.put(empty_state("Сейчас сдавать нечего. Новые обязательства появятся здесь, когда начнётся их период."));
    out.put(blocks);
    return out;
}

Html coordinator_home(Visit& visit) {
    const ObligationFilter all = within(visit.person(), {Role::coordinator});
    const StateCounts c = count_states(visit.db, all, visit.today());
    Html out = figures({{"/review", std::to_string(c.under_review), "ждут проверки", "amber"},
                        {"/obligations?state=overdue", std::to_string(c.overdue), "просрочено", "red"},
                        {"/obligations?figure=due_soon", std::to_string(c.due_soon), "срок в ближайшие 7 дней", "blue"},
                        {"/obligations?figure=done", std::to_string(c.done()), "исполнено", "green"}});
    if (programmes_for(visit.db, visit.person()).empty())
        out.put(inset(html("Программ ещё нет. {}", link_to("/drafts", "Загрузите приказ"))));
    const auto drafts = open_drafts_for(visit.db, visit.person());
    if (!drafts.empty())
        out.put(inset(html("{} и {} принятия. {}",
                           counted(static_cast<std::int64_t>(drafts.size()), "черновик плана ждёт",
                                   "черновика плана ждут", "черновиков плана ждут"),
                           "проверки", link_to("/drafts", "Открыть черновики"))));
    out.put(block(visit, {"Ждут вашей проверки", ExecutionState::under_review, "/review"}, all, true));
    out.put(block(visit, {"Просрочено", ExecutionState::overdue, "/obligations?state=overdue"}, all, true));
    out.put(dead_links(visit, all.organisations));
    return out;
}

Html controller_home(Visit& visit) {
    const ObligationFilter all = within(visit.person(), {Role::controller});
    const StateCounts c = count_states(visit.db, all, visit.today());
    ObligationFilter asked = all;
    asked.transfer_asked = true;
    const std::int64_t transfers = count_obligations(visit.db, asked, visit.today());
    Html out = figures(
        {{"/obligations?transfer=asked", std::to_string(transfers), "просят перенос срока", "amber"},
         {"/obligations?state=overdue", std::to_string(c.overdue), "просрочено", "red"},
         {"/dashboard",
          c.discipline.share() ? std::to_string(static_cast<int>(*c.discipline.share() * 100 + 0.5)) + "\u00A0%" : "—",
          "дисциплина: в срок " + std::to_string(c.discipline.on_time) + " из " + std::to_string(c.discipline.due),
          "green"}});
    if (transfers > 0)
        out.put(
            "{}{}", subheading("Решите о переносе срока"),
            task_list(tasks_of(list_obligations(visit.db, asked, visit.today(), {1, kShown}), visit.today(), true)));
    out.put(block(visit, {"Просрочено", ExecutionState::overdue, "/obligations?state=overdue"}, all, true));
    return out;
}

Html curator_home(Visit& visit) {
    ObligationFilter helped;
    helped.organisations = visit.person().organisations_as(Role::curator);
    Html blocks;
    for (const OrganisationId school : helped.organisations)
        if (const auto organisation = find_organisation(visit.db, school))
            blocks.put("<p class='govuk-body'>{}</p>",
                       link_to("/organisations/" + std::to_string(school.value), organisation->name));
    blocks.put(block(visit, {"Просрочено", ExecutionState::overdue, "/obligations?state=overdue"}, helped, true));
    blocks.put(
        block(visit, {"Вернули на доработку", ExecutionState::returned, "/obligations?state=returned"}, helped, true));
    blocks.put(block(visit,
                     {"В работе: ближайшие сроки", ExecutionState::in_progress, "/obligations?state=in_progress"},
                     helped, true));
    return blocks;
}

}  // namespace

Response show_home(Visit& visit) {
    const Actor& person = visit.person();
    Html content = heading("Моя работа", in_russian(visit.today()));
    if (person.has(Role::coordinator)) content.put(coordinator_home(visit));
    if (person.has(Role::controller)) content.put(controller_home(visit));
    if (person.has(Role::executor)) content.put(executor_home(visit));
    if (person.has(Role::curator)) content.put(curator_home(visit));
    if (person.has(Role::observer))
        content.put("<p class='govuk-body'>{}</p><p class='govuk-body'>{}</p>",
                    link_to("/dashboard", "Как исполняется программа"), link_to("/programmes", "Программы"));
    if (person.has(Role::administrator))
        content.put("<p class='govuk-body'>{}</p><p class='govuk-body'>{}</p>", link_to("/people", "Люди и роли"),
                    link_to("/audit", "Журнал действий"));
    if (person.memberships.empty())
        content.put(empty_state("У вас пока нет роли. Попросите администратора назначить её."));
    return page(visit, {.title = "Моя работа", .content = content, .section = "/"});
}

}  // namespace mera
