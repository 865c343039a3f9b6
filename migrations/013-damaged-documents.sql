-- Handed-in bytes that no program opens as what they say they are: a document cut on the way, a picture that is none.
ALTER TABLE document_look ADD COLUMN is_damaged BOOLEAN NOT NULL DEFAULT FALSE;
