#include "store/audit.hpp"

#include "base/digest.hpp"

namespace mera {

namespace {

constexpr char kFieldEnd = '\x1F';  // ASCII unit separator: no field may hold it, so no two rows join to one text

std::string chained(std::string_view previous_hash, std::string_view at, std::optional<PersonId> person,
                    std::string_view deed, std::string_view subject, std::string_view detail) {
    std::string text;
    const std::string who = person ? std::to_string(person->value) : "";
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
    out.deed = row.next<std::string>();
    out.subject = row.next<std::string>();
    out.detail = row.next<std::string>();
    return out;
}

}  // namespace

void write_audit(Db& db, std::optional<PersonId> person, std::string_view deed, std::string_view subject,
                 std::string_view detail, const Moment& now) {
    const std::string previous = db.query("SELECT hash FROM audit ORDER BY id DESC LIMIT 1")
                                     .first([](Row& row) { return row.next<std::string>(); })
                                     .value_or("");
    db.execute(R"sql(
        INSERT INTO audit (at, person_id, deed, subject, detail, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
               now.instant, person, deed, subject, detail, previous,
               chained(previous, now.instant, person, deed, subject, detail));
}

std::vector<AuditEntry> audit_of(Db& db, std::string_view subject) {
    return db
        .query(R"sql(
        SELECT a.id, a.at, a.person_id, p.full_name, a.deed, a.subject, a.detail
          FROM audit a LEFT JOIN person p ON p.id = a.person_id
         WHERE a.subject = $1 ORDER BY a.id
    )sql",
               subject)
        .all(read_entry);
}

std::vector<AuditEntry> audit_page(Db& db, std::string_view search, std::int64_t limit, std::int64_t offset) {
    return db
        .query(R"sql(
        SELECT a.id, a.at, a.person_id, p.full_name, a.deed, a.subject, a.detail
          FROM audit a LEFT JOIN person p ON p.id = a.person_id
         WHERE $1 = '' OR fold(a.deed || ' ' || a.detail || ' ' || coalesce(p.full_name, '')) LIKE '%' || fold($1) || '%'
         ORDER BY a.id DESC LIMIT $2 OFFSET $3
    )sql",
               search, limit, offset)
        .all(read_entry);
}

std::int64_t audit_count(Db& db, std::string_view search) {
    return db
        .query(R"sql(
        SELECT count(*) FROM audit a LEFT JOIN person p ON p.id = a.person_id
         WHERE $1 = '' OR fold(a.deed || ' ' || a.detail || ' ' || coalesce(p.full_name, '')) LIKE '%' || fold($1) || '%'
    )sql",
               search)
        .only<std::int64_t>();
}

std::optional<std::int64_t> first_broken_audit_entry(Db& db) {
    std::string previous;
    for (Row& row :
         db.query("SELECT id, at, person_id, deed, subject, detail, previous_hash, hash FROM audit ORDER BY id")) {
        const auto id = row.next<std::int64_t>();
        const auto at = row.next<std::string>();
        const auto person = row.next<std::optional<PersonId>>();
        const auto deed = row.next<std::string>();
        const auto subject = row.next<std::string>();
        const auto detail = row.next<std::string>();
        const auto previous_stored = row.next<std::string>();
        const auto hash = row.next<std::string>();
        if (previous_stored != previous || hash != chained(previous, at, person, deed, subject, detail)) return id;
        previous = hash;
    }
    return {};
}

}  // namespace mera
