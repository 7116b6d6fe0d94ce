-- What /health asks: the migration that the database stands at, and a print of the policy table it decides by.
-- Both are answered to nobody in particular and hold no information about people.
CREATE FUNCTION policy.fingerprint() RETURNS TABLE (revision text, grants bigint, print text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT (SELECT v.version_num FROM public.alembic_version v),
           (SELECT count(*) FROM policy.granted),
           encode(sha256(convert_to(string_agg(x.line, E'\n' ORDER BY x.line COLLATE "C"), 'UTF8')), 'hex')
    FROM (SELECT concat_ws(' ', g.role, g.verb, g.category, g.basis, g.rule) FROM policy.granted g
          UNION ALL SELECT concat_ws(' ', 'source', o.role, o.source) FROM policy.own_sources o
          UNION ALL SELECT concat_ws(' ', 'city', c.role) FROM policy.city_roles c) x (line)
$$;
REVOKE ALL ON FUNCTION policy.fingerprint() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION policy.fingerprint() TO laget_app;
ALTER FUNCTION policy.fingerprint() OWNER TO laget_keeper;
