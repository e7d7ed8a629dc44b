-- Contents that were submitted by edits that made no version: another machine had submitted the same,
-- or another version stood in the way. They existed when those edits came or were announced, and
-- count for the first version of that content.
CREATE TABLE early_content (
    report      BLOB NOT NULL CHECK (length(report) = 16),
    seal        BLOB NOT NULL CHECK (length(seal) = 32),
    edit        BLOB NOT NULL CHECK (length(edit) = 16),
    edit_hash   BLOB NOT NULL CHECK (length(edit_hash) = 32),
    received_at INTEGER NOT NULL,
    carrier     BLOB CHECK (length(carrier) = 32),
    submission  BLOB CHECK (length(submission) = 16),
    PRIMARY KEY (report, seal, edit)
) STRICT, WITHOUT ROWID;

CREATE INDEX early_content_by_edit ON early_content (edit);
