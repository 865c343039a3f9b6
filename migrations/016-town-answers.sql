-- What people said that the words of an order mean, organisations too, is kept for the organisation whose orders these are:
-- «ЦРО» of one town is not that of another.
CREATE TABLE executor_answer_anew (
    owner_id        BIGINT NOT NULL REFERENCES organisation (id),
    words_folded    TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('organisation', 'listed_schools', 'nobody')),
    organisation_id BIGINT REFERENCES organisation (id),
    PRIMARY KEY (owner_id, words_folded),
    CHECK ((kind = 'organisation') = (organisation_id IS NOT NULL))
);
INSERT INTO executor_answer_anew (owner_id, words_folded, kind) SELECT owner_id, words_folded, kind FROM executor_answer;
DROP TABLE executor_answer;
ALTER TABLE executor_answer_anew RENAME TO executor_answer;

-- Organisations of two towns may be called the same.
CREATE TABLE organisation_alias_anew (
    alias_folded    TEXT NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (alias_folded, organisation_id)
);
INSERT INTO organisation_alias_anew SELECT alias_folded, organisation_id FROM organisation_alias;
DROP TABLE organisation_alias;
ALTER TABLE organisation_alias_anew RENAME TO organisation_alias;
CREATE INDEX organisation_alias_of ON organisation_alias (organisation_id);
