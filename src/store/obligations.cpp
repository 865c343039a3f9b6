#include "store/obligations.hpp"

#include <algorithm>

#include "store/obligation_cells.hpp"
#include "store/obligation_facts.hpp"
#include "store/obligation_filter.hpp"
#include "store/obligation_past.hpp"

namespace mera {

namespace {

std::string rows_where(std::string_view conditions) {
    return "SELECT f.obligation_id, f.programme_id, f.measure_id, f.organisation_id, m.number, m.title, m.section_id, "
           "g.short_name, coalesce(n.period_last, o.period_last), coalesce(n.due_nominal, o.due_nominal), "
           "o.due_effective, " +
           std::string{kFactColumns} +
           ", f.transfers, f.transfer_asked, CASE WHEN f.last_verdict IS NULL THEN NULL ELSE (SELECT max(s.id) FROM "
           "submission s WHERE s.obligation_id = f.obligation_id) END FROM obligation_facts f "
           "JOIN obligation o ON o.id = f.obligation_id JOIN measure m ON m.id = f.measure_id "
           "JOIN organisation g ON g.id = f.organisation_id "
           "LEFT JOIN obligation_term n ON n.id = (SELECT max(x.id) FROM obligation_term x WHERE x.obligation_id = "
           "o.id "
           "AND x.is_moved) WHERE " +
           std::string{conditions};
}

ObligationRow read_row(Row& row) {
    ObligationRow out{};
    out.id = row.next<ObligationId>();
    out.programme = row.next<ProgrammeId>();
    out.measure = row.next<MeasureId>();
    out.organisation = row.next<OrganisationId>();
    out.measure_number = row.next<std::string>();
    out.measure_title = row.next<std::string>();
    out.is_clause = !row.next<std::optional<SectionId>>();
    out.organisation_name = row.next<std::string>();
    out.period_last = row.next<Date>();
    out.due_nominal = row.next<Date>();
    out.due_original = row.next<Date>();
    out.facts = read_facts(row);
    out.period_first = out.facts.period_first;
    out.transfers = row.next<std::int64_t>();
    out.transfer_asked = row.next<bool>();
    out.last_submission = row.next<std::optional<SubmissionId>>();
    return out;
}

constexpr std::size_t kBatchRows = 400;  // of one INSERT: 2,405 values, far below the limits of both engines
constexpr std::size_t kIdsOfOneQuery = 500;

// An INSERT of so many obligations; the first five parameters are the same in all of them.
std::string insertion_of(std::size_t rows) {
    std::string sql =
        "INSERT INTO obligation (programme_id, opened_on, revision_id, list_change_id, "
        "school_year_change_id, measure_id, organisation_id, "
        "period_first, period_last, due_nominal, due_effective) VALUES ";
    std::size_t parameter = 5;
    for (std::size_t row = 0; row < rows; ++row) {
        sql += row == 0 ? "($1, $2, $3, $4, $5" : ", ($1, $2, $3, $4, $5";
        for (int column = 0; column < 6; ++column) sql += ", $" + std::to_string(++parameter);
        sql += ")";
    }
    return sql;
}

}  // namespace

ObligationId insert_obligation(Db& db, ProgrammeId programme, MeasureId measure, const Assignment& assignment,
                               std::optional<PersonId> opened_by, const std::string& opened_reason) {
    const auto id = db.query(R"sql(
        INSERT INTO obligation (programme_id, measure_id, organisation_id, period_first, period_last, due_nominal,
                                due_effective, opened_by, opened_reason, opened_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $4) RETURNING id
    )sql",
                             programme, measure, assignment.organisation, assignment.when.period.first(),
                             assignment.when.period.last(), assignment.when.due_nominal, assignment.when.due_effective,
                             opened_by, opened_reason)
                        .only<ObligationId>();
    refresh_obligation_facts(db, id);
    return id;
}

