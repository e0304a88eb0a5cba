-- What somebody wants said at kiosks for a while; kiosks believe it once it is in a signed configuration. Rows are kept: who
-- said what to whom, and until when.
CREATE TABLE kiosk_notices (
    number INTEGER PRIMARY KEY,
    -- As its kiosks were enrolled; NULL: every site.
    site TEXT,
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL CHECK (until_at > from_at),
    -- By language: JSON.
    texts TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    withdrawn_at INTEGER,
    withdrawn_by TEXT
) STRICT;
CREATE INDEX kiosk_notices_by_end ON kiosk_notices (until_at);

-- The last version that only notices made another: `configurations` keeps what somebody decided with the key in hand, and
-- would grow by whole documents each time that a site closes early. The notices themselves are kept above.
CREATE TABLE standing_configuration (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    version INTEGER NOT NULL,
    -- As in `configurations`.
    signed TEXT NOT NULL,
    published_at INTEGER NOT NULL
) STRICT;
