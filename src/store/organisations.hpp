#pragma once
// The register of organisations, the names orders give them, and the lists of schools.
#include <optional>
#include <string>
#include <vector>

#include "base/moment.hpp"
#include "domain/organisation.hpp"
#include "store/db.hpp"

namespace mera {

std::vector<Organisation> all_organisations(Db& db);  // by name
std::optional<Organisation> find_organisation(Db& db, OrganisationId id);
// By any of its spellings or learned aliases.
std::optional<Organisation> find_organisation_by_name(Db& db, std::string_view name);
OrganisationId insert_organisation(Db& db, const Organisation& organisation);
void remember_alias(Db& db, std::string_view words, OrganisationId organisation);
void update_organisation(Db& db, const Organisation& organisation);  // all but the day it closed
void close_organisation(Db& db, OrganisationId id, Date on);
std::vector<OrganisationId> organisations_below(Db& db, OrganisationId id);  // sorted; without itself
std::vector<OrganisationId> organisations_above(Db& db, OrganisationId id);  // nearest first; without itself
std::int64_t count_organisations(Db& db);
std::vector<std::string> aliases_of(Db& db, OrganisationId id);  // folded, as they are compared
std::optional<OrganisationId> organisation_by_alias(Db& db, std::string_view words);

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
