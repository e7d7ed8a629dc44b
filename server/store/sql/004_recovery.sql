-- The server's epochs in their order (rule 8). Each but the first began because the server had
-- forgotten what it knew before: up to `forked_at` its log is the old one's.
CREATE TABLE epoch (
    id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    forked_at INTEGER NOT NULL CHECK (forked_at >= 0),
    log_hash  BLOB NOT NULL CHECK (length(log_hash) = 32),
    began_at  INTEGER NOT NULL,
    reason    TEXT NOT NULL CHECK (reason IN ('first', 'admin', 'noticed')),
    closed_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO epoch (id, forked_at, log_hash, began_at, reason)
    SELECT value, 0, zeroblob(32), 0, 'first' FROM meta WHERE key = 'epoch';

-- Who can feed the server again what it has forgotten: the devices known when the epoch began, and
-- those that came back though they were not.
CREATE TABLE epoch_device (
    epoch       BLOB NOT NULL REFERENCES epoch (id),
    device      BLOB NOT NULL CHECK (length(device) = 16),
    is_known    INTEGER NOT NULL CHECK (is_known IN (0, 1)),
    edits_back  INTEGER NOT NULL DEFAULT 0,
    copies      INTEGER NOT NULL DEFAULT 0,
    reported_at INTEGER,
    PRIMARY KEY (epoch, device)
) STRICT, WITHOUT ROWID;

-- Records as they were when an epoch began, kept when they change for the first time after it.
CREATE TABLE restored_base (
    id     BLOB NOT NULL CHECK (length(id) = 16),
    rev    INTEGER NOT NULL CHECK (rev > 0),
    type   TEXT NOT NULL,
    scope  BLOB NOT NULL CHECK (length(scope) = 16),
    parent BLOB NOT NULL,
    fields BLOB NOT NULL,
    PRIMARY KEY (id, rev)
) STRICT, WITHOUT ROWID;
CREATE INDEX restored_base_by_parent ON restored_base (parent, type);

-- Edits that were answered in an earlier epoch and came back; `restore` is the epoch that began
-- without them.
CREATE TABLE recovered_edit (
    edit         BLOB NOT NULL PRIMARY KEY CHECK (length(edit) = 16),
    restore      BLOB NOT NULL REFERENCES epoch (id),
    epoch        BLOB NOT NULL CHECK (length(epoch) = 16),
    seq          INTEGER NOT NULL CHECK (seq > 0),
    device_name  TEXT NOT NULL,
    announced_at INTEGER,
    content      BLOB NOT NULL,
    receipt      BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE recovered_record (
    restore BLOB NOT NULL,
    record  BLOB NOT NULL CHECK (length(record) = 16),
    edit    BLOB NOT NULL REFERENCES recovered_edit (edit),
    PRIMARY KEY (restore, record, edit)
) STRICT, WITHOUT ROWID;
CREATE INDEX recovered_record_by_edit ON recovered_record (edit);

-- Records as some device had pulled them in an earlier epoch. `root` is the record that they are
-- offered with.
CREATE TABLE recovered_copy (
    restore     BLOB NOT NULL REFERENCES epoch (id),
    record      BLOB NOT NULL CHECK (length(record) = 16),
    epoch       BLOB NOT NULL CHECK (length(epoch) = 16),
    rev         INTEGER NOT NULL CHECK (rev > 0),
    type        TEXT NOT NULL,
    scope       BLOB NOT NULL CHECK (length(scope) = 16),
    root        BLOB NOT NULL CHECK (length(root) = 16),
    device      BLOB NOT NULL CHECK (length(device) = 16),
    is_accepted INTEGER NOT NULL DEFAULT 0 CHECK (is_accepted IN (0, 1)),
    fields      BLOB NOT NULL,
    PRIMARY KEY (restore, record, epoch)
) STRICT, WITHOUT ROWID;
CREATE INDEX recovered_copy_by_root ON recovered_copy (root);

-- Edits of which something waits for what it was made on.
CREATE TABLE held_edit (
    edit         BLOB NOT NULL PRIMARY KEY CHECK (length(edit) = 16),
    seq          INTEGER NOT NULL CHECK (seq > 0),
    device       BLOB NOT NULL CHECK (length(device) = 16),
    device_name  TEXT NOT NULL,
    number       INTEGER NOT NULL CHECK (number > 0),
    received_at  INTEGER NOT NULL,
    announced_at INTEGER,
    is_recovered INTEGER NOT NULL CHECK (is_recovered IN (0, 1)),
    content      BLOB NOT NULL,
    outcomes     BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE held_operation (
    edit      BLOB NOT NULL REFERENCES held_edit (edit),
    operation INTEGER NOT NULL CHECK (operation >= 0),
    record    BLOB NOT NULL CHECK (length(record) = 16),
    shown_as  BLOB NOT NULL CHECK (length(shown_as) = 16),
    PRIMARY KEY (edit, operation)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_operation_by_record ON held_operation (record);
CREATE UNIQUE INDEX held_operation_by_shown ON held_operation (shown_as);

-- Other names that a known edit came under: a device that took a new identity numbers anew.
CREATE TABLE alias (
    device BLOB NOT NULL CHECK (length(device) = 16),
    number INTEGER NOT NULL CHECK (number > 0),
    edit   BLOB NOT NULL REFERENCES edit (id),
    PRIMARY KEY (device, number)
) STRICT, WITHOUT ROWID;

-- A device that took a new identity: after which one, for which key, with which certificate.
ALTER TABLE device ADD COLUMN successor_of BLOB CHECK (length(successor_of) = 16);
ALTER TABLE device ADD COLUMN key_hash BLOB CHECK (length(key_hash) = 32);
ALTER TABLE device ADD COLUMN certificate BLOB;
CREATE UNIQUE INDEX device_by_key ON device (key_hash) WHERE key_hash IS NOT NULL;
