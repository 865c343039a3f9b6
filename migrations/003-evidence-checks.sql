-- What a check of a signature said: appended, the latest counts. The protocol is JSON, as office/signature.hpp writes it.
CREATE TABLE signature_check (
    id                 {{identity}},
    evidence_id        BIGINT NOT NULL REFERENCES evidence (id),
    signed_evidence_id BIGINT REFERENCES evidence (id),  -- the document beside it; NULL: inside it, or not handed in
    verdict            TEXT NOT NULL CHECK (verdict IN ('valid', 'broken', 'not_checked')),
    protocol           TEXT NOT NULL,
    content_sha256     TEXT NOT NULL DEFAULT '',         -- the document that was inside
    content_type       TEXT NOT NULL DEFAULT '',
    checked_at         TEXT NOT NULL
);
CREATE INDEX signature_check_evidence ON signature_check (evidence_id, id);

-- What stands in a file itself, read once for its bytes; can be read again.
CREATE TABLE document_look (
    sha256          TEXT PRIMARY KEY,
    is_scan         BOOLEAN NOT NULL,
    document_kind   TEXT NOT NULL,
    document_number TEXT NOT NULL,
    document_date   TEXT,
    looked_at       TEXT NOT NULL
);

-- One visit to a published page, with its bytes as proof that it existed.
CREATE TABLE link_check (
    id            {{identity}},
    link          TEXT NOT NULL,
    checked_on    TEXT NOT NULL,
    checked_at    TEXT NOT NULL,
    outcome       TEXT NOT NULL CHECK (outcome IN ('alive', 'gone', 'unreachable', 'refused')),
    status        BIGINT NOT NULL,
    final_address TEXT NOT NULL,
    title         TEXT NOT NULL,
    media_type    TEXT NOT NULL,
    sha256        TEXT NOT NULL,  -- the snapshot; empty when there was no page
    certificate_known BOOLEAN NOT NULL,
    failures      BIGINT NOT NULL  -- visits in a row without the page, this one included
);
CREATE INDEX link_check_link ON link_check (link, id);

-- A page that moved: the executor names its new address, the old one stays in the record.
CREATE TABLE link_replacement (
    id          {{identity}},
    evidence_id BIGINT NOT NULL REFERENCES evidence (id),
    link        TEXT NOT NULL,
    replaced_at TEXT NOT NULL,
    replaced_by BIGINT REFERENCES person (id)
);
CREATE INDEX link_replacement_evidence ON link_replacement (evidence_id, id);

-- Work done once a day, by one server of several.
CREATE TABLE daily_work (
    name       TEXT NOT NULL,
    day        TEXT NOT NULL,
    started_at TEXT NOT NULL,
    done_at    TEXT,
    PRIMARY KEY (name, day)
);
