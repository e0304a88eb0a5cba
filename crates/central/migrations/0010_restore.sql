-- The former address of a case, restored at the desk by two people; and addresses to which nothing else is mailed for a
-- working day after that. Times are milliseconds since 1970, UTC; a column that ends in _hash is a keyed hash.

CREATE TABLE restorations (
    -- The request that made the change.
    request_id TEXT NOT NULL PRIMARY KEY REFERENCES requests (id),
    passport_seen_at INTEGER NOT NULL,
    passport_seen_by TEXT NOT NULL,
    restored_at INTEGER,
    restored_by TEXT
) STRICT;

CREATE TABLE quiet_addresses (
    email_hash BLOB NOT NULL PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT;

-- Until a mail has ended: mails to an address that is quiet leave later.
ALTER TABLE mails ADD COLUMN recipient_hash BLOB;
CREATE INDEX mails_waiting_by_recipient ON mails (recipient_hash)
    WHERE state = 'waiting' AND recipient_hash IS NOT NULL;
