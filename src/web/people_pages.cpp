// People: accounts for whoever manages them, and a way to each person's page.
#include "base/text.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "usecases/people.hpp"
#include "web/pages.hpp"
#include "web/people_list.hpp"

namespace mera {

namespace {

Html people_table(Visit& visit) {
    DataTable table{.caption = "Учётные записи",
                    .columns = {{"Человек"}, {"Имя для входа"}, {"Роль"}, {"Организация"}},
                    .rows = {},
                    .caption_hidden = true};
    for (const PersonRow& row : all_people(visit.db)) {
        if (!may_list(visit.person(), row)) continue;
        Html who = link_to(person_address(row.person.id), row.person.full_name);
        if (row.person.disabled) who.put(" {}", tag("вход закрыт", "grey"));
        table.rows.push_back({who, html("{}", row.person.login), role_words(row, visit.today()),
                              row.role ? link_to(register_address(row.organisation_id), row.organisation) : Html{}});
    }
    return data_table(table);
}

Html new_person_form(Visit& visit, const FormProblems& problems) {
    const auto& sent = visit.request.form;
    const auto value = [&](std::string_view name) { return std::string{sent.first(name)}; };
    std::vector<Option> organisations;
    for (const Organisation& organisation : all_organisations(visit.db))
        if (may_manage(visit.person(), Role::executor, organisation.id) && !organisation.closed_on)
            organisations.push_back({organisation.name, organisation.name, {}});
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
             select_field("role", "Роль", role_options(visit.person()), value("role")),
             field({.name = "post", .label = "Должность", .value = value("post")}, problems), button("Завести")));
}

Response people_page(Visit& visit, const Html& said, const FormProblems& problems) {
    return page(visit,
                {.title = "Люди",
                 .content = html("{}{}{}<p class='govuk-body'>{}</p>{}{}{}", error_summary(problems), said,
                                 heading("Люди и роли"), link_to("/register", "Организации и кто кому подчинён"),
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
    const auto created = create_person(visit.db, visit.person(), person, visit.now);
    if (!created) return people_page(visit, {}, {{created.failure()}});
    return password_shown(visit, person.login, created->password);
}

Response post_person_password(Visit& visit) {
    const std::string login{visit.request.form.first("login")};
    const auto password = reset_password(visit.db, visit.person(), login, visit.now);
    if (!password) return people_page(visit, {}, {{password.failure()}});
    return password_shown(visit, login, *password);
}

Response post_person_email(Visit& visit) {
    const std::string login{visit.request.form.first("login")};
    const auto done =
        set_person_email(visit.db, visit.person(), login, std::string{visit.request.form.first("email")}, visit.now);
    if (!done) return people_page(visit, {}, {{done.failure()}});
    return redirect(person_address(*done));
}

Response post_person_disabled(Visit& visit) {
    const bool disabled = visit.request.form.first("disabled") == "yes";
    const auto done = set_person_disabled(visit.db, visit.person(), std::string{visit.request.form.first("login")},
                                          disabled, visit.now);
    if (!done) return people_page(visit, {}, {{done.failure()}});
    return redirect("/people");
}

}  // namespace mera
