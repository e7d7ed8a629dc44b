-- What has come of an edit that is too long for its line: pieces that follow each other without
-- gaps, of one edit a device.
CREATE TABLE edit_part (
    device BLOB NOT NULL CHECK (length(device) = 16),
    begins INTEGER NOT NULL CHECK (begins >= 0),
    number INTEGER NOT NULL CHECK (number > 0),
    hash   BLOB NOT NULL CHECK (length(hash) = 32),
    bytes  BLOB NOT NULL CHECK (length(bytes) > 0),
    PRIMARY KEY (device, begins)
) STRICT, WITHOUT ROWID;
