-- The log is sealed: each seal holds a hash of every entry since the last one, and of the last seal.
CREATE TABLE public.seals (
    id integer CONSTRAINT seals_pk PRIMARY KEY CONSTRAINT seals_counted CHECK (id > 0),
    at timestamptz NOT NULL,
    until_txid xid8 NOT NULL,
    until_id bigint NOT NULL,
    leaves bytea NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT seals_hashed CHECK (octet_length(hash) = 32 AND octet_length(previous) = 32),
    CONSTRAINT seals_whole CHECK (octet_length(leaves) > 0 AND octet_length(leaves) % 40 = 0)
);
-- Hashes cannot be pressed together.
ALTER TABLE public.seals ALTER COLUMN leaves SET STORAGE EXTERNAL;
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.seals
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

ALTER TABLE public.seals ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.seals FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.seals TO laget_jobs;
GRANT SELECT ON public.seals TO laget_keeper;
GRANT SELECT ON public.events TO laget_jobs;
CREATE POLICY jobs_select ON public.events FOR SELECT TO laget_jobs
    USING (true);
CREATE POLICY jobs_select ON public.seals FOR SELECT TO laget_jobs
    USING (true);
CREATE POLICY jobs_insert ON public.seals FOR INSERT TO laget_jobs
    WITH CHECK (true);
CREATE POLICY keeper_select ON public.seals FOR SELECT TO laget_keeper
    USING (true);

-- An entry's place in the log is PostgreSQL's to give: nobody who writes names the transaction.
REVOKE INSERT ON public.events FROM laget_app, laget_import;
GRANT INSERT (at, person_id, seat_id, action, youth_id, categories, basis, ground, rule, detail)
    ON public.events TO laget_app, laget_import;

-- What /health tells of the newest seal, to nobody in particular: no entry and no hash.
CREATE FUNCTION policy.newest_seal() RETURNS TABLE (seal integer, seconds_since bigint, seconds_unsealed bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.id, extract(epoch FROM policy.now() - s.at)::bigint,
           coalesce(extract(epoch FROM policy.now() - e.at)::bigint, 0)
    FROM (VALUES (1)) one
    LEFT JOIN LATERAL (SELECT l.id, l.at, l.until_txid, l.until_id FROM public.seals l
        ORDER BY l.id DESC LIMIT 1) s ON true
    LEFT JOIN LATERAL (SELECT v.at FROM public.events v
        WHERE (v.txid, v.id) > (coalesce(s.until_txid, '0'), coalesce(s.until_id, 0))
        ORDER BY v.txid, v.id LIMIT 1) e ON true
$$;
REVOKE ALL ON FUNCTION policy.newest_seal() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION policy.newest_seal() TO laget_app;
ALTER FUNCTION policy.newest_seal() OWNER TO laget_keeper;
