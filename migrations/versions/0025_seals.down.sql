DROP TRIGGER keep_pasts ON public.youths;
DROP FUNCTION policy.keep_pasts();
DROP TABLE public.youth_pasts;
DROP FUNCTION policy.newest_seal();
REVOKE INSERT (at, person_id, seat_id, action, youth_id, categories, basis, ground, rule, detail)
    ON public.events FROM laget_app, laget_import;
GRANT INSERT ON public.events TO laget_app, laget_import;
DROP POLICY jobs_select ON public.events;
REVOKE SELECT ON public.events FROM laget_jobs;
DROP TABLE public.seals;
