SET LOCAL ROLE laget_keeper;
CREATE OR REPLACE FUNCTION policy.keep_status() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.youths y SET status_code = s.code, status_on = s.valid_from
    FROM (SELECT DISTINCT ON (a.youth_id) a.youth_id, t.code, t.valid_from
          FROM (SELECT DISTINCT n.youth_id FROM arrived n) a
          LEFT JOIN public.statuses t ON t.youth_id = a.youth_id
              AND NOT EXISTS (SELECT FROM public.status_annulments x WHERE x.status_id = t.id)
          ORDER BY a.youth_id, t.valid_from DESC NULLS LAST, t.recorded_at DESC) s
    WHERE y.id = s.youth_id AND (y.status_code, y.status_on) IS DISTINCT FROM (s.code, s.valid_from);
    RETURN NULL;
END $$;
RESET ROLE;
DROP INDEX public.statuses_youth;
CREATE INDEX statuses_youth ON public.statuses (youth_id, valid_from DESC, recorded_at DESC);
DROP POLICY app_insert ON public.status_facts;
CREATE POLICY app_insert ON public.status_facts FOR INSERT TO laget_app
    WITH CHECK (public.status_facts.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.status_facts.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.status_facts.category)) <> 0) OR ((SELECT policy.city_write()) & (1 << public.status_facts.category)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.status_facts.youth_id AND (a.write_mask & (1 << public.status_facts.category)) <> 0 AND a.period @> policy.now() AND (a.source_mask & (1 << public.status_facts.source)) <> 0)) AND (public.status_facts.author = (SELECT policy.person()) AND public.status_facts.author_seat = (SELECT policy.seat())) AND (public.status_facts.source = (SELECT policy.service())) AND (EXISTS (SELECT FROM public.statuses o WHERE o.id = public.status_facts.status_id AND o.youth_id = public.status_facts.youth_id)));
DROP TABLE public.status_code_terms;
ALTER TABLE public.contact_attempts DROP COLUMN purpose;
