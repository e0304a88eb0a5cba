-- The kiosk's identity, given at enrolment.
CREATE TABLE identity (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    kiosk TEXT NOT NULL,
    token TEXT NOT NULL,
    store TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    public_base TEXT NOT NULL,
    demo INTEGER NOT NULL,
    enrolled_ms INTEGER NOT NULL
) STRICT;

-- Central's public keys; position 0 is the one to seal to.
CREATE TABLE sealing_key (
    key_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    suite TEXT NOT NULL,
    public_key BLOB NOT NULL
) STRICT;

-- The outbox. `saved` is a row being here; `printed` and `delivered` are facts of their own.
CREATE TABLE request (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    tracking_code TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    kiosk TEXT NOT NULL,
    language TEXT NOT NULL,
    wall_ms INTEGER NOT NULL,
    monotonic_ms INTEGER NOT NULL,
    boot_id TEXT NOT NULL,
    central_offset_ms INTEGER,
    saved_ms INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    -- Purged together, some days after delivery.
    masked_new_email TEXT,
    suite TEXT,
    key_id TEXT,
    sealed BLOB,
    delivery TEXT NOT NULL DEFAULT 'waiting'
        CHECK (delivery IN ('waiting', 'delivered', 'refused')),
    attempts INTEGER NOT NULL DEFAULT 0,
    -- Monotone counter of failed rounds: an item that failed goes behind those that did not.
    deferred INTEGER NOT NULL DEFAULT 0,
    refusal TEXT,
    delivered_ms INTEGER,
    print TEXT NOT NULL DEFAULT 'none'
        CHECK (print IN ('none', 'printing', 'printed', 'not-printed', 'unconfirmed')),
    CHECK (delivery = 'delivered' OR sealed IS NOT NULL)
) STRICT;

CREATE INDEX request_by_delivery ON request (delivery, deferred, seq);

-- What happened to requests, each line chained to the one before by SHA-256.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms INTEGER NOT NULL,
    event TEXT NOT NULL,
    request TEXT,
    chain BLOB NOT NULL
) STRICT;

-- Small facts that outlive a restart.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
