-- What was told to the kiosks, signed: each version once, never changed. The key that signs is a file that is
-- not needed to serve.

CREATE TABLE configurations (
    version INTEGER NOT NULL PRIMARY KEY,
    -- The signed bytes as they travel, with signature, key and hand-overs: JSON.
    signed TEXT NOT NULL,
    published_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER configurations_are_not_changed BEFORE UPDATE ON configurations
BEGIN
    SELECT RAISE(ABORT, 'a published configuration is not changed');
END;

CREATE TRIGGER configurations_are_not_removed BEFORE DELETE ON configurations
BEGIN
    SELECT RAISE(ABORT, 'a published configuration is not removed');
END;
