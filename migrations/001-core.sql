-- People, organisations and who may do what. A person's roles begin and end; nothing is deleted.
CREATE TABLE organisation (
    id          {{identity}},
    name        TEXT NOT NULL,
    short_name  TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('region', 'department', 'centre', 'school', 'council', 'community', 'other')),
    parent_id   BIGINT REFERENCES organisation (id),
    name_folded TEXT NOT NULL UNIQUE
);

-- How orders of this town call an organisation: learned when a person corrects an executor.
CREATE TABLE organisation_alias (
    alias_folded    TEXT PRIMARY KEY,
    organisation_id BIGINT NOT NULL REFERENCES organisation (id)
);

CREATE TABLE person (
    id            {{identity}},
    login         TEXT NOT NULL UNIQUE,
    full_name     TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    email         TEXT NOT NULL DEFAULT '',
    created_at    TEXT NOT NULL,
    disabled_at   TEXT
);

CREATE TABLE membership (
    id              {{identity}},
    person_id       BIGINT NOT NULL REFERENCES person (id),
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    role            TEXT NOT NULL CHECK (role IN ('coordinator', 'controller', 'executor', 'curator', 'observer', 'administrator')),
    post            TEXT NOT NULL DEFAULT '',
    starts_on       TEXT NOT NULL,
    ends_on         TEXT
);
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX membership_organisation ON membership (organisation_id);

CREATE TABLE session (
    token_sha256 TEXT PRIMARY KEY,
    person_id    BIGINT NOT NULL REFERENCES person (id),
    form_token   TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    expires_at   TEXT NOT NULL
);

CREATE TABLE sign_in_failure (
    login TEXT NOT NULL,
    at    TEXT NOT NULL
);
CREATE INDEX sign_in_failure_login ON sign_in_failure (login, at);

-- One entry per deed, chained: hash = SHA-256(previous hash, everything in the row).
CREATE TABLE audit (
    id            {{identity}},
    at            TEXT NOT NULL,
    person_id     BIGINT REFERENCES person (id),
    deed          TEXT NOT NULL,
    subject       TEXT NOT NULL,
    detail        TEXT NOT NULL,
    previous_hash TEXT NOT NULL UNIQUE,
    hash          TEXT NOT NULL UNIQUE
);
CREATE INDEX audit_subject ON audit (subject, id);

-- The list of schools of a programme has a legal basis and dates: schools enter and leave.
CREATE TABLE school_list (
    id          {{identity}},
    title       TEXT NOT NULL,
    legal_basis TEXT NOT NULL
);

CREATE TABLE school_list_entry (
    id              {{identity}},
    school_list_id  BIGINT NOT NULL REFERENCES school_list (id),
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    category        TEXT NOT NULL CHECK (category IN ('low_results', 'at_risk')),
    enters_on       TEXT NOT NULL,
    leaves_on       TEXT
);
CREATE INDEX school_list_entry_list ON school_list_entry (school_list_id, organisation_id);

-- An order as read, with every correction kept as a version of its own.
CREATE TABLE draft (
    id            {{identity}},
    source_name   TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    created_by    BIGINT REFERENCES person (id),
    created_at    TEXT NOT NULL,
    discarded_at  TEXT
);
CREATE INDEX draft_source ON draft (source_sha256);

CREATE TABLE draft_version (
    draft_id  BIGINT NOT NULL REFERENCES draft (id),
    version   BIGINT NOT NULL,
    plan_json TEXT NOT NULL,
    edited_by BIGINT REFERENCES person (id),
    edited_at TEXT NOT NULL,
    PRIMARY KEY (draft_id, version)
);

CREATE TABLE programme (
    id               {{identity}},
    draft_id         BIGINT REFERENCES draft (id),
    owner_id         BIGINT NOT NULL REFERENCES organisation (id),
    school_list_id   BIGINT NOT NULL REFERENCES school_list (id),
    order_number     TEXT NOT NULL,
    order_date       TEXT NOT NULL,
    issuer           TEXT NOT NULL,
    title            TEXT NOT NULL,
    term_first       TEXT NOT NULL,
    term_last        TEXT NOT NULL,
    shift_policy     TEXT NOT NULL CHECK (shift_policy IN ('as_is', 'next', 'previous')),
    half_year        TEXT NOT NULL CHECK (half_year IN ('calendar', 'school')),
    school_year_last TEXT NOT NULL,
    adopted_by       BIGINT REFERENCES person (id),
    adopted_on       TEXT NOT NULL,
    UNIQUE (owner_id, order_number, order_date)
);

