-- The desk for more than one store: sites and roles of staff, requests found by what a person has in hand, requests made
-- at the desk, one-time passwords, browsers that proved themselves. Times are milliseconds since 1970, UTC; a column that
-- ends in _hash is a keyed hash. A process of the release before this one must not go on working on the database: it would
-- let an auditor act as a clerk.

-- A third role. SQLite cannot change a CHECK otherwise (sqlite.org/lang_altertable.html, 7).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''clerk'', ''supervisor''', '''clerk'', ''supervisor'', ''auditor''')
    WHERE type = 'table' AND name = 'staff';
PRAGMA writable_schema = RESET;

-- Whose requests, calls and alarms somebody sees listed: the site's, by the name that its kiosks were enrolled with. None:
-- every site's, as before.
ALTER TABLE staff ADD COLUMN site TEXT;
-- Until when a password is good that somebody else chose; none of one's own.
ALTER TABLE staff ADD COLUMN one_time_until INTEGER;
-- Who at the desk gave the last one-time password, and when: the two do not count as two people for a time.
ALTER TABLE staff ADD COLUMN reset_by TEXT;
ALTER TABLE staff ADD COLUMN reset_at INTEGER;

-- Browsers in which somebody has signed in before: strangers' tries lock nobody out there. Of the cookie only a hash.
CREATE TABLE known_browsers (
    token_hash BLOB NOT NULL,
    staff TEXT NOT NULL REFERENCES staff (name),
    last_used_at INTEGER NOT NULL,
    PRIMARY KEY (token_hash, staff)
) STRICT;
CREATE INDEX known_browsers_by_staff ON known_browsers (staff);

-- Whose name was tried, where somebody has it: what a supervisor sees and ends.
ALTER TABLE misses ADD COLUMN staff TEXT;
CREATE INDEX misses_by_staff ON misses (staff, what) WHERE staff IS NOT NULL;

-- A site's desk, under whose name requests are recorded that are made there. It has no token and delivers nothing.
ALTER TABLE kiosks ADD COLUMN desk INTEGER NOT NULL DEFAULT 0 CHECK (desk IN (0, 1));
CREATE UNIQUE INDEX kiosks_of_desks ON kiosks (store) WHERE desk = 1;
CREATE INDEX kiosks_by_store ON kiosks (store);

-- What waits at the counter, by kiosk and so by site.
CREATE INDEX requests_at_the_counter ON requests (kiosk, received_at, id) WHERE state = 'counter';

-- Requests of whoever has these numbers.
CREATE INDEX contents_by_nif ON contents (nif_hash) WHERE nif_hash IS NOT NULL;
CREATE INDEX contents_by_niss ON contents (niss_hash) WHERE niss_hash IS NOT NULL;
CREATE INDEX contents_by_passport ON contents (passport_hash) WHERE passport_hash IS NOT NULL;
CREATE INDEX contents_by_phone ON contents (phone_hash) WHERE phone_hash IS NOT NULL;
