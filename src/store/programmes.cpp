#include "store/programmes.hpp"

#include "store/revisions.hpp"

#include <algorithm>
#include <unordered_map>

namespace mera {

namespace {

constexpr std::string_view kProgrammeColumns =
    "SELECT id, owner_id, school_list_id, order_number, order_date, issuer, title, term_first, term_last, "
    "shift_policy, "
    "half_year, school_year_last, adopted_on FROM programme";

Programme read_programme(Row& row) {
    Programme out{};
    out.id = row.next<ProgrammeId>();
    out.owner = row.next<OrganisationId>();
    out.school_list = row.next<SchoolListId>();
    out.order_number = row.next<std::string>();
    out.order_date = row.next<Date>();
    out.issuer = row.next<std::string>();
    out.title = row.next<std::string>();
    out.terms.term.first = row.next<Date>();
    out.terms.term.last = row.next<Date>();
    out.terms.shift_policy = shift_policy_from(row.next<std::string>()).value();
    out.terms.half_year = half_year_from(row.next<std::string>()).value();
    out.terms.school_year_last = row.next<Date>();
    out.adopted_on = row.next<Date>();
    return out;
}

constexpr std::string_view kMeasureColumns =
    "SELECT m.id, m.section_id, m.number, m.title, m.executors_text, m.deadline_text, m.result_text, m.notes";

Measure read_measure(Row& row) {
    Measure out;
    out.id = row.next<MeasureId>();
    out.section = row.next<std::optional<SectionId>>();
    out.number = row.next<std::string>();
    out.title = row.next<std::string>();
    out.executors_text = row.next<std::string>();
    out.deadline_text = row.next<std::string>();
    out.result_text = row.next<std::string>();
    out.notes = row.next<std::string>();
    return out;
}

Deadline read_deadline(Row& row) {
    Deadline out;
    out.kind = deadline_kind_from(row.next<std::string>()).value();
    out.start = row.next<std::optional<Date>>();
    out.end = row.next<std::optional<Date>>();
    out.recurrence = row.next<std::optional<std::string>>();
    if (const auto condition = row.next<std::optional<std::string>>())
        out.condition = deadline_condition_from(*condition);
    return out;
}

MeasureExecutor read_executor_row(Row& row) {
    MeasureExecutor out;
    out.words = row.next<std::string>();
    out.kind = executor_kind_from(row.next<std::string>()).value();
    out.organisation = row.next<std::optional<OrganisationId>>();
    return out;
}

Target read_target(Row& row) {
    Target out;
    out.metric = row.next<std::string>();
    out.comparator = row.next<std::string>();
    out.value = row.next<double>();
    out.unit = row.next<std::string>();
    out.population = row.next<std::string>();
    out.denominator = row.next<std::string>();
    return out;
}

// Children of all measures of a programme in one query each, hung on their measures.
template <class Hang>
void hang(Db& db, std::vector<Measure>& measures, std::string_view sql, ProgrammeId programme, Hang hang_on) {
    std::unordered_map<MeasureId, Measure*> by_id;
    for (Measure& measure : measures) by_id[measure.id] = &measure;
    for (Row& row : db.query(sql, programme))
        if (const auto found = by_id.find(row.next<MeasureId>()); found != by_id.end()) hang_on(*found->second, row);
}

void hang_details(Db& db, std::vector<Measure>& measures, ProgrammeId programme) {
    hang(db, measures, R"sql(
        SELECT d.measure_id, d.kind, d.starts_on, d.ends_on, d.recurrence, d.condition
          FROM measure_deadline d JOIN measure m ON m.id = d.measure_id WHERE m.programme_id = $1 ORDER BY d.id
    )sql",
         programme, [](Measure& m, Row& row) { m.deadlines.push_back(read_deadline(row)); });
    hang(db, measures, R"sql(
        SELECT e.measure_id, e.words, e.reading, e.organisation_id
          FROM measure_executor e JOIN measure m ON m.id = e.measure_id WHERE m.programme_id = $1 ORDER BY e.id
    )sql",
         programme, [](Measure& m, Row& row) { m.executors.push_back(read_executor_row(row)); });
    hang(db, measures, R"sql(
        SELECT e.measure_id, e.words
          FROM expected_evidence e JOIN measure m ON m.id = e.measure_id WHERE m.programme_id = $1 ORDER BY e.id
    )sql",
         programme, [](Measure& m, Row& row) { m.evidence.push_back(row.next<std::string>()); });
    hang(db, measures, R"sql(
        SELECT t.measure_id, t.metric, t.comparator, t.value, t.unit, t.population, t.denominator
          FROM target t JOIN measure m ON m.id = t.measure_id WHERE m.programme_id = $1 ORDER BY t.id
    )sql",
         programme, [](Measure& m, Row& row) { m.targets.push_back(read_target(row)); });
}

}  // namespace

