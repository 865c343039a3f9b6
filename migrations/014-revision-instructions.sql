-- Which sentence of the amending order changed a measure: told beside the change for as long as the revision is kept.
CREATE TABLE revision_instruction (
    id          {{identity}},
    revision_id BIGINT NOT NULL REFERENCES programme_revision (id),
    measure_id  BIGINT NOT NULL REFERENCES measure (id),
    quote       TEXT NOT NULL
);
CREATE INDEX revision_instruction_revision ON revision_instruction (revision_id, id);
