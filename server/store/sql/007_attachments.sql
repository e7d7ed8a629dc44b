-- Which files the records name, and in which scope each stands: only who reads there may have it.
CREATE TABLE file_ref (
    record BLOB NOT NULL CHECK (length(record) = 16),
    hash   BLOB NOT NULL CHECK (length(hash) = 32),
    scope  BLOB NOT NULL CHECK (length(scope) = 16),
    PRIMARY KEY (record, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_ref_by_hash ON file_ref (hash, scope);

-- Files that somebody who holds the scope has sent, whole and verified.
CREATE TABLE file_here (
    scope BLOB NOT NULL CHECK (length(scope) = 16),
    hash  BLOB NOT NULL CHECK (length(hash) = 32),
    size  INTEGER NOT NULL CHECK (size > 0),
    PRIMARY KEY (scope, hash)
) STRICT, WITHOUT ROWID;

-- What has come of files that devices are sending: so many bytes from the start, on disk.
CREATE TABLE upload (
    device BLOB NOT NULL CHECK (length(device) = 16),
    hash   BLOB NOT NULL CHECK (length(hash) = 32),
    size   INTEGER NOT NULL CHECK (size > 0),
    length INTEGER NOT NULL CHECK (length BETWEEN 0 AND size),
    PRIMARY KEY (device, hash)
) STRICT, WITHOUT ROWID;
