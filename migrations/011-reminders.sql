-- The nightly run of a day: nobody makes it twice.
CREATE TABLE reminder_run (
    day     TEXT PRIMARY KEY,
    made_at TEXT NOT NULL,
    people  BIGINT NOT NULL,
    letters BIGINT NOT NULL
);

-- What one person was told on one day. The content is JSON: sections with their totals and the numbers of the most urgent
-- obligations (domain/reminder.hpp).
CREATE TABLE reminder (
    id        {{identity}},
    person_id BIGINT NOT NULL REFERENCES person (id),
    day       TEXT NOT NULL,
    content   TEXT NOT NULL,
    UNIQUE (person_id, day)
);
CREATE TABLE reminder_seen (
    reminder_id BIGINT PRIMARY KEY REFERENCES reminder (id),
    seen_at     TEXT NOT NULL
);

-- What a person wants by mail: appended, the latest counts. Who has never chosen gets everything.
CREATE TABLE reminder_choice (
    id        {{identity}},
    person_id BIGINT NOT NULL REFERENCES person (id),
    by_mail   BOOLEAN NOT NULL,
    unwanted  TEXT NOT NULL,  -- codes of sections left out of letters, with commas
    chosen_at TEXT NOT NULL
);
CREATE INDEX reminder_choice_person ON reminder_choice (person_id, id);

-- The queue of letters. A letter that waits has no attempt, or only deferred ones.
CREATE TABLE letter (
    id          {{identity}},
    person_id   BIGINT REFERENCES person (id),           -- NULL: a test letter from the command line
    reminder_id BIGINT UNIQUE REFERENCES reminder (id),  -- NULL: a test letter
    day         TEXT NOT NULL,                           -- on which it is worth reading
    address     TEXT NOT NULL,
    message_id  TEXT NOT NULL UNIQUE,
    queued_at   TEXT NOT NULL
);
CREATE INDEX letter_day ON letter (day, id);
CREATE INDEX letter_person ON letter (person_id, day);

-- An attempt is written before the mail server is spoken to and its end afterwards. The key lets one process of several
-- make it; one without an end is never repeated.
CREATE TABLE letter_attempt (
    letter_id  BIGINT NOT NULL REFERENCES letter (id),
    number     BIGINT NOT NULL,
    started_at TEXT NOT NULL,
    PRIMARY KEY (letter_id, number)
);
CREATE TABLE letter_attempt_end (
    letter_id BIGINT NOT NULL REFERENCES letter (id),
    number    BIGINT NOT NULL,
    outcome   TEXT NOT NULL CHECK (outcome IN ('sent', 'deferred', 'refused', 'unknown', 'expired', 'unneeded')),
    reply     TEXT NOT NULL,
    ended_at  TEXT NOT NULL,
    next_at   TEXT,
    PRIMARY KEY (letter_id, number)
);