ProgrammeId insert_programme(Db& db, const Programme& p, std::optional<DraftId> draft, std::optional<PersonId> by) {
    const auto id = db.query(R"sql(
        INSERT INTO programme (draft_id, owner_id, school_list_id, order_number, order_date, issuer, title, term_first,
                               term_last, shift_policy, half_year, school_year_last, adopted_by, adopted_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id
    )sql",
                             draft, p.owner, p.school_list, p.order_number, p.order_date, p.issuer, p.title,
                             p.terms.term.first, p.terms.term.last, code_of(p.terms.shift_policy),
                             code_of(p.terms.half_year), p.terms.school_year_last, by, p.adopted_on)
                        .only<ProgrammeId>();
    insert_revision(db,
                    {.programme = id,
                     .number = 1,
                     .order_number = p.order_number,
                     .order_date = p.order_date,
                     .in_force_from = p.order_date,
                     .term_last = p.terms.term.last,
                     .adopted_on = p.adopted_on},
                    draft, by);
    return id;
}

SectionId insert_section(Db& db, ProgrammeId programme, std::int64_t position, const Section& section) {
    return db
        .query("INSERT INTO section (programme_id, position, number, title) VALUES ($1, $2, $3, $4) RETURNING id",
               programme, position, section.number, section.title)
        .only<SectionId>();
}

namespace {

void insert_details(Db& db, MeasureId id, const Measure& m) {
    for (const Deadline& d : m.deadlines) {
        const auto condition = d.condition ? std::optional{code_of(*d.condition)} : std::nullopt;
        db.execute(R"sql(
            INSERT INTO measure_deadline (measure_id, kind, starts_on, ends_on, recurrence, condition)
            VALUES ($1, $2, $3, $4, $5, $6)
        )sql",
                   id, code_of(d.kind), d.start, d.end, d.recurrence, condition);
    }
    std::int64_t at = 0;
    for (const MeasureExecutor& e : m.executors)
        db.execute(R"sql(
            INSERT INTO measure_executor (measure_id, position, words, reading, organisation_id) VALUES ($1, $2, $3, $4, $5)
        )sql",
                   id, ++at, e.words, code_of(e.kind), e.organisation);
    at = 0;
    for (const std::string& words : m.evidence)
        db.execute("INSERT INTO expected_evidence (measure_id, position, words) VALUES ($1, $2, $3)", id, ++at, words);
    for (const Target& t : m.targets)
        db.execute(R"sql(
            INSERT INTO target (measure_id, metric, comparator, value, unit, population, denominator)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
        )sql",
                   id, t.metric, t.comparator, t.value, t.unit, t.population, t.denominator);
}

MeasureId insert_words(Db& db, ProgrammeId programme, std::int64_t position, const Measure& m,
                       std::optional<RevisionId> brought_by) {
    return db
        .query(R"sql(
        INSERT INTO measure (programme_id, section_id, position, number, title, executors_text, deadline_text, result_text,
                             notes, brought_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id
    )sql",
               programme, m.section, position, m.number, m.title, m.executors_text, m.deadline_text, m.result_text,
               m.notes, brought_by)
        .only<MeasureId>();
}

}  // namespace

