#include "store/audit.hpp"

#include "base/digest.hpp"

namespace mera {

namespace {

constexpr char kFieldEnd = '\x1F';  // ASCII unit separator: no field may hold it, so no two rows join to one text

std::string chained(std::string_view previous_hash, std::string_view at, std::optional<PersonId> person,
                    std::string_view deed, std::string_view subject, std::string_view detail,
                    std::optional<PersonId> acting_for) {
    std::string text;
    std::string who = person ? std::to_string(person->value) : "";
    if (acting_for) who += " for " + std::to_string(acting_for->value);
    for (const std::string_view part : {previous_hash, at, std::string_view{who}, deed, subject, detail}) {
        text += part;
        text += kFieldEnd;
    }
    return sha256_hex(text);
}

AuditEntry read_entry(Row& row) {
    AuditEntry out;
    out.id = row.next<std::int64_t>();
    out.at = row.next<std::string>();
    out.person = row.next<std::optional<PersonId>>();
    out.person_name = row.next<std::optional<std::string>>().value_or("");
    if (const auto substituted = row.next<std::optional<std::string>>()) out.person_name += " за: " + *substituted;
    out.deed = row.next<std::string>();
    out.subject = row.next<std::string>();
    out.about = row.next<std::string>();
    out.business_of = row.next<std::optional<OrganisationId>>();
    out.detail = row.next<std::string>();
    return out;
}

constexpr std::string_view kEntryColumns =
    "a.id, a.at, a.person_id, p.full_name, q.full_name, a.deed, a.subject, about, business_of, a.detail";

// Entries with the people they name and what they are about; who did it to themselves needs no second name.
constexpr std::string_view kEntries = R"sql(
    (SELECT a.*, CASE
         WHEN m.id IS NOT NULL THEN CASE WHEN m.section_id IS NULL THEN 'пункт ' ELSE 'мера ' END ||
                               CASE WHEN m.number = '' THEN '«' || substr(m.title, 1, 60) || '»' ELSE m.number END || ', ' || g.short_name
         WHEN r.id IS NOT NULL THEN 'приказ № ' || r.order_number || ' от ' || substr(r.order_date, 9, 2) || '.' ||
                                    substr(r.order_date, 6, 2) || '.' || substr(r.order_date, 1, 4)
         WHEN c.id IS NOT NULL THEN 'программа, ' || s.short_name
         ELSE coalesce(s.short_name, e.full_name, d.source_name, '') END AS about,
         coalesce(o.organisation_id, r.owner_id, s.id) AS business_of
       FROM audit a
       LEFT JOIN obligation o ON o.id = CASE WHEN a.subject LIKE 'obligation %' THEN CAST(substr(a.subject, 12) AS BIGINT) END
       LEFT JOIN measure m ON m.id = o.measure_id
       LEFT JOIN organisation g ON g.id = o.organisation_id
       LEFT JOIN programme r ON r.id = CASE WHEN a.subject LIKE 'programme %' THEN CAST(substr(a.subject, 11) AS BIGINT) END
       LEFT JOIN child_programme c ON c.id = CASE WHEN a.subject LIKE 'child_programme %' THEN CAST(substr(a.subject, 17) AS BIGINT) END
       LEFT JOIN organisation s ON s.id = CASE WHEN a.subject LIKE 'organisation %' THEN CAST(substr(a.subject, 14) AS BIGINT) ELSE c.organisation_id END
       LEFT JOIN person e ON e.id <> a.person_id AND e.id = CASE WHEN a.subject LIKE 'person %' THEN CAST(substr(a.subject, 8) AS BIGINT) END
       LEFT JOIN draft d ON d.id = CASE WHEN a.subject LIKE 'draft %' THEN CAST(substr(a.subject, 7) AS BIGINT) END) a
    LEFT JOIN person p ON p.id = a.person_id LEFT JOIN person q ON q.id = a.acting_for
)sql";

void append(Db& db, std::optional<PersonId> person, std::optional<PersonId> acting_for, std::string_view deed,
            std::string_view subject, std::string_view detail, const Moment& now) {
    const std::string previous = db.query("SELECT hash FROM audit ORDER BY id DESC LIMIT 1")
                                     .first([](Row& row) { return row.next<std::string>(); })
                                     .value_or("");
    db.execute(R"sql(
        INSERT INTO audit (at, person_id, deed, subject, detail, previous_hash, hash, acting_for)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
               now.instant, person, deed, subject, detail, previous,
               chained(previous, now.instant, person, deed, subject, detail, acting_for), acting_for);
}

struct SearchSql {
    std::string text;
    std::vector<DbValue> values;
};
// Names are looked up for entries that aren't shown only when words are searched in them: years of entries stay cheap.
SearchSql search_sql(const AuditSearch& search, std::string_view what) {
    const bool in_words = !search.words.empty();
    SearchSql out{
        "SELECT " + std::string{what} + " FROM " + std::string{in_words ? kEntries : "audit a"} + " WHERE 1 = 1", {}};
    if (in_words) {
        out.values.emplace_back(search.words);
        out.text +=
            " AND fold(a.deed || ' ' || a.about || ' ' || a.detail || ' ' || coalesce(p.full_name, '') || ' ' || "
            "coalesce(q.full_name, '')) LIKE '%' || fold($1) || '%'";
    }
    if (search.organisations.empty()) return out;
    std::string list;
    for (const OrganisationId id : search.organisations) {
        out.values.emplace_back(id);
        list += (list.empty() ? "$" : ", $") + std::to_string(out.values.size());
    }
    out.text += " AND a.person_id IN (SELECT h.person_id FROM membership h WHERE h.organisation_id IN (" + list + "))";
    return out;
}
}  // namespace

