-- What a device's journal says of when its edits were saved: kept until they come, and after.
CREATE TABLE saved_between (
    edit_hash BLOB NOT NULL PRIMARY KEY CHECK (length(edit_hash) = 32),
    earliest  INTEGER NOT NULL,
    latest    INTEGER NOT NULL CHECK (latest >= earliest)
) STRICT, WITHOUT ROWID;

-- The evidence of each version by the code that people read out.
CREATE TABLE seal_code (
    code     TEXT NOT NULL,
    evidence BLOB NOT NULL CHECK (length(evidence) = 16),
    PRIMARY KEY (code, evidence)
) STRICT, WITHOUT ROWID;

-- Codes that officers noted, with the time that bounds the call.
CREATE TABLE noted_code (
    code    TEXT NOT NULL,
    note    BLOB NOT NULL CHECK (length(note) = 16),
    at      INTEGER NOT NULL,
    said_by TEXT NOT NULL,
    PRIMARY KEY (code, note)
) STRICT, WITHOUT ROWID;
