-- A passport that was seen for something else than the request's own change: to lift a protection, to print what there is to
-- pay. Times are milliseconds since 1970, UTC. A process of the release before this one may go on working on the database.

CREATE TABLE passports_in_hand (
    request_id TEXT NOT NULL PRIMARY KEY REFERENCES requests (id),
    seen_at INTEGER NOT NULL,
    seen_by TEXT NOT NULL
) STRICT;
