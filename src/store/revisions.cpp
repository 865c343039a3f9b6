#include "store/revisions.hpp"

#include "store/obligation_facts.hpp"

namespace mera {

RevisionId insert_revision(Db& db, const Revision& r, std::optional<DraftId> draft, std::optional<PersonId> by) {
    return db
        .query(R"sql(
        INSERT INTO programme_revision (programme_id, number, draft_id, order_number, order_date, in_force_from, term_last,
                                        adopted_on, adopted_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id
    )sql",
               r.programme, r.number, draft, r.order_number, r.order_date, r.in_force_from, r.term_last, r.adopted_on,
               by)
        .only<RevisionId>();
}

std::vector<Revision> revisions_of(Db& db, ProgrammeId programme) {
    return db
        .query(R"sql(
        SELECT r.id, r.programme_id, r.number, r.order_number, r.order_date, r.in_force_from, r.term_last, r.adopted_on,
               p.full_name
          FROM programme_revision r LEFT JOIN person p ON p.id = r.adopted_by
         WHERE r.programme_id = $1 ORDER BY r.number
    )sql",
               programme)
        .all([](Row& row) {
            Revision out;
            out.id = row.next<RevisionId>();
            out.programme = row.next<ProgrammeId>();
            out.number = row.next<std::int64_t>();
            out.order_number = row.next<std::string>();
            out.order_date = row.next<Date>();
            out.in_force_from = row.next<Date>();
            out.term_last = row.next<Date>();
            out.adopted_on = row.next<Date>();
            out.adopted_by = row.next<std::optional<std::string>>().value_or("");
            return out;
        });
}

void insert_measure_instruction(Db& db, RevisionId revision, const MeasureInstruction& instruction) {
    db.execute("INSERT INTO revision_instruction (revision_id, measure_id, quote) VALUES ($1, $2, $3)", revision,
               instruction.measure, instruction.quote);
}

std::vector<MeasureInstruction> instructions_of(Db& db, RevisionId revision) {
    return db.query("SELECT measure_id, quote FROM revision_instruction WHERE revision_id = $1 ORDER BY id", revision)
        .all([](Row& row) {
            MeasureInstruction out;
            out.measure = row.next<MeasureId>();
            out.quote = row.next<std::string>();
            return out;
        });
}

void extend_programme(Db& db, ProgrammeId programme, Date term_last) {
    db.execute("UPDATE programme SET term_last = $2 WHERE id = $1", programme, term_last);
}

std::vector<ProgrammeId> programmes_of_list(Db& db, SchoolListId list) {
    return db.query("SELECT id FROM programme WHERE school_list_id = $1 ORDER BY id", list).all<ProgrammeId>();
}

std::vector<Owed> owed_under(Db& db, ProgrammeId programme, std::optional<OrganisationId> organisation) {
    std::string sql = R"sql(
        SELECT o.id, o.measure_id, o.organisation_id, coalesce(n.period_first, o.period_first),
               coalesce(n.period_last, o.period_last), coalesce(n.due_nominal, o.due_nominal),
               coalesce(n.due_effective, o.due_effective), o.opened_on, o.opened_by, o.opened_reason,
               CASE WHEN f.released_on IS NULL THEN FALSE
                    ELSE EXISTS (SELECT 1 FROM control_release c
                                  WHERE c.obligation_id = o.id AND (c.revision_id IS NOT NULL OR c.list_change_id IS NOT NULL
                                         OR c.school_year_change_id IS NOT NULL)
                                    AND NOT EXISTS (SELECT 1 FROM control_return b WHERE b.release_id = c.id)) END,
               f.transfers,
    )sql" + std::string{kFactColumns} +
                      R"sql(
          FROM obligation o JOIN obligation_facts f ON f.obligation_id = o.id
          LEFT JOIN obligation_term n ON n.id = (SELECT max(x.id) FROM obligation_term x WHERE x.obligation_id = o.id)
         WHERE f.programme_id = $1)sql";
    std::vector<DbValue> values{programme};
    if (organisation) {
        sql += " AND f.organisation_id = $2";
        values.emplace_back(*organisation);
    }
    return db.query_values(sql + " ORDER BY o.id", values).all([](Row& row) {
        const auto id = row.next<ObligationId>();
        const auto measure = row.next<MeasureId>();
        const auto owner = row.next<OrganisationId>();
        const auto first = row.next<Date>();
        const auto last = row.next<Date>();
        const auto nominal = row.next<Date>();
        const auto effective = row.next<Date>();
        const auto opened_on = row.next<Date>();
        const bool by_person = row.next<std::optional<PersonId>>().has_value();
        const bool by_hand = !row.next<std::string>().empty() || by_person;
        const bool lifted = row.next<bool>();
        const bool transferred = row.next<std::int64_t>() > 0;
        return Owed{id,         measure,         owner,   {*Period::between(first, last), nominal, effective},
                    opened_on,  read_facts(row), by_hand, lifted,
                    transferred};
    });
}

