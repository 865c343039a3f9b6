// The register of organisations as a tree, and one organisation in it: names, people, замещение, school year.
#include <algorithm>

#include "base/text.hpp"
#include "store/acting.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "usecases/organisation.hpp"
#include "usecases/people.hpp"
#include "web/obligation_list.hpp"
#include "web/pages.hpp"
#include "web/people_list.hpp"
#include "web/register.hpp"

namespace mera {

namespace {

OrganisationId asked(const Visit& visit) { return {visit.request.path_id()}; }
Failure no_such_organisation() { return {Failure::Kind::not_found, "Такой организации нет в вашем списке."}; }

Html branch(const std::vector<Organisation>& shown, std::optional<OrganisationId> parent,
            const std::vector<OrganisationId>& path) {
    Html items;
    for (const Organisation& organisation : shown) {
        const bool top = std::none_of(shown.begin(), shown.end(),
                                      [&](const Organisation& other) { return organisation.parent == other.id; });
        if (parent ? organisation.parent != parent : !top) continue;
        // A register in which somebody stands over themselves must not be drawn without end.
        if (std::find(path.begin(), path.end(), organisation.id) != path.end()) continue;
        auto deeper = path;
        deeper.push_back(organisation.id);
        items.put("<li>{} <span class='mera-muted'>{}{}</span>{}</li>",
                  link_to(register_address(organisation.id), organisation.short_name), in_russian(organisation.kind),
                  organisation.closed_on ? ", закрыта " + in_russian_short(*organisation.closed_on) : std::string{},
                  branch(shown, organisation.id, deeper));
    }
    if (items.empty()) return {};
    return html("<ul class='govuk-list govuk-list--bullet'>{}</ul>", items);
}

Html organisation_fields(Visit& visit, const Organisation& shown, const FormProblems& problems) {
    std::vector<Option> parents, kinds;
    for (const Organisation& organisation : all_organisations(visit.db))
        if (visit.person().has(Role::administrator, organisation.id) && organisation.id != shown.id &&
            !organisation.closed_on)
            parents.push_back({std::to_string(organisation.id.value), organisation.short_name, {}});
    for (const auto kind :
         {OrganisationKind::school, OrganisationKind::centre, OrganisationKind::department, OrganisationKind::region,
          OrganisationKind::council, OrganisationKind::community, OrganisationKind::other})
        kinds.push_back({std::string{code_of(kind)}, std::string{in_russian(kind)}, {}});
    return html(
        "{}{}{}{}{}",
        field({.name = "name", .label = "Название", .hint = "Как в уставе и приказах", .value = shown.name}, problems),
        field({.name = "short_name",
               .label = "Краткое название",
               .hint = "Для таблиц. Пусто — Мера сократит сама: «СОШ № 3»",
               .value = shown.short_name,
               .width = "20"},
              problems),
        select_field("kind", "Вид", kinds, code_of(shown.kind)),
        parents.empty() ? Html{}
                        : select_field("parent", "Кому подчинена", parents,
                                       shown.parent ? std::to_string(shown.parent->value) : ""),
        checkbox("six_day_week", "yes", "Шестидневная учебная неделя", shown.six_day_week));
}

OrganisationForm sent_form(const Visit& visit) {
    OrganisationForm out;
    out.name = visit.sent("name");
    out.short_name = visit.sent("short_name");
    out.kind = organisation_kind_from(visit.sent("kind")).value_or(OrganisationKind::school);
    if (const auto parent = row_number(visit.sent("parent"))) out.parent = OrganisationId{*parent};
    out.six_day_week = visit.sent("six_day_week") == "yes";
    return out;
}

// The list behind «некому исполнять», each with the way out.
Response without_executor_page(Visit& visit) {
    DataTable table{.caption = "Организации без исполнителя",
                    .columns = {{"Организация"}, {"Обязательств", true}, {"Просрочено", true}, {"Что сделать"}},
                    .rows = {},
                    .caption_hidden = true};
    for (const OrganisationCounts& row : organisations_without_executor(visit)) {
        const std::string id = std::to_string(row.organisation.value);
        table.rows.push_back(
            {link_to(register_address(row.organisation), typeset(row.name)),
             count_link(row.counts.total(), list_address({{"organisation", id}})),
             count_link(row.counts.overdue, list_address({{"organisation", id}, {"state", "overdue"}})),
             link_to("/people?for=" + id + "#new-person", "Завести человека")});
    }
    Html content = heading("Некому исполнять", "На " + in_russian(visit.today()));
    content.put(
        "{}{}",
        hint("У этих организаций есть обязательства, а исполнителя нет: ни заведённого, ни с ролью на сегодня."),
        table.rows.empty() ? empty_state("У каждой организации с обязательствами есть исполнитель.")
                           : data_table(table));
    return page(visit, {.title = "Некому исполнять",
                        .content = content,
                        .section = "/people",
                        .trail = {{"/people", "Люди"}, {"/register", "Организации"}}});
}

Response register_page(Visit& visit, const FormProblems& problems) {
    auto shown = all_organisations(visit.db);
    std::erase_if(shown, [&](const Organisation& o) { return !may_look_after(visit.person(), o.id); });
    Html content = error_summary(problems);
    content.put("{}{}", heading("Организации и подчинение"), branch(shown, {}, {}));
    if (visit.person().has(Role::administrator)) {
        Organisation typed;
        typed.kind = OrganisationKind::school;
        typed.name = visit.sent("name");
        typed.short_name = visit.sent("short_name");
        content.put(
            "{}{}", subheading("Добавить организацию"),
            form(visit, "/register", html("{}{}", organisation_fields(visit, typed, problems), button("Добавить"))));
    }
    return page(visit, {.title = "Организации и подчинение",
                        .content = content,
                        .section = "/people",
                        .trail = {{"/people", "Люди"}},
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

Html people_table(Visit& visit, OrganisationId id) {
    DataTable table{
        .caption = "Люди", .columns = {{"Человек"}, {"Роль"}, {"Вход"}}, .rows = {}, .caption_hidden = true};
    for (const PersonRow& row : people_in(visit.db, id))
        table.rows.push_back({link_to(person_address(row.person.id), row.person.full_name),
                              role_words(row, visit.today()),
                              row.person.disabled ? tag("закрыт", "grey") : html("открыт")});
    return html("{}<p class='govuk-body'>{}</p>",
                table.rows.empty() ? empty_state("Людей пока нет.") : data_table(table),
                link_to("/people?for=" + std::to_string(id.value) + "#new-person", "Завести человека здесь"));
}

struct ActingChoices {
    std::vector<Option> substitutes, substituted;
};

// Colleagues first: a deputy acts for the head. Others say where they work, heads of schools are called alike.
ActingChoices acting_choices(Visit& visit, OrganisationId id) {
    ActingChoices out;
    std::vector<Option> others;
    const auto add = [](std::vector<Option>& to, Option option) {
        const auto same = [&](const Option& other) { return other.value == option.value; };
        if (std::none_of(to.begin(), to.end(), same)) to.push_back(std::move(option));
    };
    for (const PersonRow& row : all_people(visit.db)) {
        if (!row.role || row.person.disabled || (row.ends_on && *row.ends_on < visit.today())) continue;
        const std::string number = std::to_string(row.person.id.value), who = row.person.full_name + ", " + row.post;
        if (row.organisation_id == id) add(out.substituted, {number, who, {}});
        if (!may_look_after(visit.person(), row.organisation_id)) continue;
        if (row.organisation_id == id)
            add(out.substitutes, {number, who, {}});
        else
            add(others, {number, who + ", " + row.organisation, {}});
    }
    for (Option& other : others) add(out.substitutes, std::move(other));
    out.substitutes.insert(out.substitutes.begin(), {"", "выберите", {}});
    return out;
}

Html acting_block(Visit& visit, OrganisationId id, const FormProblems& problems) {
    Html items;
    for (const Acting& a : actings_in(visit.db, id)) {
        items.put("<li>{} за: {}, с {} по {}, {}", a.person_name, a.for_name, in_russian(a.starts_on),
                  in_russian(a.ends_on), a.basis);
        if (a.ends_on >= visit.today())
            items.put(" {}", form(visit, register_address(id) + "/acting/" + std::to_string(a.id.value) + "/end",
                                  button("Прекратить", "secondary")));
        items.put("</li>");
    }
    const auto [substitutes, substituted] = acting_choices(visit, id);
    Html out = html(
        "{}<p class='govuk-hint'>На время отпуска или болезни: замещающий видит и делает в этой "
        "организации то же, что замещаемый, а журнал говорит, кто за кого.</p>",
        subheading("Замещение"));
    if (!items.empty()) out.put("<ul class='govuk-list govuk-list--spaced'>{}</ul>", items);
    if (substituted.empty()) return out;
    out.put(details(
        "Назначить замещение",
        form(visit, register_address(id) + "/acting",
             html("{}{}{}{}{}{}",
                  select_field("for_person", "Кого замещают", substituted, visit.sent("for_person"), problems),
                  select_field("person", "Кто замещает", substitutes, visit.sent("person"), problems),
                  field({.name = "starts_on",
                         .label = "С какого дня",
                         .hint = "Например, 12.06.2020",
                         .value = visit.sent("starts_on"),
                         .width = "10"},
                        problems),
                  field({.name = "ends_on", .label = "По какой день", .value = visit.sent("ends_on"), .width = "10"},
                        problems),
                  field({.name = "basis",
                         .label = "Основание",
                         .hint = "Приказ с номером и датой",
                         .value = visit.sent("basis")},
                        problems),
                  button("Назначить")))));
    return out;
}

Html change_block(Visit& visit, const Organisation& organisation, const FormProblems& problems) {
    const std::string own = register_address(organisation.id);
    Html aliases;
    for (const std::string& alias : aliases_of(visit.db, organisation.id)) aliases.put("<li>{}</li>", alias);
    Organisation shown = organisation;
    if (visit.request.form.has("kind")) {  // refused: as it was typed
        const OrganisationForm typed = sent_form(visit);
        shown.name = typed.name;
        shown.short_name = typed.short_name;
        shown.kind = typed.kind;
        shown.parent = typed.parent;
        shown.six_day_week = typed.six_day_week;
    }
    Html out =
        details("Изменить название, вид, подчинение",
                form(visit, own, html("{}{}", organisation_fields(visit, shown, problems), button("Сохранить"))));
    out.put(details(
        "Другие названия в приказах",
        html("<ul class='govuk-list govuk-list--bullet'>{}</ul>{}", aliases,
             form(visit, own + "/aliases",
                  html("{}{}",
                       field({.name = "alias", .label = "Ещё одно название", .value = visit.sent("alias")}, problems),
                       button("Добавить", "secondary"))))));
    if (organisation.kind == OrganisationKind::school) out.put(school_year_form(visit, organisation.id, problems));
    if (!organisation.closed_on)
        out.put(details("Закрыть организацию", form(visit, own + "/close",
                                                    html("{}{}",
                                                         field({.name = "closed_on",
                                                                .label = "День закрытия",
                                                                .hint = "Обязательства и история останутся",
                                                                .value = visit.sent("closed_on"),
                                                                .width = "10"},
                                                               problems),
                                                         button("Закрыть", "warning")))));
    return out;
}

}  // namespace

Response register_organisation_page(Visit& visit, const FormProblems& problems) {
    const auto organisation = find_organisation(visit.db, asked(visit));
    if (!organisation || !may_look_after(visit.person(), organisation->id))
        return failure_page(visit, no_such_organisation());
    Html content = error_summary(problems);
    content.put("{}", heading(organisation->name, in_russian(organisation->kind)));
    if (organisation->closed_on)
        content.put(inset(html("Организация закрыта {}", in_russian(*organisation->closed_on))));
    content.put("{}{}{}", subheading("Люди"), people_table(visit, organisation->id),
                acting_block(visit, organisation->id, problems));
    if (visit.person().has(Role::administrator, organisation->id))
        content.put("{}{}", subheading("Сведения"), change_block(visit, *organisation, problems));
    return page(visit, {.title = organisation->short_name,
                        .content = content,
                        .section = "/people",
                        .trail = {{"/people", "Люди"}, {"/register", "Организации"}},
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

namespace {

Response saved(Visit& visit, const Expected<Done>& done) {
    if (done) return redirect(register_address(asked(visit)));
    const Failure& failure = done.failure();
    if (failure.kind == Failure::Kind::not_found || failure.kind == Failure::Kind::not_permitted)
        return failure_page(visit, failure);
    return register_organisation_page(visit, {{failure}});
}

}  // namespace

Response show_register(Visit& visit) {
    return visit.request.query.first("without") == "executor" ? without_executor_page(visit) : register_page(visit, {});
}
Response show_register_organisation(Visit& visit) { return register_organisation_page(visit, {}); }

Response post_register_organisation(Visit& visit) {
    const auto added = add_organisation(visit.db, visit.person(), sent_form(visit), visit.now);
    return added ? redirect(register_address(*added)) : register_page(visit, {{added.failure()}});
}

Response post_organisation_change(Visit& visit) {
    return saved(visit, change_organisation(visit.db, visit.person(), asked(visit), sent_form(visit), visit.now));
}

Response post_organisation_alias(Visit& visit) {
    return saved(visit, add_organisation_alias(visit.db, visit.person(), asked(visit), visit.sent("alias"), visit.now));
}

Response post_organisation_close(Visit& visit) {
    return saved(visit, close_organisation(visit.db, visit.person(), asked(visit), visit.sent("closed_on"), visit.now));
}

Response post_acting(Visit& visit) {
    return saved(visit,
                 set_acting(visit.db, visit.person(),
                            {asked(visit), visit.sent_id<PersonId>("person"), visit.sent_id<PersonId>("for_person"),
                             visit.sent("starts_on"), visit.sent("ends_on"), visit.sent("basis")},
                            visit.now));
}

Response post_acting_end(Visit& visit) {
    const ActingId id{visit.request.path_id("acting_id")};
    const auto acting = find_acting(visit.db, id);
    if (!acting || acting->organisation != asked(visit)) return failure_page(visit, no_such_organisation());
    return saved(visit, end_acting_early(visit.db, visit.person(), id, visit.now));
}

}  // namespace mera
