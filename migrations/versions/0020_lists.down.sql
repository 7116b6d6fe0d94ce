DROP POLICY app_select ON public.status_reports;
CREATE POLICY app_select ON public.status_reports FOR SELECT TO laget_app
    USING (public.status_reports.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.status_reports.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 24)) <> 0) OR ((SELECT policy.city_read()) & (1 << 24)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.status_reports.youth_id AND (a.read_mask & (1 << 24)) <> 0 AND a.period @> policy.now())));
DROP FUNCTION policy.departed(uuid), policy.freeze_lists(date, integer, date);
DROP TABLE public.list_steps, public.list_openings, public.list_reviews, public.otuk_list_rows, public.otuk_lists;
