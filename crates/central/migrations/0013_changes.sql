-- The case registry apart from the requests: what central itself knows of a case, changes of cases that are being
-- carried out, and what the built-in registry has answered. Times are milliseconds since 1970, UTC; a column that ends
-- in _hash is a keyed hash. A process of the release before this one must not go on working on the database: it looks
-- for what central knows of a case among the registry's columns.

-- One more state; and no request refers to a case by a foreign key, since the registry may be elsewhere. SQLite cannot
-- change either otherwise (sqlite.org/lang_altertable.html, 7).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''applied'', ''undelivered''', '''applying'', ''applied'', ''undelivered''')
    WHERE type = 'table' AND name = 'requests';
UPDATE sqlite_schema SET sql = replace(sql, ' REFERENCES cases (id)', '')
    WHERE type = 'table' AND name IN ('contents', 'matches', 'decisions', 'old_address_notices');
PRAGMA writable_schema = RESET;

-- What central itself knows of a case, by its number in the registry. None: nothing.
CREATE TABLE case_marks (
    case_id TEXT NOT NULL PRIMARY KEY,
    -- The old mailbox said "this was not me": no self-service change of this case until staff lift it.
    protected_at INTEGER,
    -- A mail to the registered address was refused for good; cleared when the address changes.
    email_refused_at INTEGER,
    -- The last time that the address was changed from here, and by which row of the ladder.
    corrected_at INTEGER,
    corrected_by TEXT,
    -- Since when the registry has another address than before: what its former mailbox says counts for nothing.
    address_since INTEGER
) STRICT;
INSERT INTO case_marks
    SELECT id, protected_at, email_refused_at, corrected_at, corrected_by, address_since FROM cases
    WHERE coalesce(protected_at, email_refused_at, corrected_at, address_since) IS NOT NULL;
ALTER TABLE cases DROP COLUMN protected_at;
ALTER TABLE cases DROP COLUMN email_refused_at;
ALTER TABLE cases DROP COLUMN corrected_at;
ALTER TABLE cases DROP COLUMN corrected_by;
ALTER TABLE cases DROP COLUMN address_since;

-- A change of a case from the moment at which it was decided. Until the registry has answered, it is asked again.
CREATE TABLE case_changes (
    -- The idempotency key: the request, what is changed, and for which time.
    key TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES requests (id),
    what TEXT NOT NULL CHECK (what IN ('address', 'reactivation', 'restore')),
    case_id TEXT NOT NULL,
    -- The row of the ladder, or staff's reason.
    why TEXT NOT NULL,
    staff TEXT,
    -- How the case was when it was decided: another one is not changed.
    expected_email_hash BLOB,
    expected_status TEXT NOT NULL,
    -- The address before the change, encrypted for `events`.
    former BLOB,
    former_id TEXT,
    begun_at INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    -- Why the last try came to nothing, by name.
    failure TEXT,
    -- "Not me" was said meanwhile.
    objected_at INTEGER,
    answered_at INTEGER,
    answer TEXT CHECK (answer IN ('done', 'case-changed', 'cancelled'))
) STRICT;
CREATE INDEX case_changes_by_request ON case_changes (request_id, what);
CREATE INDEX case_changes_due ON case_changes (due_at) WHERE answered_at IS NULL;
-- One at a time for a case.
CREATE UNIQUE INDEX case_changes_open ON case_changes (case_id) WHERE answered_at IS NULL;

-- The built-in registry's own: what it has answered to which key. The first answer stands.
CREATE TABLE registry_changes (
    key TEXT NOT NULL PRIMARY KEY,
    answer TEXT NOT NULL CHECK (answer IN ('done', 'case-changed', 'cancelled')),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX registry_changes_by_time ON registry_changes (at);
