-- Who in an organisation answers for an obligation, or for everything under a measure. Appended; a withdrawn one says when.
CREATE TABLE responsibility (
    id              {{identity}},
    measure_id      BIGINT NOT NULL REFERENCES measure (id),
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    obligation_id   BIGINT REFERENCES obligation (id),  -- NULL: every obligation of the organisation under the measure
    person_id       BIGINT NOT NULL REFERENCES person (id),
    share           TEXT NOT NULL CHECK (share IN ('responsible', 'co_executor')),
    task            TEXT NOT NULL,
    appointed_at    TEXT NOT NULL,
    appointed_by    BIGINT REFERENCES person (id),
    withdrawn_at    TEXT,
    withdrawn_by    BIGINT REFERENCES person (id)
);
CREATE INDEX responsibility_measure ON responsibility (measure_id, organisation_id);
CREATE INDEX responsibility_person ON responsibility (person_id);

-- What a co-executor handed in to the responsible person. It goes to review with the submission that gathered it.
CREATE TABLE part (
    id            {{identity}},
    obligation_id BIGINT NOT NULL REFERENCES obligation (id),
    person_id     BIGINT NOT NULL REFERENCES person (id),
    acting_for    BIGINT REFERENCES person (id),
    handed_on     TEXT NOT NULL,
    handed_at     TEXT NOT NULL,
    note          TEXT NOT NULL
);
CREATE INDEX part_obligation ON part (obligation_id, id);

CREATE TABLE part_evidence (
    id              {{identity}},
    part_id         BIGINT NOT NULL REFERENCES part (id),
    position        BIGINT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('file', 'link', 'requisites')),
    file_name       TEXT NOT NULL,
    media_type      TEXT NOT NULL,
    sha256          TEXT NOT NULL,
    bytes           BIGINT NOT NULL,
    link            TEXT NOT NULL,
    document_kind   TEXT NOT NULL,
    document_number TEXT NOT NULL,
    document_date   TEXT,
    signatory       TEXT NOT NULL
);
CREATE INDEX part_evidence_part ON part_evidence (part_id, position);

CREATE TABLE part_submission (
    part_id       BIGINT PRIMARY KEY REFERENCES part (id),
    submission_id BIGINT NOT NULL REFERENCES submission (id)
);
