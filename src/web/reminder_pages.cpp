// «Напоминания»: the inbox, and what a person wants of it by mail.
#include <algorithm>

#include "base/text.hpp"
#include "domain/control/reminded_people.hpp"
#include "domain/plan/measure_name.hpp"
#include "reports/reminder_letter.hpp"
#include "store/letters.hpp"
#include "store/people.hpp"
#include "usecases/child_programme.hpp"
#include "usecases/inside_work.hpp"
#include "usecases/reminder_choice.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/reminder_choice.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

constexpr std::int64_t kRemindersShown = 10;  // two weeks of working days

ui::Task task_of(const ObligationRow& row, std::optional<Date> due_inside, Date today) {
    Html hint = html("{}: срок {}", typeset(row.organisation_name), in_russian(row.facts.due));
    if (due_inside && *due_inside < row.facts.due) hint.put(", внутренний {}", in_russian(*due_inside));
    if (const int days = days_overdue(row.facts, today); days > 0)
        hint.put(", {} просрочки", counted(days, "день", "дня", "дней"));
    return {.title = html("{}", full_name(name_of(row))),
            .address = Url{obligation_address(row.id)},
            .hint = hint,
            .status = state_tag(row.facts, today)};
}

ui::Task task_of(const InsideTask& task, Date today) {
    Html hint = html("{}: своя мера", typeset(task.organisation_name));
    if (task.is_dated()) hint.put(", срок {}", in_russian(task.watched.facts.due));
    return {.title = html("{}", task.title),
            .address = Url{own_task_path(task.task)},
            .hint = hint,
            .status = state_tag(task.watched.facts, today)};
}

// What was told then, with how it stands now.
Html section_of(Visit& visit, const KeptReminder& kept, const ReminderSection& section) {
    ui::TaskList list{.id = "reminder-" + std::to_string(kept.id.value) + "-" + std::string{code_of(section.kind)},
                      .tasks = {}};
    auto [obligations, own] = subjects_of(section);
    const auto rows = find_obligations(visit.db, obligations);
    std::erase_if(obligations, [&](ObligationId id) {  // what an organisation set itself is its own business
        return std::none_of(rows.begin(), rows.end(), [&](const ObligationRow& row) {
            return row.id == id && belongs_to_organisation(visit.person(), row.organisation);
        });
    });
    const auto due_inside = inside_terms_of(visit.db, obligations, visit.calendar);
    for (const ObligationRow& row : rows) {
        if (!visit.person().may_see(row.organisation)) continue;  // the person's role has ended since
        const auto inside = due_inside.find(row.id);
        list.tasks.push_back(
            task_of(row, inside == due_inside.end() ? std::nullopt : std::optional{inside->second}, visit.today()));
    }
    for (const InsideTask& task : find_inside_tasks(visit.db, own, visit.calendar))
        if (belongs_to_organisation(visit.person(), task.organisation))
            list.tasks.push_back(task_of(task, visit.today()));
    Html out = html("<h3 class='govuk-heading-s'>{}: {}</h3>", in_russian(section.kind), section.total);
    if (!list.tasks.empty()) out.put(ui::task_list(list));
    if (section.total > static_cast<std::int64_t>(section.first.size()))
        out.put("<p class='govuk-body'>Показаны первые {}. {}</p>", section.first.size(),
                link_to(address_of_list(section.kind), "Весь список на сегодня"));
    return out;
}

Html reminder_content(Visit& visit, const KeptReminder& kept) {
    Html out;
    for (const ReminderSection& section : kept.reminder.sections) out.put(section_of(visit, kept, section));
    if (!kept.seen)
        out.put(form(visit, "/reminders/seen",
                     html("<input type='hidden' name='reminder' value='{}'>{}", kept.id.value,
                          button("Отметить прочитанным", "secondary"))));
    return out;
}

Html one_reminder(Visit& visit, const KeptReminder& kept, bool open) {
    const std::string day = in_russian(kept.day);
    const bool is_today = kept.day == visit.today();
    if (open)
        return html("<h2 class='govuk-heading-m'>{}{}</h2>{}", is_today ? "Сегодня, " + day : day,
                    kept.seen ? Html{} : html(" {}", tag("новое", "blue")), reminder_content(visit, kept));
    return details(day + (kept.seen ? " " : ", новое. ") + upper_first(reminder_summary(kept.reminder)),
                   reminder_content(visit, kept));
}

}  // namespace

