-- Secret ballots between the vote and the emptying of the box. A slip's name is random and the rows
-- stand in the order of the names: nothing here tells whose it is, or when it was put in.
CREATE TABLE ballot_box (
    slip       BLOB NOT NULL PRIMARY KEY CHECK (length(slip) = 16),
    session    BLOB NOT NULL CHECK (length(session) = 16),
    nomination BLOB NOT NULL CHECK (length(nomination) = 16),
    choice     TEXT NOT NULL CHECK (choice IN ('for', 'against', 'invalid'))
) STRICT, WITHOUT ROWID;