void insert_change_release(Db& db, ObligationId id, ReleaseReason reason, Date on, const ChangeBasis& basis,
                           const Moment& now) {
    db.execute(R"sql(
        INSERT INTO control_release (obligation_id, reason, basis, released_on, released_at, released_by, revision_id, list_change_id,
                                     school_year_change_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    )sql",
               id, code_of(reason), basis.words, on, now.instant, basis.by, basis.revision, basis.list_change,
               basis.school_year);
}

void insert_control_return(Db& db, ObligationId id, Date on, const ChangeBasis& basis, const Moment& now) {
    db.execute(R"sql(
        INSERT INTO control_return (release_id, basis, returned_on, returned_at, returned_by, revision_id, list_change_id,
                                    school_year_change_id)
        SELECT max(c.id), $2, $3, $4, $5, $6, $7, $8 FROM control_release c WHERE c.obligation_id = $1
    )sql",
               id, basis.words, on, now.instant, basis.by, basis.revision, basis.list_change, basis.school_year);
}

void insert_revised_due(Db& db, ObligationId id, Date due, Date on, const ChangeBasis& basis) {
    const auto transfer = db.query(R"sql(
        INSERT INTO transfer (obligation_id, asked_due, reason, asked_on, asked_by, revision_id, school_year_change_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id
    )sql",
                                   id, due, basis.words, on, basis.by, basis.revision, basis.school_year)
                              .only<TransferId>();
    db.execute(R"sql(
        INSERT INTO transfer_decision (transfer_id, approved, due, comment, decided_on, decided_by)
        VALUES ($1, TRUE, $2, '', $3, $4)
    )sql",
               transfer, due, on, basis.by);
}

void insert_obligation_term(Db& db, ObligationId id, const ScheduledPeriod& when, bool is_moved, Date on,
                            const ChangeBasis& basis) {
    db.execute(R"sql(
        INSERT INTO obligation_term (obligation_id, revision_id, school_year_change_id, period_first, period_last,
                                     due_nominal, due_effective, is_moved, set_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    )sql",
               id, basis.revision, basis.school_year, when.period.first(), when.period.last(), when.due_nominal,
               when.due_effective, is_moved, on);
}

RevisionEffect effect_of(Db& db, RevisionId revision) {
    const auto count = [&](std::string_view sql) { return db.query(sql, revision).only<std::int64_t>(); };
    return {count("SELECT count(*) FROM obligation WHERE revision_id = $1"),
            count("SELECT count(*) FROM transfer WHERE revision_id = $1"),
            count("SELECT count(*) FROM control_release WHERE revision_id = $1"),
            count("SELECT count(*) FROM control_return WHERE revision_id = $1")};
}

RevisionEffect effect_of(Db& db, SchoolListChangeId change) {
    const auto count = [&](std::string_view sql) { return db.query(sql, change).only<std::int64_t>(); };
    return {count("SELECT count(*) FROM obligation WHERE list_change_id = $1"), 0,
            count("SELECT count(*) FROM control_release WHERE list_change_id = $1"),
            count("SELECT count(*) FROM control_return WHERE list_change_id = $1")};
}

}  // namespace mera
