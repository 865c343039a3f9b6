#include "usecases/school_year.hpp"

#include <algorithm>

#include "domain/plan/typed.hpp"
#include "domain/time/school_year.hpp"
#include "store/audit.hpp"
#include "store/obligations.hpp"
#include "store/organisations.hpp"
#include "store/programmes.hpp"
#include "store/school_years.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

// Of the programme, in force, owed by the school year.
std::set<MeasureId> measures_by_school_year(Db& db, const Programme& programme) {
    std::set<MeasureId> out;
    for (const Measure& measure : measures_of(db, programme.id))
        if (follows_school_year(measure, programme.terms)) out.insert(measure.id);
    return out;
}

FollowedBy follow_year(Db& db, const Organisation& organisation, const ChangeBasis& basis, const Calendar& calendar,
                       const Moment& now) {
    FollowedBy out;
    for (const ProgrammeId id : programmes_owed_by(db, organisation.id)) {
        const Programme programme = find_programme(db, id).value();
        ChangeOfPlan change{now.today, ReleaseReason::not_applicable, basis};
        change.measures = measures_by_school_year(db, programme);
        if (change.measures->empty()) continue;
        const FollowedBy followed = follow_change(db, programme, calendar, change, organisation.id, now);
        out.items.insert(out.items.end(), followed.items.begin(), followed.items.end());
    }
    return out;
}

std::string effect_words(const FollowedBy& followed) {
    return "сроков изменено " + std::to_string(followed.count(FollowKind::moved)) + ", создано " +
           std::to_string(followed.count(FollowKind::created)) + ", снято с контроля " +
           std::to_string(followed.count(FollowKind::released)) + ", возвращено на контроль " +
           std::to_string(followed.count(FollowKind::returned)) + ", остались по переносу " +
           std::to_string(followed.count(FollowKind::holds));
}

Expected<FollowedBy> change(Db& db, const Manager& by, OrganisationId id, const SchoolYearForm& form,
                            const Calendar& calendar, const Moment& now) {
    const auto organisation = find_organisation(db, id);
    if (!organisation || !by.may(Role::administrator, id))
        return Failure{Failure::Kind::not_found,
                       "Такой организации нет в вашем списке. Откройте её из списка организаций."};
    const auto first = typed_date(form.first, "первый учебный день", "first_day");
    if (!first) return first.failure();
    const auto last = typed_date(form.last, "последний учебный день", "last_day");
    if (!last) return last.failure();
    const auto year = SchoolYear::between(*first, *last);
    if (!year) return year.failure();
    if (school_year_of(db, id, year->year()) == *year) return FollowedBy{};  // nothing changes
    save_school_year(db, id, *year);
    const std::string days = "с " + in_russian(*first) + " по " + in_russian(*last);
    ChangeBasis basis;
    basis.school_year = insert_school_year_change(db, id, *year, by.person(), now);
    basis.words = "учебный год " + organisation->short_name + " " + days;
    basis.by = by.person();
    FollowedBy followed = follow_year(db, *organisation, basis, calendar, now);
    write_audit(db, by.person(), "учебный год изменён", subject_of(id),
                organisation->name + ": " + days + "; " + effect_words(followed), now);
    return followed;
}

}  // namespace

Expected<FollowedBy> preview_school_year(Db& db, const Manager& by, OrganisationId id, const SchoolYearForm& form,
                                         const Calendar& calendar, const Moment& now) {
    return retry([&] {
        const Transaction undone = db.begin();
        return change(db, by, id, form, calendar, now);
    });
}

Expected<FollowedBy> set_school_year(Db& db, const Manager& by, OrganisationId id, const SchoolYearForm& form,
                                     const Calendar& calendar, const Moment& now) {
    return in_write_transaction(db, [&] { return change(db, by, id, form, calendar, now); });
}

}  // namespace mera
