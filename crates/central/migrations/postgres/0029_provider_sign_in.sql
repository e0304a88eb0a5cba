-- oldest program: 26
-- See ../0029_provider_sign_in.sql.
ALTER TABLE staff ADD COLUMN subject_hash BYTEA;
ALTER TABLE staff ADD COLUMN shown_name TEXT COLLATE "C";
ALTER TABLE staff_sessions ADD COLUMN ends_at BIGINT;

CREATE TABLE sign_ins_begun (
    state_hash BYTEA NOT NULL PRIMARY KEY,
    browser_hash BYTEA NOT NULL,
    begun_at BIGINT NOT NULL,
    session_before BYTEA
);
CREATE INDEX sign_ins_begun_by_time ON sign_ins_begun (begun_at);
