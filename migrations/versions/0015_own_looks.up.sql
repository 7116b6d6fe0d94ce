-- The log is the youth's to read; of it a person may know their own last visit to each case, and nothing of others'.
CREATE FUNCTION policy.own_looks(_youths uuid[]) RETURNS TABLE (youth_id uuid, at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT e.youth_id, max(e.at) FROM public.events e
    WHERE e.youth_id = ANY (_youths) AND e.person_id = policy.person() GROUP BY e.youth_id
$$;
REVOKE ALL ON FUNCTION policy.own_looks(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION policy.own_looks(uuid[]) TO laget_app;
ALTER FUNCTION policy.own_looks(uuid[]) OWNER TO laget_keeper;
