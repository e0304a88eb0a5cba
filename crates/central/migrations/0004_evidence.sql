-- Evidence that the ladder judges, outages, events, and mails that can be sent again. Times are milliseconds
-- since 1970, UTC; a BLOB is encrypted or a keyed hash (see 0001_first.sql). A process of the release before
-- this one must not go on working on the database: it would call a request done whose mail has not left.

-- Two more states. SQLite cannot change a CHECK otherwise (sqlite.org/lang_altertable.html, 7).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''counter'', ''done'', ''stopped''',
        '''applied'', ''undelivered'', ''counter'', ''done'', ''stopped''')
    WHERE type = 'table' AND name = 'requests';
PRAGMA writable_schema = RESET;

-- What the person said of the old mailbox, and of the passport.
ALTER TABLE contents ADD COLUMN old_mailbox TEXT
    CHECK (old_mailbox IN ('given', 'helpers', 'none', 'unknown'));
ALTER TABLE contents ADD COLUMN passport_renewed INTEGER NOT NULL DEFAULT 0 CHECK (passport_renewed IN (0, 1));
-- A keyed hash of kiosk and visit number: which requests were made in one visit.
ALTER TABLE contents ADD COLUMN visit_hash BLOB;
CREATE INDEX contents_by_visit ON contents (visit_hash) WHERE visit_hash IS NOT NULL;

-- For a check that is bound to a visit: its number, encrypted. request_id then holds the visit's keyed hash.
ALTER TABLE email_checks ADD COLUMN visit BLOB;

-- Who saw the passport: an approval may have to come from somebody else.
ALTER TABLE proofs ADD COLUMN passport_shown_by TEXT;
ALTER TABLE staff ADD COLUMN role TEXT NOT NULL DEFAULT 'clerk' CHECK (role IN ('clerk', 'supervisor'));

-- When recipient and contents of a mail that was accepted go.
ALTER TABLE mails ADD COLUMN erase_at INTEGER;
CREATE INDEX mails_to_erase ON mails (erase_at) WHERE erase_at IS NOT NULL;

-- The last change of a case's address was made by this row of the ladder.
ALTER TABLE cases ADD COLUMN corrected_by TEXT;

-- When central could tell nobody: the time by which T moves for every request that was received in it.
CREATE TABLE outages (
    number INTEGER NOT NULL PRIMARY KEY,
    cause TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    -- None while it lasts.
    ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX outages_that_last ON outages ((1)) WHERE ended_at IS NULL;
CREATE INDEX outages_by_begin ON outages (began_at);

-- When each worker last finished a pass, and when mail was last known to leave.
CREATE TABLE worker_heartbeats (
    worker TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;

-- What happened to a request or a case: who, what, when, by which row. Never changed, but that an
-- erasure takes the encrypted value.
CREATE TABLE events (
    number INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    request_id TEXT,
    case_id TEXT,
    what TEXT NOT NULL,
    who TEXT NOT NULL,
    why TEXT,
    from_state TEXT,
    to_state TEXT,
    -- The value before the change, encrypted for `events`.
    former BLOB,
    -- The row of `former`: its own, since the number is not known when it is encrypted.
    former_id TEXT
) STRICT;
CREATE INDEX events_by_request ON events (request_id, number);
CREATE INDEX events_by_case ON events (case_id, number);

CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
WHEN NEW.former IS NOT NULL OR OLD.number <> NEW.number OR OLD.at <> NEW.at OR OLD.what <> NEW.what
    OR OLD.who <> NEW.who OR OLD.why IS NOT NEW.why OR OLD.request_id IS NOT NEW.request_id
    OR OLD.case_id IS NOT NEW.case_id OR OLD.from_state IS NOT NEW.from_state
    OR OLD.to_state IS NOT NEW.to_state
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;
CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;