CREATE TABLE section (
    id           {{identity}},
    programme_id BIGINT NOT NULL REFERENCES programme (id),
    position     BIGINT NOT NULL,
    number       TEXT NOT NULL,
    title        TEXT NOT NULL
);
CREATE INDEX section_programme ON section (programme_id, position);

-- A measure keeps the order's own words in every column. A clause of the order is a measure without a section.
CREATE TABLE measure (
    id             {{identity}},
    programme_id   BIGINT NOT NULL REFERENCES programme (id),
    section_id     BIGINT REFERENCES section (id),
    position       BIGINT NOT NULL,
    number         TEXT NOT NULL,
    title          TEXT NOT NULL,
    executors_text TEXT NOT NULL,
    deadline_text  TEXT NOT NULL,
    result_text    TEXT NOT NULL,
    notes          TEXT NOT NULL DEFAULT ''
);
CREATE INDEX measure_programme ON measure (programme_id, position);

CREATE TABLE measure_deadline (
    id         {{identity}},
    measure_id BIGINT NOT NULL REFERENCES measure (id),
    kind       TEXT NOT NULL,
    starts_on  TEXT,
    ends_on    TEXT,
    recurrence TEXT,
    condition  TEXT
);
CREATE INDEX measure_deadline_measure ON measure_deadline (measure_id);

-- The organisations behind the words of the column «Ответственные исполнители».
CREATE TABLE measure_executor (
    id              {{identity}},
    measure_id      BIGINT NOT NULL REFERENCES measure (id),
    position        BIGINT NOT NULL,
    words           TEXT NOT NULL,
    reading         TEXT NOT NULL CHECK (reading IN ('organisation', 'listed_schools', 'nobody')),
    organisation_id BIGINT REFERENCES organisation (id)
);
CREATE INDEX measure_executor_measure ON measure_executor (measure_id);

CREATE TABLE expected_evidence (
    id         {{identity}},
    measure_id BIGINT NOT NULL REFERENCES measure (id),
    position   BIGINT NOT NULL,
    words      TEXT NOT NULL
);
CREATE INDEX expected_evidence_measure ON expected_evidence (measure_id);

CREATE TABLE target (
    id          {{identity}},
    measure_id  BIGINT NOT NULL REFERENCES measure (id),
    metric      TEXT NOT NULL,
    comparator  TEXT NOT NULL,
    value       DOUBLE PRECISION NOT NULL,
    unit        TEXT NOT NULL,
    population  TEXT NOT NULL,
    denominator TEXT NOT NULL
);
CREATE INDEX target_measure ON target (measure_id);

-- What one organisation owes under one measure for one period. Its state is computed, never stored.
CREATE TABLE obligation (
    id              {{identity}},
    programme_id    BIGINT NOT NULL REFERENCES programme (id),
    measure_id      BIGINT NOT NULL REFERENCES measure (id),
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    period_first    TEXT NOT NULL,
    period_last     TEXT NOT NULL,
    due_nominal     TEXT NOT NULL,
    due_effective   TEXT NOT NULL,
    opened_by       BIGINT REFERENCES person (id),
    opened_reason   TEXT NOT NULL DEFAULT '',
    UNIQUE (measure_id, organisation_id, period_first, period_last, due_nominal)
);
CREATE INDEX obligation_organisation ON obligation (organisation_id, due_effective);
CREATE INDEX obligation_programme ON obligation (programme_id, measure_id, organisation_id);

-- Handing in, the decision on it, release from control, transfer of the due date: appended, never changed.
CREATE TABLE submission (
    id            {{identity}},
    obligation_id BIGINT NOT NULL REFERENCES obligation (id),
    submitted_on  TEXT NOT NULL,
    submitted_at  TEXT NOT NULL,
    submitted_by  BIGINT REFERENCES person (id),
    note          TEXT NOT NULL
);
CREATE INDEX submission_obligation ON submission (obligation_id, id);

