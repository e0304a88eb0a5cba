-- What mail servers report about mails later. Times are milliseconds since 1970, UTC. A process of the release before
-- this one must not go on working on the database: it would count the silence of a mailbox whose notice came back.

CREATE TABLE mail_reports (
    number INTEGER NOT NULL PRIMARY KEY,
    mail_id TEXT NOT NULL REFERENCES mails (id),
    fate TEXT NOT NULL CHECK (fate IN ('failed', 'delayed')),
    -- The enhanced status code (RFC 3463).
    status TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- When what follows from it was done.
    followed_at INTEGER,
    UNIQUE (mail_id, fate)
) STRICT;
CREATE INDEX mail_reports_new ON mail_reports (number) WHERE followed_at IS NULL;

-- Whether a report would have come, had an accepted mail not reached its recipient. Mails that were accepted before this
-- release count as they did.
ALTER TABLE mails ADD COLUMN reports_come INTEGER NOT NULL DEFAULT 1 CHECK (reports_come IN (0, 1));
