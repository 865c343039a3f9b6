#include "store/school_years.hpp"

namespace mera {

SchoolYearChangeId insert_school_year_change(Db& db, OrganisationId organisation, const SchoolYear& year,
                                             std::optional<PersonId> by, const Moment& now) {
    return db
        .query(R"sql(
        INSERT INTO school_year_change (organisation_id, year, first_day, last_day, made_on, made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id
    )sql",
               organisation, year.year(), year.first(), year.last(), now.today, now.instant, by)
        .only<SchoolYearChangeId>();
}

void save_school_year(Db& db, OrganisationId organisation, const SchoolYear& year) {
    db.execute(R"sql(
        INSERT INTO school_year (organisation_id, year, first_day, last_day) VALUES ($1, $2, $3, $4)
            ON CONFLICT (organisation_id, year) DO UPDATE SET first_day = excluded.first_day, last_day = excluded.last_day
    )sql",
               organisation, year.year(), year.first(), year.last());
}

std::map<OrganisationId, std::vector<SchoolYear>> own_school_years(Db& db) {
    std::map<OrganisationId, std::vector<SchoolYear>> out;
    for (Row& row :
         db.query("SELECT organisation_id, first_day, last_day FROM school_year ORDER BY organisation_id, year")) {
        const auto organisation = row.next<OrganisationId>();
        const Date first = row.next<Date>();
        if (const auto year = SchoolYear::between(first, row.next<Date>())) out[organisation].push_back(*year);
    }
    return out;
}

std::vector<SchoolYear> own_school_years_of(Db& db, OrganisationId organisation) {
    std::vector<SchoolYear> out;
    for (Row& row : db.query("SELECT first_day, last_day FROM school_year WHERE organisation_id = $1 ORDER BY year",
                             organisation)) {
        const Date first = row.next<Date>();
        if (const auto year = SchoolYear::between(first, row.next<Date>())) out.push_back(*year);
    }
    return out;
}

SchoolYear school_year_of(Db& db, OrganisationId organisation, int year) {
    const auto own = db.query("SELECT first_day, last_day FROM school_year WHERE organisation_id = $1 AND year = $2",
                              organisation, year)
                         .first([](Row& row) {
                             const Date first = row.next<Date>();
                             return SchoolYear::between(first, row.next<Date>());
                         });
    return own && *own ? **own : SchoolYear::usual(year);
}

}  // namespace mera
