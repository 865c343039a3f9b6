-- Программа школы: what an organisation makes of the programme above it. Measures are not copied: a composition, one JSON
-- a version, refers to the parent's measures and holds what the organisation decided about them. Versions, approvals and
-- everything handed in are appended.
CREATE TABLE child_programme (
    id                  {{identity}},
    parent_programme_id BIGINT NOT NULL REFERENCES programme (id),
    organisation_id     BIGINT NOT NULL REFERENCES organisation (id),
    created_by          BIGINT REFERENCES person (id),
    created_at          TEXT NOT NULL,
    UNIQUE (parent_programme_id, organisation_id)
);
CREATE INDEX child_programme_organisation ON child_programme (organisation_id);

CREATE TABLE child_version (
    child_programme_id BIGINT NOT NULL REFERENCES child_programme (id),
    version            BIGINT NOT NULL,
    composition_json   TEXT NOT NULL,
    edited_by          BIGINT REFERENCES person (id),
    edited_at          TEXT NOT NULL,
    PRIMARY KEY (child_programme_id, version)
);

-- The organisation's own order that approved a version; the latest is in force.
CREATE TABLE child_approval (
    child_programme_id BIGINT NOT NULL,
    version            BIGINT NOT NULL,
    order_number       TEXT NOT NULL,
    order_date         TEXT NOT NULL,
    approved_by        BIGINT REFERENCES person (id),
    acting_for         BIGINT REFERENCES person (id),
    approved_on        TEXT NOT NULL,
    approved_at        TEXT NOT NULL,
    PRIMARY KEY (child_programme_id, version),
    FOREIGN KEY (child_programme_id, version) REFERENCES child_version (child_programme_id, version)
);

-- Who leads the programme: composes, approves, accepts. The latest counts.
CREATE TABLE child_leader (
    id                 {{identity}},
    child_programme_id BIGINT NOT NULL REFERENCES child_programme (id),
    person_id          BIGINT NOT NULL REFERENCES person (id),
    appointed_by       BIGINT REFERENCES person (id),
    appointed_at       TEXT NOT NULL
);
CREATE INDEX child_leader_programme ON child_leader (child_programme_id, id);

-- What was handed in under an own measure, and the leader's decision on it.
CREATE TABLE child_hand_in (
    id                 {{identity}},
    child_programme_id BIGINT NOT NULL REFERENCES child_programme (id),
    addition_key       BIGINT NOT NULL,
    due_nominal        TEXT,  -- which period; NULL: done when needed
    person_id          BIGINT NOT NULL REFERENCES person (id),
    acting_for         BIGINT REFERENCES person (id),
    handed_on          TEXT NOT NULL,
    handed_at          TEXT NOT NULL,
    note               TEXT NOT NULL
);
CREATE INDEX child_hand_in_programme ON child_hand_in (child_programme_id, addition_key);

CREATE TABLE child_evidence (
    id               {{identity}},
    child_hand_in_id BIGINT NOT NULL REFERENCES child_hand_in (id),
    position         BIGINT NOT NULL,
    kind             TEXT NOT NULL CHECK (kind IN ('file', 'link', 'requisites')),
    file_name        TEXT NOT NULL,
    media_type       TEXT NOT NULL,
    sha256           TEXT NOT NULL,
    bytes            BIGINT NOT NULL,
    link             TEXT NOT NULL,
    document_kind    TEXT NOT NULL,
    document_number  TEXT NOT NULL,
    document_date    TEXT,
    signatory        TEXT NOT NULL
);
CREATE INDEX child_evidence_hand_in ON child_evidence (child_hand_in_id, position);

CREATE TABLE child_decision (
    child_hand_in_id BIGINT PRIMARY KEY REFERENCES child_hand_in (id),
    verdict          TEXT NOT NULL CHECK (verdict IN ('accepted', 'returned')),
    reason           TEXT NOT NULL,
    decided_by       BIGINT REFERENCES person (id),
    acting_for       BIGINT REFERENCES person (id),
    decided_on       TEXT NOT NULL,
    decided_at       TEXT NOT NULL
);

-- A part that the responsible person sent back instead of taking it along.
CREATE TABLE part_return (
    part_id     BIGINT PRIMARY KEY REFERENCES part (id),
    reason      TEXT NOT NULL,
    returned_by BIGINT REFERENCES person (id),
    acting_for  BIGINT REFERENCES person (id),
    returned_on TEXT NOT NULL,
    returned_at TEXT NOT NULL
);

-- What an organisation passed on to those below it is a programme like any other; here stands what it was made from.
CREATE TABLE passed_programme (
    programme_id       BIGINT PRIMARY KEY REFERENCES programme (id),
    child_programme_id BIGINT NOT NULL UNIQUE REFERENCES child_programme (id)
);
CREATE TABLE passed_measure (
    measure_id         BIGINT PRIMARY KEY REFERENCES measure (id),
    child_programme_id BIGINT NOT NULL REFERENCES child_programme (id),
    parent_measure_id  BIGINT REFERENCES measure (id),
    addition_key       BIGINT
);
CREATE INDEX passed_measure_parent ON passed_measure (parent_measure_id);

-- An accepted submission from below became a part of the obligation above, with the same files.
CREATE TABLE rolled_up_part (
    submission_id BIGINT PRIMARY KEY REFERENCES submission (id),
    part_id       BIGINT NOT NULL REFERENCES part (id)
);

-- The measure of a programme under which the programmes made from it are handed in (clause 2.2).
CREATE TABLE programme_request (
    programme_id BIGINT PRIMARY KEY REFERENCES programme (id),
    measure_id   BIGINT NOT NULL REFERENCES measure (id),
    asked_by     BIGINT REFERENCES person (id),
    asked_at     TEXT NOT NULL
);
