#include "store/organisations.hpp"

#include <algorithm>
#include <utility>

#include "base/sorting.hpp"
#include "domain/people/executor.hpp"

namespace mera {

namespace {

Organisation read_organisation(Row& row) {
    Organisation out;
    out.id = row.next<OrganisationId>();
    out.name = row.next<std::string>();
    out.short_name = row.next<std::string>();
    out.kind = organisation_kind_from(row.next<std::string>()).value();
    out.parent = row.next<std::optional<OrganisationId>>();
    out.six_day_week = row.next<bool>();
    out.closed_on = row.next<std::optional<Date>>();
    return out;
}

// Rows of organisations with one other name each, or none, neighbours when they are of one organisation.
std::vector<Organisation> with_aliases(Rows rows) {
    std::vector<Organisation> out;
    for (Row& row : rows) {
        Organisation organisation = read_organisation(row);
        auto alias = row.next<std::optional<std::string>>();
        if (out.empty() || out.back().id != organisation.id) out.push_back(std::move(organisation));
        if (alias) out.back().aliases.push_back(*std::move(alias));
    }
    sort_by_name(out, [](const Organisation& one) { return one.short_name; });
    return out;
}

bool holds(const std::vector<OrganisationId>& ids, OrganisationId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// The same question as organisations_around(), of one.
bool is_around(Db& db, OrganisationId id, OrganisationId town, const Organisation& other) {
    if (!other.parent && !stands_alone(other.kind)) return true;
    if (other.id == town || holds(organisations_above(db, other.id), town)) return true;
    std::vector<OrganisationId> chain = organisations_above(db, id);
    chain.push_back(id);
    return holds(chain, other.id) || (other.parent && holds(chain, *other.parent) && !stands_alone(other.kind));
}

}  // namespace

OrganisationId town_of(Db& db, OrganisationId id) {
    std::vector<OrganisationId> chain = organisations_above(db, id);
    chain.insert(chain.begin(), id);
    const auto town = std::find_if(chain.begin(), chain.end(), [&](OrganisationId each) {
        const auto organisation = find_organisation(db, each);
        return organisation && stands_alone(organisation->kind);
    });
    return town == chain.end() ? chain.back() : *town;
}

std::vector<Organisation> all_organisations(Db& db) {
    return with_aliases(db.query(R"sql(
        SELECT o.id, o.name, o.short_name, o.kind, o.parent_id, o.six_day_week, o.closed_on, a.alias_folded
          FROM organisation o LEFT JOIN organisation_alias a ON a.organisation_id = o.id
         ORDER BY o.id, a.alias_folded
    )sql"));
}

std::vector<Organisation> organisations_around(Db& db, OrganisationId id) {
    return with_aliases(db.query(R"sql(
        WITH RECURSIVE
        town (id) AS (
            SELECT id FROM organisation WHERE id = $2
             UNION
            SELECT o.id FROM organisation o JOIN town t ON o.parent_id = t.id
        ),
        above (id) AS (
            SELECT id FROM organisation WHERE id = $1
             UNION
            SELECT o.parent_id FROM organisation o JOIN above a ON o.id = a.id WHERE o.parent_id IS NOT NULL
        ),
        around (id) AS (
            SELECT id FROM town
             UNION
            SELECT id FROM above
             UNION
            SELECT o.id FROM organisation o JOIN above a ON o.parent_id = a.id
             WHERE o.kind NOT IN ('region', 'department')
             UNION
            SELECT id FROM organisation WHERE parent_id IS NULL AND kind NOT IN ('region', 'department')
        )
        SELECT o.id, o.name, o.short_name, o.kind, o.parent_id, o.six_day_week, o.closed_on, a.alias_folded
          FROM around JOIN organisation o ON o.id = around.id LEFT JOIN organisation_alias a ON a.organisation_id = o.id
         ORDER BY o.id, a.alias_folded
    )sql",
                                 id, town_of(db, id)));
}

std::optional<Organisation> find_organisation(Db& db, OrganisationId id) {
    return db
        .query("SELECT id, name, short_name, kind, parent_id, six_day_week, closed_on FROM organisation WHERE id = $1",
               id)
        .first(read_organisation);
}

std::optional<Organisation> find_organisation_named(Db& db, std::string_view name) {
    return db
        .query(R"sql(
        SELECT id, name, short_name, kind, parent_id, six_day_week, closed_on FROM organisation WHERE name_folded = $1
    )sql",
               organisation_key(name))
        .first(read_organisation);
}

std::optional<Organisation> find_organisation_by_name(Db& db, std::string_view name) {
    if (auto named = find_organisation_named(db, name)) return named;
    const auto others =
        db.query("SELECT organisation_id FROM organisation_alias WHERE alias_folded = $1", organisation_key(name))
            .all([](Row& row) { return row.next<OrganisationId>(); });
    return others.size() == 1 ? find_organisation(db, others.front()) : std::nullopt;
}

std::optional<Organisation> find_organisation_around(Db& db, OrganisationId id, std::string_view name) {
    const auto called_so = db.query(R"sql(
        SELECT o.id, o.name, o.short_name, o.kind, o.parent_id, o.six_day_week, o.closed_on
          FROM organisation o
         WHERE o.name_folded = $1 OR o.id IN (SELECT organisation_id FROM organisation_alias WHERE alias_folded = $1)
         ORDER BY CASE WHEN o.name_folded = $1 THEN 0 ELSE 1 END, o.id
    )sql",
                                    organisation_key(name))
                               .all(read_organisation);
    if (called_so.empty()) return {};
    const OrganisationId town = town_of(db, id);
    const auto found = std::find_if(called_so.begin(), called_so.end(),
                                    [&](const Organisation& one) { return is_around(db, id, town, one); });
    return found == called_so.end() ? std::nullopt : std::optional{*found};
}

