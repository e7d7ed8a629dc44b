-- Facts about the device itself: whose it is, keys, where it stands.
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The scopes granted to the device, and how far each was pulled.
CREATE TABLE granted_scope (
    scope  BLOB NOT NULL PRIMARY KEY CHECK (length(scope) = 16),
    cursor INTEGER NOT NULL CHECK (cursor >= 0)
) STRICT, WITHOUT ROWID;

-- base: server state as last pulled.
CREATE TABLE base (
    id     BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    type   TEXT NOT NULL,
    scope  BLOB NOT NULL CHECK (length(scope) = 16),
    rev    INTEGER NOT NULL CHECK (rev > 0),
    parent BLOB NOT NULL,
    unit   BLOB NOT NULL,
    state  TEXT NOT NULL,
    fields BLOB NOT NULL
) STRICT;
CREATE INDEX base_by_parent ON base (parent, type, state);
-- With the id, so that the view can be counted and searched without reading a record.
CREATE INDEX base_by_type ON base (type, parent, unit, state, id);
CREATE INDEX base_by_scope ON base (scope);

-- What the outbox makes of the records it touches; derived from base and edit, rebuilt at will.
CREATE TABLE overlay (
    id     BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    type   TEXT NOT NULL,
    scope  BLOB NOT NULL CHECK (length(scope) = 16),
    rev    INTEGER NOT NULL CHECK (rev >= 0),
    parent BLOB NOT NULL,
    unit   BLOB NOT NULL,
    state  TEXT NOT NULL,
    fields BLOB NOT NULL
) STRICT;
CREATE INDEX overlay_by_parent ON overlay (parent, type, state);
CREATE INDEX overlay_by_type ON overlay (type, parent, unit, state);

-- view: everything a person sees.
CREATE VIEW record AS
    SELECT id, type, scope, rev, parent, unit, state, fields FROM overlay
    UNION ALL
    SELECT id, type, scope, rev, parent, unit, state, fields FROM base
    WHERE id NOT IN (SELECT id FROM overlay);

-- Every edit made on this device. waiting: not answered. answered: its receipt is here, but what it
-- did is not in base yet. done: it is.
CREATE TABLE edit (
    number  INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    hash    BLOB NOT NULL CHECK (length(hash) = 32),
    content BLOB NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('waiting', 'answered', 'done')),
    seq     INTEGER,
    receipt BLOB,
    flight  INTEGER REFERENCES flight (id),
    CHECK ((state = 'waiting') = (receipt IS NULL))
) STRICT;
CREATE INDEX edit_unfinished ON edit (state, number) WHERE state <> 'done';

-- Which records an edit touches: for the chip that says where a report stands.
CREATE TABLE edit_record (
    record BLOB NOT NULL,
    number INTEGER NOT NULL REFERENCES edit (number),
    PRIMARY KEY (record, number)
) STRICT, WITHOUT ROWID;

-- The signature over a flight of receipts, and the receipts' hashes it covers.
CREATE TABLE flight (
    id        INTEGER NOT NULL PRIMARY KEY,
    hashes    BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;

-- Edits that the server rejected, wholly or in part, until the person decides.
CREATE TABLE attention (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES edit (number)
) STRICT;
