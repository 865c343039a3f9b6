-- The register as a tree that changes: organisations close, work six days, have school years of their own.
ALTER TABLE organisation ADD COLUMN closed_on TEXT;
ALTER TABLE organisation ADD COLUMN six_day_week BOOLEAN NOT NULL DEFAULT FALSE;

-- Until now nobody stood over anybody. In a register with one department everything without a superior is under it.
UPDATE organisation
   SET parent_id = (SELECT min(d.id) FROM organisation d WHERE d.kind = 'department')
 WHERE parent_id IS NULL AND kind NOT IN ('region', 'department')
   AND (SELECT count(*) FROM organisation d WHERE d.kind = 'department') = 1;
CREATE INDEX organisation_parent ON organisation (parent_id);

-- From the first of September to the end of lessons, where an organisation has days of its own. The year is the one in
-- which it begins.
CREATE TABLE school_year (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    year            BIGINT NOT NULL,
    first_day       TEXT NOT NULL,
    last_day        TEXT NOT NULL,
    PRIMARY KEY (organisation_id, year)
);

-- Замещение: one person acts for another in an organisation, by an act, for a period.
CREATE TABLE acting (
    id              {{identity}},
    person_id       BIGINT NOT NULL REFERENCES person (id),
    for_person_id   BIGINT NOT NULL REFERENCES person (id),
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    starts_on       TEXT NOT NULL,
    ends_on         TEXT NOT NULL,
    basis           TEXT NOT NULL,
    set_by          BIGINT REFERENCES person (id),
    set_at          TEXT NOT NULL
);
CREATE INDEX acting_person ON acting (person_id, ends_on);
CREATE INDEX acting_for_person ON acting (for_person_id, ends_on);

ALTER TABLE audit ADD COLUMN acting_for BIGINT REFERENCES person (id);

-- The private calendar address of a person: only its digest is kept.
CREATE TABLE calendar_feed (
    person_id    BIGINT PRIMARY KEY REFERENCES person (id),
    token_sha256 TEXT NOT NULL UNIQUE,
    made_at      TEXT NOT NULL
);