Response show_reminders(Visit& visit) {
    const PersonId person = visit.person().person;
    const std::int64_t number = page_from_address(visit);
    const std::int64_t total = count_reminders(visit.db, person);
    const auto shown = reminders_of(visit.db, person, kRemindersShown, (number - 1) * kRemindersShown);
    Html content = heading("Напоминания");
    content.put(
        "<p class='govuk-body'>Раз в день, когда есть что сказать нового: о сроках, возвратах и просрочке. {}</p>",
        link_to("/account#reminders", "Получать письмом"));
    if (shown.empty()) content.put(empty_state("Напоминаний пока нет. Они появляются утром, когда есть дело."));
    if (std::count_if(shown.begin(), shown.end(), [](const KeptReminder& r) { return !r.seen; }) > 1)
        content.put(form(visit, "/reminders/seen", button("Отметить все прочитанными", "secondary")));
    for (const KeptReminder& kept : shown)
        content.put(one_reminder(visit, kept, number == 1 && &kept == &shown.front()));
    content.put(pagination(
        {"/reminders", number, std::max<std::int64_t>(1, (total + kRemindersShown - 1) / kRemindersShown), total}));
    return page(visit, {.title = "Напоминания", .content = content, .section = "/reminders"});
}

Response post_reminders_seen(Visit& visit) {
    const std::string asked{visit.request.form.first("reminder")};
    read_reminders(visit.db, visit.person(),
                   asked.empty() ? std::nullopt : std::optional{row_number(asked).value_or(0)}, visit.now);
    return redirect("/reminders");
}

Html reminder_choice_block(Visit& visit, const FormProblems& problems) {
    const PersonId person = visit.person().person;
    const auto found = find_person(visit.db, person);
    const ReminderChoice choice = reminder_choice(visit.db, person);
    std::vector<ui::Option> options;
    std::vector<std::string> chosen;
    for (const ReminderKind kind : reminder_kinds_of(visit.person())) {
        const std::string code{code_of(kind)};
        options.push_back({.value = code, .label = std::string{in_russian(kind)}});
        if (std::find(choice.unwanted.begin(), choice.unwanted.end(), kind) == choice.unwanted.end())
            chosen.push_back(code);
    }
    const bool sent = visit.request.form.has("email");
    Html fields = field({.name = "email",
                         .label = "Адрес почты",
                         .value = sent ? std::string{visit.request.form.first("email")} : found->email,
                         .width = "30",
                         .type = "email",
                         .autocomplete = "email"},
                        problems);
    fields.put(checkbox("by_mail", "yes", "Присылать напоминания письмом", choice.by_mail));
    if (!options.empty()) fields.put(ui::checkboxes({.name = "kind", .label = "О чём писать"}, options, chosen));
    fields.put(button("Сохранить", "secondary"));
    Html said = html(
        "<p class='govuk-body'>Не чаще одного письма в день и только когда есть дело. Всё это видно и в разделе "
        "{}.</p>",
        link_to("/reminders", "«Напоминания»"));
    if (!visit.mail.server) said.put(hint("В этой Мере почта не настроена: напоминания видны только в разделе."));
    const auto last = last_letters_of(visit.db, person, 1);
    if (!last.empty() && last.front().outcome == LetterOutcome::refused && last.front().address == found->email)
        said.put(inset(html("Почтовый сервер не принимает письма на этот адрес. Проверьте его.")));
    return html("<div id='reminders'>{}{}{}</div>", subheading("Напоминания по почте"), said,
                form(visit, "/account/reminders", fields));
}

Response post_reminder_choice(Visit& visit) {
    const auto& sent = visit.request.form;
    AskedChoice asked{std::string{sent.first("email")}, sent.first("by_mail") == "yes", {}};
    for (const std::string_view code : sent.all("kind"))
        if (const auto kind = reminder_kind_from(code)) asked.wanted.push_back(*kind);
    const auto chosen = choose_reminders(visit.db, visit.person(), asked, visit.now);
    if (!chosen) return account_page(visit, {{chosen.failure()}});
    return redirect("/account#reminders");
}

}  // namespace mera
