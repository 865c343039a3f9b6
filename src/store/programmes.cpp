#include "store/programmes.hpp"

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
    for (Row& row : db.query(sql, programme)) hang_on(*by_id.at(row.next<MeasureId>()), row);
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
    return db
        .query(R"sql(
        INSERT INTO programme (draft_id, owner_id, school_list_id, order_number, order_date, issuer, title, term_first,
                               term_last, shift_policy, half_year, school_year_last, adopted_by, adopted_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id
    )sql",
               draft, p.owner, p.school_list, p.order_number, p.order_date, p.issuer, p.title, p.terms.term.first,
               p.terms.term.last, code_of(p.terms.shift_policy), code_of(p.terms.half_year), p.terms.school_year_last,
               by, p.adopted_on)
        .only<ProgrammeId>();
}

SectionId insert_section(Db& db, ProgrammeId programme, std::int64_t position, const Section& section) {
    return db
        .query("INSERT INTO section (programme_id, position, number, title) VALUES ($1, $2, $3, $4) RETURNING id",
               programme, position, section.number, section.title)
        .only<SectionId>();
}

MeasureId insert_measure(Db& db, ProgrammeId programme, std::int64_t position, const Measure& m) {
    const auto id = db.query(R"sql(
        INSERT INTO measure (programme_id, section_id, position, number, title, executors_text, deadline_text, result_text, notes)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id
    )sql",
                             programme, m.section, position, m.number, m.title, m.executors_text, m.deadline_text,
                             m.result_text, m.notes)
                        .only<MeasureId>();
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

std::vector<Measure> measures_of(Db& db, ProgrammeId programme) {
    auto measures = db.query(R"sql(
        SELECT id, section_id, number, title, executors_text, deadline_text, result_text, notes
          FROM measure WHERE programme_id = $1 ORDER BY position
    )sql",
                             programme)
                        .all(read_measure);
    hang_details(db, measures, programme);
    return measures;
}

std::optional<ProgrammeMeasure> find_measure(Db& db, MeasureId id) {
    const auto programme = db.query("SELECT programme_id FROM measure WHERE id = $1", id).first([](Row& row) {
        return row.next<ProgrammeId>();
    });
    if (!programme) return {};
    for (Measure& measure : measures_of(db, *programme))
        if (measure.id == id) return ProgrammeMeasure{*programme, std::move(measure)};
    return {};
}

}  // namespace mera
