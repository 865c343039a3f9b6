-- Derived: the facts of all obligations of one organisation under one measure, packed into one row, so that a page over
-- a whole programme reads thousands of rows instead of ten thousands and works out every state by the rules of the
-- domain. Made anew by `mera doctor --rebuild` and after every upgrade.
CREATE TABLE obligation_cell (
    measure_id      BIGINT NOT NULL REFERENCES measure (id),
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    programme_id    BIGINT NOT NULL REFERENCES programme (id),
    facts           TEXT NOT NULL,
    PRIMARY KEY (measure_id, organisation_id)
);
CREATE INDEX obligation_cell_programme ON obligation_cell (programme_id);
CREATE INDEX obligation_cell_organisation ON obligation_cell (organisation_id);

-- No list reads it since lists read obligation_facts; a programme of 90,000 obligations pays for it with each of them.
DROP INDEX obligation_organisation;
