-- How long this program had run, added up over its starts, when central confirmed a request: the age that no clock
-- can change. None for a request that was confirmed before this step.
ALTER TABLE request ADD COLUMN delivered_running_ms INTEGER;

-- Somebody has seen that central refused it.
ALTER TABLE request ADD COLUMN acknowledged INTEGER NOT NULL DEFAULT 0 CHECK (acknowledged IN (0, 1));

CREATE INDEX journal_by_request ON journal (request, event);
