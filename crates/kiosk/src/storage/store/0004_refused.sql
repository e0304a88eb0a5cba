-- When central refused a request, and how long this program had run then: what somebody has seen is kept for so
-- long after it. None for one that was refused before this step, which counts from when it was saved.
ALTER TABLE request ADD COLUMN refused_ms INTEGER;
ALTER TABLE request ADD COLUMN refused_running_ms INTEGER;
