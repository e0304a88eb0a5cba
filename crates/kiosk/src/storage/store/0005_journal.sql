-- How long this program had run when a line was written: the age that no clock can change. None for a line from
-- before this step, which counts from when the running time was first counted.
ALTER TABLE journal ADD COLUMN running_ms INTEGER;
-- A line `cut` names the last line of those that were past their keeping time: its number and its hash, from
-- which the chain goes on.
ALTER TABLE journal ADD COLUMN cut_seq INTEGER;
ALTER TABLE journal ADD COLUMN cut_chain BLOB;

CREATE INDEX journal_cut ON journal (seq) WHERE event = 'cut';
