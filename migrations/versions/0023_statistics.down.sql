DROP POLICY import_select ON public.consents;
REVOKE SELECT (made_at, counts) ON public.contact_attempts FROM laget_import;
REVOKE SELECT (youth_id, decision, decided_at) ON public.consents FROM laget_import;
DROP TABLE public.statistics_shown, public.statistics_moments, public.statistics_counts;
ALTER TABLE public.runs NO FORCE ROW LEVEL SECURITY;
DELETE FROM public.runs WHERE kind = 'statistics';
ALTER TABLE public.runs FORCE ROW LEVEL SECURITY;
ALTER TABLE public.runs
    DROP CONSTRAINT runs_kind_known,
    ADD CONSTRAINT runs_kind_known CHECK (kind IN ('assignment', 'ownership', 'age_exit', 'moves', 'quality'));
