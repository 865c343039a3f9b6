#pragma once
// The register of organisations, the names orders give them, and the lists of schools.
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/people/organisation.hpp"
#include "store/db.hpp"

namespace mera {

std::vector<Organisation> all_organisations(Db& db);  // by name
std::optional<Organisation> find_organisation(Db& db, OrganisationId id);
std::optional<Organisation> find_organisation_named(Db& db, std::string_view name);  // in any spelling
// Also by another name that it alone has.
std::optional<Organisation> find_organisation_by_name(Db& db, std::string_view name);
// Whom orders of this organisation can mean, by name: its town (the nearest department or region over it and everyone under
// that), those over the town with institutions of their own, and whoever stands under nobody yet. Not the schools of other
// towns: each has a «СОШ № 1».
std::vector<Organisation> organisations_around(Db& db, OrganisationId id);
// One of them by any spelling of its name, or by another name.
std::optional<Organisation> find_organisation_around(Db& db, OrganisationId id, std::string_view name);
bool is_short_name_taken(Db& db, std::string_view short_name);
// The nearest department or region, itself included; without one, whoever is at the top.
OrganisationId town_of(Db& db, OrganisationId id);
OrganisationId insert_organisation(Db& db, const Organisation& organisation);
void remember_alias(Db& db, std::string_view words, OrganisationId organisation);
void update_organisation(Db& db, const Organisation& organisation);  // all but the day it closed
void close_organisation(Db& db, OrganisationId id, Date on);
std::vector<OrganisationId> organisations_below(Db& db, OrganisationId id);  // sorted; without itself
std::vector<OrganisationId> organisations_above(Db& db, OrganisationId id);  // nearest first; without itself
std::int64_t count_organisations(Db& db);
std::vector<std::string> aliases_of(Db& db, OrganisationId id);  // folded, as they are compared

SchoolListId insert_school_list(Db& db, const std::string& title, const std::string& legal_basis);
void insert_school_list_entry(Db& db, SchoolListId list, const SchoolListEntry& entry);
std::vector<SchoolListEntry> school_list_entries(Db& db, SchoolListId list);

// The school leaves the list on a day: of its entries the one that still holds then.
void end_school_list_entry(Db& db, SchoolListId list, OrganisationId school, Date leaves_on);

struct SchoolListChange {
    SchoolListChangeId id = {};
    OrganisationId school = {};
    bool enters = true;  // otherwise it leaves
    SchoolCategory category = SchoolCategory::low_results;
    Date on;
    std::string basis;
    Date made_on;
    std::string by = {};  // filled on reading
};
SchoolListChangeId insert_school_list_change(Db& db, SchoolListId list, const SchoolListChange& change,
                                             std::optional<PersonId> by, const Moment& now);
std::vector<SchoolListChange> school_list_changes(Db& db, SchoolListId list);  // newest first

struct SchoolListHead {
    std::string title;
    std::string legal_basis;
};
std::optional<SchoolListHead> find_school_list(Db& db, SchoolListId list);

}  // namespace mera
