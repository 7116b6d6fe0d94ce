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

-- What a list and a case's end hung on, before it was changed: so that who could see what on a day that is past is
-- answered from what nobody changes. Whatever is newer than the newest row stands in public.youths.
CREATE TABLE public.youth_pasts (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT youth_pasts_pk PRIMARY KEY,
    youth_id uuid NOT NULL,
    until timestamptz NOT NULL,
    status_code text,
    protection text NOT NULL,
    district_no text,
    case_ended_at timestamptz
);
CREATE INDEX youth_pasts_youth ON public.youth_pasts (youth_id, id);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.youth_pasts
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();
ALTER TABLE public.youth_pasts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.youth_pasts FORCE ROW LEVEL SECURITY;
GRANT SELECT ON public.youth_pasts TO laget_app;
GRANT INSERT ON public.youth_pasts TO laget_keeper;
CREATE POLICY app_select ON public.youth_pasts FOR SELECT TO laget_app
    USING (public.youth_pasts.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.youth_pasts.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 10)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.youth_pasts.youth_id AND (a.read_mask & (1 << 10)) <> 0 AND a.period @> policy.now())));
CREATE POLICY keeper_insert ON public.youth_pasts FOR INSERT TO laget_keeper
    WITH CHECK (true);

CREATE FUNCTION policy.keep_pasts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.youth_pasts (youth_id, until, status_code, protection, district_no, case_ended_at)
    SELECT o.id, policy.now(), o.status_code, o.protection, o.district_no, o.case_ended_at
    FROM departed o JOIN arrived n ON n.id = o.id
    WHERE (n.status_code, n.protection, n.district_no, n.case_ended_at)
        IS DISTINCT FROM (o.status_code, o.protection, o.district_no, o.case_ended_at);
    RETURN NULL;
END $$;
ALTER FUNCTION policy.keep_pasts() OWNER TO laget_keeper;
CREATE TRIGGER keep_pasts AFTER UPDATE ON public.youths REFERENCING NEW TABLE AS arrived OLD TABLE AS departed
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_pasts();
