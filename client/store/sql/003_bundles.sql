-- Files that carry what a line would have carried: what each said first, and the key its answer is
-- sealed to.
CREATE TABLE bundle (
    id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    hello      BLOB NOT NULL,
    cursors    BLOB NOT NULL,
    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
    secret_key BLOB NOT NULL CHECK (length(secret_key) = 32),
    made_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
