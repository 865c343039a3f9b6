-- What people corrected in the reading of a document, by the document's bytes: a new reading of the same bytes keeps it.
-- Values are JSON of docs/plan-draft.md.
CREATE TABLE draft_correction (
    id            {{identity}},
    source_sha256 TEXT NOT NULL,
    draft_id      BIGINT NOT NULL REFERENCES draft (id),
    row_key       TEXT NOT NULL,
    field         TEXT NOT NULL,
    as_read       TEXT NOT NULL,
    value         TEXT NOT NULL,
    settled       TEXT NOT NULL,
    remaining     TEXT NOT NULL,
    corrected_by  BIGINT REFERENCES person (id),
    corrected_at  TEXT NOT NULL
);
CREATE INDEX draft_correction_source ON draft_correction (source_sha256, id);

-- The text of a document that has no page images, to show a reading beside its row.
CREATE TABLE document_text (
    source_sha256 TEXT PRIMARY KEY,
    text_json     TEXT NOT NULL
);
