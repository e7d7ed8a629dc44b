-- A device, from its enrolment on. The row stays when the device is revoked.
CREATE TABLE device (
    id                BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    unit              BLOB NOT NULL CHECK (length(unit) = 16),
    unit_code         TEXT NOT NULL,
    organ             BLOB NOT NULL CHECK (length(organ) = 16),
    role              TEXT NOT NULL,
    person            TEXT NOT NULL,
    name              TEXT NOT NULL,
    serial            TEXT NOT NULL,
    enrolled_at       INTEGER NOT NULL,
    last_contact      INTEGER,
    synced_through    INTEGER NOT NULL DEFAULT 0 CHECK (synced_through >= 0),
    revoked_at        INTEGER
) STRICT, WITHOUT ROWID;

-- A one-time code. Only a hash of its secret is kept: who reads the store cannot use it.
CREATE TABLE enrolment (
    secret_hash       BLOB NOT NULL PRIMARY KEY CHECK (length(secret_hash) = 32),
    unit              BLOB NOT NULL CHECK (length(unit) = 16),
    unit_code         TEXT NOT NULL,
    unit_name         TEXT NOT NULL,
    organ             BLOB NOT NULL CHECK (length(organ) = 16),
    role              TEXT NOT NULL,
    person            TEXT NOT NULL,
    created_at        INTEGER NOT NULL,
    expires           INTEGER NOT NULL,
    used_at           INTEGER,
    device            BLOB REFERENCES device (id),
    key_hash          BLOB CHECK (length(key_hash) = 32),
    certificate       BLOB,
    CHECK ((used_at IS NULL) = (device IS NULL)),
    CHECK ((used_at IS NULL) = (key_hash IS NULL)),
    CHECK ((used_at IS NULL) = (certificate IS NULL))
) STRICT, WITHOUT ROWID;
