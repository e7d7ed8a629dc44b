-- What is being typed and stands in no edit yet: as typed, whether it means anything there or not,
-- and the value that it was begun on. It is this device's alone and is never sent; pulls, grants
-- and restores leave it as it is.
CREATE TABLE working_copy (
    record   BLOB NOT NULL CHECK (length(record) = 16),
    path     TEXT NOT NULL,
    typed    TEXT NOT NULL,
    seen     BLOB NOT NULL,
    typed_at INTEGER NOT NULL,
    PRIMARY KEY (record, path)
) STRICT, WITHOUT ROWID;