void insert_obligations(Db& db, ProgrammeId programme, const std::vector<NewObligation>& obligations,
                        const Opening& opening) {
    if (obligations.empty()) return;
    const auto last = db.query("SELECT coalesce(max(id), 0) FROM obligation").only<ObligationId>();
    std::string sql;
    std::size_t rows_of_sql = 0;
    std::vector<DbValue> values;
    for (std::size_t from = 0; from < obligations.size(); from += kBatchRows) {
        const std::size_t rows = std::min(kBatchRows, obligations.size() - from);
        if (rows != rows_of_sql)
            sql = insertion_of(rows_of_sql = rows);  // one text, prepared once, for all but the last
        values.assign({programme, opening.on, opening.revision, opening.list_change, opening.school_year});
        for (std::size_t at = from; at < from + rows; ++at) {
            const Assignment& a = obligations[at].assignment;
            values.emplace_back(obligations[at].measure);
            values.emplace_back(a.organisation);
            values.emplace_back(a.when.period.first());
            values.emplace_back(a.when.period.last());
            values.emplace_back(a.when.due_nominal);
            values.emplace_back(a.when.due_effective);
        }
        db.execute_values(sql, values);
    }
    add_fresh_facts(db, programme, last);  // writers stand in one queue: what has a higher number is ours
}

std::vector<ProgrammeId> programmes_owed_by(Db& db, OrganisationId organisation) {
    return db
        .query("SELECT DISTINCT programme_id FROM obligation_cell WHERE organisation_id = $1 ORDER BY programme_id",
               organisation)
        .all<ProgrammeId>();
}

std::vector<ExistingObligation> existing_obligations(Db& db, ProgrammeId programme) {
    return db
        .query(R"sql(
        SELECT o.measure_id, o.organisation_id, coalesce(n.period_first, o.period_first), coalesce(n.period_last, o.period_last),
               coalesce(n.due_nominal, o.due_nominal)
          FROM obligation o
          LEFT JOIN obligation_term n ON n.id = (SELECT max(x.id) FROM obligation_term x WHERE x.obligation_id = o.id)
         WHERE o.programme_id = $1
    )sql",
               programme)
        .all([](Row& row) {
            return ExistingObligation{row.next<MeasureId>(), row.next<OrganisationId>(), row.next<Date>(),
                                      row.next<Date>(), row.next<Date>()};
        });
}

bool obligation_exists(Db& db, MeasureId measure, const Assignment& assignment) {
    return db.query(R"sql(
        SELECT count(*) FROM obligation
         WHERE measure_id = $1 AND organisation_id = $2 AND period_first = $3 AND period_last = $4 AND due_nominal = $5
    )sql",
                    measure, assignment.organisation, assignment.when.period.first(), assignment.when.period.last(),
                    assignment.when.due_nominal)
               .only<std::int64_t>() > 0;
}

std::optional<ObligationRow> find_obligation(Db& db, ObligationId id) {
    return db.query(rows_where("f.obligation_id = $1"), id).first(read_row);
}

std::vector<ObligationRow> find_obligations(Db& db, const std::vector<ObligationId>& ids) {
    std::vector<ObligationRow> out;
    for (std::size_t from = 0; from < ids.size(); from += kIdsOfOneQuery) {
        std::string list;
        std::vector<DbValue> values;
        for (std::size_t at = from; at < std::min(from + kIdsOfOneQuery, ids.size()); ++at) {
            values.emplace_back(ids[at]);
            list += (list.empty() ? "$" : ", $") + std::to_string(values.size());
        }
        for (ObligationRow& row :
             db.query_values(rows_where("f.obligation_id IN (" + list + ")"), values).all(read_row))
            out.push_back(std::move(row));
    }
    std::sort(out.begin(), out.end(), [](const ObligationRow& a, const ObligationRow& b) {
        return std::pair{a.facts.due, a.id} < std::pair{b.facts.due, b.id};
    });
    return out;
}

