-- Sign-in at the desk through the agency's identity provider. Times are milliseconds since 1970, UTC. A process of the release
-- before this one may go on working: it asks for passwords alone, and nobody of the provider's has one.

-- SHA-256 of issuer and subject, of whoever comes by the provider; none of staff with a password.
ALTER TABLE staff ADD COLUMN subject_hash BLOB;
-- What colleagues read in the place of the name.
ALTER TABLE staff ADD COLUMN shown_name TEXT;
-- When a session ends whatever happens, if sooner than the policy says.
ALTER TABLE staff_sessions ADD COLUMN ends_at INTEGER;

-- Sign-ins that are under way: a browser is at the provider. Each is taken once; of state and cookie only hashes.
CREATE TABLE sign_ins_begun (
    state_hash BLOB NOT NULL PRIMARY KEY,
    browser_hash BLOB NOT NULL,
    begun_at INTEGER NOT NULL,
    -- The session that the browser had, which ends with this sign-in.
    session_before BLOB
) STRICT;
CREATE INDEX sign_ins_begun_by_time ON sign_ins_begun (begun_at);
