-- What a contact was for, until when a code may be set, and the newest status read along its index.
ALTER TABLE public.contact_attempts
    ADD COLUMN purpose text NOT NULL DEFAULT 'reach' CONSTRAINT contact_attempts_purpose_known CHECK (purpose IN
        ('reach', 'follow_up', 'inform_rights', 'inform_offers', 'offer_follow_up', 'offer_guidance',
         'after_service', 'other'));

-- A code that is retired stays readable and reportable for its time; it cannot be set from a later day.
CREATE TABLE public.status_code_terms (
    code text CONSTRAINT status_code_terms_pk PRIMARY KEY,
    valid_from date NOT NULL,
    valid_to date,
    CONSTRAINT status_code_terms_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
INSERT INTO public.status_code_terms (code, valid_from)
SELECT c, DATE '2011-09-15' FROM unnest(ARRAY[
    'OTUK', 'OTOV', 'OTOA', 'OTAP', 'OTKO', 'OTAR', 'OTEV', 'OTVF', 'OTLL', 'OTNO', 'OTMI', 'OTBA', 'OTSY', 'OTIF',
    'ELGS_IM', 'ELVG_IM', 'OTFA_IM', 'OTFU_IM', 'Feil', 'OTAR_IM', 'OTEV_IM', 'OTVF_IM', 'OTLL_IM']) c;
ALTER TABLE public.status_code_terms ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.status_code_terms FORCE ROW LEVEL SECURITY;
GRANT SELECT ON public.status_code_terms TO laget_app;
GRANT SELECT ON public.status_code_terms TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.status_code_terms TO laget_keeper;
CREATE POLICY app_select ON public.status_code_terms FOR SELECT TO laget_app
    USING ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY import_select ON public.status_code_terms FOR SELECT TO laget_import
    USING (true);
CREATE POLICY keeper_all ON public.status_code_terms FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);

-- Whoever may say what a status rests on says it as their own service, on whatever ground they stand.
DROP POLICY app_insert ON public.status_facts;
CREATE POLICY app_insert ON public.status_facts FOR INSERT TO laget_app
    WITH CHECK (public.status_facts.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.status_facts.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.status_facts.category)) <> 0) OR ((SELECT policy.city_write()) & (1 << public.status_facts.category)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.status_facts.youth_id AND (a.write_mask & (1 << public.status_facts.category)) <> 0 AND a.period @> policy.now())) AND (public.status_facts.author = (SELECT policy.person()) AND public.status_facts.author_seat = (SELECT policy.seat())) AND (public.status_facts.source = (SELECT policy.service())) AND (EXISTS (SELECT FROM public.statuses o WHERE o.id = public.status_facts.status_id AND o.youth_id = public.status_facts.youth_id)));

DROP INDEX public.statuses_youth;
CREATE INDEX statuses_youth ON public.statuses (youth_id, valid_from DESC, recorded_at DESC, id DESC)
    INCLUDE (code, via_ot);

SET LOCAL ROLE laget_keeper;
CREATE OR REPLACE FUNCTION policy.keep_status() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.youths y SET status_code = s.code, status_on = s.valid_from
    FROM (SELECT DISTINCT ON (a.youth_id) a.youth_id, t.code, t.valid_from
          FROM (SELECT DISTINCT n.youth_id FROM arrived n) a
          LEFT JOIN public.statuses t ON t.youth_id = a.youth_id
              AND NOT EXISTS (SELECT FROM public.status_annulments x WHERE x.status_id = t.id)
          ORDER BY a.youth_id, t.valid_from DESC NULLS LAST, t.recorded_at DESC, t.id DESC) s
    WHERE y.id = s.youth_id AND (y.status_code, y.status_on) IS DISTINCT FROM (s.code, s.valid_from);
    RETURN NULL;
END $$;
RESET ROLE;
