-- The year of the service: attempts at contact, what a status rests on, what others report, and who may see it.
CREATE TABLE public.contact_attempts (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT contact_attempts_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT contact_attempts_youth REFERENCES public.youths (id),
    category smallint NOT NULL DEFAULT 11 CONSTRAINT contact_attempts_category CHECK (category = 11),
    source smallint NOT NULL,
    made_at timestamptz NOT NULL,
    channel text NOT NULL CONSTRAINT contact_attempts_channel_known CHECK (channel IN
        ('letter', 'sms', 'mail', 'phone', 'visit', 'meeting', 'social_media', 'portal', 'other_service')),
    counterpart text NOT NULL CONSTRAINT contact_attempts_counterpart_known
        CHECK (counterpart IN ('youth', 'guardian', 'third_party')),
    outcome text NOT NULL CONSTRAINT contact_attempts_outcome_known CHECK (outcome IN
        ('no_reply', 'dialogue', 'guardian_feedback', 'explicit_refusal', 'third_party_report', 'wrong_address')),
    counts boolean NOT NULL,
    rule text NOT NULL,
    note text NOT NULL DEFAULT '',
    author uuid NOT NULL CONSTRAINT contact_attempts_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT contact_attempts_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL,
    CONSTRAINT contact_attempts_silence_never_counts
        CHECK (NOT counts OR outcome IN ('dialogue', 'guardian_feedback', 'explicit_refusal'))
);
CREATE INDEX contact_attempts_youth ON public.contact_attempts (youth_id, made_at DESC);
CREATE INDEX contact_attempts_author_seat ON public.contact_attempts (author_seat, recorded_at DESC);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.contact_attempts
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

-- A status is never rewritten: what was wrong is annulled from an instant on, and another row says what is right.
ALTER TABLE public.statuses
    ADD COLUMN rule text NOT NULL DEFAULT '',
    ADD COLUMN import_id uuid CONSTRAINT statuses_import REFERENCES public.imports (id);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.statuses
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

CREATE TABLE public.status_annulments (
    status_id uuid CONSTRAINT status_annulments_pk PRIMARY KEY
        CONSTRAINT status_annulments_status REFERENCES public.statuses (id),
    youth_id uuid NOT NULL CONSTRAINT status_annulments_youth REFERENCES public.youths (id),
    reason text NOT NULL CONSTRAINT status_annulments_reasoned CHECK (reason <> ''),
    recorded_at timestamptz NOT NULL,
    recorded_by uuid CONSTRAINT status_annulments_recorded_by REFERENCES public.people (id)
);
CREATE INDEX status_annulments_youth ON public.status_annulments (youth_id);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.status_annulments
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

-- 25: what the report needs; 22: the reason behind illness or care, which stays with the case.
CREATE TABLE public.status_facts (
    status_id uuid NOT NULL CONSTRAINT status_facts_status REFERENCES public.statuses (id),
    youth_id uuid NOT NULL CONSTRAINT status_facts_youth REFERENCES public.youths (id),
    category smallint NOT NULL CONSTRAINT status_facts_category CHECK (category IN (22, 25)),
    source smallint NOT NULL,
    facts jsonb NOT NULL,
    author uuid NOT NULL CONSTRAINT status_facts_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT status_facts_author_seat REFERENCES policy.seats (id),
    CONSTRAINT status_facts_pk PRIMARY KEY (status_id, category)
);
CREATE INDEX status_facts_youth ON public.status_facts (youth_id);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.status_facts
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

-- A status fact that somebody reports (TD-08); only UDA makes a status of it (R 4.1).
CREATE TABLE public.status_reports (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT status_reports_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT status_reports_youth REFERENCES public.youths (id),
    reporter text NOT NULL CONSTRAINT status_reports_reporter_known
        CHECK (reporter IN ('school', 'district', 'private_school', 'apprenticeships', 'adult_education')),
    code text NOT NULL,
    activity text NOT NULL,
    activity_start date,
    reported_on date NOT NULL,
    author uuid NOT NULL CONSTRAINT status_reports_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT status_reports_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL,
    import_id uuid CONSTRAINT status_reports_import REFERENCES public.imports (id),
    state text NOT NULL DEFAULT 'waiting' CONSTRAINT status_reports_state_known
        CHECK (state IN ('waiting', 'taken', 'declined')),
    decided_by uuid CONSTRAINT status_reports_decided_by REFERENCES public.people (id),
    decided_at timestamptz,
    decided_reason text,
    status_id uuid CONSTRAINT status_reports_status REFERENCES public.statuses (id),
    CONSTRAINT status_reports_decided_whole CHECK ((state = 'waiting') = (decided_at IS NULL)),
    CONSTRAINT status_reports_decided_by_somebody CHECK ((decided_by IS NULL) = (decided_at IS NULL))
);
CREATE INDEX status_reports_youth ON public.status_reports (youth_id, recorded_at DESC);
CREATE INDEX status_reports_queue ON public.status_reports (recorded_at, id) WHERE state = 'waiting';

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
CREATE TRIGGER keep_status AFTER INSERT ON public.status_annulments REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_status();