std::string subject_of(ObligationId id) { return "obligation " + std::to_string(id.value); }
std::string subject_of(ProgrammeId id) { return "programme " + std::to_string(id.value); }
std::string subject_of(ChildProgrammeId id) { return "child_programme " + std::to_string(id.value); }
std::string subject_of(OrganisationId id) { return "organisation " + std::to_string(id.value); }
std::string subject_of(PersonId id) { return "person " + std::to_string(id.value); }
std::string subject_of(DraftId id) { return "draft " + std::to_string(id.value); }

void write_audit(Db& db, std::optional<PersonId> person, std::string_view deed, std::string_view subject,
                 std::string_view detail, const Moment& now) {
    append(db, person, {}, deed, subject, detail, now);
}

void write_audit(Db& db, const Doer& doer, std::string_view deed, std::string_view subject, std::string_view detail,
                 const Moment& now) {
    append(db, doer.person, doer.acting_for, deed, subject, detail, now);
}

std::vector<AuditEntry> audit_of(Db& db, std::string_view subject) {
    return db
        .query("SELECT " + std::string{kEntryColumns} + " FROM " + std::string{kEntries} +
                   " WHERE a.subject = $1 ORDER BY a.id",
               subject)
        .all(read_entry);
}

std::vector<AuditEntry> audit_page(Db& db, const AuditSearch& search, std::int64_t limit, std::int64_t offset) {
    SearchSql ids = search_sql(search, "a.id");
    ids.values.emplace_back(limit);
    ids.text += " ORDER BY a.id DESC LIMIT $" + std::to_string(ids.values.size());
    ids.values.emplace_back(offset);
    ids.text += " OFFSET $" + std::to_string(ids.values.size());
    return db
        .query_values("SELECT " + std::string{kEntryColumns} + " FROM " + std::string{kEntries} + " WHERE a.id IN (" +
                          ids.text + ") ORDER BY a.id DESC",
                      ids.values)
        .all(read_entry);
}

std::int64_t audit_count(Db& db, const AuditSearch& search) {
    const SearchSql sql = search_sql(search, "count(*)");
    return db.query_values(sql.text, sql.values).only<std::int64_t>();
}

std::string audit_beginning(Db& db) {
    return db.query("SELECT hash FROM audit ORDER BY id LIMIT 1")
        .first([](Row& row) { return row.next<std::string>(); })
        .value_or("");
}

std::optional<std::int64_t> first_broken_audit_entry(Db& db) {
    std::string previous;
    for (Row& row :
         db.query("SELECT id, at, person_id, deed, subject, detail, previous_hash, hash, acting_for FROM audit "
                  "ORDER BY id")) {
        const auto id = row.next<std::int64_t>();
        const auto at = row.next<std::string>();
        const auto person = row.next<std::optional<PersonId>>();
        const auto deed = row.next<std::string>();
        const auto subject = row.next<std::string>();
        const auto detail = row.next<std::string>();
        const auto previous_stored = row.next<std::string>();
        const auto hash = row.next<std::string>();
        const auto acting_for = row.next<std::optional<PersonId>>();
        if (previous_stored != previous || hash != chained(previous, at, person, deed, subject, detail, acting_for))
            return id;
        previous = hash;
    }
    return {};
}

}  // namespace mera
