-- The days of a school year that somebody changed afterwards: appended. What is owed by these days follows, and each step
-- says which change stands behind it, as it does for a revision or a list.
CREATE TABLE school_year_change (
    id              {{identity}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    year            BIGINT NOT NULL,
    first_day       TEXT NOT NULL,
    last_day        TEXT NOT NULL,
    made_on         TEXT NOT NULL,
    made_at         TEXT NOT NULL,
    made_by         BIGINT REFERENCES person (id)
);
CREATE INDEX school_year_change_organisation ON school_year_change (organisation_id, id);

ALTER TABLE obligation ADD COLUMN school_year_change_id BIGINT REFERENCES school_year_change (id);
ALTER TABLE transfer ADD COLUMN school_year_change_id BIGINT REFERENCES school_year_change (id);
ALTER TABLE control_release ADD COLUMN school_year_change_id BIGINT REFERENCES school_year_change (id);
ALTER TABLE control_return ADD COLUMN school_year_change_id BIGINT REFERENCES school_year_change (id);

-- A term may come from a revision or from a school year.
CREATE TABLE obligation_term_appended (
    id                    {{identity}},
    obligation_id         BIGINT NOT NULL REFERENCES obligation (id),
    revision_id           BIGINT REFERENCES programme_revision (id),
    school_year_change_id BIGINT REFERENCES school_year_change (id),
    period_first          TEXT NOT NULL,
    period_last           TEXT NOT NULL,
    due_nominal           TEXT NOT NULL,
    due_effective         TEXT NOT NULL,
    is_moved              BOOLEAN NOT NULL,
    set_on                TEXT NOT NULL
);
INSERT INTO obligation_term_appended (obligation_id, revision_id, period_first, period_last, due_nominal, due_effective,
                                      is_moved, set_on)
SELECT obligation_id, revision_id, period_first, period_last, due_nominal, due_effective, is_moved, set_on
  FROM obligation_term ORDER BY id;
DROP TABLE obligation_term;
ALTER TABLE obligation_term_appended RENAME TO obligation_term;
CREATE INDEX obligation_term_obligation ON obligation_term (obligation_id, id);
