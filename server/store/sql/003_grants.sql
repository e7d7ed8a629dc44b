-- Which scopes a device was told it has, by their fingerprint, and what it was then: so that it can
-- be told why they are others now. The ones it holds and the newest.
CREATE TABLE grant_told (
    device      BLOB NOT NULL CHECK (length(device) = 16),
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 8),
    unit        BLOB NOT NULL CHECK (length(unit) = 16),
    organ       BLOB NOT NULL CHECK (length(organ) = 16),
    role        TEXT NOT NULL,
    PRIMARY KEY (device, fingerprint)
) STRICT, WITHOUT ROWID;
