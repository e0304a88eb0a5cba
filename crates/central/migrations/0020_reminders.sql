-- Reminders before the last day to pay, and alarms by mail to a site's staff. Times are milliseconds since 1970, UTC. A
-- process of the release before this one may go on working on the database: it plans no reminders and mails no alarms.

-- One for a case: its payment data were mailed, and a last day named. It stays when the reminder is queued or not wanted:
-- the desk asks for the last day.
CREATE TABLE payment_reminders (
    case_id TEXT NOT NULL PRIMARY KEY,
    -- The request whose payment data were mailed last.
    request_id TEXT NOT NULL REFERENCES requests (id),
    -- As the mail said: YYYY-MM-DD.
    last_day TEXT NOT NULL,
    -- None: nothing is to be sent any more.
    due_at INTEGER
) STRICT;
CREATE INDEX payment_reminders_due ON payment_reminders (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX payment_reminders_by_request ON payment_reminders (request_id);

-- When an alarm was mailed to the site's staff, or would have been, had anybody been named. Those of before count as mailed.
ALTER TABLE alarms ADD COLUMN mailed_at INTEGER;
UPDATE alarms SET mailed_at = raised_at;
CREATE INDEX alarms_to_mail ON alarms (number) WHERE mailed_at IS NULL;

-- When staff of a site were last mailed about alarms: not more often than the configuration file says.
CREATE TABLE alarm_mails (
    site TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;
