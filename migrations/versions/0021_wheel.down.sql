DROP POLICY import_select ON public.contact_attempts;
REVOKE SELECT (youth_id, author_seat, recorded_at) ON public.contact_attempts FROM laget_import;
DROP POLICY jobs_select ON public.units;
DROP POLICY jobs_select ON policy.seats;
DROP POLICY jobs_select ON public.appointments;
DROP POLICY jobs_select ON public.people;
DROP POLICY import_select ON public.otuk_lists;
DROP POLICY import_select ON public.list_steps;
REVOKE SELECT ON public.units, policy.seats, public.appointments FROM laget_jobs;
REVOKE SELECT (id, kind, mail, language) ON public.people FROM laget_jobs;
REVOKE SELECT (for_date, unit_id, id, sent_at) ON public.otuk_lists FROM laget_import;
REVOKE SELECT (list_id, number, kind, at) ON public.list_steps FROM laget_import;
DROP FUNCTION policy.wheel_feed(bytea);
DROP TABLE public.bulletins, public.wheel_feeds, public.wheel_marks, public.wheel_duties, public.wheel_changes,
    public.wheel_items, public.wheel_years;
