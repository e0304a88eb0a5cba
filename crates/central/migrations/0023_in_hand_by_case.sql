-- A passport in staff's hands is seen for a case: one that was compared with another, before the request's was chosen anew,
-- does not count. What is kept from before this release has no case, and is seen anew. Events, the journal and what was
-- published are not replaced either: SQLite's REPLACE fires no trigger of DELETE. A process of the release before this one
-- may go on working on the database: what it sees is seen anew here.

ALTER TABLE passports_in_hand ADD COLUMN case_id TEXT;

CREATE TRIGGER events_are_not_replaced BEFORE INSERT ON events
WHEN EXISTS (SELECT 1 FROM events WHERE number = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TRIGGER journal_is_not_replaced BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE number = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER configurations_are_not_replaced BEFORE INSERT ON configurations
WHEN EXISTS (SELECT 1 FROM configurations WHERE version = NEW.version)
BEGIN
    SELECT RAISE(ABORT, 'a published configuration is not changed');
END;
