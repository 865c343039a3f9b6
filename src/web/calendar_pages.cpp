// «Календарь»: a month of due dates as a grid and as a list, with days nobody works.
#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "domain/plan/measure_name.hpp"
#include "store/organisations.hpp"
#include "store/school_years.hpp"
#include "usecases/inside_work.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

constexpr std::int64_t kNamedMax = 120;  // a month with more is read by numbers, each leading to its list
constexpr std::size_t kShownInDay = 3;   // what a cell of the grid holds; the list below has all

struct Month {
    Date first;
    Date last;
};

Month month_from_address(const Visit& visit) {
    const auto typed = parse_iso_date(std::string{visit.request.query.first("month")} + "-01");
    const Date first = first_day_of_month(typed.value_or(visit.today()));
    return {first, last_day_of_month(first)};
}

std::string month_address(Date day) { return "/calendar?month=" + iso(day).substr(0, 7); }

std::string day_id(Date day) { return "day-" + iso(day); }  // of its part of the list

std::string day_address(Date day) {
    return "/obligations?due_from=" + in_russian_short(day) + "&due_to=" + in_russian_short(day);
}

// What the days of a month are to this person.
class Days {
public:
    explicit Days(Visit& visit, const Month& month) : calendar_(visit.calendar) {
        std::vector<Organisation> own;
        for (const OrganisationId id : visit.person().organisations_as(Role::executor))
            if (auto organisation = find_organisation(visit.db, id)) own.push_back(*std::move(organisation));
        const bool six =
            !own.empty() && std::all_of(own.begin(), own.end(), [](const Organisation& o) { return o.six_day_week; });
        week_ = six ? WorkWeek::six_days : WorkWeek::five_days;
        for (const Organisation& organisation : own) {
            if (organisation.kind != OrganisationKind::school) continue;
            const int begins = SchoolYear::year_of(month.first);
            for (const int year : {begins, begins + 1}) {
                const SchoolYear school_year = school_year_of(visit.db, organisation.id, year);
                marks_[school_year.first()] = "начало учебного года";
                marks_[school_year.last()] = "последний учебный день";
            }
        }
    }
    bool is_working(Date day) const { return calendar_.is_working(day, week_); }
    std::string words(Date day) const {  // «выходной», «сокращённый», «по указу нерабочий»
        std::vector<std::string> out;
        if (!is_working(day)) out.push_back("выходной");
        if (is_working(day) && week_ == WorkWeek::five_days && is_weekend(day)) out.push_back("рабочий");
        if (is_working(day) && calendar_.is_short(day)) out.push_back("короткий");
        if (calendar_.is_nonworking_by_decree(day)) out.push_back("нерабочий по указу");
        if (const auto mark = marks_.find(day); mark != marks_.end()) out.push_back(mark->second);
        return join(out, ", ");
    }

private:
    const Calendar& calendar_;
    WorkWeek week_ = WorkWeek::five_days;
    std::map<std::chrono::sys_days, std::string> marks_;
};

struct Inside {  // an own measure, or an earlier day of the organisation's own
    std::string address;
    std::string title;
    std::string organisation;
    std::string what;  // «своя мера», «внутренний срок»
    Html state;
    std::string_view state_words;
};

struct Work {  // of the month, by day
    std::map<std::chrono::sys_days, DayCount> counts;
    std::map<std::chrono::sys_days, std::vector<ObligationRow>> rows;  // only when few enough to be named
    bool named = false;
    std::map<std::chrono::sys_days, std::vector<Inside>> inside;
    std::set<std::chrono::sys_days> days() const {
        std::set<std::chrono::sys_days> out;
        for (const auto& [day, count] : counts) out.insert(day);
        for (const auto& [day, tasks] : inside) out.insert(day);
        return out;
    }
};

