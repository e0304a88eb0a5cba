-- What comes in batches is counted once a batch.

CREATE FUNCTION count_new() RETURNS TRIGGER LANGUAGE plpgsql
    AS $$ BEGIN
        PERFORM count_more(TG_TABLE_NAME::text, come.state, come.n)
            FROM (SELECT state, count(*) AS n FROM come_now GROUP BY state) AS come;
        RETURN NULL;
    END $$;
CREATE OR REPLACE TRIGGER requests_counted AFTER INSERT ON requests
    REFERENCING NEW TABLE AS come_now FOR EACH STATEMENT EXECUTE FUNCTION count_new();