bool is_short_name_taken(Db& db, std::string_view short_name) {
    const auto count = db.query(R"sql(
        SELECT count(*) FROM organisation WHERE replace(fold(short_name), ' ', '') = replace(fold($1), ' ', '')
    )sql",
                                short_name)
                           .only<std::int64_t>();
    return count != 0;
}

OrganisationId insert_organisation(Db& db, const Organisation& organisation) {
    return db
        .query(R"sql(
        INSERT INTO organisation (name, short_name, kind, parent_id, name_folded, six_day_week)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
    )sql",
               organisation.name, organisation.short_name, code_of(organisation.kind), organisation.parent,
               organisation_key(organisation.name), organisation.six_day_week)
        .only<OrganisationId>();
}

void update_organisation(Db& db, const Organisation& organisation) {
    db.execute(R"sql(
        UPDATE organisation SET name = $2, short_name = $3, kind = $4, parent_id = $5, name_folded = $6, six_day_week = $7
         WHERE id = $1
    )sql",
               organisation.id, organisation.name, organisation.short_name, code_of(organisation.kind),
               organisation.parent, organisation_key(organisation.name), organisation.six_day_week);
}

void close_organisation(Db& db, OrganisationId id, Date on) {
    db.execute("UPDATE organisation SET closed_on = $2 WHERE id = $1", id, on);
}

std::vector<OrganisationId> organisations_below(Db& db, OrganisationId id) {
    // UNION, not UNION ALL: a register in which somebody stands over themselves must not hang the site.
    return db
        .query(R"sql(
        WITH RECURSIVE below (id) AS (
            SELECT id FROM organisation WHERE parent_id = $1
             UNION
            SELECT o.id FROM organisation o JOIN below b ON o.parent_id = b.id
        )
        SELECT id FROM below WHERE id <> $1 ORDER BY id
    )sql",
               id)
        .all([](Row& row) { return row.next<OrganisationId>(); });
}

std::vector<OrganisationId> organisations_above(Db& db, OrganisationId id) {
    std::vector<OrganisationId> out;
    auto at = find_organisation(db, id);
    while (at && at->parent && *at->parent != id && std::find(out.begin(), out.end(), *at->parent) == out.end()) {
        out.push_back(*at->parent);
        at = find_organisation(db, *at->parent);
    }
    return out;
}

