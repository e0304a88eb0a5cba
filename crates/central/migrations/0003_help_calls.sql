-- Calls for help: somebody at a kiosk wants a person from the counter. Times are milliseconds since 1970,
-- UTC. Nothing here is about the person but the language to speak.

CREATE TABLE help_calls (
    id TEXT NOT NULL PRIMARY KEY,
    kiosk TEXT NOT NULL REFERENCES kiosks (id),
    -- None where nobody had chosen one.
    language TEXT,
    -- None of a call that was withdrawn before it arrived.
    screen TEXT,
    called_at INTEGER NOT NULL,
    -- The last time that the kiosk asked about it.
    heard_at INTEGER NOT NULL,
    coming_at INTEGER,
    coming TEXT REFERENCES staff (name),
    ended_at INTEGER,
    -- Who at the desk ended it, if somebody there did.
    ended_by TEXT REFERENCES staff (name)
) STRICT;

CREATE INDEX help_calls_open ON help_calls (heard_at) WHERE ended_at IS NULL;
CREATE INDEX help_calls_by_kiosk ON help_calls (kiosk, called_at);