CREATE TABLE evidence (
    id            {{identity}},
    submission_id BIGINT NOT NULL REFERENCES submission (id),
    position      BIGINT NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('file', 'link', 'requisites')),
    file_name     TEXT NOT NULL DEFAULT '',
    media_type    TEXT NOT NULL DEFAULT '',
    sha256        TEXT NOT NULL DEFAULT '',
    bytes         BIGINT NOT NULL DEFAULT 0,
    link          TEXT NOT NULL DEFAULT '',
    document_kind   TEXT NOT NULL DEFAULT '',
    document_number TEXT NOT NULL DEFAULT '',
    document_date   TEXT,
    signatory       TEXT NOT NULL DEFAULT ''
);
CREATE INDEX evidence_submission ON evidence (submission_id, position);
CREATE INDEX evidence_sha256 ON evidence (sha256);

CREATE TABLE review (
    id            {{identity}},
    submission_id BIGINT NOT NULL UNIQUE REFERENCES submission (id),
    verdict       TEXT NOT NULL CHECK (verdict IN ('accepted', 'returned')),
    reason        TEXT NOT NULL,
    reviewed_on   TEXT NOT NULL,
    reviewed_at   TEXT NOT NULL,
    reviewed_by   BIGINT REFERENCES person (id)
);

CREATE TABLE control_release (
    id            {{identity}},
    obligation_id BIGINT NOT NULL UNIQUE REFERENCES obligation (id),
    reason        TEXT NOT NULL CHECK (reason IN ('fulfilled', 'not_applicable', 'procedure_cancelled', 'revoked_by_order')),
    basis         TEXT NOT NULL,
    released_on   TEXT NOT NULL,
    released_at   TEXT NOT NULL,
    released_by   BIGINT REFERENCES person (id)
);

CREATE TABLE transfer (
    id            {{identity}},
    obligation_id BIGINT NOT NULL REFERENCES obligation (id),
    asked_due     TEXT NOT NULL,
    reason        TEXT NOT NULL,
    asked_on      TEXT NOT NULL,
    asked_by      BIGINT REFERENCES person (id)
);
CREATE INDEX transfer_obligation ON transfer (obligation_id, id);

CREATE TABLE transfer_decision (
    transfer_id BIGINT PRIMARY KEY REFERENCES transfer (id),
    approved    BOOLEAN NOT NULL,
    due         TEXT NOT NULL,
    comment     TEXT NOT NULL,
    decided_on  TEXT NOT NULL,
    decided_by  BIGINT REFERENCES person (id)
);

CREATE TABLE comment (
    id            {{identity}},
    obligation_id BIGINT NOT NULL REFERENCES obligation (id),
    person_id     BIGINT REFERENCES person (id),
    at            TEXT NOT NULL,
    words         TEXT NOT NULL
);
CREATE INDEX comment_obligation ON comment (obligation_id, id);

-- Derived: the facts of an obligation that lists and counts need, one row each. Can be rebuilt from the tables above
-- (`mera doctor --rebuild`) and holds no state that changes with the day.
CREATE TABLE obligation_facts (
    obligation_id     BIGINT PRIMARY KEY REFERENCES obligation (id),
    programme_id      BIGINT NOT NULL,
    measure_id        BIGINT NOT NULL,
    organisation_id   BIGINT NOT NULL,
    period_first      TEXT NOT NULL,
    due               TEXT NOT NULL,
    transfers         BIGINT NOT NULL,
    transfer_asked    BOOLEAN NOT NULL,
    returns           BIGINT NOT NULL,
    last_verdict      TEXT,
    last_submitted_on TEXT,
    released_on       TEXT,
    release_reason    TEXT
);
CREATE INDEX obligation_facts_open ON obligation_facts (due, obligation_id)
    WHERE released_on IS NULL AND (last_verdict IS NULL OR last_verdict = 'returned');
CREATE INDEX obligation_facts_review ON obligation_facts (last_submitted_on, obligation_id)
    WHERE released_on IS NULL AND last_verdict = 'pending';
CREATE INDEX obligation_facts_organisation ON obligation_facts (organisation_id, due);
CREATE INDEX obligation_facts_measure ON obligation_facts (measure_id, organisation_id);
CREATE INDEX obligation_facts_programme ON obligation_facts (programme_id, due);
