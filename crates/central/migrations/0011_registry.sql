-- Where a case stands besides pending and withdrawn, and cases that are imported. Times are milliseconds since 1970, UTC.
-- A process of the release before this one must not go on working on the database: it would carry requests out for a
-- case that is extinguished.

-- SQLite cannot change a CHECK otherwise (sqlite.org/lang_altertable.html, 7).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''pending'', ''withdrawn''',
        '''pending'', ''withdrawn'', ''extinguished'', ''paid'', ''scheduled'', ''decided''')
    WHERE type = 'table' AND name = 'cases';
PRAGMA writable_schema = RESET;

-- Since when the registry has another address than before: what its former mailbox says counts for nothing.
ALTER TABLE cases ADD COLUMN address_since INTEGER;

-- How far a file was taken in, by its SHA-256: the next run goes on there.
CREATE TABLE case_imports (
    sha256 TEXT NOT NULL PRIMARY KEY,
    lines INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
