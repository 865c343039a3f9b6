// People: accounts for whoever manages them, and a way to each person's page.
#include <algorithm>

#include "base/text.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "usecases/people.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/people_list.hpp"
#include "web/rows_of_page.hpp"

namespace mera {

namespace {

constexpr std::size_t kPeopleRows = 100;

std::vector<PersonRow> people_found(Visit& visit) {
    const std::string words = fold_for_comparison(visit.request.query.first("search"));
    auto rows = all_people(visit.db);
    std::erase_if(rows, [&](const PersonRow& row) {
        const std::string said =
            row.person.full_name + " " + row.person.login + " " + row.organisation + " " + row.post;
        return !may_list(visit.person(), row) || fold_for_comparison(said).find(words) == std::string::npos;
    });
    return rows;
}

Html search_form(const Visit& visit, std::size_t found) {
    return html(
        "<form class='mera-filter' method='get' action='/people' role='search'>{}{}</form>"
        "<div class='mera-actions'><span>Найдено: {}</span>{}{}</div>",
        field({.name = "search",
               .label = "Имя, организация, должность",
               .value = std::string{visit.request.query.first("search")}}),
        button("Показать", "secondary"), found, link_to("#new-person", "Завести человека"),
        link_to("/register", "Организации и кто кому подчинён"));
}

Html people_table(Visit& visit) {
    const std::vector<PersonRow> found = people_found(visit);
    const PageOfRows shown = rows_of_page(visit, "/people", found.size(), kPeopleRows);
    DataTable table{.caption = "Учётные записи",
                    .columns = {{"Человек"}, {"Имя для входа"}, {"Роль"}, {"Организация"}},
                    .rows = {},
                    .caption_hidden = true};
    for (const PersonRow& row : shown.of(found)) {
        Html who = link_to(person_address(row.person.id), row.person.full_name);
        if (row.person.disabled) who.put(" {}", tag("вход закрыт", "grey"));
        table.rows.push_back({who, html("{}", row.person.login), role_words(row, visit.today()),
                              row.role ? link_to(register_address(row.organisation_id), row.organisation) : Html{}});
    }
    return html("{}{}{}", search_form(visit, found.size()),
                found.empty() ? empty_state("Таких людей нет.") : data_table(table), shown.links);
}

Html new_person_form(Visit& visit, const FormProblems& problems) {
    const Fields sent = problems.failures.empty() ? Fields{} : visit.request.form;  // made: the next one is another
    const auto value = [&](std::string_view name) { return std::string{sent.first(name)}; };
    // The organisation whose page led here; otherwise nobody is put into whichever stands first.
    const std::string led_from{visit.request.query.first("for")};
    std::string chosen = value("organisation");
    std::vector<Option> organisations{{"", "выберите", {}}};
    for (const Organisation& organisation : all_organisations(visit.db))
        if (may_manage(visit.person(), Role::executor, organisation.id) && !organisation.closed_on) {
            organisations.push_back({organisation.name, organisation.short_name, {}});
            if (chosen.empty() && led_from == std::to_string(organisation.id.value)) chosen = organisation.name;
        }
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
             select_field("organisation", "Организация", organisations, chosen, problems),
             select_field("role", "Роль", role_options(visit.person()), value("role"), problems),
             field({.name = "post", .label = "Должность", .value = value("post")}, problems), button("Завести")));
}

Response people_page(Visit& visit, const Html& said, const FormProblems& problems) {
    return page(visit, {.title = "Люди",
                        .content = html("{}{}{}{}<section id='new-person'>{}{}</section>", error_summary(problems),
                                        said, heading("Люди и роли"), people_table(visit),
                                        subheading("Завести человека"), new_person_form(visit, problems)),
                        .section = "/people",
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

// Shown once, never kept: the page must not be stored anywhere.
Html password_words(const std::string& login, const std::string& password) {
    return notice(html("Имя {}, пароль <code>{}</code>. Запишите: второй раз он не покажется.", login, password));
}
Response never_stored(Response response) {
    response.set("Cache-Control", "no-store");
    return response;
}

// A deed on one account was refused: on the page of its person, if there is one.
Response refused(Visit& visit, const std::string& login, const Failure& failure) {
    const auto person = find_person_by_login(visit.db, fold_case(collapse_spaces(login)));
    const bool shown = person && failure.kind != Failure::Kind::not_found;
    return shown ? person_page(visit, person->id, {}, {{failure}, visit.request.form})
                 : people_page(visit, {}, {{failure}});
}

}  // namespace

Response show_people(Visit& visit) { return people_page(visit, {}, {}); }

Response post_person(Visit& visit) {
    const NewPerson person{visit.sent("login"),        visit.sent("full_name"),
                           visit.sent("email"),        "",
                           visit.sent("organisation"), role_from(visit.sent("role")).value_or(Role::executor),
                           visit.sent("post")};
    const auto created = create_person(visit.db, visit.person(), person, visit.now);
    if (!created) return people_page(visit, {}, {{created.failure()}});
    return never_stored(people_page(visit, password_words(person.login, created->password), {}));
}

Response post_person_password(Visit& visit) {
    const std::string login{visit.request.form.first("login")};
    const auto password = reset_password(visit.db, visit.person(), login, visit.now);
    if (!password) return refused(visit, login, password.failure());
    const PersonId id = find_person_by_login(visit.db, fold_case(collapse_spaces(login))).value().id;
    return never_stored(person_page(visit, id, password_words(login, *password), {}));
}

Response post_person_email(Visit& visit) {
    const std::string login{visit.request.form.first("login")};
    const auto done =
        set_person_email(visit.db, visit.person(), login, std::string{visit.request.form.first("email")}, visit.now);
    if (!done) return refused(visit, login, done.failure());
    return redirect(person_address(*done));
}

Response post_person_disabled(Visit& visit) {
    const std::string login{visit.request.form.first("login")};
    const bool disabled = visit.request.form.first("disabled") == "yes";
    const auto done = set_person_disabled(visit.db, visit.person(), login, disabled, visit.now);
    if (!done) return refused(visit, login, done.failure());
    return redirect(person_address(find_person_by_login(visit.db, fold_case(collapse_spaces(login))).value().id));
}

}  // namespace mera
