// «Моя работа»: what do I do now, by role.
#include <fmt/format.h>

#include <set>

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/link_checks.hpp"
#include "store/organisations.hpp"
#include "store/submissions.hpp"
#include "usecases/draft.hpp"
#include "usecases/mail_report.hpp"
#include "usecases/programme.hpp"
#include "web/child_programme.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/people_list.hpp"

namespace mera {

namespace {

constexpr std::int64_t kShown = 8;  // a screen; the rest is one click away

std::vector<TaskRow> tasks_of(const std::vector<ObligationRow>& rows, Date today, bool with_organisation) {
    std::vector<TaskRow> out;
    for (const ObligationRow& row : rows) {
        Html words;
        if (with_organisation) words.put("{}: ", typeset(row.organisation_name));
        words.put("{}, срок {}", period_words(row), in_russian(row.facts.due));
        if (const int days = days_overdue(row.facts, today); days > 0)
            words.put(", {} просрочки", counted(days, "день", "дня", "дней"));
        out.push_back(
            {obligation_address(row.id), html("{}", full_name(name_of(row))), words, state_tag(row.facts, today)});
    }
    return out;
}

struct Block {
    const char* title;
    ExecutionState state;
    std::string all;    // address of the whole list
    const char* words;  // what the link to it says when there is more than is shown
};

Html block(Visit& visit, const Block& b, ObligationFilter filter, bool with_organisation) {
    filter.state = b.state;
    filter.control = ControlFilter::counted;
    const auto rows = list_obligations(visit.db, filter, visit.today(), {1, kShown});
    if (rows.empty()) return {};
    Html out = html("{}{}", subheading(b.title), task_list(tasks_of(rows, visit.today(), with_organisation)));
    if (rows.size() == static_cast<std::size_t>(kShown))
        out.put("<p class='govuk-body'>{}</p>",
                link_to(b.all, std::string{b.words} + ": " +
                                   std::to_string(count_obligations(visit.db, filter, visit.today()))));
    return out;
}

constexpr const char* kAllOverdue = "Все просроченные";
constexpr const char* kAllReturned = "Все возвращённые";
constexpr const char* kAllInProgress = "Все в работе";

struct Counted {  // with 1, with 2, with 5
    const char* one;
    const char* few;
    const char* many;
};
constexpr Counted kWaitForReview{"сдача ждёт проверки", "сдачи ждут проверки", "сдач ждут проверки"};

Figure numbered(const char* address, std::int64_t number, const Counted& words, const char* colour) {
    return {address, std::to_string(number), std::string{plural(number, words.one, words.few, words.many)}, colour};
}

Figure discipline_figure(const StateCounts& c) {
    const Discipline& d = c.discipline;
    return {"/dashboard", d.share() ? fmt::format("{:.0f}\u00A0%", *d.share() * 100) : "—",
            d.due == 0 ? "дисциплина: сроки ещё не наступили"
                       : "дисциплина: в срок " + std::to_string(d.on_time) + "\u00A0из\u00A0" + std::to_string(d.due),
            d.due == 0 ? "" : "green"};
}

// A page that was handed in and opens no more is work again.
Html dead_links(Visit& visit, const std::vector<OrganisationId>& organisations) {
    LinkFilter filter;
    filter.organisations = organisations;
    filter.only_dead = true;
    std::vector<TaskRow> rows;
    for (const WatchedLink& link : watched_links(visit.db, filter, kShown))
        rows.push_back({obligation_address(link.obligation), html("{}", full_name(link.measure)),
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
                 {"/obligations?figure=due_soon", std::to_string(c.due_soon), "срок в ближайшие 7\u00A0дней", "amber"},
                 {"/obligations?state=under_review", std::to_string(c.under_review), "на проверке", "blue"},
                 {"/obligations?figure=done", std::to_string(c.done()), "исполнено", "green"}});
    Html blocks = child_home(visit);
    blocks.put(block(
        visit,
        {"Просрочено: сдайте в первую очередь", ExecutionState::overdue, "/obligations?state=overdue", kAllOverdue},
        own, false));
    blocks.put(block(visit,
                     {"Вернули на доработку", ExecutionState::returned, "/obligations?state=returned", kAllReturned},
                     own, false));
    blocks.put(dead_links(visit, own.organisations));
    blocks.put(block(
        visit,
        {"В работе: ближайшие сроки", ExecutionState::in_progress, "/obligations?state=in_progress", kAllInProgress},
        own, false));
    if (blocks.empty())
        blocks.put(empty_state("Сейчас сдавать нечего. Новые обязательства появятся здесь, когда начнётся их период."));
    out.put(blocks);
    return out;
}

Html coordinator_home(Visit& visit) {
    const ObligationFilter all = within(visit.person(), {Role::coordinator});
    const StateCounts c = count_states(visit.db, all, visit.today());
    Html out =
        figures({numbered("/review", c.under_review, kWaitForReview, "amber"),
                 {"/obligations?state=overdue", std::to_string(c.overdue), "просрочено", "red"},
                 {"/obligations?figure=due_soon", std::to_string(c.due_soon), "срок в ближайшие 7\u00A0дней", "blue"},
                 {"/obligations?figure=done", std::to_string(c.done()), "исполнено", "green"}});
    if (programmes_for(visit.db, visit.person()).empty())
        out.put(inset(html("Программ ещё нет. {}", link_to("/drafts", "Загрузите приказ"))));
    const auto drafts = open_drafts_for(visit.db, visit.person());
    if (!drafts.empty())
        out.put(inset(html("{} проверки и принятия. {}",
                           counted(static_cast<std::int64_t>(drafts.size()), "черновик плана ждёт",
                                   "черновика плана ждут", "черновиков плана ждут"),
                           link_to("/drafts", "Открыть черновики"))));
    if (const auto idle = std::ssize(organisations_without_executor(visit)); idle > 0)
        out.put(inset(html("{}: обязательства есть, а людей нет. {}",
                           counted(idle, "организации некому исполнять", "организациям некому исполнять",
                                   "организациям некому исполнять"),
                           link_to(kWithoutExecutor, "Завести людей"))));
    out.put(block(visit, {"Ждут вашей проверки", ExecutionState::under_review, "/review", "Вся очередь проверки"}, all,
                  true));
    out.put(
        block(visit, {"Просрочено", ExecutionState::overdue, "/obligations?state=overdue", kAllOverdue}, all, true));
    out.put(dead_links(visit, all.organisations));
    return out;
}

// What is asked and why stands in the list: most are decided after one look.
Html asked_transfers(Visit& visit, const ObligationFilter& asked) {
    const auto rows = list_obligations(visit.db, asked, visit.today(), {1, kShown});
    auto tasks = tasks_of(rows, visit.today(), true);
    for (std::size_t at = 0; at < rows.size(); ++at)
        for (const TransferRecord& transfer : transfers_of(visit.db, rows[at].id))
            if (!transfer.decision && !transfer.by_change)
                tasks[at].hint.put("<br>Просят до {}: {}", in_russian(transfer.asked_due), transfer.reason);
    return task_list(tasks);
}

Html controller_home(Visit& visit) {
    const ObligationFilter all = within(visit.person(), {Role::controller});
    const StateCounts c = count_states(visit.db, all, visit.today());
    ObligationFilter asked = all;
    asked.transfer_asked = true;
    const std::int64_t transfers = count_obligations(visit.db, asked, visit.today());
    Html out =
        figures({numbered("/obligations?transfer=asked", transfers,
                          {"просьба о переносе срока", "просьбы о переносе срока", "просьб о переносе срока"}, "amber"),
                 {"/obligations?state=overdue", std::to_string(c.overdue), "просрочено", "red"},
                 numbered("/review", c.under_review, kWaitForReview, "amber"),
                 {"/obligations?figure=returned_twice", std::to_string(c.returned_twice), "возвращено дважды и больше",
                  "purple"},
                 discipline_figure(c)});
    if (transfers > 0) out.put("{}{}", subheading("Решите о переносе срока"), asked_transfers(visit, asked));
    out.put(
        block(visit, {"Просрочено", ExecutionState::overdue, "/obligations?state=overdue", kAllOverdue}, all, true));
    if (transfers == 0 && c.overdue == 0)
        out.put(empty_state("Решать сейчас нечего: переносов не просят, просроченного нет."));
    return out;
}

Html curator_home(Visit& visit) {
    ObligationFilter helped;
    helped.organisations = visit.person().organisations_as(Role::curator);
    const StateCounts c = count_states(visit.db, helped, visit.today());
    Html out =
        figures({{"/obligations?state=overdue", std::to_string(c.overdue), "просрочено", "red"},
                 {"/obligations?state=returned", std::to_string(c.returned), "вернули, помогите исправить", "purple"},
                 {"/obligations?figure=due_soon", std::to_string(c.due_soon), "срок в ближайшие 7\u00A0дней", "amber"},
                 {"/obligations?figure=done", std::to_string(c.done()), "исполнено", "green"}});
    Html blocks;
    for (const OrganisationId school : helped.organisations)
        if (const auto organisation = find_organisation(visit.db, school))
            blocks.put("<p class='govuk-body'>{}</p>",
                       link_to("/organisations/" + std::to_string(school.value), organisation->name));
    blocks.put(
        block(visit, {"Просрочено", ExecutionState::overdue, "/obligations?state=overdue", kAllOverdue}, helped, true));
    blocks.put(block(visit,
                     {"Вернули на доработку", ExecutionState::returned, "/obligations?state=returned", kAllReturned},
                     helped, true));
    blocks.put(block(
        visit,
        {"В работе: ближайшие сроки", ExecutionState::in_progress, "/obligations?state=in_progress", kAllInProgress},
        helped, true));
    out.put(blocks);
    return out;
}

// An observer decides nothing: how the programmes stand, and where the trouble is.
Html observer_home(Visit& visit) {
    const ObligationFilter all = within(visit.person(), {Role::observer});
    const StateCounts c = count_states(visit.db, all, visit.today());
    Html out =
        figures({{"/obligations?state=overdue", std::to_string(c.overdue), "просрочено", "red"},
                 {"/obligations?state=returned", std::to_string(c.returned), "возвращено", "purple"},
                 {"/obligations?figure=due_soon", std::to_string(c.due_soon), "срок в ближайшие 7\u00A0дней", "amber"},
                 {"/obligations?figure=done", std::to_string(c.done()), "исполнено", "green"},
                 discipline_figure(c)});
    std::vector<TaskRow> rows;
    for (const Programme& p : programmes_for(visit.db, visit.person())) {
        ObligationFilter of_programme = all;
        of_programme.programme = p.id;
        const StateCounts counts = count_states(visit.db, of_programme, visit.today());
        rows.push_back({"/programmes/" + std::to_string(p.id.value), html("{}", p.title),
                        html("Приказ № {} от {}", p.order_number, in_russian(p.order_date)),
                        progress(counts.done(), counts.total())});
    }
    out.put("{}{}", subheading("Программы"), rows.empty() ? empty_state("Программ пока нет.") : task_list(rows));
    out.put(
        block(visit, {"Просрочено", ExecutionState::overdue, "/obligations?state=overdue", kAllOverdue}, all, true));
    return out;
}

struct Staffing {  // who has nobody to work in Mera, and who cannot get a letter
    std::vector<PersonRow> without_email;
    std::vector<OrganisationCounts> without_executor;
    std::int64_t people = 0;
};

Staffing staffing_of(Visit& visit) {
    Staffing out;
    std::set<PersonId> counted_people;
    for (const PersonRow& row : all_people(visit.db)) {
        const bool holds =
            row.role && *row.starts_on <= visit.today() && (!row.ends_on || visit.today() < *row.ends_on);
        if (row.person.disabled || !holds || !may_list(visit.person(), row)) continue;
        if (!counted_people.insert(row.person.id).second) continue;
        if (row.person.email.empty()) out.without_email.push_back(row);
    }
    out.people = static_cast<std::int64_t>(counted_people.size());
    out.without_executor = organisations_without_executor(visit);
    return out;
}

// An administrator's work is what stands in the way of others.
Html administrator_home(Visit& visit) {
    const Staffing staffing = staffing_of(visit);
    const MailReport mail = mail_report(visit.db, visit.mail, visit.now);
    std::vector<TaskRow> tasks;
    for (const OrganisationCounts& row : staffing.without_executor) {
        if (std::ssize(tasks) == kShown) break;
        tasks.push_back({register_address(row.organisation), html("Некому исполнять: {}", typeset(row.name)),
                         html("{}, а исполнителя в организации нет. Заведите человека или дайте роль.",
                              counted(row.counts.total(), "обязательство", "обязательства", "обязательств")),
                         tag("нет исполнителя", "red")});
    }
    if (visit.mail.server && !staffing.without_email.empty())
        tasks.push_back(
            {"/people", html("Люди без адреса почты"),
             html("{} видят напоминания только в Мере",
                  counted(static_cast<std::int64_t>(staffing.without_email.size()), "человек", "человека", "человек")),
             tag("нет адреса", "amber")});
    for (const std::string& finding : mail.findings)
        tasks.push_back({"/mail", html("Почта"), html("{}", finding), tag("проверьте", "amber")});
    if (!visit.mail.server)
        tasks.push_back({"/mail", html("Почта не настроена"),
                         html("Напоминания видны только в Мере. Как настроить, сказано на странице «Почта»."),
                         tag("по желанию", "grey")});
    Html out = figures(
        {numbered("/people", staffing.people, {"человек с ролью", "человека с ролью", "человек с ролью"}, "blue"),
         numbered(kWithoutExecutor, static_cast<std::int64_t>(staffing.without_executor.size()),
                  {"организация без исполнителя", "организации без исполнителя", "организаций без исполнителя"}, "red"),
         numbered("/mail", mail.counts.waiting, {"письмо ждёт отправки", "письма ждут отправки", "писем ждут отправки"},
                  "amber"),
         numbered("/mail", mail.counts.refused,
                  {"письмо не принято за неделю", "письма не приняты за неделю", "писем не принято за неделю"},
                  "red")});
    out.put("{}{}", subheading("Что мешает другим"),
            tasks.empty() ? empty_state("Всё в порядке: у каждой организации есть исполнитель, почта работает.")
                          : task_list(tasks));
    out.put("{}<ul class='govuk-list'><li>{}</li><li>{}</li><li>{}</li></ul>", subheading("Настройка"),
            link_to("/people", "Люди и роли"), link_to("/register", "Организации и кто кому подчинён"),
            link_to("/audit", "Журнал действий"));
    return out;
}

}  // namespace

Response show_home(Visit& visit) {
    const Actor& person = visit.person();
    Html content = heading("Моя работа", in_russian(visit.today()));
    if (person.has(Role::coordinator)) content.put(coordinator_home(visit));
    if (person.has(Role::controller)) content.put(controller_home(visit));
    if (person.has(Role::executor)) content.put(executor_home(visit));
    if (person.has(Role::curator)) content.put(curator_home(visit));
    if (person.has(Role::observer)) content.put(observer_home(visit));
    if (person.has(Role::administrator)) content.put(administrator_home(visit));
    if (person.memberships.empty())
        content.put(empty_state("У вас пока нет роли. Попросите администратора назначить её."));
    return page(visit, {.title = "Моя работа", .content = content, .section = "/"});
}

}  // namespace mera
