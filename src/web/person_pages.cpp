// One person: roles with their days, whom they substitute, and what stays open when they leave.
#include "base/text.hpp"
#include "store/acting.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/responsibilities.hpp"
#include "usecases/people.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/people_list.hpp"

namespace mera {

namespace {

constexpr std::int64_t kHandoverRows = 500;  // one organisation's open work of a year; more is a list of its own

PersonId asked(const Visit& visit) { return {visit.request.path_id()}; }

Failure no_such_person() { return {Failure::Kind::not_found, "Такого человека нет в вашем списке."}; }

// Somebody is shown to those who manage people where they hold or held a role.
std::optional<Person> person_for(Visit& visit, PersonId id) {
    auto person = find_person(visit.db, id);
    if (!person) return {};
    const auto rows = memberships_of(visit.db, person->id);
    if (rows.empty() && visit.person().has(Role::administrator)) return person;
    for (const MembershipRow& row : rows)
        if (may_look_after(visit.person(), row.membership.organisation)) return person;
    return {};
}

std::string name_of(Db& db, OrganisationId id) { return find_organisation(db, id).value().short_name; }

std::string id_of_last_day(MembershipId id) { return "end-" + std::to_string(id.value); }

Html end_form(const Visit& visit, const Person& person, MembershipId id, const std::string& what,
              const FormProblems& problems) {
    const std::string field = id_of_last_day(id), wrong = problems.at(field);
    return form(visit, person_address(person.id) + "/roles/" + std::to_string(id.value) + "/end",
                html("<label class='govuk-label' for='{}'>Последний день<span class='govuk-visually-hidden'>: "
                     "{}</span></label>{}<input class='govuk-input govuk-input--width-10' id='{}' name='ends_on' "
                     "value='{}'> {}",
                     field, what, wrong.empty() ? Html{} : html("<p class='govuk-error-message'>{}</p>", wrong), field,
                     wrong.empty() ? in_russian_short(visit.today()) : std::string{problems.typed.first("ends_on")},
                     button("Завершить роль", "secondary")));
}

Html roles_table(Visit& visit, const Person& person, const FormProblems& problems) {
    DataTable table{.caption = "Роли",
                    .columns = {{"Роль"}, {"Организация"}, {"Должность"}, {"С"}, {"По"}, {"Завершить"}},
                    .rows = {},
                    .caption_hidden = true};
    for (const MembershipRow& row : memberships_of(visit.db, person.id)) {
        const Membership& m = row.membership;
        if (!may_look_after(visit.person(), m.organisation)) continue;
        const std::string organisation = name_of(visit.db, m.organisation);
        const bool open =
            may_manage(visit.person(), m.role, m.organisation) && (!m.ends_on || *m.ends_on >= visit.today());
        const std::string what = std::string{in_russian(m.role)} + ", " + organisation;
        table.rows.push_back({html("{}", in_russian(m.role)), link_to(register_address(m.organisation), organisation),
                              html("{}", m.post), short_time_of(m.starts_on),
                              m.ends_on ? short_time_of(*m.ends_on) : html("—"),
                              open ? end_form(visit, person, row.id, what, problems) : Html{}});
    }
    return table.rows.empty() ? empty_state("Ролей нет.") : data_table(table);
}

Html give_form(Visit& visit, const Person& person, const FormProblems& problems) {
    const Fields sent = visit.request.form.has("role") ? visit.request.form : Fields{};  // this form, not another one
    const auto value = [&](std::string_view name) { return std::string{sent.first(name)}; };
    std::vector<Option> organisations;
    for (const Organisation& organisation : all_organisations(visit.db))
        if (may_look_after(visit.person(), organisation.id) && !organisation.closed_on)
            organisations.push_back({std::to_string(organisation.id.value), organisation.short_name, {}});
    return form(visit, person_address(person.id) + "/roles",
                html("{}{}{}{}{}{}", select_field("role", "Роль", role_options(visit.person()), value("role")),
                     select_field("organisation", "Организация", organisations, value("organisation")),
                     field({.name = "post", .label = "Должность", .value = value("post")}, problems),
                     field({.name = "starts_on",
                            .label = "С какого дня",
                            .hint = "Пусто — с сегодняшнего",
                            .value = value("starts_on"),
                            .width = "10"},
                           problems),
                     field({.name = "ends_on",
                            .label = "По какой день",
                            .hint = "Пусто — бессрочно",
                            .value = value("ends_on"),
                            .width = "10"},
                           problems),
                     button("Дать роль")));
}

Html acting_lines(Visit& visit, const Person& person) {
    Html items;
    for (const Acting& a : substituted_by(visit.db, person.id, visit.today()))
        items.put("<li>Замещает: {}, {}, по {}, {}</li>", a.for_name, name_of(visit.db, a.organisation),
                  in_russian(a.ends_on), a.basis);
    for (const Acting& a : substitutes_of(visit.db, person.id, visit.today()))
        items.put("<li>Вместо этого человека: {}, {}, по {}, {}</li>", a.person_name, name_of(visit.db, a.organisation),
                  in_russian(a.ends_on), a.basis);
    if (items.empty()) return {};
    return html("{}<ul class='govuk-list govuk-list--bullet'>{}</ul>", subheading("Замещение сегодня"), items);
}

Html account_actions(const Visit& visit, const Person& person, const FormProblems& problems) {
    const Html hidden = html("<input type='hidden' name='login' value='{}'>", person.login);
    return html(
        "{}<div class='mera-actions'>{}{}</div>",
        form(visit, "/people/email",
             html("{}{}{}", hidden,
                  field({.name = "email",
                         .label = "Адрес для напоминаний по почте",
                         .value = person.email,
                         .width = "30",
                         .type = "email"},
                        problems),
                  button("Сохранить адрес", "secondary"))),
        form(visit, "/people/password", html("{}{}", hidden, button("Выдать новый пароль", "secondary"))),
        form(visit, "/people/disabled",
             html("{}<input type='hidden' name='disabled' value='{}'>{}", hidden, person.disabled ? "no" : "yes",
                  button(person.disabled ? "Открыть вход" : "Закрыть вход", "secondary"))));
}

}  // namespace

Response person_page(Visit& visit, PersonId id, const Html& said, const FormProblems& problems) {
    const auto person = person_for(visit, id);
    if (!person) return failure_page(visit, no_such_person());
    Html content = error_summary(problems);
    content.put("{}{}<p class='govuk-body'>Имя для входа: {}{}{}</p>", said, heading(person->full_name), person->login,
                person->email.empty() ? std::string{} : ", почта: " + person->email,
                person->disabled ? ", вход закрыт" : "");
    if (may_manage_person(visit.db, visit.person(), person->id, visit.today()))
        content.put(account_actions(visit, *person, problems));
    content.put("<div class='mera-actions'>{}</div>",
                link_to(person_address(person->id) + "/handover", "Передача дел: что остаётся открытым"));
    content.put("{}{}{}{}{}", subheading("Роли"), roles_table(visit, *person, problems), acting_lines(visit, *person),
                subheading("Дать роль"),
                give_form(visit, *person, visit.request.form.has("role") ? problems : FormProblems{}));
    return page(visit, {.title = person->full_name,
                        .content = content,
                        .section = "/people",
                        .trail = {{"/people", "Люди"}},
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

namespace {

std::string colleagues_words(Visit& visit, const Person& person, const Membership& m) {
    std::vector<std::string> others;
    for (const Person& other : people_of(visit.db, m.organisation, m.role, visit.today()))
        if (other.id != person.id) others.push_back(other.full_name);
    return others.empty() ? "больше никого: назначьте преемника до ухода" : "остаются: " + join(others, ", ");
}

// What the person answers for by name: somebody else must be named.
Html named_work(Visit& visit, const Person& person) {
    std::vector<ObligationRow> rows;
    for (const ObligationId id : obligations_answered_by(visit.db, person.id))
        if (auto row = find_obligation(visit.db, id); row && visit.person().may_see(row->organisation))
            rows.push_back(*std::move(row));
    if (rows.empty()) return {};
    return html("{}{}", subheading("Назначен исполнителем поимённо: назначьте другого"),
                obligation_table(rows, visit.today(), "Назначен поимённо", ListStyle::with_organisation));
}

Html open_work(Visit& visit, const Person& person, const Membership& m) {
    Html out = subheading(std::string{in_russian(m.role)} + ", " + name_of(visit.db, m.organisation));
    out.put("<p class='govuk-body'>В этой роли {}.</p>", colleagues_words(visit, person, m));
    ObligationFilter filter;
    filter.organisations = {m.organisation};
    filter.control = ControlFilter::on_control;
    if (reaches_below(m.role)) {
        filter.organisations = organisations_below(visit.db, m.organisation);
        filter.organisations.push_back(m.organisation);
        filter.state = ExecutionState::under_review;
    }
    if (m.role == Role::administrator || m.role == Role::observer) return out;
    auto rows = list_obligations(visit.db, filter, visit.today(), {1, kHandoverRows});
    std::erase_if(rows, [&](const ObligationRow& row) {
        const ExecutionState state = execution_state(row.facts, visit.today());
        return state == ExecutionState::fulfilled || state == ExecutionState::fulfilled_late;
    });
    out.put(rows.empty() ? empty_state("Открытого нет.")
                         : obligation_table(rows, visit.today(), "Открыто", ListStyle::with_organisation));
    return out;
}

}  // namespace

Response show_person(Visit& visit) { return person_page(visit, asked(visit), {}, {}); }

Response show_handover(Visit& visit) {
    const auto person = person_for(visit, asked(visit));
    if (!person) return failure_page(visit, no_such_person());
    Html content = heading("Передача дел", person->full_name + ", на " + in_russian(visit.today()));
    content.put(
        inset(html("Обязательства принадлежат организации и остаются за ней. Кто получит роль после, увидит "
                   "их со всей историей.")));
    content.put(named_work(visit, *person));
    bool any = false;
    for (const MembershipRow& row : memberships_of(visit.db, person->id)) {
        if (!row.membership.holds_on(visit.today()) || !may_look_after(visit.person(), row.membership.organisation))
            continue;
        content.put(open_work(visit, *person, row.membership));
        any = true;
    }
    if (!any) content.put(empty_state("Сегодня у человека нет ролей, передавать нечего."));
    return page(visit, {.title = "Передача дел",
                        .content = content,
                        .section = "/people",
                        .trail = {{"/people", "Люди"}, {person_address(person->id), person->full_name}},
                        .wide = true});
}

Response post_role(Visit& visit) {
    const auto person = person_for(visit, asked(visit));
    if (!person) return failure_page(visit, no_such_person());
    const auto role = role_from(visit.sent("role"));
    if (!role) return person_page(visit, person->id, {}, {{{Failure::Kind::invalid_input, "Выберите роль.", "role"}}});
    const auto given = give_role(visit.db, visit.person(),
                                 {person->login, visit.sent_id<OrganisationId>("organisation"), *role,
                                  visit.sent("post"), visit.sent("starts_on"), visit.sent("ends_on")},
                                 visit.now);
    return given ? redirect(person_address(person->id)) : person_page(visit, person->id, {}, {{given.failure()}});
}

Response post_role_end(Visit& visit) {
    const auto person = person_for(visit, asked(visit));
    if (!person) return failure_page(visit, no_such_person());
    const MembershipId id{visit.request.path_id("role_id")};
    const auto row = find_membership(visit.db, id);
    if (!row || row->person != person->id) return failure_page(visit, no_such_person());
    const auto ended =
        end_role(visit.db, visit.person(), id, std::string{visit.request.form.first("ends_on")}, visit.now);
    if (ended) return redirect(person_address(person->id));
    Failure failure = ended.failure();
    if (failure.field == "ends_on") failure.field = id_of_last_day(id);
    return person_page(visit, person->id, {}, {{failure}, visit.request.form});
}

}  // namespace mera