MeasureId insert_measure(Db& db, ProgrammeId programme, std::int64_t position, const Measure& m,
                         std::optional<RevisionId> brought_by) {
    const auto id = insert_words(db, programme, position, m, brought_by);
    insert_details(db, id, m);
    return id;
}

MeasureId add_measure(Db& db, ProgrammeId programme, std::int64_t position, const Measure& m, Date on) {
    const auto id = insert_measure(db, programme, position, m);
    db.execute("UPDATE measure SET added_on = $2 WHERE id = $1", id, on);
    return id;
}

void insert_measure_executor(Db& db, MeasureId measure, const MeasureExecutor& executor) {
    db.execute(R"sql(
        INSERT INTO measure_executor (measure_id, position, words, reading, organisation_id)
        SELECT CAST($1 AS BIGINT), coalesce(max(position), 0) + 1, CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS BIGINT)
          FROM measure_executor WHERE measure_id = CAST($1 AS BIGINT)
    )sql",
               measure, executor.words, code_of(executor.kind), executor.organisation);
}

void revise_measure(Db& db, std::int64_t position, const Measure& m, RevisionId revision) {
    const auto kept = db.query(R"sql(
        INSERT INTO measure (programme_id, section_id, position, number, title, executors_text, deadline_text, result_text,
                             notes, brought_by, ended_by, version_of, added_on)
        SELECT programme_id, section_id, position, number, title, executors_text, deadline_text, result_text, notes,
               brought_by, $2, id, added_on
          FROM measure WHERE id = $1 RETURNING id
    )sql",
                               m.id, revision)
                          .only<MeasureId>();
    for (const std::string_view table : {"measure_deadline", "measure_executor", "expected_evidence", "target"})
        db.execute("UPDATE " + std::string{table} + " SET measure_id = $2 WHERE measure_id = $1", m.id, kept);
    db.execute(R"sql(
        UPDATE measure SET section_id = $2, position = $3, number = $4, title = $5, executors_text = $6, deadline_text = $7,
                           result_text = $8, notes = $9, brought_by = $10
         WHERE id = $1
    )sql",
               m.id, m.section, position, m.number, m.title, m.executors_text, m.deadline_text, m.result_text, m.notes,
               revision);
    insert_details(db, m.id, m);
}

void place_measure(Db& db, MeasureId id, std::int64_t position) {
    const auto moved = db.execute(R"sql(
        INSERT INTO measure_place (measure_id, revision_id, position)
        SELECT m.id, (SELECT max(r.id) FROM programme_revision r WHERE r.programme_id = m.programme_id), m.position
          FROM measure m WHERE m.id = $1 AND m.position <> $2
    )sql",
                                  id, position);
    if (moved > 0) db.execute("UPDATE measure SET position = $2 WHERE id = $1", id, position);
}

void end_measure(Db& db, MeasureId id, RevisionId revision) {
    db.execute("UPDATE measure SET ended_by = $2 WHERE id = $1", id, revision);
}

std::vector<Programme> all_programmes(Db& db) {
    return db.query(std::string{kProgrammeColumns} + " ORDER BY order_date DESC, id DESC").all(read_programme);
}

std::optional<Programme> find_programme(Db& db, ProgrammeId id) {
    return db.query(std::string{kProgrammeColumns} + " WHERE id = $1", id).first(read_programme);
}

std::optional<ProgrammeId> find_programme_by_order(Db& db, OrganisationId owner, std::string_view number, Date date) {
    return db
        .query("SELECT id FROM programme WHERE owner_id = $1 AND order_number = $2 AND order_date = $3", owner, number,
               date)
        .first([](Row& row) { return row.next<ProgrammeId>(); });
}

std::optional<DraftId> draft_of_programme(Db& db, ProgrammeId id) {
    return db.query("SELECT draft_id FROM programme WHERE id = $1", id).only<std::optional<DraftId>>();
}

