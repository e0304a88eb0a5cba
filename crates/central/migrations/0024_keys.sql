-- Which secret key is in use for what (src/keyring.rs): numbers and times; the keys themselves are files.
CREATE TABLE secret_keys (
    kind TEXT NOT NULL CHECK (kind IN ('data', 'index', 'signing')),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 127),
    use_from INTEGER NOT NULL,
    -- From when on nothing is written with it.
    retired_at INTEGER,
    -- From when on nothing needs it.
    gone_at INTEGER,
    PRIMARY KEY (kind, number)
) STRICT;
INSERT INTO secret_keys (kind, number, use_from) VALUES ('data', 1, 0), ('index', 1, 0), ('signing', 1, 0);

-- How far the values of each table are brought to the keys in use.
CREATE TABLE rekeying (
    of_table TEXT NOT NULL PRIMARY KEY,
    -- The keys that its values are brought to.
    goal TEXT NOT NULL,
    -- The row that was seen to last.
    place TEXT NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER NOT NULL,
    -- Rows that somebody else wrote at the same moment: they are seen to in another round.
    missed INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;

ALTER TABLE sealing_keys ADD COLUMN retired_at INTEGER;

-- But that a value is encrypted anew, under another key; and that an erasure takes it.
DROP TRIGGER events_are_not_changed;
CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
WHEN (NEW.former IS NOT NULL
        AND (OLD.former IS NULL OR length(NEW.former) <> length(OLD.former)
            OR substr(NEW.former, 1, 1) = substr(OLD.former, 1, 1)))
    OR OLD.number <> NEW.number OR OLD.at <> NEW.at OR OLD.what <> NEW.what
    OR OLD.who <> NEW.who OR OLD.why IS NOT NEW.why OR OLD.request_id IS NOT NEW.request_id
    OR OLD.case_id IS NOT NEW.case_id OR OLD.from_state IS NOT NEW.from_state
    OR OLD.to_state IS NOT NEW.to_state
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;