-- On the list one may write as well as read: what the review finds (TD-08).
CREATE OR REPLACE FUNCTION policy.list_access(_youths uuid[])
    RETURNS TABLE (seat_id integer, youth_id uuid, basis text, ground uuid, source_mask integer, read_mask integer,
                   write_mask integer, meet boolean, period tstzrange) LANGUAGE sql STABLE AS $$
    WITH m AS MATERIALIZED (
        SELECT r.role, policy.mask(r.role, 'read', 'list') AS reads, policy.mask(r.role, 'write', 'list') AS writes
        FROM (VALUES ('district_ot'), ('nav_ot')) r (role)
    )
    SELECT s.id, y.id, 'list', y.id, 0, m.reads, m.writes, false, '(,)'::tstzrange
    FROM (SELECT n.id, n.district_no FROM public.youths n  -- fenced: never from all youths of a district
          WHERE n.id = ANY (_youths) AND n.status_code = 'OTUK' AND n.protection = 'none' AND n.case_ended_at IS NULL
          OFFSET 0) y
    JOIN public.units u ON u.district_no = y.district_no AND u.kind IN ('district', 'nav_office')
    JOIN policy.seats s ON s.unit_id = u.id
    JOIN m ON m.role = s.role
$$;

-- Management reads counts only (table 2d), at a seat of its own.

ALTER TABLE public.units NO FORCE ROW LEVEL SECURITY;
ALTER TABLE policy.seats NO FORCE ROW LEVEL SECURITY;
ALTER TABLE policy.access NO FORCE ROW LEVEL SECURITY;
ALTER TABLE policy.granted NO FORCE ROW LEVEL SECURITY;
ALTER TABLE policy.seat_kinds NO FORCE ROW LEVEL SECURITY;
INSERT INTO policy.seats (role, unit_id) SELECT 'byrad', u.id FROM public.units u WHERE u.kind = 'uda';
INSERT INTO policy.seat_kinds (unit_kind, role) VALUES ('uda', 'byrad');
INSERT INTO policy.granted (role, verb, category, basis, rule) VALUES
    ('counsellor', 'read', 25, 'duty', 'TD-01'),
    ('counsellor', 'read', 24, 'duty', 'TD-01'),
    ('counsellor', 'write', 25, 'duty', 'TD-08'),
    ('counsellor', 'write', 24, 'duty', 'TD-08'),
    ('district_ot', 'read', 24, 'list', 'TD-03'),
    ('district_ot', 'write', 24, 'list', 'TD-08'),
    ('district_ot', 'write', 11, 'list', 'TD-08'),
    ('district_ot', 'read', 24, 'duty', 'TD-03'),
    ('district_ot', 'write', 24, 'duty', 'TD-08'),
    ('nav_ot', 'read', 24, 'list', 'TD-04'),
    ('fagopplaering', 'read', 24, 'duty', 'TD-08'),
    ('fagopplaering', 'write', 24, 'duty', 'TD-08'),
    ('private_school', 'write', 24, 'duty', 'TD-08'),
    ('youth', 'read', 25, 'duty', 'TD-17'),
    ('uda', 'read', 24, 'duty', 'TD-07'),
    ('uda', 'read', 25, 'duty', 'TD-07'),
    ('uda', 'read', 27, 'duty', 'TD-07'),
    ('uda', 'write', 24, 'duty', 'TD-07'),
    ('uda', 'write', 25, 'duty', 'TD-07'),
    ('uda', 'write', 27, 'duty', 'TD-07'),
    ('uda_address_officer', 'read', 24, 'duty', 'TD-07'),
    ('uda_address_officer', 'read', 25, 'duty', 'TD-07'),
    ('uda_address_officer', 'read', 27, 'duty', 'TD-07'),
    ('uda_address_officer', 'write', 24, 'duty', 'TD-07'),
    ('uda_address_officer', 'write', 25, 'duty', 'TD-07'),
    ('uda_address_officer', 'write', 27, 'duty', 'TD-07'),
    ('uda', 'read', 26, 'duty', 'TD-16'),
    ('uda_address_officer', 'read', 26, 'duty', 'TD-16'),
    ('counsellor', 'read', 26, 'duty', 'TD-16'),
    ('counsellor', 'read', 27, 'duty', 'TD-16'),
    ('district_ot', 'read', 26, 'duty', 'TD-16'),
    ('district_ot', 'read', 27, 'duty', 'TD-16'),
    ('nav_ot', 'read', 26, 'duty', 'TD-16'),
    ('nav_ot', 'read', 27, 'duty', 'TD-16'),
    ('fagopplaering', 'read', 26, 'duty', 'TD-16'),
    ('fagopplaering', 'read', 27, 'duty', 'TD-16'),
    ('vo_service_centre', 'read', 26, 'duty', 'TD-16'),
    ('vo_service_centre', 'read', 27, 'duty', 'TD-16'),
    ('private_school', 'read', 26, 'duty', 'TD-16'),
    ('private_school', 'read', 27, 'duty', 'TD-16'),
    ('byrad', 'read', 26, 'duty', 'TD-16'),
    ('byrad', 'read', 27, 'duty', 'TD-16'),
    ('counsellor', 'write', 27, 'duty', 'TD-08'),
    ('district_ot', 'write', 27, 'duty', 'TD-08'),
    ('fagopplaering', 'write', 27, 'duty', 'TD-08'),
    ('private_school', 'write', 27, 'duty', 'TD-08');