std::vector<Section> sections_of(Db& db, ProgrammeId programme) {
    return db.query("SELECT id, number, title FROM section WHERE programme_id = $1 ORDER BY position", programme)
        .all([](Row& row) {
            Section out;
            out.id = row.next<SectionId>();
            out.number = row.next<std::string>();
            out.title = row.next<std::string>();
            return out;
        });
}

std::map<MeasureId, MeasureName> measure_names(Db& db) {
    std::map<MeasureId, MeasureName> out;
    for (Row& row :
         db.query("SELECT id, number, title, section_id FROM measure WHERE version_of IS NULL ORDER BY id")) {
        const auto id = row.next<MeasureId>();
        MeasureName name{row.next<std::string>(), row.next<std::string>()};
        name.is_clause = !row.next<std::optional<SectionId>>();
        out.emplace_hint(out.end(), id, std::move(name));
    }
    return out;
}

std::vector<Measure> measures_of(Db& db, ProgrammeId programme) {
    auto measures = db.query(std::string{kMeasureColumns} + R"sql(
          FROM measure m WHERE m.programme_id = $1 AND m.version_of IS NULL AND m.ended_by IS NULL ORDER BY m.position, m.id
    )sql",
                             programme)
                        .all(read_measure);
    hang_details(db, measures, programme);
    return measures;
}

namespace {

struct KeptWords {
    Measure measure;
    std::optional<MeasureId> version_of;
    std::optional<RevisionId> brought_by, ended_by;
    std::int64_t position = 0;
    std::optional<Date> added_on = {};
};

std::vector<KeptWords> kept_words(Db& db, ProgrammeId programme, std::string_view condition) {
    auto out = db.query(std::string{kMeasureColumns} +
                            ", m.version_of, m.brought_by, m.ended_by, m.position, m.added_on FROM measure m " +
                            "WHERE m.programme_id = $1 " + std::string{condition} + " ORDER BY m.position, m.id",
                        programme)
                   .all([](Row& row) {
                       KeptWords kept;
                       kept.measure = read_measure(row);
                       kept.version_of = row.next<std::optional<MeasureId>>();
                       kept.brought_by = row.next<std::optional<RevisionId>>();
                       kept.ended_by = row.next<std::optional<RevisionId>>();
                       kept.position = row.next<std::int64_t>();
                       kept.added_on = row.next<std::optional<Date>>();
                       return kept;
                   });
    std::vector<Measure> measures;
    for (const KeptWords& kept : out) measures.push_back(kept.measure);
    hang_details(db, measures, programme);
    for (std::size_t at = 0; at < out.size(); ++at) out[at].measure = std::move(measures[at]);
    return out;
}

}  // namespace

std::vector<MeasureWords> wordings_of(Db& db, ProgrammeId programme) {
    std::vector<MeasureWords> out;
    for (KeptWords& kept : kept_words(db, programme, "")) {
        if (kept.version_of) kept.measure.id = *kept.version_of;
        out.push_back({std::move(kept.measure), kept.brought_by, kept.ended_by, kept.position, kept.added_on});
    }
    std::sort(out.begin(), out.end(), [](const MeasureWords& a, const MeasureWords& b) {
        const auto order = [](const MeasureWords& w) {
            return std::pair{w.measure.id, w.brought_by.value_or(RevisionId{})};
        };
        return order(a) < order(b);
    });
    return out;
}

std::optional<ProgrammeMeasure> find_measure(Db& db, MeasureId id) {
    const auto programme =
        db.query("SELECT programme_id FROM measure WHERE id = $1 AND version_of IS NULL", id).first([](Row& row) {
            return row.next<ProgrammeId>();
        });
    if (!programme) return {};
    for (KeptWords& kept : kept_words(db, *programme, "AND m.version_of IS NULL"))
        if (kept.measure.id == id) return ProgrammeMeasure{*programme, std::move(kept.measure), kept.ended_by};
    return {};
}

}  // namespace mera
