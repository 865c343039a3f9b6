// The administrator's pages: people with their roles, and the audit trail.
#include "base/text.hpp"
#include "store/audit.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "usecases/export.hpp"
#include "usecases/people.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"

namespace mera {

namespace {

constexpr std::int64_t kAuditRows = 100;

Html people_table(Visit& visit) {
    DataTable table{.caption = "Учётные записи",
                    .columns = {{"Имя для входа"}, {"Человек"}, {"Роль"}, {"Организация"}, {"Действия"}},
                    .rows = {},
                    .caption_hidden = true};
    for (const PersonRow& row : all_people(visit.db)) {
        const Html hidden = html("<input type='hidden' name='login' value='{}'>", row.person.login);
        const Html actions =
            html("{}{}",
                 form(visit, "/people/password",
                      html("{}<button class='govuk-button govuk-button--secondary' type='submit'>Новый пароль</button>",
                           hidden)),
                 form(visit, "/people/disabled",
                      html("{}<input type='hidden' name='disabled' value='{}'><button class='govuk-button "
                           "govuk-button--secondary' type='submit'>{}</button>",
                           hidden, row.person.disabled ? "no" : "yes",
                           row.person.disabled ? "Открыть вход" : "Закрыть вход")));
        Html who = html("{}", row.person.full_name);
        if (row.person.disabled) who.put(" {}", tag("вход закрыт", "grey"));
        table.rows.push_back({html("{}", row.person.login), who,
                              html("{}{}", row.role ? in_russian(*row.role) : std::string_view{"без роли"},
                                   row.post.empty() ? std::string{} : ", " + row.post),
                              html("{}", row.organisation), actions});
    }
    return data_table(table);
}

Html new_person_form(Visit& visit, const FormProblems& problems) {
    const auto& sent = visit.request.form;
    const auto value = [&](std::string_view name) { return std::string{sent.first(name)}; };
    std::vector<Option> organisations, roles;
    for (const Organisation& organisation : all_organisations(visit.db))
        organisations.push_back({organisation.name, organisation.name, {}});
    for (const Role role : kRoles) roles.push_back({std::string{code_of(role)}, std::string{in_russian(role)}, {}});
    return form(
        visit, "/people",
        html("{}{}{}{}{}{}{}",
             field({.name = "login",
                    .label = "Имя для входа",
                    .hint = "Латинские буквы, цифры, точка, дефис",
                    .value = value("login"),
                    .width = "20"},
                   problems),
             field({.name = "full_name", .label = "Фамилия, имя, отчество", .value = value("full_name")}, problems),
             field({.name = "email",
                    .label = "Электронная почта",
                    .value = value("email"),
                    .width = "20",
                    .type = "email"},
                   problems),
             select_field("organisation", "Организация", organisations, value("organisation")),
             select_field("role", "Роль", roles, value("role")),
             field({.name = "post", .label = "Должность", .value = value("post")}, problems), button("Завести")));
}

Response people_page(Visit& visit, const Html& said, const FormProblems& problems) {
    return page(visit,
                {.title = "Люди",
                 .content = html("{}{}{}{}{}{}", error_summary(problems), said, heading("Люди и роли"),
                                 people_table(visit), subheading("Завести человека"), new_person_form(visit, problems)),
                 .section = "/people",
                 .wide = true,
                 .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

// Shown once, never kept: the page must not be stored anywhere.
Response password_shown(Visit& visit, const std::string& login, const std::string& password) {
    Response response = people_page(
        visit, notice(html("Имя {}, пароль <code>{}</code>. Запишите: второй раз он не покажется.", login, password)),
        {});
    response.set("Cache-Control", "no-store");
    return response;
}

}  // namespace

Response show_people(Visit& visit) { return people_page(visit, {}, {}); }

Response post_person(Visit& visit) {
    const auto text = [&](std::string_view name) { return std::string{visit.request.form.first(name)}; };
    const NewPerson person{text("login"),        text("full_name"),
                           text("email"),        "",
                           text("organisation"), role_from(text("role")).value_or(Role::executor),
                           text("post")};
    const auto created = create_person(visit.db, visit.person().person, person, visit.now);
    if (!created) return people_page(visit, {}, {{created.failure()}});
    return password_shown(visit, person.login, created->password);
}

Response post_person_password(Visit& visit) {
    const std::string login{visit.request.form.first("login")};
    const auto password = reset_password(visit.db, visit.person().person, login, visit.now);
    if (!password) return people_page(visit, {}, {{password.failure()}});
    return password_shown(visit, login, *password);
}

Response post_person_disabled(Visit& visit) {
    const bool disabled = visit.request.form.first("disabled") == "yes";
    const auto done = set_person_disabled(visit.db, visit.person().person,
                                          std::string{visit.request.form.first("login")}, disabled, visit.now);
    if (!done) return people_page(visit, {}, {{done.failure()}});
    return redirect("/people");
}

Response show_audit(Visit& visit) {
    const std::string search{visit.request.query.first("search")};
    const std::int64_t number = page_from_address(visit);
    const std::int64_t total = audit_count(visit.db, search);
    DataTable table{.caption = "Журнал",
                    .columns = {{"Когда"}, {"Кто"}, {"Что"}, {"Подробности"}},
                    .rows = {},
                    .caption_hidden = true};
    for (const AuditEntry& e : audit_page(visit.db, search, kAuditRows, (number - 1) * kAuditRows))
        table.rows.push_back({html("{}", instant_in_russian(e.at)),
                              html("{}", e.person_name.empty() ? std::string{"командная строка"} : e.person_name),
                              html("{}", e.deed), html("{}", e.detail)});
    Html content = heading("Журнал действий");
    content.put("<form class='mera-filter' method='get' action='/audit' role='search'>{}{}</form>",
                field({.name = "search", .label = "Слова", .value = search}), button("Показать", "secondary"));
    content.put("<div class='mera-actions'><span>Записей: {}</span>{}{}</div>", total,
                link_to(filter_as_address(visit, "/audit/export/csv"), "Скачать CSV"),
                link_to(filter_as_address(visit, "/audit/export/xlsx"), "Скачать XLSX"));
    content.put("{}{}", data_table(table),
                pagination({filter_as_address(visit, "/audit"), number, (total + kAuditRows - 1) / kAuditRows, total}));
    return page(visit, {.title = "Журнал", .content = content, .section = "/audit", .wide = true});
}

Response export_audit(Visit& visit) {
    return table_download(audit_table(audit_page(visit.db, visit.request.query.first("search"), kExportRowsMax, 0)),
                          visit.request.path_text("format"), "Журнал " + iso(visit.today()));
}

}  // namespace mera
