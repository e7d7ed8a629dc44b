-- Facts about the store itself: epoch, keys' fingerprints, addresses.
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Every record as the log has left it.
CREATE TABLE record (
    id     BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    type   TEXT NOT NULL,
    scope  BLOB NOT NULL CHECK (length(scope) = 16),
    rev    INTEGER NOT NULL CHECK (rev > 0),
    parent BLOB NOT NULL,
    unit   BLOB NOT NULL,
    state  TEXT NOT NULL,
    fields BLOB NOT NULL
) STRICT;
CREATE INDEX record_by_scope ON record (scope, rev);
CREATE INDEX record_by_parent ON record (parent, type, state);
CREATE INDEX record_by_type ON record (type, parent);

-- The total order of applied edits, chained by hash.
CREATE TABLE log (
    seq   INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
    hash  BLOB NOT NULL CHECK (length(hash) = 32),
    entry BLOB NOT NULL
) STRICT;

-- One row per edit that was answered: what makes "exactly once" (rule 2).
CREATE TABLE edit (
    id      BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    device  BLOB NOT NULL CHECK (length(device) = 16),
    number  INTEGER NOT NULL CHECK (number > 0),
    receipt BLOB NOT NULL,
    UNIQUE (device, number)
) STRICT, WITHOUT ROWID;

-- Edits that a session's opening message listed before they came.
CREATE TABLE announcement (
    edit   BLOB NOT NULL PRIMARY KEY CHECK (length(edit) = 16),
    hash   BLOB NOT NULL CHECK (length(hash) = 32),
    device BLOB NOT NULL CHECK (length(device) = 16),
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
