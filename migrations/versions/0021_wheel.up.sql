-- The annual wheel of each school year, whose duty each row is, and what was said of it; news from UDA.
CREATE TABLE public.wheel_years (
    school_year integer CONSTRAINT wheel_years_pk PRIMARY KEY
        CONSTRAINT wheel_years_plausible CHECK (school_year BETWEEN 2000 AND 2200),
    made_by uuid NOT NULL CONSTRAINT wheel_years_made_by REFERENCES public.people (id),
    made_at timestamptz NOT NULL
);

CREATE TABLE public.wheel_items (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT wheel_items_pk PRIMARY KEY,
    school_year integer NOT NULL CONSTRAINT wheel_items_school_year REFERENCES public.wheel_years (school_year),
    source_id text NOT NULL,
    part smallint NOT NULL DEFAULT 0,
    title_nb text NOT NULL,
    title_nn text NOT NULL,
    title_en text NOT NULL,
    who text NOT NULL,
    to_whom text NOT NULL,
    section text NOT NULL,
    quote text NOT NULL,
    note text NOT NULL,
    relevance text NOT NULL CONSTRAINT wheel_items_relevance_known CHECK (relevance IN ('yes', 'indirect', 'no')),
    precision text NOT NULL CONSTRAINT wheel_items_precision_known
        CHECK (precision IN ('day', 'month', 'weekly', 'continuous', 'frequency')),
    owner text NOT NULL,
    done_rule text NOT NULL,
    wanted smallint NOT NULL DEFAULT 1,
    same_as text[] NOT NULL DEFAULT '{}',
    starts_on date NOT NULL,
    due_on date NOT NULL,
    shift text NOT NULL CONSTRAINT wheel_items_shift_known CHECK (shift IN ('before', 'after', 'none')),
    working_on date NOT NULL,
    in_force boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    CONSTRAINT wheel_items_once UNIQUE (school_year, source_id, part),
    CONSTRAINT wheel_items_in_order CHECK (starts_on <= due_on)
);
CREATE INDEX wheel_items_due ON public.wheel_items (school_year, due_on, id);

CREATE TABLE public.wheel_changes (
    item_id uuid NOT NULL CONSTRAINT wheel_changes_item REFERENCES public.wheel_items (id),
    version integer NOT NULL,
    was jsonb NOT NULL,
    became jsonb NOT NULL,
    reason text NOT NULL CONSTRAINT wheel_changes_reasoned CHECK (reason <> ''),
    changed_by uuid NOT NULL CONSTRAINT wheel_changes_changed_by REFERENCES public.people (id),
    changed_at timestamptz NOT NULL,
    CONSTRAINT wheel_changes_pk PRIMARY KEY (item_id, version)
);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.wheel_changes
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

CREATE TABLE public.wheel_duties (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT wheel_duties_pk PRIMARY KEY,
    item_id uuid NOT NULL CONSTRAINT wheel_duties_item REFERENCES public.wheel_items (id),
    unit_id integer NOT NULL CONSTRAINT wheel_duties_unit REFERENCES public.units (id),
    ended_on date,
    counted integer,
    derived_at timestamptz,
    looked_at timestamptz,
    CONSTRAINT wheel_duties_once UNIQUE (item_id, unit_id)
);
CREATE INDEX wheel_duties_unit ON public.wheel_duties (unit_id);

CREATE TABLE public.wheel_marks (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT wheel_marks_pk PRIMARY KEY,
    duty_id uuid NOT NULL CONSTRAINT wheel_marks_duty REFERENCES public.wheel_duties (id),
    unit_id integer NOT NULL CONSTRAINT wheel_marks_unit REFERENCES public.units (id),
    turn integer NOT NULL,
    done boolean NOT NULL,
    note text NOT NULL DEFAULT '',
    author uuid NOT NULL CONSTRAINT wheel_marks_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT wheel_marks_author_seat REFERENCES policy.seats (id),
    made_at timestamptz NOT NULL,
    CONSTRAINT wheel_marks_turn_once UNIQUE (duty_id, turn)
);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.wheel_marks
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

