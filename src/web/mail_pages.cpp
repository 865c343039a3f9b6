// «Почта»: how mail is set up, what has gone out, what is stuck, a test letter. For the administrator.
#include "base/text.hpp"
#include "store/people.hpp"
#include "usecases/mail_report.hpp"
#include "usecases/people.hpp"
#include "usecases/send_letters.hpp"
#include "web/pages.hpp"
#include "web/people_list.hpp"

namespace mera {

namespace {

constexpr std::int64_t kLettersRead = 500;   // of everybody
constexpr std::size_t kLettersShown = 50;    // of those whom this administrator looks after

Html settings_list(const MailSetup& setup) {
    if (!setup.server)
        return inset(
            html("Почта не настроена: напоминания видны в разделе «Напоминания». Чтобы они приходили письмами, "
                 "заполните раздел [mail] в mera.toml и перезапустите Меру."));
    const MailServer& server = *setup.server;
    std::string days;
    for (const int day : setup.rules.days_before) days += (days.empty() ? "" : ", ") + std::to_string(day);
    return summary_list({
        {"Сервер", html("{}:{}", server.host, server.port)},
        {"Шифрование", html("{}", in_russian(server.security))},
        {"Имя", html("{}", server.login.empty() ? std::string{"без имени"} : server.login)},
        {"Пароль", html("{}", server.login.empty() ? std::string{"не нужен"} : "задан, " + setup.password_from)},
        {"От кого", html("{} &lt;{}&gt;", server.from_name, server.from)},
        {"Адрес Меры в письмах",
         html("{}", setup.site.empty() ? std::string{"не задан: письма без ссылок"} : setup.site)},
        {"Составляются", html("каждый день после {}:00 по Москве", setup.hour)},
        {"До срока, дней", html("{}", days.empty() ? std::string{"не напоминать"} : days)},
        {"Повтор о несделанном", html("через {}", counted(setup.rules.repeat_days, "день", "дня", "дней"))},
        {"Контролёру", html("через {} просрочки", counted(setup.rules.escalate_after_days, "день", "дня", "дней"))},
    });
}

Html state_of(const MailReport& report) {
    const LetterCounts& counts = report.counts;
    Html out;
    for (const std::string& finding : report.findings) out.put(inset(html("{}", finding)));
    out.put(summary_list({
        {"Последние напоминания", report.last_run
                                      ? html("{}: {}, {}", report.last_run->day,
                                             counted(report.last_run->people, "человек", "человека", "человек"),
                                             counted(report.last_run->letters, "письмо", "письма", "писем"))
                                      : html("ещё не составлялись")},
        {"Ждут отправки", html("{}", counts.waiting)},
        {"Отправлено за неделю", html("{}", counts.sent)},
        {"Не приняты почтовым сервером", html("{}", counts.refused)},
        {"Неизвестно, доставлены ли", html("{}", counts.unknown)},
        {"Не ушли в свой день", html("{}", counts.expired)},
        {"Людей без адреса почты", html("{}", report.people_without_address)},
    }));
    return out;
}

Html outcome_tag(const LetterRow& row) {
    if (!row.outcome) return row.started_at ? tag("отправляется", "blue") : tag("ждёт", "grey");
    const char* colour = "grey";
    if (row.outcome == LetterOutcome::sent) colour = "green";
    if (row.outcome == LetterOutcome::deferred) colour = "amber";
    if (row.outcome == LetterOutcome::refused || row.outcome == LetterOutcome::unknown) colour = "red";
    return tag(in_russian(*row.outcome), colour);
}

bool looks_after(Visit& visit, const LetterRow& row) {
    return !row.person || *row.person == visit.person().person ||
           may_manage_person(visit.db, visit.person(), *row.person, visit.today());
}

Html letters_table(Visit& visit) {
    DataTable table{.caption = "Последние письма",
                    .columns = {{"Кому"}, {"Адрес"}, {"Когда"}, {"Что с ним"}, {"Ответ сервера"}},
                    .rows = {},
                    .caption_hidden = true};
    for (const LetterRow& row : last_letters(visit.db, kLettersRead)) {
        if (table.rows.size() == kLettersShown) break;
        if (!looks_after(visit, row)) continue;
        Html state = outcome_tag(row);
        if (row.next_at) state.put(" следующая попытка {}", instant_in_russian(*row.next_at));
        table.rows.push_back(
            {row.person ? link_to(person_address(*row.person), row.person_name) : html("командная строка"),
             html("{}{}", row.address, row.is_test ? ", проверочное" : ""),
             html("{}", instant_in_russian(row.started_at.value_or(row.queued_at))), state, html("{}", row.reply)});
    }
    return table.rows.empty() ? empty_state("Писем ещё не было.") : data_table(table);
}

Html deeds(Visit& visit, const FormProblems& problems) {
    if (!visit.mail.server) return {};
    const std::string typed{visit.request.form.first("email")};
    const auto own = find_person(visit.db, visit.person().person);
    return html("{}{}<div class='mera-actions'>{}</div>", subheading("Проверочное письмо"),
                form(visit, "/mail/test",
                     html("{}{}",
                          field({.name = "email",
                                 .label = "Куда отправить",
                                 .value = typed.empty() && own ? own->email : typed,
                                 .width = "30",
                                 .type = "email"},
                                problems),
                          button("Отправить проверочное письмо"))),
                form(visit, "/mail/send", button("Отправить ждущие письма сейчас", "secondary")));
}

Response mail_page(Visit& visit, const Html& said, const FormProblems& problems) {
    const MailReport report = mail_report(visit.db, visit.mail, visit.now);
    return page(
        visit, {.title = "Почта",
                .content = html("{}{}{}{}{}{}{}{}{}", error_summary(problems), said, heading("Почта"), state_of(report),
                                deeds(visit, problems), subheading("Настройка"), settings_list(visit.mail),
                                subheading("Последние письма"), letters_table(visit)),
                .section = "/mail",
                .wide = true,
                .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

}  // namespace

Response show_mail(Visit& visit) { return mail_page(visit, {}, {}); }

Response post_mail_test(Visit& visit) {
    const auto answer = send_test_letter(visit.db, visit.mail, visit.person(),
                                         std::string{visit.request.form.first("email")}, visit.now);
    if (!answer) return mail_page(visit, {}, {{answer.failure()}});
    if (answer->outcome != MailOutcome::sent)
        return mail_page(visit, {}, {{{Failure::Kind::conflict, answer->explained + " " + answer->reply, "email"}}});
    return mail_page(visit, notice(html("{} Проверьте почтовый ящик.", answer->explained)), {});
}

Response post_mail_send(Visit& visit) {
    const SentLetters sent = send_letters(visit.db, visit.mail, [&] { return visit.now; }, kLettersByHand);
    if (!sent.stopped.empty()) return mail_page(visit, {}, {{{Failure::Kind::conflict, sent.stopped}}});
    return mail_page(visit, notice(html("Отправлено писем: {}.", sent.sent)), {});
}

}  // namespace mera