UPDATE policy.access a SET read_mask = policy.mask(s.role, 'read', a.basis), write_mask = policy.mask(s.role, 'write', a.basis)
FROM policy.seats s
WHERE s.id = a.seat_id AND a.basis IN ('duty', 'list')
  AND (a.read_mask, a.write_mask) IS DISTINCT FROM (policy.mask(s.role, 'read', a.basis), policy.mask(s.role, 'write', a.basis));
ALTER TABLE public.units FORCE ROW LEVEL SECURITY;
ALTER TABLE policy.seats FORCE ROW LEVEL SECURITY;
ALTER TABLE policy.access FORCE ROW LEVEL SECURITY;
ALTER TABLE policy.granted FORCE ROW LEVEL SECURITY;
ALTER TABLE policy.seat_kinds FORCE ROW LEVEL SECURITY;

ALTER TABLE public.contact_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.contact_attempts FORCE ROW LEVEL SECURITY;
ALTER TABLE public.status_annulments ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.status_annulments FORCE ROW LEVEL SECURITY;
ALTER TABLE public.status_facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.status_facts FORCE ROW LEVEL SECURITY;
ALTER TABLE public.status_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.status_reports FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.status_annulments TO laget_app;
GRANT SELECT, INSERT ON public.status_facts TO laget_app;
GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, decided_reason, status_id) ON public.status_reports TO laget_app;
GRANT SELECT, INSERT ON public.contact_attempts TO laget_app;
GRANT SELECT, INSERT ON public.status_annulments TO laget_import;
GRANT SELECT, INSERT ON public.status_facts TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.status_reports TO laget_import;
GRANT SELECT ON public.status_annulments TO laget_keeper;
CREATE POLICY app_select ON public.status_annulments FOR SELECT TO laget_app
    USING (public.status_annulments.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.status_annulments.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 0)) <> 0) OR ((SELECT policy.city_read()) & (1 << 0)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.status_annulments.youth_id AND (a.read_mask & (1 << 0)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_insert ON public.status_annulments FOR INSERT TO laget_app
    WITH CHECK (public.status_annulments.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.status_annulments.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 0)) <> 0) OR ((SELECT policy.city_write()) & (1 << 0)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.status_annulments.youth_id AND (a.write_mask & (1 << 0)) <> 0 AND a.period @> policy.now())) AND (public.status_annulments.recorded_by = (SELECT policy.person())) AND (EXISTS (SELECT FROM public.statuses o WHERE o.id = public.status_annulments.status_id AND o.youth_id = public.status_annulments.youth_id)));
CREATE POLICY app_select ON public.status_facts FOR SELECT TO laget_app
    USING (public.status_facts.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.status_facts.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << public.status_facts.category)) <> 0) OR ((SELECT policy.city_read()) & (1 << public.status_facts.category)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.status_facts.youth_id AND (a.read_mask & (1 << public.status_facts.category)) <> 0 AND a.period @> policy.now() AND (a.source_mask & (1 << public.status_facts.source)) <> 0)));
