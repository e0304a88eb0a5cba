-- The ladder of proof, mail, and the counter desk. Times are milliseconds since 1970, UTC; a BLOB is
-- encrypted or a keyed hash (see 0001_first.sql).

-- What a person came for: the data to pay for the appointment, as the registry knows them.
ALTER TABLE cases ADD COLUMN payment_reference BLOB;
ALTER TABLE cases ADD COLUMN payment_cents INTEGER;
-- The old mailbox said "this was not me": no self-service change of this case until staff lift it.
ALTER TABLE cases ADD COLUMN protected_at INTEGER;
-- A mail to the registered address was refused for good; cleared when the address changes.
ALTER TABLE cases ADD COLUMN email_refused_at INTEGER;
-- What the person reads, where the registry knows it.
ALTER TABLE cases ADD COLUMN language TEXT;
-- The last time that a correction was applied.
ALTER TABLE cases ADD COLUMN corrected_at INTEGER;

CREATE INDEX cases_by_email ON cases (email_hash);

-- What speaks for or against an opened request. Only ever filled in, but for the tries.
CREATE TABLE proofs (
    request_id TEXT NOT NULL PRIMARY KEY REFERENCES contents (request_id),
    mailbox_confirmed_at INTEGER,
    mailbox_confirmed_by TEXT CHECK (mailbox_confirmed_by IN ('code', 'link')),
    old_mailbox_told_at INTEGER,
    old_mailbox_answer TEXT CHECK (old_mailbox_answer IN ('yes', 'no')),
    old_mailbox_answered_at INTEGER,
    passport_shown TEXT CHECK (passport_shown IN ('seen', 'renewed')),
    passport_shown_at INTEGER,
    passport_tries INTEGER NOT NULL DEFAULT 0,
    approved_at INTEGER,
    -- When the state machine has to look at this request again.
    look_at INTEGER NOT NULL
) STRICT;

CREATE INDEX proofs_by_look ON proofs (look_at);

INSERT INTO proofs (request_id, look_at)
    SELECT contents.request_id, 0 FROM contents JOIN requests ON requests.id = contents.request_id
    WHERE requests.state = 'opened';

-- How a request ended, or why it waits at the counter. Replaced when staff release a request.
CREATE TABLE decisions (
    request_id TEXT NOT NULL PRIMARY KEY REFERENCES requests (id),
    -- The ladder's row or cause, or staff's reason.
    why TEXT NOT NULL,
    -- The case it was applied to.
    case_id TEXT REFERENCES cases (id),
    -- The earlier request with the same address that this one was joined to.
    joined_to TEXT REFERENCES requests (id),
    -- Staff, if it was not the ladder alone.
    staff TEXT,
    decided_at INTEGER NOT NULL,
    -- From when on the public may see it.
    public_at INTEGER NOT NULL
) STRICT;

CREATE INDEX decisions_by_case ON decisions (case_id);

-- One notice to an old address a case and day.
CREATE TABLE old_address_notices (
    case_id TEXT NOT NULL REFERENCES cases (id),
    day TEXT NOT NULL,
    request_id TEXT NOT NULL REFERENCES requests (id),
    PRIMARY KEY (case_id, day)
) STRICT;

-- Mail on its way: an outbox. The same id, and so the same Message-ID, over every retry.
CREATE TABLE mails (
    id TEXT NOT NULL PRIMARY KEY,
    -- What it is for; one of a kind for each subject.
    kind TEXT NOT NULL,
    -- The request or e-mail check it belongs to.
    subject_id TEXT NOT NULL,
    language TEXT NOT NULL,
    recipient BLOB NOT NULL,
    -- What the template is filled with: JSON, encrypted.
    filling BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused', 'given-up')),
    tries INTEGER NOT NULL DEFAULT 0,
    next_try_at INTEGER NOT NULL,
    -- The SMTP reply code of the last try; none where the connection failed.
    last_reply INTEGER,
    ended_at INTEGER,
    UNIQUE (kind, subject_id)
) STRICT;

CREATE INDEX mails_to_send ON mails (state, next_try_at);

-- Six digits sent to a new address.
CREATE TABLE email_checks (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL,
    kiosk TEXT NOT NULL REFERENCES kiosks (id),
    email BLOB NOT NULL,
    email_hash BLOB NOT NULL,
    code_hash BLOB NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    confirmed_at INTEGER
) STRICT;

CREATE INDEX email_checks_by_email ON email_checks (email_hash, created_at);
CREATE INDEX email_checks_by_kiosk ON email_checks (kiosk, created_at);
CREATE INDEX email_checks_by_request ON email_checks (request_id, created_at);

-- Wrong guesses, by what was guessed at and by whom (a keyed hash): limits that survive a restart.
CREATE TABLE misses (
    number INTEGER NOT NULL PRIMARY KEY,
    what TEXT NOT NULL,
    who_hash BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX misses_by_who ON misses (what, who_hash, at);

-- The counter desk.
CREATE TABLE staff (
    name TEXT NOT NULL PRIMARY KEY,
    -- argon2id, PHC string.
    password TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE TABLE staff_sessions (
    token_hash BLOB NOT NULL PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES staff (name),
    begun_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;

-- Every act at the desk: who, when, what, why. Each line's hash covers the one before it.
CREATE TABLE journal (
    number INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    staff TEXT NOT NULL,
    act TEXT NOT NULL,
    request_id TEXT,
    why TEXT,
    hash BLOB NOT NULL
) STRICT;

CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
