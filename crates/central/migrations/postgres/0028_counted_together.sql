-- oldest program: 26
-- Requests are opened many at once, and mails queued: counted once a statement, as what comes in is.
CREATE OR REPLACE FUNCTION count_new() RETURNS TRIGGER LANGUAGE plpgsql
    AS $$ BEGIN
        INSERT INTO counted SELECT TG_TABLE_NAME::text, state, pg_backend_pid() % 32, count(*) FROM come_now
            GROUP BY state ORDER BY state
            ON CONFLICT (what, state, slot) DO UPDATE SET n = counted.n + excluded.n;
        RETURN NULL;
    END $$;
CREATE FUNCTION count_changed() RETURNS TRIGGER LANGUAGE plpgsql
    AS $$ BEGIN
        INSERT INTO counted SELECT TG_TABLE_NAME::text, state, pg_backend_pid() % 32, sum(more)
            FROM (SELECT state, 1 AS more FROM come_now UNION ALL SELECT state, -1 FROM gone_now) AS changed
            GROUP BY state HAVING sum(more) <> 0 ORDER BY state
            ON CONFLICT (what, state, slot) DO UPDATE SET n = counted.n + excluded.n;
        RETURN NULL;
    END $$;
CREATE OR REPLACE TRIGGER requests_counted_anew AFTER UPDATE ON requests
    REFERENCING OLD TABLE AS gone_now NEW TABLE AS come_now FOR EACH STATEMENT EXECUTE FUNCTION count_changed();
CREATE OR REPLACE TRIGGER mails_counted AFTER INSERT ON mails
    REFERENCING NEW TABLE AS come_now FOR EACH STATEMENT EXECUTE FUNCTION count_new();
CREATE TRIGGER mails_counted_away AFTER DELETE ON mails FOR EACH ROW EXECUTE FUNCTION count_states();

-- Without STRICT a statement that asks for a list is planned as one.
CREATE OR REPLACE FUNCTION json_each(list TEXT) RETURNS TABLE (value TEXT)
    LANGUAGE SQL IMMUTABLE PARALLEL SAFE ROWS 20
    AS $$ SELECT * FROM json_array_elements_text(list::json) $$;
