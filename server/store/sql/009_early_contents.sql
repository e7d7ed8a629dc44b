-- Contents that were submitted by edits that made no version: another machine had submitted the same,
-- another version stood in the way, or after a restore the report has not come back. They existed
-- when those edits came or were announced, and count for the first version of that content. One line
-- for each file that brought such an edit, and one, with an empty carrier, for the line.
CREATE TABLE early_content (
    report      BLOB NOT NULL CHECK (length(report) = 16),
    seal        BLOB NOT NULL CHECK (length(seal) = 32),
    edit        BLOB NOT NULL CHECK (length(edit) = 16),
    edit_hash   BLOB NOT NULL CHECK (length(edit_hash) = 32),
    received_at INTEGER NOT NULL,
    carrier     BLOB NOT NULL CHECK (length(carrier) IN (0, 32)),
    submission  BLOB CHECK (length(submission) = 16),
    PRIMARY KEY (report, seal, edit, carrier)
) STRICT, WITHOUT ROWID;

CREATE INDEX early_content_by_edit ON early_content (edit);
