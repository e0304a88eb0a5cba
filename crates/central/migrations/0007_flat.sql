-- What a request path asks for is found by an index, however much there is; requests are opened in turn by kiosk;
-- links to new addresses are paced; terms after which data go. Times are milliseconds since 1970, UTC.

-- When an open request is looked at again. One that is not open is never due: its look_at is the largest number.
ALTER TABLE proofs ADD COLUMN rank INTEGER NOT NULL DEFAULT 1;
UPDATE proofs SET rank = 0
    WHERE request_id IN (SELECT id FROM requests WHERE kind = 'reactivate');
UPDATE proofs SET look_at = 9223372036854775807
    WHERE request_id IN (SELECT id FROM requests WHERE state <> 'opened');
DROP INDEX proofs_by_look;
CREATE INDEX proofs_due ON proofs (rank, look_at, request_id);

-- The queue to be opened, of each kiosk apart.
CREATE INDEX requests_to_open ON requests (kiosk, received_at, id) WHERE state = 'received';

CREATE INDEX journal_by_request ON journal (request_id, number) WHERE request_id IS NOT NULL;
CREATE INDEX alarms_open ON alarms (number) WHERE acknowledged_at IS NULL;
CREATE INDEX alarms_by_request ON alarms (request_id);
CREATE INDEX alarms_open_by_kind ON alarms (kind) WHERE acknowledged_at IS NULL;
CREATE INDEX mails_waiting ON mails (created_at) WHERE state = 'waiting';
CREATE INDEX mails_by_subject ON mails (subject_id);
CREATE INDEX decisions_by_joined ON decisions (joined_to) WHERE joined_to IS NOT NULL;
CREATE INDEX misses_by_time ON misses (what, at);
CREATE INDEX email_checks_by_time ON email_checks (created_at);
CREATE INDEX help_calls_by_time ON help_calls (called_at);
CREATE INDEX device_tokens_by_kiosk ON device_tokens (kiosk);
CREATE INDEX staff_sessions_by_staff ON staff_sessions (staff) WHERE ended_at IS NULL;
CREATE INDEX conflicts_by_time ON conflicts (received_at);
CREATE INDEX old_address_notices_by_request ON old_address_notices (request_id);
CREATE INDEX matches_by_case ON matches (case_id);

-- How many there are of what: counted as they change, since counting them when asked takes as long as there are many.
CREATE TABLE counts (
    what TEXT NOT NULL,
    state TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (what, state)
) STRICT, WITHOUT ROWID;
INSERT INTO counts SELECT 'requests', state, count(*) FROM requests GROUP BY state;
INSERT INTO counts SELECT 'mails', state, count(*) FROM mails GROUP BY state;
INSERT INTO counts SELECT 'conflicts', '', count(*) FROM conflicts;

CREATE TRIGGER requests_counted AFTER INSERT ON requests BEGIN
    INSERT INTO counts VALUES ('requests', NEW.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER requests_counted_anew AFTER UPDATE OF state ON requests WHEN OLD.state <> NEW.state BEGIN
    UPDATE counts SET n = n - 1 WHERE what = 'requests' AND state = OLD.state;
    INSERT INTO counts VALUES ('requests', NEW.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER mails_counted AFTER INSERT ON mails BEGIN
    INSERT INTO counts VALUES ('mails', NEW.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER mails_counted_anew AFTER UPDATE OF state ON mails WHEN OLD.state <> NEW.state BEGIN
    UPDATE counts SET n = n - 1 WHERE what = 'mails' AND state = OLD.state;
    INSERT INTO counts VALUES ('mails', NEW.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER mails_counted_off AFTER DELETE ON mails BEGIN
    UPDATE counts SET n = n - 1 WHERE what = 'mails' AND state = OLD.state;
END;
CREATE TRIGGER conflicts_counted AFTER INSERT ON conflicts BEGIN
    INSERT INTO counts VALUES ('conflicts', '', 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER conflicts_counted_off AFTER DELETE ON conflicts BEGIN
    UPDATE counts SET n = n - 1 WHERE what = 'conflicts';
END;

-- Links that were mailed to new addresses, or will be: for the pace of each kiosk and address.
CREATE TABLE confirm_links (
    number INTEGER NOT NULL PRIMARY KEY,
    kiosk TEXT NOT NULL REFERENCES kiosks (id),
    email_hash BLOB NOT NULL,
    -- When it may leave.
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX confirm_links_by_kiosk ON confirm_links (kiosk, at);
CREATE INDEX confirm_links_by_email ON confirm_links (email_hash, at);
CREATE INDEX confirm_links_by_time ON confirm_links (at);

-- Since when the sealed payload is not needed any more (it was opened, or cannot be), until it is dropped; and since
-- when a request has ended or waits at the counter. Terms are reckoned from both.
ALTER TABLE requests ADD COLUMN unsealed_at INTEGER;
ALTER TABLE contents ADD COLUMN ended_at INTEGER;
CREATE INDEX requests_unsealed ON requests (unsealed_at) WHERE unsealed_at IS NOT NULL;
CREATE INDEX contents_ended ON contents (ended_at) WHERE ended_at IS NOT NULL;
UPDATE requests SET unsealed_at = coalesce((SELECT opened_at FROM contents WHERE request_id = requests.id), received_at)
    WHERE state <> 'received';
UPDATE contents SET ended_at = coalesce(
        (SELECT decided_at FROM decisions WHERE decisions.request_id = contents.request_id), opened_at)
    WHERE request_id IN (SELECT id FROM requests WHERE state <> 'opened');
