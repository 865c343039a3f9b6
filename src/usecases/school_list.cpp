#include "usecases/school_list.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/plan/typed.hpp"
#include "store/audit.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "store/revisions.hpp"
#include "usecases/adopted_measures.hpp"
#include "usecases/programme.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

Failure invalid(std::string message, std::string field) {
    return {Failure::Kind::invalid_input, std::move(message), std::move(field)};
}

Expected<Date> day_of_change(const SchoolListForm& form, const Programme& programme) {
    auto on = typed_date(form.on, "день", "on");
    if (!on) return on;
    const PlanTerm& term = programme.terms.term;
    if (*on < term.first || term.last < *on)
        return invalid("План действует с " + in_russian(term.first) + " по " + in_russian(term.last) +
                           " Укажите день внутри этого срока.",
                       "on");
    return *on;
}

// A school stands in the list once on any day.
Expected<Done> check_entries(const std::vector<SchoolListEntry>& entries, OrganisationId school, bool enters, Date on) {
    const SchoolListEntry* held = nullptr;
    for (const SchoolListEntry& entry : entries) {
        if (entry.school != school) continue;
        if (entry.holds_on(on)) held = &entry;
        if (entry.enters_on > on)
            return Failure{Failure::Kind::conflict, "Школа входит в перечень с " + in_russian(entry.enters_on) +
                                                        " Более ранний день меняют исправлением той записи."};
    }
    if (enters && held != nullptr)
        return Failure{Failure::Kind::conflict,
                       "Школа уже в перечне с " + in_russian(held->enters_on) + " Менять ничего не нужно."};
    if (!enters && held == nullptr)
        return Failure{Failure::Kind::conflict, "На " + in_russian(on) + " школы в перечне нет: выходить ей неоткуда."};
    if (!enters && held->enters_on == on)
        return Failure{Failure::Kind::conflict, "В этот день школа входит в перечень. Укажите более поздний день."};
    return Done{};
}

Expected<SchoolListOutcome> change(Db& db, const Actor& actor, ProgrammeId id, const SchoolListForm& form,
                                   const Calendar& calendar, const Moment& now) {
    const auto programme = programme_for(db, actor, id);
    if (!programme) return Failure{Failure::Kind::not_found, "Такой программы нет. Откройте её из списка программ."};
    if (!actor.has(Role::coordinator, programme->owner))
        return Failure{Failure::Kind::not_permitted, "Перечень школ ведёт координатор этой программы."};
    const std::string name = collapse_spaces(form.school), basis = collapse_spaces(form.basis);
    if (name.empty()) return invalid("Выберите школу.", "school");
    if (basis.empty()) return invalid("Укажите акт: вид, номер и дату, например «приказ от 01.09.2020 № 15».", "basis");
    const auto on = day_of_change(form, *programme);
    if (!on) return on.failure();
    if (!form.enters && !find_organisation_around(db, programme->owner, name))
        return invalid("Такой школы в перечне нет. Выберите её из списка.", "school");
    if (const auto fits = check_subordination(db, programme->owner, {}, {{name, form.category}}); !fits)
        return fits.failure();
    const OrganisationId school = organisation_named(db, name, programme->owner);
    if (const auto found = find_organisation(db, school); found->closed_on && *found->closed_on <= *on && form.enters)
        return invalid("Школа закрыта " + in_russian(*found->closed_on), "school");
    const auto entries = school_list_entries(db, programme->school_list);
    if (const auto fits = check_entries(entries, school, form.enters, *on); !fits) return fits.failure();
    SchoolListChange made{{}, school, form.enters, form.category, *on, basis, now.today, {}};
    if (!form.enters)
        for (const SchoolListEntry& entry : entries)
            if (entry.school == school && entry.holds_on(*on)) made.category = entry.category;
    const auto change_id = insert_school_list_change(db, programme->school_list, made, actor.person, now);
    if (form.enters)
        insert_school_list_entry(db, programme->school_list, {school, form.category, *on, {}});
    else
        end_school_list_entry(db, programme->school_list, school, *on);
    const std::string words = std::string{form.enters ? "включена в перечень" : "исключена из перечня"} + ": " + basis;
    SchoolListOutcome out{school, {}};
    for (const ProgrammeId each : programmes_of_list(db, programme->school_list)) {
        const auto followed =
            follow_change(db, find_programme(db, each).value(), calendar,
                          {*on, ReleaseReason::not_applicable, {{}, change_id, words, actor.person}}, school, now);
        out.followed.items.insert(out.followed.items.end(), followed.items.begin(), followed.items.end());
    }
    write_audit(db, actor.doer(Role::coordinator, programme->owner),
                form.enters ? "школа включена в перечень" : "школа исключена из перечня", subject_of(id),
                name + ", с " + in_russian(*on) + ": " + basis, now);
    return out;
}

}  // namespace

Expected<SchoolListOutcome> preview_school_list(Db& db, const Actor& actor, ProgrammeId programme,
                                                const SchoolListForm& form, const Calendar& calendar,
                                                const Moment& now) {
    return retry([&] {
        const Transaction undone = db.begin();
        return change(db, actor, programme, form, calendar, now);
    });
}

Expected<SchoolListOutcome> change_school_list(Db& db, const Actor& actor, ProgrammeId programme,
                                               const SchoolListForm& form, const Calendar& calendar,
                                               const Moment& now) {
    return in_write_transaction(db, [&] { return change(db, actor, programme, form, calendar, now); });
}

}  // namespace mera