CREATE TABLE public.wheel_feeds (
    digest bytea CONSTRAINT wheel_feeds_pk PRIMARY KEY,
    person_id uuid NOT NULL CONSTRAINT wheel_feeds_person REFERENCES public.people (id),
    appointment_id uuid NOT NULL CONSTRAINT wheel_feeds_appointment REFERENCES public.appointments (id),
    made_at timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE UNIQUE INDEX wheel_feeds_live ON public.wheel_feeds (appointment_id) WHERE revoked_at IS NULL;

CREATE TABLE public.bulletins (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT bulletins_pk PRIMARY KEY,
    kind text NOT NULL CONSTRAINT bulletins_kind_known CHECK (kind IN ('rules', 'offers', 'routine')),
    title text NOT NULL,
    body text NOT NULL,
    author uuid NOT NULL CONSTRAINT bulletins_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT bulletins_author_seat REFERENCES policy.seats (id),
    posted_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    withdrawn_by uuid CONSTRAINT bulletins_withdrawn_by REFERENCES public.people (id),
    CONSTRAINT bulletins_say_something CHECK (title <> '' AND body <> ''),
    CONSTRAINT bulletins_withdrawn_by_somebody CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX bulletins_posted ON public.bulletins (posted_at DESC, id DESC);

-- A calendar has no session: the hash of its token opens the unit's days, as long as the appointment is in force.
-- What is answered is about units and days, never about a youth.
CREATE FUNCTION policy.wheel_feed(_digest bytea)
    RETURNS TABLE (language text, unit_name text, item_id uuid, title_nb text, title_nn text, title_en text,
                   section text, due_on date, working_on date, version integer, changed_at timestamptz, done boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.language, u.name, x.id, x.title_nb, x.title_nn, x.title_en, x.section, x.due_on, x.working_on, x.version,
           x.changed_at, x.done
    FROM public.wheel_feeds f
    JOIN public.appointments a ON a.id = f.appointment_id AND a.person_id = f.person_id AND a.period @> policy.now()
    JOIN policy.seats s ON s.id = a.seat_id
    JOIN policy.granted g ON g.role = s.role AND g.verb = 'read' AND g.basis = 'duty' AND g.category = 27
    JOIN public.units u ON u.id = s.unit_id
    JOIN public.people p ON p.id = f.person_id
    LEFT JOIN LATERAL (
        SELECT i.*, d.derived_at IS NOT NULL OR coalesce((SELECT m.done FROM public.wheel_marks m
                    WHERE m.duty_id = d.id ORDER BY m.turn DESC LIMIT 1), false) AS done
        FROM public.wheel_items i
        LEFT JOIN public.wheel_duties d ON d.item_id = i.id AND d.unit_id = u.id AND d.ended_on IS NULL
        WHERE i.in_force AND (d.id IS NOT NULL
            OR (u.kind = 'nav_office' AND i.relevance = 'yes' AND i.precision = 'day' AND i.owner <> 'nobody'))) x ON true
    WHERE f.digest = _digest AND f.revoked_at IS NULL
    ORDER BY x.due_on, x.id
$$;
REVOKE ALL ON FUNCTION policy.wheel_feed(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION policy.wheel_feed(bytea) TO laget_app;
ALTER FUNCTION policy.wheel_feed(bytea) OWNER TO laget_keeper;

ALTER TABLE public.bulletins ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.bulletins FORCE ROW LEVEL SECURITY;
ALTER TABLE public.wheel_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.wheel_changes FORCE ROW LEVEL SECURITY;
ALTER TABLE public.wheel_duties ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.wheel_duties FORCE ROW LEVEL SECURITY;
ALTER TABLE public.wheel_feeds ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.wheel_feeds FORCE ROW LEVEL SECURITY;
ALTER TABLE public.wheel_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.wheel_items FORCE ROW LEVEL SECURITY;
ALTER TABLE public.wheel_marks ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.wheel_marks FORCE ROW LEVEL SECURITY;
ALTER TABLE public.wheel_years ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.wheel_years FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.wheel_years TO laget_app;
GRANT SELECT, INSERT, UPDATE (due_on, starts_on, shift, working_on, in_force, version, changed_at) ON public.wheel_items TO laget_app;
GRANT SELECT, INSERT ON public.wheel_changes TO laget_app;
GRANT SELECT, INSERT ON public.wheel_duties TO laget_app;
GRANT SELECT, INSERT ON public.wheel_marks TO laget_app;
GRANT SELECT, INSERT, UPDATE (revoked_at) ON public.wheel_feeds TO laget_app;
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON public.bulletins TO laget_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.wheel_duties TO laget_import;
GRANT SELECT ON public.wheel_items TO laget_import;
GRANT SELECT ON public.wheel_marks TO laget_import;
GRANT SELECT ON public.wheel_items TO laget_jobs;
GRANT SELECT ON public.wheel_duties TO laget_jobs;
GRANT SELECT ON public.wheel_marks TO laget_jobs;
GRANT SELECT ON public.bulletins TO laget_jobs;
GRANT SELECT ON public.wheel_items TO laget_keeper;
GRANT SELECT ON public.wheel_duties TO laget_keeper;
GRANT SELECT ON public.wheel_marks TO laget_keeper;
GRANT SELECT ON public.wheel_feeds TO laget_keeper;
CREATE POLICY app_select ON public.wheel_years FOR SELECT TO laget_app
    USING (EXISTS (SELECT FROM policy.granted g JOIN policy.seats s ON s.role = g.role
        WHERE s.id = policy.seat() AND g.verb = 'read' AND g.basis = 'duty' AND g.category = 27));
CREATE POLICY app_select ON public.wheel_items FOR SELECT TO laget_app
    USING (EXISTS (SELECT FROM policy.granted g JOIN policy.seats s ON s.role = g.role
        WHERE s.id = policy.seat() AND g.verb = 'read' AND g.basis = 'duty' AND g.category = 27));
CREATE POLICY app_select ON public.wheel_changes FOR SELECT TO laget_app
    USING (EXISTS (SELECT FROM policy.granted g JOIN policy.seats s ON s.role = g.role
        WHERE s.id = policy.seat() AND g.verb = 'read' AND g.basis = 'duty' AND g.category = 27));
CREATE POLICY app_insert ON public.wheel_years FOR INSERT TO laget_app
    WITH CHECK (((SELECT policy.city_write()) & 134217728) <> 0 AND public.wheel_years.made_by = (SELECT policy.person()));
CREATE POLICY app_insert ON public.wheel_changes FOR INSERT TO laget_app
    WITH CHECK (((SELECT policy.city_write()) & 134217728) <> 0 AND public.wheel_changes.changed_by = (SELECT policy.person()));
CREATE POLICY app_insert ON public.wheel_items FOR INSERT TO laget_app
    WITH CHECK (((SELECT policy.city_write()) & 134217728) <> 0);
CREATE POLICY app_update ON public.wheel_items FOR UPDATE TO laget_app
    USING (((SELECT policy.city_write()) & 134217728) <> 0)
    WITH CHECK (((SELECT policy.city_write()) & 134217728) <> 0);
CREATE POLICY app_insert ON public.wheel_duties FOR INSERT TO laget_app
    WITH CHECK (((SELECT policy.city_write()) & 134217728) <> 0);
CREATE POLICY app_select ON public.wheel_duties FOR SELECT TO laget_app
    USING (((SELECT policy.city_read()) & 134217728) <> 0 OR (public.wheel_duties.unit_id = (SELECT s.unit_id FROM policy.seats s WHERE s.id = policy.seat()) AND EXISTS (SELECT FROM policy.granted g JOIN policy.seats s ON s.role = g.role
        WHERE s.id = policy.seat() AND g.verb = 'read' AND g.basis = 'duty' AND g.category = 27)));
CREATE POLICY app_select ON public.wheel_marks FOR SELECT TO laget_app
    USING (((SELECT policy.city_read()) & 134217728) <> 0 OR (public.wheel_marks.unit_id = (SELECT s.unit_id FROM policy.seats s WHERE s.id = policy.seat()) AND EXISTS (SELECT FROM policy.granted g JOIN policy.seats s ON s.role = g.role
        WHERE s.id = policy.seat() AND g.verb = 'read' AND g.basis = 'duty' AND g.category = 27)));
CREATE POLICY app_insert ON public.wheel_marks FOR INSERT TO laget_app
    WITH CHECK (public.wheel_marks.unit_id = (SELECT s.unit_id FROM policy.seats s WHERE s.id = policy.seat()) AND EXISTS (SELECT FROM policy.granted g JOIN policy.seats s ON s.role = g.role
        WHERE s.id = policy.seat() AND g.verb = 'write' AND g.basis = 'duty' AND g.category = 27) AND (public.wheel_marks.author = (SELECT policy.person()) AND public.wheel_marks.author_seat = (SELECT policy.seat())) AND (EXISTS (SELECT FROM public.wheel_duties d
        WHERE d.id = public.wheel_marks.duty_id AND d.unit_id = public.wheel_marks.unit_id)));
CREATE POLICY app_select ON public.wheel_feeds FOR SELECT TO laget_app
    USING (public.wheel_feeds.person_id = (SELECT policy.person()));
CREATE POLICY app_insert ON public.wheel_feeds FOR INSERT TO laget_app
    WITH CHECK (public.wheel_feeds.person_id = (SELECT policy.person()) AND EXISTS (SELECT FROM public.appointments a WHERE a.id = public.wheel_feeds.appointment_id
        AND a.person_id = (SELECT policy.person()) AND a.seat_id = policy.seat() AND a.period @> policy.now()) AND EXISTS (SELECT FROM policy.granted g JOIN policy.seats s ON s.role = g.role
        WHERE s.id = policy.seat() AND g.verb = 'read' AND g.basis = 'duty' AND g.category = 27));
CREATE POLICY app_update ON public.wheel_feeds FOR UPDATE TO laget_app
    USING (public.wheel_feeds.person_id = (SELECT policy.person()))
    WITH CHECK (public.wheel_feeds.person_id = (SELECT policy.person()));
CREATE POLICY app_select ON public.bulletins FOR SELECT TO laget_app
    USING ((SELECT policy.seat()) IS NOT NULL);
CREATE POLICY app_insert ON public.bulletins FOR INSERT TO laget_app
    WITH CHECK (((SELECT policy.city_write()) & 134217728) <> 0 AND public.bulletins.author = (SELECT policy.person()) AND public.bulletins.author_seat = (SELECT policy.seat()));
CREATE POLICY app_update ON public.bulletins FOR UPDATE TO laget_app
    USING (((SELECT policy.city_write()) & 134217728) <> 0)
    WITH CHECK (((SELECT policy.city_write()) & 134217728) <> 0);
CREATE POLICY import_all ON public.wheel_duties FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_select ON public.wheel_items FOR SELECT TO laget_import
    USING (true);
CREATE POLICY import_select ON public.wheel_marks FOR SELECT TO laget_import
    USING (true);
CREATE POLICY jobs_select ON public.wheel_items FOR SELECT TO laget_jobs
    USING (true);
CREATE POLICY jobs_select ON public.wheel_duties FOR SELECT TO laget_jobs
    USING (true);
CREATE POLICY jobs_select ON public.wheel_marks FOR SELECT TO laget_jobs
    USING (true);
CREATE POLICY jobs_select ON public.bulletins FOR SELECT TO laget_jobs
    USING (true);
CREATE POLICY keeper_select ON public.wheel_items FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.wheel_duties FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.wheel_marks FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.wheel_feeds FOR SELECT TO laget_keeper
    USING (true);
GRANT SELECT ON public.units, policy.seats, public.appointments TO laget_jobs;
GRANT SELECT (id, kind, mail, language) ON public.people TO laget_jobs;
CREATE POLICY jobs_select ON public.units FOR SELECT TO laget_jobs
    USING (true);
CREATE POLICY jobs_select ON policy.seats FOR SELECT TO laget_jobs
    USING (true);
CREATE POLICY jobs_select ON public.appointments FOR SELECT TO laget_jobs
    USING (true);
CREATE POLICY jobs_select ON public.people FOR SELECT TO laget_jobs
    USING (true);
GRANT SELECT (for_date, unit_id, id, sent_at) ON public.otuk_lists TO laget_import;
GRANT SELECT (list_id, number, kind, at) ON public.list_steps TO laget_import;
CREATE POLICY import_select ON public.otuk_lists FOR SELECT TO laget_import
    USING (true);
CREATE POLICY import_select ON public.list_steps FOR SELECT TO laget_import
    USING (true);
GRANT SELECT (youth_id, author_seat, recorded_at) ON public.contact_attempts TO laget_import;
CREATE POLICY import_select ON public.contact_attempts FOR SELECT TO laget_import
    USING (true);
