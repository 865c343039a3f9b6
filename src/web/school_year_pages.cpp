// The first and the last lesson of a school: what that moves is shown before it moves.
#include "store/organisations.hpp"
#include "store/school_years.hpp"
#include "usecases/school_year.hpp"
#include "web/followed_list.hpp"
#include "web/pages.hpp"
#include "web/people_list.hpp"
#include "web/register.hpp"

namespace mera {

namespace {

OrganisationId asked(const Visit& visit) { return {visit.request.path_id()}; }

SchoolYearForm form_of(const Visit& visit) {
    return {std::string{visit.request.form.first("first_day")}, std::string{visit.request.form.first("last_day")}};
}

std::string typed_or(const Visit& visit, std::string_view name, std::string otherwise) {
    return visit.request.form.has(name) ? std::string{visit.request.form.first(name)} : std::move(otherwise);
}

Response confirm_page(Visit& visit, const SchoolYearForm& sent, const FollowedBy& followed) {
    const Organisation organisation = find_organisation(visit.db, asked(visit)).value();
    const std::string address = register_address(organisation.id);
    const Html fields = html(
        "{}{}<div class='mera-actions'><button class='govuk-button' type='submit' name='step' value='change'>Изменить "
        "учебный год</button>{}</div>",
        ui::hidden_field("first_day", sent.first), ui::hidden_field("last_day", sent.last),
        link_to(address, "Отменить, ничего не менять"));
    Html content = heading("Учебный год", organisation.name);
    content.put(
        "<p class='govuk-body'>С {} по {}</p><p class='govuk-body-l'>{}</p><p class='govuk-body'>Сданное, принятое и "
        "снятое с контроля остаётся как есть.</p>{}{}",
        sent.first, sent.last, followed_words(followed), form(visit, address + "/school-year", fields),
        followed_lists(followed));
    return page(visit,
                {.title = "Учебный год",
                 .content = content,
                 .section = "/people",
                 .trail = {{"/people", "Люди"}, {"/register", "Организации"}, {address, organisation.short_name}},
                 .wide = true});
}

}  // namespace

Html school_year_form(Visit& visit, OrganisationId id, const FormProblems& problems) {
    const SchoolYear year = school_year_of(visit.db, id, SchoolYear::year_of(visit.today()));
    return details("Учебный год",
                   form(visit, register_address(id) + "/school-year",
                        html("{}{}{}",
                             field({.name = "first_day",
                                    .label = "Первый учебный день",
                                    .value = typed_or(visit, "first_day", in_russian_short(year.first())),
                                    .width = "10"},
                                   problems),
                             field({.name = "last_day",
                                    .label = "Последний учебный день",
                                    .hint = "Открытые обязательства «в течение учебного года» получат "
                                            "новый срок: сначала он будет показан",
                                    .value = typed_or(visit, "last_day", in_russian_short(year.last())),
                                    .width = "10"},
                                   problems),
                             button("Сохранить", "secondary"))));
}

// Days that move nothing are saved at once.
Response post_school_year(Visit& visit) {
    const SchoolYearForm sent = form_of(visit);
    const bool shown = visit.request.form.first("step") == "change";
    if (!shown) {
        const auto followed =
            preview_school_year(visit.db, visit.person(), asked(visit), sent, visit.calendar, visit.now);
        if (followed && !followed->items.empty()) return confirm_page(visit, sent, *followed);
    }
    const auto done = set_school_year(visit.db, visit.person(), asked(visit), sent, visit.calendar, visit.now);
    if (done) return redirect(register_address(asked(visit)));
    if (done.failure().kind == Failure::Kind::not_found) return failure_page(visit, done.failure());
    return register_organisation_page(visit, {{done.failure()}});
}

}  // namespace mera