CREATE POLICY app_insert ON public.status_facts FOR INSERT TO laget_app
    WITH CHECK (public.status_facts.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.status_facts.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.status_facts.category)) <> 0) OR ((SELECT policy.city_write()) & (1 << public.status_facts.category)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.status_facts.youth_id AND (a.write_mask & (1 << public.status_facts.category)) <> 0 AND a.period @> policy.now() AND (a.source_mask & (1 << public.status_facts.source)) <> 0)) AND (public.status_facts.author = (SELECT policy.person()) AND public.status_facts.author_seat = (SELECT policy.seat())) AND (public.status_facts.source = (SELECT policy.service())) AND (EXISTS (SELECT FROM public.statuses o WHERE o.id = public.status_facts.status_id AND o.youth_id = public.status_facts.youth_id)));
CREATE POLICY app_select ON public.status_reports FOR SELECT TO laget_app
    USING (public.status_reports.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.status_reports.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 24)) <> 0) OR ((SELECT policy.city_read()) & (1 << 24)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.status_reports.youth_id AND (a.read_mask & (1 << 24)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_insert ON public.status_reports FOR INSERT TO laget_app
    WITH CHECK (public.status_reports.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.status_reports.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 24)) <> 0) OR ((SELECT policy.city_write()) & (1 << 24)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.status_reports.youth_id AND (a.write_mask & (1 << 24)) <> 0 AND a.period @> policy.now())) AND (public.status_reports.author = (SELECT policy.person()) AND public.status_reports.author_seat = (SELECT policy.seat())) AND (public.status_reports.state = 'waiting'));
CREATE POLICY app_select ON public.contact_attempts FOR SELECT TO laget_app
    USING (public.contact_attempts.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.contact_attempts.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << public.contact_attempts.category)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.contact_attempts.youth_id AND (a.read_mask & (1 << public.contact_attempts.category)) <> 0 AND a.period @> policy.now() AND (a.source_mask & (1 << public.contact_attempts.source)) <> 0) OR (public.contact_attempts.author_seat = (SELECT policy.seat()) AND (SELECT policy.service()) NOT IN (0))));
CREATE POLICY app_insert ON public.contact_attempts FOR INSERT TO laget_app
    WITH CHECK (public.contact_attempts.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.contact_attempts.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.contact_attempts.category)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.contact_attempts.youth_id AND (a.write_mask & (1 << public.contact_attempts.category)) <> 0 AND a.period @> policy.now())) AND (public.contact_attempts.author = (SELECT policy.person()) AND public.contact_attempts.author_seat = (SELECT policy.seat())) AND (public.contact_attempts.source = (SELECT policy.service())));
CREATE POLICY app_update ON public.status_reports FOR UPDATE TO laget_app
    USING (public.status_reports.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.status_reports.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 24)) <> 0) OR ((SELECT policy.city_write()) & (1 << 24)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.status_reports.youth_id AND (a.write_mask & (1 << 24)) <> 0 AND a.period @> policy.now())) AND (((SELECT policy.city_write()) & 16777216) <> 0))
    WITH CHECK (public.status_reports.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.status_reports.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 24)) <> 0) OR ((SELECT policy.city_write()) & (1 << 24)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.status_reports.youth_id AND (a.write_mask & (1 << 24)) <> 0 AND a.period @> policy.now())) AND (((SELECT policy.city_write()) & 16777216) <> 0));
CREATE POLICY import_all ON public.status_annulments FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.status_facts FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.status_reports FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY keeper_select ON public.status_annulments FOR SELECT TO laget_keeper
    USING (true);

-- What the list lets one write is the attempt at contact and what the review finds; not the case's own words.
DROP POLICY app_insert ON public.mapping_items;
DROP POLICY app_insert ON public.files;
CREATE POLICY app_insert ON public.mapping_items FOR INSERT TO laget_app
    WITH CHECK (public.mapping_items.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.mapping_items.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.mapping_items.category)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.mapping_items.youth_id AND (a.write_mask & (1 << public.mapping_items.category)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'list'))) AND (public.mapping_items.author = (SELECT policy.person()) AND public.mapping_items.author_seat = (SELECT policy.seat())) AND (public.mapping_items.source = (SELECT policy.service())));
CREATE POLICY app_insert ON public.files FOR INSERT TO laget_app
    WITH CHECK (public.files.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.files.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.files.category)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.files.youth_id AND (a.write_mask & (1 << public.files.category)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'list'))) AND (public.files.author = (SELECT policy.person()) AND public.files.author_seat = (SELECT policy.seat())) AND (public.files.source = (SELECT policy.service())));
