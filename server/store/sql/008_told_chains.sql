-- Where the chains of journals ended that devices told of while not all that waits was listed, and
-- when first. The journal itself comes later, and then shows what the server had been told of.
CREATE TABLE told_chain (
    chain BLOB NOT NULL PRIMARY KEY CHECK (length(chain) = 32),
    at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Edits of such a journal, by hash.
CREATE TABLE told_edit (
    edit_hash BLOB NOT NULL PRIMARY KEY CHECK (length(edit_hash) = 32),
    at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
