-- See ../0024_keys.sql.
CREATE TABLE secret_keys (
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('data', 'index', 'signing')),
    number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 127),
    use_from BIGINT NOT NULL,
    -- From when on nothing is written with it.
    retired_at BIGINT,
    -- From when on nothing needs it.
    gone_at BIGINT,
    PRIMARY KEY (kind, number)
);
INSERT INTO secret_keys (kind, number, use_from) VALUES ('data', 1, 0), ('index', 1, 0), ('signing', 1, 0);

-- How far the values of each table are brought to the keys in use.
CREATE TABLE rekeying (
    of_table TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    -- The keys that its values are brought to.
    goal TEXT COLLATE "C" NOT NULL,
    -- The row that was seen to last.
    place TEXT COLLATE "C" NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    -- Rows that somebody else wrote at the same moment: they are seen to in another round.
    missed BIGINT NOT NULL,
    finished_at BIGINT
);

ALTER TABLE sealing_keys ADD COLUMN retired_at BIGINT;

-- But that a value is encrypted anew, under another key; and that an erasure takes it.
CREATE OR REPLACE TRIGGER events_are_not_changed BEFORE UPDATE ON events FOR EACH ROW
    WHEN ((NEW.former IS NOT NULL
            AND (OLD.former IS NULL OR length(NEW.former) <> length(OLD.former)
                OR substr(NEW.former, 1, 1) = substr(OLD.former, 1, 1)))
        OR OLD.number <> NEW.number OR OLD.at <> NEW.at OR OLD.what <> NEW.what
        OR OLD.who <> NEW.who OR OLD.why IS DISTINCT FROM NEW.why
        OR OLD.request_id IS DISTINCT FROM NEW.request_id OR OLD.case_id IS DISTINCT FROM NEW.case_id
        OR OLD.from_state IS DISTINCT FROM NEW.from_state OR OLD.to_state IS DISTINCT FROM NEW.to_state)
    EXECUTE FUNCTION refuse();
