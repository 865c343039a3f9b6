-- What people said that the words of an order mean when they are no organisation: the listed schools, or nobody. Kept for
-- the organisation whose orders these are: another town calls others «кураторы».
CREATE TABLE executor_answer (
    owner_id     BIGINT NOT NULL REFERENCES organisation (id),
    words_folded TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('listed_schools', 'nobody')),
    PRIMARY KEY (owner_id, words_folded)
);
