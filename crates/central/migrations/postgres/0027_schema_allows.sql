-- oldest program: 26
-- Which programs may work on: those that know at least this migration (src/store/migrating.rs).
CREATE TABLE schema_allows (
    only_row BIGINT NOT NULL PRIMARY KEY CHECK (only_row = 1),
    oldest BIGINT NOT NULL
);
INSERT INTO schema_allows (only_row, oldest) VALUES (1, 26);
