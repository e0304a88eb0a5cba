-- What a kiosk delivered that this version cannot read yet: a kind or a language that only a newer one knows. It is
-- kept as it came, and taken in by the first version that can read it.

CREATE TABLE unread_requests (
    id TEXT NOT NULL PRIMARY KEY,
    tracking_code TEXT NOT NULL UNIQUE,
    kiosk TEXT NOT NULL REFERENCES kiosks (id),
    -- As it stood on the wire, JSON.
    item TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;

-- The kiosk that delivers what waited under this name, which nobody has any more.
ALTER TABLE kiosks ADD COLUMN successor TEXT REFERENCES kiosks (id);

CREATE INDEX kiosks_by_successor ON kiosks (successor) WHERE successor IS NOT NULL;
