-- What changed at kiosks in the last day, as their heartbeats said.
CREATE TABLE kiosk_changes (
    number INTEGER PRIMARY KEY,
    kiosk TEXT NOT NULL REFERENCES kiosks (id),
    at INTEGER NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('heard-again', 'version', 'printer')),
    was TEXT,
    becomes TEXT NOT NULL
) STRICT;
CREATE INDEX kiosk_changes_by_time ON kiosk_changes (at);
