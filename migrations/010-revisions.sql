-- Редакция: number 1 is the order that made the programme, each later one an order that amends it. Appended.
CREATE TABLE programme_revision (
    id            {{identity}},
    programme_id  BIGINT NOT NULL REFERENCES programme (id),
    number        BIGINT NOT NULL,
    draft_id      BIGINT REFERENCES draft (id),
    order_number  TEXT NOT NULL,
    order_date    TEXT NOT NULL,
    in_force_from TEXT NOT NULL,
    term_last     TEXT NOT NULL,
    adopted_on    TEXT NOT NULL,
    adopted_by    BIGINT REFERENCES person (id),
    UNIQUE (programme_id, number),
    UNIQUE (programme_id, order_number, order_date)
);
CREATE INDEX programme_revision_draft ON programme_revision (draft_id);

INSERT INTO programme_revision (programme_id, number, draft_id, order_number, order_date, in_force_from, term_last,
                                adopted_on, adopted_by)
SELECT id, 1, draft_id, order_number, order_date, order_date, term_last, adopted_on, adopted_by FROM programme ORDER BY id;

-- A measure keeps its number for ever. Its row holds the words in force; when a revision changes them, the old words move
-- into a row of their own (version_of), which nothing changes any more. NULL in brought_by: the first revision.
ALTER TABLE measure ADD COLUMN brought_by BIGINT REFERENCES programme_revision (id);
ALTER TABLE measure ADD COLUMN ended_by BIGINT REFERENCES programme_revision (id);
ALTER TABLE measure ADD COLUMN version_of BIGINT REFERENCES measure (id);
CREATE INDEX measure_version ON measure (version_of) WHERE version_of IS NOT NULL;

-- One change of the list of schools: who, when, by which act.
CREATE TABLE school_list_change (
    id              {{identity}},
    school_list_id  BIGINT NOT NULL REFERENCES school_list (id),
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    kind            TEXT NOT NULL CHECK (kind IN ('enters', 'leaves')),
    category        TEXT NOT NULL CHECK (category IN ('low_results', 'at_risk')),
    on_day          TEXT NOT NULL,
    basis           TEXT NOT NULL,
    made_on         TEXT NOT NULL,
    made_at         TEXT NOT NULL,
    made_by         BIGINT REFERENCES person (id)
);
CREATE INDEX school_list_change_list ON school_list_change (school_list_id, id);

-- Every fact has its day: an obligation the day from which it is owed, and what brought it.
ALTER TABLE obligation ADD COLUMN opened_on TEXT;
ALTER TABLE obligation ADD COLUMN revision_id BIGINT REFERENCES programme_revision (id);
ALTER TABLE obligation ADD COLUMN list_change_id BIGINT REFERENCES school_list_change (id);
UPDATE obligation
   SET opened_on = CASE WHEN opened_reason <> '' THEN period_first
                        ELSE (SELECT p.adopted_on FROM programme p WHERE p.id = obligation.programme_id) END;

-- The period an obligation answers for since a revision changed the term of its measure. is_moved: it was open and
-- follows; otherwise it was done or out of control already and only answers, so that nobody owes the same twice.
CREATE TABLE obligation_term (
    id            {{identity}},
    obligation_id BIGINT NOT NULL REFERENCES obligation (id),
    revision_id   BIGINT NOT NULL REFERENCES programme_revision (id),
    period_first  TEXT NOT NULL,
    period_last   TEXT NOT NULL,
    due_nominal   TEXT NOT NULL,
    due_effective TEXT NOT NULL,
    is_moved      BOOLEAN NOT NULL,
    set_on        TEXT NOT NULL
);
CREATE INDEX obligation_term_obligation ON obligation_term (obligation_id, id);

-- A due day that a revision moves is a transfer with the revision behind it.
ALTER TABLE transfer ADD COLUMN revision_id BIGINT REFERENCES programme_revision (id);

-- What left control because of a revision or a list may come back and leave again: several releases of one obligation,
-- the last one without a return counts.
CREATE TABLE control_release_appended (
    id             {{identity}},
    obligation_id  BIGINT NOT NULL REFERENCES obligation (id),
    reason         TEXT NOT NULL CHECK (reason IN ('fulfilled', 'not_applicable', 'procedure_cancelled', 'revoked_by_order')),
    basis          TEXT NOT NULL,
    released_on    TEXT NOT NULL,
    released_at    TEXT NOT NULL,
    released_by    BIGINT REFERENCES person (id),
    revision_id    BIGINT REFERENCES programme_revision (id),
    list_change_id BIGINT REFERENCES school_list_change (id)
);
INSERT INTO control_release_appended (obligation_id, reason, basis, released_on, released_at, released_by)
SELECT obligation_id, reason, basis, released_on, released_at, released_by FROM control_release ORDER BY id;
DROP TABLE control_release;
ALTER TABLE control_release_appended RENAME TO control_release;
CREATE INDEX control_release_obligation ON control_release (obligation_id, id);

CREATE TABLE control_return (
    release_id     BIGINT PRIMARY KEY REFERENCES control_release (id),
    basis          TEXT NOT NULL,
    returned_on    TEXT NOT NULL,
    returned_at    TEXT NOT NULL,
    returned_by    BIGINT REFERENCES person (id),
    revision_id    BIGINT REFERENCES programme_revision (id),
    list_change_id BIGINT REFERENCES school_list_change (id)
);
