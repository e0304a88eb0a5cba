-- T follows from what was published when a request was received: a later change moves no T that was told. What was
-- published before had five days and no closed ones. A process of the release before this one must not go on
-- working on the database: it would count five days whatever is published.

ALTER TABLE configurations ADD COLUMN hold_days INTEGER NOT NULL DEFAULT 5;
-- Dates, the first first: JSON.
ALTER TABLE configurations ADD COLUMN closed_days TEXT NOT NULL DEFAULT '[]';

-- The version that counted when the request was received.
ALTER TABLE requests ADD COLUMN configuration INTEGER NOT NULL DEFAULT 0;
