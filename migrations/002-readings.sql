-- A document is read in the background. What was asked and how it ended are facts; who is at it now and how far is not:
-- a turn is renewed while somebody reads and taken over when its beat has stopped.
CREATE TABLE reading (
    id            {{identity}},
    source_name   TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    is_heavy      BOOLEAN NOT NULL,
    asked_by      BIGINT REFERENCES person (id),
    asked_at      TEXT NOT NULL
);

CREATE TABLE reading_end (
    reading_id BIGINT PRIMARY KEY REFERENCES reading (id),
    outcome    TEXT NOT NULL CHECK (outcome IN ('draft', 'failed', 'cancelled')),
    draft_id   BIGINT REFERENCES draft (id),
    message    TEXT NOT NULL,
    ended_by   BIGINT REFERENCES person (id),
    ended_at   TEXT NOT NULL
);

CREATE TABLE reading_turn (
    reading_id BIGINT PRIMARY KEY REFERENCES reading (id),
    reader     TEXT NOT NULL,
    beat_at    TEXT NOT NULL,
    turns      BIGINT NOT NULL,
    pages_done BIGINT NOT NULL,
    pages      BIGINT NOT NULL
);