void add_inside(Visit& visit, const Month& month, Work& out) {
    const auto in_month = [&](Date day) { return month.first <= day && day <= month.last; };
    const InsideWork inside = inside_work_of(visit.db, visit.person(), visit.calendar, visit.today());
    for (const InsideTask& task : inside.tasks) {
        const ObligationFacts& facts = task.watched.facts;
        if (task.is_dated() && in_month(facts.due))
            out.inside[facts.due].push_back({own_task_path(task.task), task.title, task.organisation_name, "своя мера",
                                             state_tag(facts, visit.today()),
                                             in_russian(execution_state(facts, visit.today()))});
    }
    std::vector<ObligationId> ids;
    const auto due_inside = inside.due_inside();
    for (const auto& [obligation, due] : due_inside)
        if (in_month(due)) ids.push_back(obligation);
    for (const ObligationRow& row : find_obligations(visit.db, ids)) {
        const Date due = due_inside.at(row.id);
        const bool passed = due < visit.today() && visit.today() <= row.facts.due;
        out.inside[due].push_back(
            {obligation_address(row.id), full_name(name_of(row)), row.organisation_name,
             "внутренний срок, вышестоящий " + in_russian_short(row.facts.due),
             passed ? tag("внутренний срок прошёл", "amber") : state_tag(row.facts, visit.today()),
             passed ? "внутренний срок прошёл" : in_russian(execution_state(row.facts, visit.today()))});
    }
}

Work work_of(Visit& visit, const Month& month) {
    ObligationFilter filter;
    filter.organisations = own_organisations(visit.person());
    filter.due_from = month.first;
    filter.due_to = month.last;
    Work out;
    std::int64_t total = 0;
    for (const DayCount& count : count_by_due_day(visit.db, filter)) {
        out.counts[count.due] = count;
        total += count.total;
    }
    out.named = total <= kNamedMax;
    if (out.named)
        for (ObligationRow& row : list_obligations(visit.db, filter, visit.today(), {1, kNamedMax}))
            out.rows[row.facts.due].push_back(std::move(row));
    add_inside(visit, month, out);
    return out;
}

Html count_words(const DayCount& count) {
    return html("<a class='govuk-link' href='{}'>{}</a>{}", Url{day_address(count.due)},
                counted(count.total, "срок", "срока", "сроков"),
                count.owed > 0 ? ", не сдано " + std::to_string(count.owed) : std::string{});
}

Html day_items(const Work& work, Date day, Date today) {
    std::vector<Html> items;
    const auto count = work.counts.find(day);
    if (count != work.counts.end() && !work.named) items.push_back(count_words(count->second));
    if (count != work.counts.end() && work.named)
        for (const ObligationRow& row : work.rows.at(day))
            items.push_back(html("<a class='govuk-link' href='{}'>{}. {}</a> <span class='mera-muted'>{}</span>",
                                 Url{obligation_address(row.id)}, short_name(name_of(row)),
                                 typeset(row.organisation_name), in_russian(execution_state(row.facts, today))));
    if (const auto own = work.inside.find(day); own != work.inside.end())
        for (const Inside& task : own->second)
            items.push_back(
                html("<a class='govuk-link mera-month__title' href='{}'>{}</a> <span class='mera-muted'>{}, {}</span>",
                     Url{task.address}, task.title, task.what, task.state_words));
    if (items.empty()) return {};
    Html out;
    for (std::size_t at = 0; at < std::min(items.size(), kShownInDay); ++at) out.put("<li>{}</li>", items[at]);
    if (items.size() > kShownInDay)
        out.put("<li><a class='govuk-link' href='#{}'>ещё {}</a></li>", day_id(day), items.size() - kShownInDay);
    return html("<ul class='govuk-list mera-month__work'>{}</ul>", out);
}

Html day_cell(const Days& days, const Work& work, Date day, Date today) {
    const std::string words = days.words(day);
    return html("<td class='mera-month__day{}{}'><span class='mera-month__number'>{}</span>{}{}{}</td>",
                days.is_working(day) ? "" : " mera-month__day--off", day == today ? " mera-month__day--today" : "",
                static_cast<unsigned>(day.day()),
                day == today ? html(" <span class='govuk-visually-hidden'>сегодня</span>") : Html{},
                words.empty() ? Html{} : html(" <span class='mera-month__words'>{}</span>", words),
                day_items(work, day, today));
}

