// The list of schools of a programme: who stands in it, who entered and left, and a change of it.
#include "base/text.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "store/revisions.hpp"
#include "usecases/programme.hpp"
#include "usecases/school_list.hpp"
#include "web/followed_list.hpp"
#include "web/pages.hpp"
#include "web/rows_of_page.hpp"
#include "web/views/components.hpp"

namespace mera {

namespace {

constexpr std::size_t kSchoolsOnPage = 50;

std::string address_of(ProgrammeId id) { return "/programmes/" + std::to_string(id.value); }

SchoolListForm form_of(const Fields& sent) {
    SchoolListForm out;
    out.school = collapse_spaces(sent.first("school"));
    out.enters = sent.first("kind") != "leaves";
    out.category = school_category_from(sent.first("category")).value_or(SchoolCategory::low_results);
    out.on = sent.first("on");
    out.basis = sent.first("basis");
    return out;
}

std::vector<Option> category_options() {
    std::vector<Option> out;
    for (const SchoolCategory category : {SchoolCategory::low_results, SchoolCategory::at_risk})
        out.push_back({std::string{code_of(category)}, std::string{in_russian(category)}, {}});
    return out;
}

Html school_suggestions(Visit& visit, OrganisationId owner) {
    std::vector<std::string> names;
    for (const Organisation& one : organisations_around(visit.db, owner))
        if (one.kind == OrganisationKind::school && !one.closed_on) names.push_back(one.name);
    return suggestions("schools-known", names);
}

Html change_form(Visit& visit, const Programme& programme, const SchoolListForm& sent, const FormProblems& problems) {
    return html(
        "<section class='mera-card'>{}{}{}</section>", subheading("Изменить перечень"),
        school_suggestions(visit, programme.owner),
        form(visit, address_of(programme.id) + "/schools",
             html("{}{}{}{}{}<div class='mera-actions'><button class='govuk-button' type='submit' name='step' "
                  "value='preview'>Показать, что изменится</button></div>",
                  field({.name = "school",
                         .label = "Школа",
                         .hint = "Как она называется в приказах",
                         .value = sent.school,
                         .list = "schools-known"},
                        problems),
                  radios("kind", "Что происходит",
                         {{"enters", "входит в перечень", {}}, {"leaves", "выходит из перечня", {}}},
                         sent.enters ? "enters" : "leaves", problems),
                  radios("category", "Категория", category_options(), code_of(sent.category), problems),
                  field({.name = "on",
                         .label = "С какого дня",
                         .hint = "Выходит — первый день вне перечня. Например, 01.09.2020",
                         .value = sent.on,
                         .width = "10"},
                        problems),
                  field({.name = "basis", .label = "Основание", .hint = "Вид, номер и дата акта", .value = sent.basis},
                        problems))));
}

Html entries_table(Visit& visit, const Programme& programme) {
    DataTable table{
        .caption = "Школы перечня", .columns = {{"Школа"}, {"Категория"}, {"Вошла"}, {"Вышла"}}, .rows = {}};
    const auto entries = school_list_entries(visit.db, programme.school_list);
    const PageOfRows shown = rows_of_page(visit, address_of(programme.id) + "/schools", entries.size(), kSchoolsOnPage);
    for (const SchoolListEntry& entry : shown.of(entries))
        table.rows.push_back({html("{}", typeset(find_organisation(visit.db, entry.school).value().name)),
                              html("{}", in_russian(entry.category)), short_time_of(entry.enters_on),
                              entry.leaves_on ? short_time_of(*entry.leaves_on) : html("в перечне")});
    return html("{}{}", data_table(table), shown.links);
}

Html changes_list(Visit& visit, const Programme& programme) {
    Html items;
    for (const SchoolListChange& change : school_list_changes(visit.db, programme.school_list)) {
        const RevisionEffect effect = effect_of(visit.db, change.id);
        items.put(
            "<li>{}: {} {} ({}). <span class='mera-muted'>Внесено {} ({}). Создано обязательств: {}, снято с контроля: "
            "{}, возвращено: {}.</span></li>",
            time_of(change.on), find_organisation(visit.db, change.school).value().short_name,
            change.enters ? "входит в перечень" : "выходит из перечня", change.basis, time_of(change.made_on),
            change.by, effect.created, effect.released, effect.returned);
    }
    if (items.empty()) return {};
    return html("{}<ul class='govuk-list govuk-list--spaced'>{}</ul>", subheading("Изменения перечня"), items);
}

Response list_page(Visit& visit, const Programme& programme, const SchoolListForm& sent, const FormProblems& problems) {
    Html content = error_summary(problems);
    const auto head = find_school_list(visit.db, programme.school_list);
    content.put("{}{}", heading("Перечень школ", head ? head->legal_basis : ""), entries_table(visit, programme));
    if (visit.person().has(Role::coordinator, programme.owner))
        content.put(change_form(visit, programme, sent, problems));
    content.put(changes_list(visit, programme));
    return page(visit, {.title = "Перечень школ",
                        .content = content,
                        .section = "/programmes",
                        .trail = {{"/programmes", "Программы"},
                                  {address_of(programme.id), "Приказ № " + programme.order_number}},
                        .wide = true,
                        .status = problems.failures.empty() ? 200 : status_of(problems.failures.front().kind)});
}

Response confirm_page(Visit& visit, const Programme& programme, const SchoolListForm& sent,
                      const SchoolListOutcome& outcome) {
    Html hidden;
    for (const auto& [name, value] :
         {std::pair{"school", sent.school}, std::pair{"kind", std::string{sent.enters ? "enters" : "leaves"}},
          std::pair{"category", std::string{code_of(sent.category)}}, std::pair{"on", sent.on},
          std::pair{"basis", sent.basis}})
        hidden.put("{}", ui::hidden_field(name, value));
    hidden.put(
        "<div class='mera-actions'><button class='govuk-button' type='submit' name='step' value='change'>Изменить "
        "перечень</button>{}</div>",
        link_to(address_of(programme.id) + "/schools", "Отменить, ничего не менять"));
    Html content = heading("Перечень школ", sent.school + (sent.enters ? ": входит с " : ": выходит с ") + sent.on);
    content.put("<p class='govuk-body-l'>{}</p>{}{}", followed_words(outcome.followed),
                form(visit, address_of(programme.id) + "/schools", hidden), followed_lists(outcome.followed));
    return page(visit, {.title = "Перечень школ",
                        .content = content,
                        .section = "/programmes",
                        .trail = {{"/programmes", "Программы"},
                                  {address_of(programme.id), "Приказ № " + programme.order_number},
                                  {address_of(programme.id) + "/schools", "Перечень школ"}},
                        .wide = true});
}

Failure no_programme() { return {Failure::Kind::not_found, "Такой программы нет. Откройте её из списка программ."}; }

}  // namespace

Response show_school_list(Visit& visit) {
    const auto programme = programme_for(visit.db, visit.person(), {visit.request.path_id()});
    if (!programme) return failure_page(visit, no_programme());
    return list_page(visit, *programme, {}, {});
}

Response post_school_list(Visit& visit) {
    const auto programme = programme_for(visit.db, visit.person(), {visit.request.path_id()});
    if (!programme) return failure_page(visit, no_programme());
    const SchoolListForm sent = form_of(visit.request.form);
    const bool carry_out = visit.request.form.first("step") == "change";
    const auto outcome = (carry_out ? change_school_list : preview_school_list)(visit.db, visit.person(), programme->id,
                                                                                sent, visit.calendar, visit.now);
    if (!outcome) return list_page(visit, *programme, sent, {{outcome.failure()}});
    if (carry_out) return redirect(address_of(programme->id) + "/schools");
    return confirm_page(visit, *programme, sent, *outcome);
}

}  // namespace mera
