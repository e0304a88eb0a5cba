-- See ../0026_kiosk_notices.sql.
CREATE TABLE kiosk_notices (
    number BIGINT PRIMARY KEY,
    -- As its kiosks were enrolled; NULL: every site.
    site TEXT COLLATE "C",
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL CHECK (until_at > from_at),
    -- By language: JSON.
    texts TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT COLLATE "C" NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_by TEXT COLLATE "C"
);
CREATE INDEX kiosk_notices_by_end ON kiosk_notices (until_at);

CREATE TABLE standing_configuration (
    only_row BIGINT PRIMARY KEY CHECK (only_row = 1),
    version BIGINT NOT NULL,
    -- As in `configurations`.
    signed TEXT COLLATE "C" NOT NULL,
    published_at BIGINT NOT NULL
);
