-- Whether the person typed the code that was mailed to the new address. None where there is no new address,
-- for a request from before this step, and once it is purged with the payload.
ALTER TABLE request ADD COLUMN mailbox_confirmed INTEGER CHECK (mailbox_confirmed IN (0, 1));
