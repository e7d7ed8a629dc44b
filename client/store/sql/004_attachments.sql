-- Attached files by what is in them. waiting: to be sent, once the edit that names it is answered.
-- stored: the server has it. wanted: to be fetched; `length` bytes are here. here: fetched.
-- refused: the server will not take it, or has none; `refusal` says why, as on the wire.
CREATE TABLE attachment (
    hash    BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    size    INTEGER NOT NULL CHECK (size >= 0),
    name    TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('waiting', 'stored', 'wanted', 'here', 'refused')),
    edit    BLOB,
    length  INTEGER NOT NULL DEFAULT 0 CHECK (length BETWEEN 0 AND size),
    refusal INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_by_state ON attachment (state, size);
