#include "store/link_checks.hpp"

#include "store/obligation_filter.hpp"

namespace mera {

namespace {

constexpr std::string_view kCheckColumns =
    "c.id, c.link, c.checked_on, c.checked_at, c.outcome, c.status, c.final_address, c.title, c.media_type, c.sha256, "
    "c.certificate_known, c.failures";

LinkCheckRecord read_check(Row& row) {
    LinkCheckRecord out{};
    out.id = row.next<std::int64_t>();
    out.link = row.next<std::string>();
    out.checked_on = row.next<Date>();
    out.checked_at = row.next<std::string>();
    out.outcome = row.next<std::string>();
    out.status = row.next<std::int64_t>();
    out.final_address = row.next<std::string>();
    out.title = row.next<std::string>();
    out.media_type = row.next<std::string>();
    out.sha256 = row.next<std::string>();
    out.certificate_known = row.next<bool>();
    out.failures = row.next<std::int64_t>();
    return out;
}

// Every link that stands as proof today, at its newest address.
constexpr std::string_view kWatched = R"sql(
    WITH watched AS (
        SELECT e.id AS evidence_id, s.obligation_id,
               coalesce((SELECT r.link FROM link_replacement r WHERE r.evidence_id = e.id ORDER BY r.id DESC LIMIT 1), e.link) AS link
          FROM evidence e
          JOIN submission s ON s.id = e.submission_id
          JOIN obligation_facts f ON f.obligation_id = s.obligation_id
          LEFT JOIN review v ON v.submission_id = s.id
         WHERE e.kind = 'link' AND (v.verdict IS NULL OR v.verdict = 'accepted')
           AND (f.release_reason IS NULL OR f.release_reason = 'fulfilled')
    )
)sql";

constexpr std::string_view kWatchedFrom = R"sql(
      FROM watched w
      JOIN obligation b ON b.id = w.obligation_id
      JOIN measure m ON m.id = b.measure_id
      JOIN organisation o ON o.id = b.organisation_id
      LEFT JOIN link_check c ON c.id = (SELECT max(last.id) FROM link_check last WHERE last.link = w.link)
     WHERE TRUE)sql";

FilterSql watched_filter(const LinkFilter& filter) {
    FilterSql sql;
    if (!filter.organisations.empty()) {
        std::string list;
        for (const OrganisationId organisation : filter.organisations)
            list += (list.empty() ? "" : ", ") + sql.parameter(organisation);
        sql.conditions += " AND b.organisation_id IN (" + list + ")";
    }
    if (filter.only_dead) sql.conditions += " AND c.failures >= " + sql.parameter(kLinkFailuresMax);
    if (filter.obligation) sql.conditions += " AND w.obligation_id = " + sql.parameter(*filter.obligation);
    return sql;
}

WatchedLink read_watched(Row& row) {
    WatchedLink out{};
    out.evidence = row.next<EvidenceId>();
    out.obligation = row.next<ObligationId>();
    out.organisation = row.next<OrganisationId>();
    out.measure = {row.next<std::string>(), row.next<std::string>(), !row.next<std::optional<SectionId>>()};
    out.organisation_name = row.next<std::string>();
    out.link = row.next<std::string>();
    return out;
}

}  // namespace

void insert_link_check(Db& db, const LinkCheckRecord& check) {
    db.execute(R"sql(
        INSERT INTO link_check (link, checked_on, checked_at, outcome, status, final_address, title, media_type, sha256,
                                certificate_known, failures)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    )sql",
               check.link, check.checked_on, check.checked_at, check.outcome, check.status, check.final_address,
               check.title, check.media_type, check.sha256, check.certificate_known, check.failures);
}

std::optional<LinkCheckRecord> last_link_check(Db& db, const std::string& link) {
    return db
        .query(
            "SELECT " + std::string{kCheckColumns} + " FROM link_check c WHERE c.link = $1 ORDER BY c.id DESC LIMIT 1",
            link)
        .first(read_check);
}

std::optional<LinkCheckRecord> find_link_check(Db& db, std::int64_t id) {
    return db.query("SELECT " + std::string{kCheckColumns} + " FROM link_check c WHERE c.id = $1", id)
        .first(read_check);
}

std::vector<LinkCheckRecord> link_checks(Db& db, const std::string& link, std::int64_t limit) {
    return db
        .query(
            "SELECT " + std::string{kCheckColumns} + " FROM link_check c WHERE c.link = $1 ORDER BY c.id DESC LIMIT $2",
            link, limit)
        .all(read_check);
}

std::vector<WatchedLink> watched_links(Db& db, const LinkFilter& filter, std::int64_t limit, std::int64_t offset) {
    FilterSql sql = watched_filter(filter);
    const std::string room = " LIMIT " + sql.parameter(limit) + " OFFSET " + sql.parameter(offset);
    auto found = db.query_values(std::string{kWatched} +
                                     "SELECT w.evidence_id, w.obligation_id, b.organisation_id, m.number, m.title, "
                                     "m.section_id, o.short_name, w.link" +
                                     std::string{kWatchedFrom} + sql.conditions +
                                     " ORDER BY coalesce(c.failures, 0) DESC, o.short_name, w.evidence_id DESC" + room,
                                 sql.values)
                     .all(read_watched);
    for (WatchedLink& one : found) one.last = last_link_check(db, one.link);
    return found;
}

std::int64_t count_watched_links(Db& db, const LinkFilter& filter) {
    const FilterSql sql = watched_filter(filter);
    return db
        .query_values(std::string{kWatched} + "SELECT count(*)" + std::string{kWatchedFrom} + sql.conditions,
                      sql.values)
        .only<std::int64_t>();
}

std::vector<std::string> links_to_visit(Db& db, Date alive_before, Date dead_before, std::int64_t limit) {
    return db
        .query(std::string{kWatched} + R"sql(
        SELECT w.link
          FROM watched w
          LEFT JOIN link_check c ON c.id = (SELECT max(last.id) FROM link_check last WHERE last.link = w.link)
         WHERE c.id IS NULL OR c.checked_on < $1 OR (c.failures > 0 AND c.checked_on < $2)
         GROUP BY w.link
         ORDER BY min(coalesce(c.checked_on, '')), w.link
         LIMIT $3
    )sql",
               alive_before, dead_before, limit)
        .all<std::string>();
}

void insert_link_replacement(Db& db, EvidenceId evidence, const std::string& link, std::optional<PersonId> by,
                             const Moment& now) {
    db.execute("INSERT INTO link_replacement (evidence_id, link, replaced_at, replaced_by) VALUES ($1, $2, $3, $4)",
               evidence, link, now.instant, by);
}

std::vector<OrganisationId> organisations_with_link(Db& db, const std::string& link) {
    return db
        .query(R"sql(
        SELECT DISTINCT b.organisation_id
          FROM evidence e
          JOIN submission s ON s.id = e.submission_id
          JOIN obligation b ON b.id = s.obligation_id
         WHERE e.kind = 'link' AND (e.link = $1 OR e.id IN (SELECT r.evidence_id FROM link_replacement r WHERE r.link = $1))
    )sql",
               link)
        .all<OrganisationId>();
}

}  // namespace mera
