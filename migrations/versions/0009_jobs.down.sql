DROP TABLE public.procrastinate_periodic_defers, public.procrastinate_events, public.procrastinate_jobs,
    public.procrastinate_workers CASCADE;
DO $$
DECLARE
    _function record;
BEGIN
    FOR _function IN SELECT p.oid::regprocedure AS name FROM pg_proc p
        WHERE p.proname LIKE 'procrastinate\_%' AND p.pronamespace = 'public'::regnamespace LOOP
        EXECUTE format('DROP FUNCTION %s CASCADE', _function.name);
    END LOOP;
END $$;
DROP TYPE public.procrastinate_job_to_defer_v1, public.procrastinate_job_event_type, public.procrastinate_job_status;
