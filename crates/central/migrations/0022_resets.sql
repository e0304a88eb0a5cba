-- Who gave the last one-time password, and when, is in the audit log with every one before it; these two columns knew the last
-- alone. Nothing has written or read them since the audit log is asked, and no release ever did: a process of the release before
-- this one may go on working on the database.

ALTER TABLE staff DROP COLUMN reset_by;
ALTER TABLE staff DROP COLUMN reset_at;
