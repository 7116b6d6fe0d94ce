DO $$
DECLARE
    _policy record;
BEGIN
    FOR _policy IN SELECT schemaname, tablename, policyname FROM pg_policies WHERE schemaname IN ('public', 'policy') LOOP
        EXECUTE format('DROP POLICY %I ON %I.%I', _policy.policyname, _policy.schemaname, _policy.tablename);
        EXECUTE format('ALTER TABLE %I.%I NO FORCE ROW LEVEL SECURITY', _policy.schemaname, _policy.tablename);
        EXECUTE format('ALTER TABLE %I.%I DISABLE ROW LEVEL SECURITY', _policy.schemaname, _policy.tablename);
    END LOOP;
END $$;
DELETE FROM policy.city_roles;
DELETE FROM policy.own_sources;
DELETE FROM policy.granted;
REVOKE ALL ON ALL TABLES IN SCHEMA public, policy FROM laget_app, laget_jobs, laget_import, laget_keeper;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public, policy FROM laget_app, laget_jobs, laget_import, laget_keeper;