std::optional<Date> last_deed_on(Db& db, ObligationId id) {
    return db
        .query(R"sql(
        SELECT max(day) FROM (
            SELECT coalesce(r.adopted_on, h.made_on, o.opened_on) AS day
              FROM obligation o LEFT JOIN programme_revision r ON r.id = o.revision_id
              LEFT JOIN school_list_change h ON h.id = o.list_change_id WHERE o.id = $1
            UNION ALL SELECT submitted_on FROM submission WHERE obligation_id = $1
            UNION ALL SELECT r.reviewed_on FROM review r JOIN submission s ON s.id = r.submission_id WHERE s.obligation_id = $1
            UNION ALL SELECT released_on FROM control_release WHERE obligation_id = $1
            UNION ALL SELECT b.returned_on FROM control_return b JOIN control_release c ON c.id = b.release_id
                       WHERE c.obligation_id = $1
            UNION ALL SELECT set_on FROM obligation_term WHERE obligation_id = $1
            UNION ALL SELECT asked_on FROM transfer WHERE obligation_id = $1
            UNION ALL SELECT d.decided_on FROM transfer_decision d JOIN transfer t ON t.id = d.transfer_id
                       WHERE t.obligation_id = $1
        ) AS deeds
    )sql",
               id)
        .only<std::optional<Date>>();
}

std::vector<ObligationRow> list_obligations(Db& db, const ObligationFilter& filter, Date today, const ListPage& page) {
    if (filter.known_on) return past_rows(db, past_obligations(db, filter, page), *filter.known_on);
    FilterSql sql = filter_sql(filter, today);
    std::string text = rows_where(sql.conditions);
    // The queue of a reviewer is served in the order of handing in, everything else by due date.
    text += filter.state == ExecutionState::under_review ? " ORDER BY f.last_submitted_on, f.obligation_id"
                                                         : " ORDER BY f.due, f.obligation_id";
    text += " LIMIT " + sql.parameter(page.size) + " OFFSET " + sql.parameter((page.number - 1) * page.size);
    return db.query_values(text, sql.values).all(read_row);
}

ReviewPlace review_place(Db& db, ObligationId id, const std::vector<OrganisationId>& organisations) {
    struct Waiting {
        ObligationId id;
        OrganisationId organisation;
        Date on;
        auto order() const { return std::pair{std::chrono::sys_days{on}, id}; }
    };
    auto queue = db.query(R"sql(
        SELECT obligation_id, organisation_id, last_submitted_on FROM obligation_facts
         WHERE released_on IS NULL AND last_verdict = 'pending' ORDER BY last_submitted_on, obligation_id
    )sql")
                     .all([](Row& row) {
                         return Waiting{row.next<ObligationId>(), row.next<OrganisationId>(), row.next<Date>()};
                     });
    if (!organisations.empty())
        std::erase_if(queue, [&](const Waiting& one) {
            return std::find(organisations.begin(), organisations.end(), one.organisation) == organisations.end();
        });
    ReviewPlace out;
    out.total = static_cast<std::int64_t>(queue.size());
    const auto on = db.query("SELECT last_submitted_on FROM obligation_facts WHERE obligation_id = $1", id)
                        .first<std::optional<Date>>();
    if (queue.empty() || !on || !*on) return out;
    const Waiting own{id, {}, **on};
    const auto at = static_cast<std::size_t>(
        std::lower_bound(queue.begin(), queue.end(), own,
                         [](const Waiting& a, const Waiting& b) { return a.order() < b.order(); }) -
        queue.begin());
    const bool waits = at < queue.size() && queue[at].id == id;
    if (waits) out.number = static_cast<std::int64_t>(at) + 1;
    if (at > 0) out.previous = queue[at - 1].id;
    const std::size_t next = waits ? at + 1 : at;
    if (next < queue.size())
        out.next = queue[next].id;
    else if (queue.front().id != id)
        out.next = queue.front().id;  // those passed over come round again
    return out;
}

std::int64_t count_obligations(Db& db, const ObligationFilter& filter, Date today) {
    if (filter.known_on) return count_past_obligations(db, filter);
    const FilterSql sql = filter_sql(filter, today);
    return db
        .query_values(
            "SELECT count(*) FROM obligation_facts f " + std::string{joins_for(filter)} + "WHERE " + sql.conditions,
            sql.values)
        .only<std::int64_t>();
}

}  // namespace mera