std::int64_t count_organisations(Db& db) { return db.query("SELECT count(*) FROM organisation").only<std::int64_t>(); }

std::vector<std::string> aliases_of(Db& db, OrganisationId id) {
    return db.query("SELECT alias_folded FROM organisation_alias WHERE organisation_id = $1 ORDER BY alias_folded", id)
        .all([](Row& row) { return row.next<std::string>(); });
}

void remember_alias(Db& db, std::string_view words, OrganisationId organisation) {
    db.execute(R"sql(
        INSERT INTO organisation_alias (alias_folded, organisation_id) VALUES ($1, $2)
            ON CONFLICT DO NOTHING
    )sql",
               organisation_key(words), organisation);
}

SchoolListId insert_school_list(Db& db, const std::string& title, const std::string& legal_basis) {
    return db.query("INSERT INTO school_list (title, legal_basis) VALUES ($1, $2) RETURNING id", title, legal_basis)
        .only<SchoolListId>();
}

void insert_school_list_entry(Db& db, SchoolListId list, const SchoolListEntry& entry) {
    db.execute(R"sql(
        INSERT INTO school_list_entry (school_list_id, organisation_id, category, enters_on, leaves_on)
        VALUES ($1, $2, $3, $4, $5)
    )sql",
               list, entry.school, code_of(entry.category), entry.enters_on, entry.leaves_on);
}

std::vector<SchoolListEntry> school_list_entries(Db& db, SchoolListId list) {
    return db
        .query(R"sql(
        SELECT organisation_id, category, enters_on, leaves_on FROM school_list_entry WHERE school_list_id = $1 ORDER BY id
    )sql",
               list)
        .all([](Row& row) {
            SchoolListEntry entry;
            entry.school = row.next<OrganisationId>();
            entry.category = school_category_from(row.next<std::string>()).value();
            entry.enters_on = row.next<Date>();
            entry.leaves_on = row.next<std::optional<Date>>();
            return entry;
        });
}

void end_school_list_entry(Db& db, SchoolListId list, OrganisationId school, Date leaves_on) {
    db.execute(R"sql(
        UPDATE school_list_entry SET leaves_on = $3
         WHERE school_list_id = $1 AND organisation_id = $2 AND enters_on <= $3 AND (leaves_on IS NULL OR leaves_on > $3)
    )sql",
               list, school, leaves_on);
}

SchoolListChangeId insert_school_list_change(Db& db, SchoolListId list, const SchoolListChange& change,
                                             std::optional<PersonId> by, const Moment& now) {
    return db
        .query(R"sql(
        INSERT INTO school_list_change (school_list_id, organisation_id, kind, category, on_day, basis, made_on, made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id
    )sql",
               list, change.school, change.enters ? "enters" : "leaves", code_of(change.category), change.on,
               change.basis, now.today, now.instant, by)
        .only<SchoolListChangeId>();
}

std::vector<SchoolListChange> school_list_changes(Db& db, SchoolListId list) {
    return db
        .query(R"sql(
        SELECT c.id, c.organisation_id, c.kind, c.category, c.on_day, c.basis, c.made_on, p.full_name
          FROM school_list_change c LEFT JOIN person p ON p.id = c.made_by WHERE c.school_list_id = $1 ORDER BY c.id DESC
    )sql",
               list)
        .all([](Row& row) {
            SchoolListChange out;
            out.id = row.next<SchoolListChangeId>();
            out.school = row.next<OrganisationId>();
            out.enters = row.next<std::string>() == "enters";
            out.category = school_category_from(row.next<std::string>()).value();
            out.on = row.next<Date>();
            out.basis = row.next<std::string>();
            out.made_on = row.next<Date>();
            out.by = row.next<std::optional<std::string>>().value_or("");
            return out;
        });
}

std::optional<SchoolListHead> find_school_list(Db& db, SchoolListId list) {
    return db.query("SELECT title, legal_basis FROM school_list WHERE id = $1", list).first([](Row& row) {
        SchoolListHead head;
        head.title = row.next<std::string>();
        head.legal_basis = row.next<std::string>();
        return head;
    });
}

}  // namespace mera
