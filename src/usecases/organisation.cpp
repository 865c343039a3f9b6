#include "usecases/organisation.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/people/executor.hpp"
#include "domain/plan/typed.hpp"
#include "store/audit.hpp"
#include "store/organisations.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

constexpr std::size_t kNameCharactersMax = 300;  // the longest official names take about two hundred

Failure no_such_organisation() {
    return {Failure::Kind::not_found, "Такой организации нет в вашем списке. Откройте её из списка организаций."};
}

// Only the administrator changes the register; which part of it, the tree says.
bool may_change(const Manager& by, OrganisationId id) { return by.may(Role::administrator, id); }

Expected<Done> check_name(Db& db, const std::string& name, std::optional<OrganisationId> own) {
    if (name.empty()) return Failure{Failure::Kind::invalid_input, "Укажите название организации.", "name"};
    if (length_in_characters(name) > kNameCharactersMax)
        return Failure{Failure::Kind::invalid_input, "Название длиннее трёхсот знаков. Сократите его.", "name"};
    const auto same = find_organisation_named(db, name);
    if (same && same->id != own.value_or(OrganisationId{}))
        return Failure{Failure::Kind::conflict,
                       "Так уже называется «" + same->short_name + "». Откройте её или уточните название.", "name"};
    return Done{};
}

Expected<Done> check_parent(Db& db, const Manager& by, const OrganisationForm& form,
                            std::optional<OrganisationId> own) {
    if (!form.parent) {
        if (by.actor() == nullptr) return Done{};
        return Failure{Failure::Kind::invalid_input, "Выберите, кому подчинена организация.", "parent"};
    }
    const auto parent = find_organisation(db, *form.parent);
    if (!parent || !may_change(by, parent->id))
        return Failure{Failure::Kind::invalid_input, "Выберите, кому подчинена организация.", "parent"};
    if (parent->closed_on)
        return Failure{Failure::Kind::conflict, "«" + parent->short_name + "» закрыта. Выберите другую организацию.",
                       "parent"};
    if (own) {
        const auto below = organisations_below(db, *own);
        if (*own == parent->id || std::binary_search(below.begin(), below.end(), parent->id))
            return Failure{Failure::Kind::invalid_input,
                           "Организация не может подчиняться самой себе или своей подведомственной.", "parent"};
    }
    return Done{};
}

Organisation organisation_of(const OrganisationForm& form) {
    Organisation out;
    out.name = collapse_spaces(form.name);
    out.short_name = collapse_spaces(form.short_name);
    if (out.short_name.empty()) out.short_name = shortened_name(out.name);
    out.kind = form.kind;
    out.parent = form.parent;
    out.six_day_week = form.six_day_week;
    return out;
}

}  // namespace

Expected<OrganisationId> add_organisation(Db& db, const Manager& by, const OrganisationForm& form, const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<OrganisationId> {
        const Organisation added = organisation_of(form);
        if (const auto fits = check_name(db, added.name, {}); !fits) return fits.failure();
        if (const auto fits = check_parent(db, by, form, {}); !fits) return fits.failure();
        const OrganisationId id = insert_organisation(db, added);
        write_audit(db, by.person(), "организация добавлена", subject_of(id), added.name, now);
        return id;
    });
}

Expected<Done> change_organisation(Db& db, const Manager& by, OrganisationId id, const OrganisationForm& form,
                                   const Moment& now) {
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto before = find_organisation(db, id);
        if (!before || !may_change(by, id)) return no_such_organisation();
        Organisation after = organisation_of(form);
        after.id = id;
        if (const auto fits = check_name(db, after.name, id); !fits) return fits;
        // Who stands at the top of one's own part of the tree is moved by those above.
        const bool top = !before->parent || !may_change(by, *before->parent);
        if (top)
            after.parent = before->parent;
        else if (const auto fits = check_parent(db, by, form, id); !fits)
            return fits;
        if (organisation_key(before->name) != organisation_key(after.name)) remember_alias(db, before->name, id);
        update_organisation(db, after);
        write_audit(db, by.person(), "организация изменена", subject_of(id),
                    before->name == after.name ? after.name : before->name + " → " + after.name, now);
        return Done{};
    });
}

Expected<Done> add_organisation_alias(Db& db, const Manager& by, OrganisationId id, const std::string& words,
                                      const Moment& now) {
    const std::string alias = collapse_spaces(words);
    return in_write_transaction(db, [&]() -> Expected<Done> {
        if (!find_organisation(db, id) || !may_change(by, id)) return no_such_organisation();
        if (alias.empty() || organisation_key(alias).empty())
            return Failure{Failure::Kind::invalid_input, "Напишите, как ещё называют организацию.", "alias"};
        if (const auto same = find_organisation_around(db, id, alias); same && same->id != id)
            return Failure{Failure::Kind::conflict, "Так уже называется «" + same->short_name + "».", "alias"};
        remember_alias(db, alias, id);
        write_audit(db, by.person(), "название организации добавлено", subject_of(id), alias, now);
        return Done{};
    });
}

Expected<Done> close_organisation(Db& db, const Manager& by, OrganisationId id, const std::string& typed,
                                  const Moment& now) {
    const auto on = typed_date(typed, "день закрытия", "closed_on");
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto organisation = find_organisation(db, id);
        if (!organisation || !may_change(by, id)) return no_such_organisation();
        if (!on) return on.failure();
        if (organisation->closed_on) return Failure{Failure::Kind::conflict, "Организация уже закрыта."};
        for (const OrganisationId below : organisations_below(db, id))
            if (const auto child = find_organisation(db, below); child && !child->closed_on)
                return Failure{Failure::Kind::conflict,
                               "Ей подчинена «" + child->short_name + "». Сначала переподчините или закройте её.",
                               "closed_on"};
        close_organisation(db, id, *on);
        write_audit(db, by.person(), "организация закрыта", subject_of(id), organisation->name + ", " + in_russian(*on),
                    now);
        return Done{};
    });
}

}  // namespace mera