Html grid(const Month& month, const Days& days, const Work& work, Date today) {
    Html head, rows;
    for (const auto& [name, letters] : {std::pair{"понедельник", "Пн"},
                                        {"вторник", "Вт"},
                                        {"среда", "Ср"},
                                        {"четверг", "Чт"},
                                        {"пятница", "Пт"},
                                        {"суббота", "Сб"},
                                        {"воскресенье", "Вс"}})
        head.put("<th scope='col'><abbr title='{}'>{}</abbr></th>", name, letters);
    const unsigned weekday = std::chrono::weekday{std::chrono::sys_days{month.first}}.iso_encoding();
    Date day = add_days(month.first, 1 - static_cast<int>(weekday));
    while (day <= month.last) {
        Html cells;
        for (int n = 0; n < 7; ++n, day = add_days(day, 1))
            cells.put(day < month.first || day > month.last ? html("<td class='mera-month__none'></td>")
                                                            : day_cell(days, work, day, today));
        rows.put("<tr>{}</tr>", cells);
    }
    return html(
        "<table class='mera-month'><caption class='govuk-visually-hidden'>{}</caption><thead><tr>{}</tr></thead>"
        "<tbody>{}</tbody></table>",
        upper_first(month_in_russian(month.first)), head, rows);
}

Html due_hint(const ObligationRow& row) {
    Html out = html("{}, {}", typeset(row.organisation_name), period_words(row));
    if (row.due_nominal != row.due_original) out.put("; по приказу {}, выходной", in_russian_short(row.due_nominal));
    if (row.transfers > 0) out.put("; перенесён с {}", in_russian_short(row.due_original));
    return out;
}

Html list(const Days& days, const Work& work, Date today) {
    const auto with_work = work.days();
    if (with_work.empty()) return empty_state("В этом месяце сроков нет.");
    Html out;
    for (const Date day : with_work) {
        const std::string words = days.words(day);
        out.put("<h3 class='govuk-heading-s' id='{}'>{}{}</h3>", day_id(day), in_russian(day),
                words.empty() ? std::string{} : " (" + words + ")");
        std::vector<TaskRow> tasks;
        if (const auto count = work.counts.find(day); count != work.counts.end()) {
            if (!work.named) out.put("<p class='govuk-body'>{}</p>", count_words(count->second));
            if (work.named)
                for (const ObligationRow& row : work.rows.at(day))
                    tasks.push_back({obligation_address(row.id), html("{}", full_name(name_of(row))), due_hint(row),
                                     state_tag(row.facts, today)});
        }
        if (const auto own = work.inside.find(day); own != work.inside.end())
            for (const Inside& task : own->second)
                tasks.push_back(
                    {task.address, html("{}", task.title), html("{}, {}", task.organisation, task.what), task.state});
        if (!tasks.empty()) out.put(task_list(tasks));
    }
    return out;
}

}  // namespace

Response show_calendar(Visit& visit) {
    const Month month = month_from_address(visit);
    const Days days{visit, month};
    const Work work = work_of(visit, month);
    const std::string name = upper_first(month_in_russian(month.first));
    Html content = heading("Календарь сроков", name);
    content.put(
        "<nav class='mera-actions' aria-label='Месяцы'>{}{}{}{}</nav>",
        link_to(month_address(add_months(month.first, -1)), "← " + month_in_russian(add_months(month.first, -1))),
        link_to("/calendar", "Этот месяц"),
        link_to(month_address(add_months(month.first, 1)), month_in_russian(add_months(month.first, 1)) + " →"),
        link_to("/account", "Сроки в календаре телефона"));
    content.put("{}{}{}", grid(month, days, work, visit.today()), subheading("Списком"),
                list(days, work, visit.today()));
    content.put(details(
        "Как считаются дни",
        html("<p class='govuk-body'>Выходные, рабочие субботы и короткие дни — по производственному календарю. Срок, "
             "который приходится на выходной, стоит в том дне, куда его переносит правило программы; день по приказу "
             "указан рядом. Дни, объявленные нерабочими указом Президента, сами срок не переносят. У школ с "
             "шестидневной неделей суббота рабочая.</p>")));
    return page(visit, {.title = "Календарь, " + month_in_russian(month.first),
                        .content = content,
                        .section = "/calendar",
                        .wide = true});
}

}  // namespace mera
