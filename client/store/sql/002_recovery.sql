-- The epoch in which a flight was signed.
ALTER TABLE flight ADD COLUMN epoch BLOB NOT NULL
    DEFAULT x'00000000000000000000000000000000' CHECK (length(epoch) = 16);
UPDATE flight SET epoch = coalesce((SELECT value FROM meta WHERE key = 'epoch'), epoch);

-- When the scope was last compared with the server's, in server time.
ALTER TABLE granted_scope ADD COLUMN compared_at INTEGER NOT NULL DEFAULT 0;

-- Records of scopes that are pulled anew and have not come again yet.
CREATE TABLE stale (
    id    BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    scope BLOB NOT NULL CHECK (length(scope) = 16)
) STRICT, WITHOUT ROWID;

-- What the server first answered to an edit that it was fed again after it was restored: what the
-- person was told, and can show. kept_through: the records kept aside up to that generation hold
-- what the edit did; 0: none does.
CREATE TABLE first_answer (
    number       INTEGER NOT NULL PRIMARY KEY REFERENCES edit (number),
    receipt      BLOB NOT NULL,
    flight       INTEGER NOT NULL REFERENCES flight (id),
    kept_through INTEGER NOT NULL
) STRICT;

-- Every contact with the server that still matters: what the server signed, and the device's own
-- clocks then. The manifest it speaks of is the edits from first_number on, count of them; a
-- contact that announced nothing new has none.
CREATE TABLE contact (
    id           INTEGER NOT NULL PRIMARY KEY,
    device       BLOB NOT NULL CHECK (length(device) = 16),
    epoch        BLOB NOT NULL CHECK (length(epoch) = 16),
    server_time  INTEGER NOT NULL,
    head         INTEGER NOT NULL,
    manifest     BLOB NOT NULL CHECK (length(manifest) = 32),
    journal      BLOB NOT NULL,
    signature    BLOB NOT NULL,
    first_number INTEGER NOT NULL,
    count        INTEGER NOT NULL,
    device_time  INTEGER NOT NULL,
    boot         BLOB NOT NULL,
    elapsed_ms   INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_by_head ON contact (epoch, head);

-- What was saved since the contact that meta names 'journal_since', chained.
CREATE TABLE journal_entry (
    number     INTEGER NOT NULL PRIMARY KEY REFERENCES edit (number),
    boot       BLOB NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    chain      BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;

-- What base held when the server took a new epoch, until base has it again alike.
-- is_beyond: the server's log may end before this state of the record. is_shown: a person sees it
-- where base has nothing. is_told: the server of this epoch keeps a copy for the Office.
CREATE TABLE kept (
    id         BLOB NOT NULL CHECK (length(id) = 16),
    generation INTEGER NOT NULL CHECK (generation > 0),
    epoch      BLOB NOT NULL CHECK (length(epoch) = 16),
    type       TEXT NOT NULL,
    scope      BLOB NOT NULL CHECK (length(scope) = 16),
    rev        INTEGER NOT NULL CHECK (rev > 0),
    parent     BLOB NOT NULL,
    unit       BLOB NOT NULL,
    state      TEXT NOT NULL,
    fields     BLOB NOT NULL,
    is_beyond  INTEGER NOT NULL CHECK (is_beyond IN (0, 1)),
    is_shown   INTEGER NOT NULL CHECK (is_shown IN (0, 1)),
    is_told    INTEGER NOT NULL CHECK (is_told IN (0, 1)),
    PRIMARY KEY (id, generation)
) STRICT;
CREATE INDEX kept_by_parent ON kept (parent, type, state);
CREATE INDEX kept_by_type ON kept (type, parent, unit, state);

-- view: everything a person sees. What is kept aside shows where nothing newer is.
DROP VIEW record;
CREATE VIEW record AS
    SELECT id, type, scope, rev, parent, unit, state, fields FROM overlay
    UNION ALL
    SELECT id, type, scope, rev, parent, unit, state, fields FROM base
    WHERE id NOT IN (SELECT id FROM overlay)
    UNION ALL
    SELECT id, type, scope, rev, parent, unit, state, fields FROM kept
    WHERE is_shown = 1 AND id NOT IN (SELECT id FROM overlay) AND id NOT IN (SELECT id FROM base);
