-- Any earlier day can be looked at as it was. What is asked of a measure besides its revisions: the day it was added to a
-- programme that was there already, and where it stood in the plan before a revision moved it.
ALTER TABLE measure ADD COLUMN added_on TEXT;  -- NULL: with the programme or by the revision that brought it
UPDATE measure
   SET added_on = (SELECT substr(r.asked_at, 1, 10) FROM programme_request r WHERE r.measure_id = measure.id)
 WHERE id IN (SELECT measure_id FROM programme_request);
UPDATE obligation
   SET opened_on = (SELECT m.added_on FROM measure m WHERE m.id = obligation.measure_id)
 WHERE revision_id IS NULL AND list_change_id IS NULL
   AND measure_id IN (SELECT measure_id FROM programme_request)
   AND opened_on < (SELECT m.added_on FROM measure m WHERE m.id = obligation.measure_id);

CREATE TABLE measure_place (
    id          {{identity}},
    measure_id  BIGINT NOT NULL REFERENCES measure (id),
    revision_id BIGINT NOT NULL REFERENCES programme_revision (id),
    position    BIGINT NOT NULL  -- before that revision
);
CREATE INDEX measure_place_measure ON measure_place (measure_id, id);

-- Derived: what was known of the obligations of one organisation under one measure on every day on which something was
-- recorded. No row: nothing was recorded since the programme was adopted, and obligation_cell says it all. Made anew like
-- the other derived tables.
CREATE TABLE obligation_past (
    measure_id      BIGINT NOT NULL REFERENCES measure (id),
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    programme_id    BIGINT NOT NULL REFERENCES programme (id),
    history         TEXT NOT NULL,
    PRIMARY KEY (measure_id, organisation_id)
);
CREATE INDEX obligation_past_programme ON obligation_past (programme_id);
