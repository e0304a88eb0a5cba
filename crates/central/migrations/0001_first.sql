-- Times are milliseconds since 1970, UTC. A column that ends in _hash is a keyed hash of a normalised
-- form; a BLOB of the same name without _hash is the encrypted value (see src/vault.rs).

CREATE TABLE installation (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    public_base TEXT,
    configuration_version INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- Which sealing keys were given out. The keys themselves are files.
CREATE TABLE sealing_keys (
    key_id TEXT NOT NULL PRIMARY KEY,
    first_used_at INTEGER NOT NULL
) STRICT;

CREATE TABLE notices (
    id INTEGER NOT NULL PRIMARY KEY,
    language TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE kiosks (
    id TEXT NOT NULL PRIMARY KEY,
    store TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    enrolled_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

CREATE TABLE enrolment_codes (
    code_hash BLOB NOT NULL PRIMARY KEY,
    store TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    kiosk TEXT REFERENCES kiosks (id)
) STRICT;

CREATE TABLE device_tokens (
    token_hash BLOB NOT NULL PRIMARY KEY,
    kiosk TEXT NOT NULL REFERENCES kiosks (id),
    issued_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

CREATE TABLE heartbeats (
    kiosk TEXT NOT NULL PRIMARY KEY REFERENCES kiosks (id),
    seen_at INTEGER NOT NULL,
    version TEXT NOT NULL,
    queue_depth INTEGER NOT NULL,
    oldest_undelivered_s INTEGER,
    printer TEXT NOT NULL,
    clock_offset_ms INTEGER NOT NULL
) STRICT;

-- What the kiosks delivered, as it came. Never updated but for its state.
CREATE TABLE requests (
    id TEXT NOT NULL PRIMARY KEY,
    tracking_code TEXT NOT NULL UNIQUE,
    kiosk TEXT NOT NULL REFERENCES kiosks (id),
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    header TEXT NOT NULL,
    suite TEXT NOT NULL,
    key_id TEXT NOT NULL,
    sealed BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'opened', 'counter', 'done', 'stopped'))
) STRICT;

CREATE INDEX requests_by_state ON requests (state, received_at, id);

-- What came under an id or a tracking code that was taken: kept for staff, never applied.
CREATE TABLE conflicts (
    number INTEGER NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('same-id', 'same-tracking-code')),
    kiosk TEXT NOT NULL REFERENCES kiosks (id),
    header TEXT NOT NULL,
    suite TEXT NOT NULL,
    key_id TEXT NOT NULL,
    sealed BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    UNIQUE (request_id, sha256, header)
) STRICT;

-- The case registry.
CREATE TABLE cases (
    id TEXT NOT NULL PRIMARY KEY,
    status TEXT NOT NULL CHECK (status IN ('pending', 'withdrawn')),
    made_up INTEGER NOT NULL CHECK (made_up IN (0, 1)),
    name BLOB NOT NULL,
    nif BLOB,
    nif_hash BLOB,
    niss BLOB,
    niss_hash BLOB,
    passport BLOB,
    passport_hash BLOB,
    phone BLOB,
    phone_hash BLOB,
    email BLOB,
    email_hash BLOB
) STRICT;

CREATE INDEX cases_by_nif ON cases (nif_hash);
CREATE INDEX cases_by_niss ON cases (niss_hash);
CREATE INDEX cases_by_passport ON cases (passport_hash);
CREATE INDEX cases_by_phone ON cases (phone_hash);

-- What was sealed in a request, opened and encrypted again under central's own key.
CREATE TABLE contents (
    request_id TEXT NOT NULL PRIMARY KEY REFERENCES requests (id),
    opened_at INTEGER NOT NULL,
    assisted INTEGER NOT NULL CHECK (assisted IN (0, 1)),
    nif BLOB,
    nif_hash BLOB,
    niss BLOB,
    niss_hash BLOB,
    passport BLOB,
    passport_hash BLOB,
    phone BLOB,
    phone_hash BLOB,
    old_email BLOB,
    old_email_hash BLOB,
    new_email BLOB,
    new_email_hash BLOB,
    statement BLOB,
    case_id TEXT REFERENCES cases (id)
) STRICT;

CREATE INDEX contents_by_case ON contents (case_id);
CREATE INDEX contents_by_new_email ON contents (new_email_hash);

-- Every case that shares at least one identifier with a request: for the desk alone.
CREATE TABLE matches (
    request_id TEXT NOT NULL REFERENCES contents (request_id),
    case_id TEXT NOT NULL REFERENCES cases (id),
    matching INTEGER NOT NULL,
    conflicting INTEGER NOT NULL,
    old_email_matches INTEGER CHECK (old_email_matches IN (0, 1)),
    PRIMARY KEY (request_id, case_id)
) STRICT;

-- What staff have to look at.
CREATE TABLE alarms (
    number INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    request_id TEXT NOT NULL REFERENCES requests (id),
    cause TEXT NOT NULL,
    raised_at INTEGER NOT NULL,
    acknowledged_at INTEGER,
    UNIQUE (kind, request_id)
) STRICT;
