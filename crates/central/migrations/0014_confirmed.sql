-- The registry is also asked whether an address still stands before payment data are mailed to it; a case that is being
-- erased takes no change; lines of a file that wait for the end of a change. Times are milliseconds since 1970, UTC. A
-- process of the release before this one must not go on working on the database: it would mail payment data without asking,
-- and begin a change of a case that is being erased.

-- SQLite cannot change a CHECK otherwise (sqlite.org/lang_altertable.html, 7).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''address'', ''reactivation'', ''restore''',
        '''address'', ''reactivation'', ''restore'', ''same-address'', ''sent-again''')
    WHERE type = 'table' AND name = 'case_changes';
PRAGMA writable_schema = RESET;

-- Cases that are being erased, from the moment at which nothing of them is left here until the registry has done so too.
CREATE TABLE erasures (
    case_id TEXT NOT NULL PRIMARY KEY,
    begun_at INTEGER NOT NULL
) STRICT;

-- Lines of a file of cases, by its SHA-256, that were not taken in since their case was being changed.
CREATE TABLE case_lines_put_off (
    sha256 TEXT NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (sha256, line)
) STRICT, WITHOUT ROWID;
