-- OTUK lists as they were sent, four times a year, and what the review of each row finds (R 4.3, R 6.3.1).
CREATE TABLE public.otuk_lists (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT otuk_lists_pk PRIMARY KEY,
    for_date date NOT NULL,
    school_year smallint NOT NULL,
    unit_id integer NOT NULL CONSTRAINT otuk_lists_unit REFERENCES public.units (id),
    district_no text NOT NULL,
    previous_id uuid CONSTRAINT otuk_lists_previous REFERENCES public.otuk_lists (id),
    youths integer NOT NULL,
    arrived integer NOT NULL,
    gone integer NOT NULL,
    review_by date NOT NULL,
    sent_at timestamptz NOT NULL,
    sent_by uuid NOT NULL CONSTRAINT otuk_lists_sent_by REFERENCES public.people (id),
    CONSTRAINT otuk_lists_once UNIQUE (for_date, unit_id)
);
CREATE INDEX otuk_lists_unit ON public.otuk_lists (unit_id, sent_at DESC);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.otuk_lists
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

-- No name stands here: the row points at the youth, and row security decides who reads it today.
CREATE TABLE public.otuk_list_rows (
    list_id uuid NOT NULL CONSTRAINT otuk_list_rows_list REFERENCES public.otuk_lists (id),
    youth_id uuid NOT NULL CONSTRAINT otuk_list_rows_youth REFERENCES public.youths (id),
    number integer NOT NULL,
    for_date date NOT NULL,
    change text NOT NULL CONSTRAINT otuk_list_rows_change_known CHECK (change IN ('new', 'still')),
    status_code text NOT NULL,
    status_on date,
    entry_reason text,
    registered_on date,
    school_unit_id integer CONSTRAINT otuk_list_rows_school_unit REFERENCES public.units (id),
    CONSTRAINT otuk_list_rows_pk PRIMARY KEY (list_id, youth_id),
    CONSTRAINT otuk_list_rows_numbered UNIQUE (list_id, number)
);
CREATE INDEX otuk_list_rows_youth ON public.otuk_list_rows (youth_id);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.otuk_list_rows
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

-- Each saving is a version: of two who save over the same one, the second is refused by the key.
CREATE TABLE public.list_reviews (
    list_id uuid NOT NULL,
    youth_id uuid NOT NULL,
    version integer NOT NULL,
    known text CONSTRAINT list_reviews_known_known CHECK (known IN ('yes', 'no')),
    reached text CONSTRAINT list_reviews_reached_known CHECK (reached IN ('not_tried', 'no_reply', 'dialogue')),
    with_nav text CONSTRAINT list_reviews_with_nav_known CHECK (with_nav IN ('no_need', 'to_agree', 'agreed')),
    author uuid NOT NULL CONSTRAINT list_reviews_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT list_reviews_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL,
    CONSTRAINT list_reviews_pk PRIMARY KEY (list_id, youth_id, version),
    CONSTRAINT list_reviews_row FOREIGN KEY (list_id, youth_id) REFERENCES public.otuk_list_rows (list_id, youth_id)
);
CREATE INDEX list_reviews_youth ON public.list_reviews (youth_id);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.list_reviews
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

CREATE TABLE public.list_openings (
    list_id uuid NOT NULL CONSTRAINT list_openings_list REFERENCES public.otuk_lists (id),
    person_id uuid NOT NULL CONSTRAINT list_openings_person REFERENCES public.people (id),
    seat_id integer NOT NULL CONSTRAINT list_openings_seat REFERENCES policy.seats (id),
    opened_at timestamptz NOT NULL,
    CONSTRAINT list_openings_pk PRIMARY KEY (list_id, person_id)
);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.list_openings
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

CREATE TABLE public.list_steps (
    list_id uuid NOT NULL CONSTRAINT list_steps_list REFERENCES public.otuk_lists (id),
    number integer NOT NULL,
    kind text NOT NULL CONSTRAINT list_steps_kind_known CHECK (kind IN ('finished', 'opened_again')),
    person_id uuid NOT NULL CONSTRAINT list_steps_person REFERENCES public.people (id),
    seat_id integer NOT NULL CONSTRAINT list_steps_seat REFERENCES policy.seats (id),
    at timestamptz NOT NULL,
    summary jsonb NOT NULL,
    CONSTRAINT list_steps_pk PRIMARY KEY (list_id, number)
);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.list_steps
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

-- One list for every open district, all in one statement and so of one instant. Run as the keeper, since a list is whole
-- even where the coordinator may not see one of the youths on it (a conflict of interest). Answers how many were made.
CREATE FUNCTION policy.freeze_lists(_for_date date, _school_year integer, _review_by date) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    _made integer;
BEGIN
    IF policy.person() IS NULL OR (policy.city_write() & (1 << 4)) = 0 THEN
        RETURN 0;
    END IF;
    PERFORM pg_advisory_xact_lock(7031120);
    IF EXISTS (SELECT FROM public.otuk_lists l WHERE l.for_date = _for_date) THEN
        RETURN 0;
    END IF;
    WITH made AS MATERIALIZED (
        SELECT gen_random_uuid() AS id, u.id AS unit_id, u.district_no,
               (SELECT l.id FROM public.otuk_lists l WHERE l.unit_id = u.id ORDER BY l.sent_at DESC LIMIT 1) AS previous_id
        FROM public.units u
        WHERE u.kind = 'district' AND u.district_no IS NOT NULL AND u.closed_on IS NULL
    ), filled AS (
        INSERT INTO public.otuk_list_rows (list_id, youth_id, number, for_date, change, status_code, status_on,
                                           entry_reason, registered_on, school_unit_id)
        SELECT m.id, y.id,
               row_number() OVER (PARTITION BY m.id ORDER BY y.registered_on NULLS LAST, y.sort_key, y.id),
               _for_date, CASE WHEN p.youth_id IS NULL THEN 'new' ELSE 'still' END, y.status_code, y.status_on,
               y.entry_reason, y.registered_on, d.unit_id
        FROM made m
        JOIN public.youths y ON y.district_no = m.district_no AND y.status_code = 'OTUK' AND y.protection = 'none'
            AND y.case_ended_at IS NULL
        LEFT JOIN public.otuk_list_rows p ON p.list_id = m.previous_id AND p.youth_id = y.id
        LEFT JOIN LATERAL (SELECT s.unit_id FROM public.responsibilities r JOIN policy.seats s ON s.id = r.seat_id
                           WHERE r.youth_id = y.id AND r.duty = 'school' AND upper_inf(r.period) LIMIT 1) d ON true
        RETURNING list_id, youth_id, change
    ), counted AS (
        SELECT f.list_id, count(*) AS youths, count(*) FILTER (WHERE f.change = 'new') AS arrived
        FROM filled f GROUP BY f.list_id
    ), gone AS (
        SELECT m.id, count(*) AS youths FROM made m JOIN public.otuk_list_rows p ON p.list_id = m.previous_id
        WHERE NOT EXISTS (SELECT FROM filled f WHERE f.list_id = m.id AND f.youth_id = p.youth_id) GROUP BY m.id
    )
    INSERT INTO public.otuk_lists (id, for_date, school_year, unit_id, district_no, previous_id, youths, arrived, gone,
                                   review_by, sent_at, sent_by)
    SELECT m.id, _for_date, _school_year, m.unit_id, m.district_no, m.previous_id, coalesce(c.youths, 0),
           coalesce(c.arrived, 0), coalesce(g.youths, 0), _review_by, policy.now(), policy.person()
    FROM made m LEFT JOIN counted c ON c.list_id = m.id LEFT JOIN gone g ON g.id = m.id;
    GET DIAGNOSTICS _made = ROW_COUNT;
    RETURN _made;
END $$;

-- How many have left the list since it was sent, by the day: numbers, for those who may no longer read who.
CREATE FUNCTION policy.departed(_list uuid) RETURNS TABLE (left_on date, youths integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN y.status_code IS DISTINCT FROM 'OTUK' THEN y.status_on END, count(*)::integer
    FROM public.otuk_lists l
    JOIN public.otuk_list_rows r ON r.list_id = l.id
    JOIN public.youths y ON y.id = r.youth_id
    WHERE l.id = _list
      AND ((policy.city_read() & (1 << 4)) <> 0
           OR EXISTS (SELECT FROM policy.seats s JOIN public.units u ON u.id = s.unit_id
                      JOIN policy.granted g ON g.role = s.role AND g.verb = 'read' AND g.category = 24 AND g.basis = 'list'
                      WHERE s.id = policy.seat() AND u.district_no = l.district_no))
      AND NOT (y.status_code IS NOT DISTINCT FROM 'OTUK' AND y.protection = 'none' AND y.case_ended_at IS NULL
               AND y.district_no IS NOT DISTINCT FROM l.district_no)
    GROUP BY 1 ORDER BY 1 NULLS LAST
$$;
REVOKE ALL ON FUNCTION policy.freeze_lists(date, integer, date), policy.departed(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION policy.freeze_lists(date, integer, date), policy.departed(uuid) TO laget_app;
ALTER FUNCTION policy.freeze_lists(date, integer, date) OWNER TO laget_keeper;
ALTER FUNCTION policy.departed(uuid) OWNER TO laget_keeper;

ALTER TABLE public.list_openings ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.list_openings FORCE ROW LEVEL SECURITY;
ALTER TABLE public.list_reviews ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.list_reviews FORCE ROW LEVEL SECURITY;
ALTER TABLE public.list_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.list_steps FORCE ROW LEVEL SECURITY;
ALTER TABLE public.otuk_list_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.otuk_list_rows FORCE ROW LEVEL SECURITY;
ALTER TABLE public.otuk_lists ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.otuk_lists FORCE ROW LEVEL SECURITY;
GRANT SELECT ON public.otuk_list_rows TO laget_app;
GRANT SELECT, INSERT ON public.list_reviews TO laget_app;
GRANT SELECT ON public.otuk_lists TO laget_app;
GRANT SELECT, INSERT ON public.list_openings TO laget_app;
GRANT SELECT, INSERT ON public.list_steps TO laget_app;
GRANT SELECT, INSERT ON public.otuk_lists TO laget_keeper;
GRANT SELECT, INSERT ON public.otuk_list_rows TO laget_keeper;
CREATE POLICY app_select ON public.otuk_list_rows FOR SELECT TO laget_app
    USING (public.otuk_list_rows.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.otuk_list_rows.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 0)) <> 0) OR ((SELECT policy.city_read()) & (1 << 0)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.otuk_list_rows.youth_id AND (a.read_mask & (1 << 0)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_select ON public.list_reviews FOR SELECT TO laget_app
    USING (public.list_reviews.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.list_reviews.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 24)) <> 0) OR ((SELECT policy.city_read()) & (1 << 24)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.list_reviews.youth_id AND (a.read_mask & (1 << 24)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_insert ON public.list_reviews FOR INSERT TO laget_app
    WITH CHECK (public.list_reviews.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.list_reviews.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 24)) <> 0) OR ((SELECT policy.city_write()) & (1 << 24)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.list_reviews.youth_id AND (a.write_mask & (1 << 24)) <> 0 AND a.period @> policy.now())) AND (public.list_reviews.author = (SELECT policy.person()) AND public.list_reviews.author_seat = (SELECT policy.seat())) AND (EXISTS (SELECT FROM public.otuk_lists l WHERE l.id = public.list_reviews.list_id)) AND (coalesce((SELECT t.kind FROM public.list_steps t WHERE t.list_id = public.list_reviews.list_id ORDER BY t.number DESC LIMIT 1), '') <> 'finished'));
CREATE POLICY app_select ON public.otuk_lists FOR SELECT TO laget_app
    USING (((SELECT policy.city_read()) & 16) <> 0 OR EXISTS (SELECT FROM policy.seats s JOIN public.units u ON u.id = s.unit_id JOIN policy.granted g ON g.role = s.role AND g.verb = 'read' AND g.category = 24 AND g.basis = 'list' WHERE s.id = (SELECT policy.seat()) AND u.district_no = public.otuk_lists.district_no));
CREATE POLICY app_select ON public.list_openings FOR SELECT TO laget_app
    USING (EXISTS (SELECT FROM public.otuk_lists l WHERE l.id = public.list_openings.list_id));
CREATE POLICY app_insert ON public.list_openings FOR INSERT TO laget_app
    WITH CHECK (public.list_openings.person_id = (SELECT policy.person()) AND public.list_openings.seat_id = (SELECT policy.seat()) AND EXISTS (SELECT FROM public.otuk_lists l WHERE l.id = public.list_openings.list_id) AND EXISTS (SELECT FROM policy.seats s JOIN policy.granted g ON g.role = s.role AND g.verb = 'read' AND g.category = 24 AND g.basis = 'list' WHERE s.id = (SELECT policy.seat())));
CREATE POLICY app_select ON public.list_steps FOR SELECT TO laget_app
    USING (EXISTS (SELECT FROM public.otuk_lists l WHERE l.id = public.list_steps.list_id));
CREATE POLICY app_insert ON public.list_steps FOR INSERT TO laget_app
    WITH CHECK (public.list_steps.person_id = (SELECT policy.person()) AND public.list_steps.seat_id = (SELECT policy.seat()) AND EXISTS (SELECT FROM public.otuk_lists l WHERE l.id = public.list_steps.list_id) AND EXISTS (SELECT FROM policy.seats s JOIN policy.granted g ON g.role = s.role AND g.verb = 'write' AND g.category = 24 AND g.basis = 'list' WHERE s.id = (SELECT policy.seat())));
CREATE POLICY keeper_select ON public.otuk_lists FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.otuk_list_rows FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_insert ON public.otuk_lists FOR INSERT TO laget_keeper
    WITH CHECK (true);
CREATE POLICY keeper_insert ON public.otuk_list_rows FOR INSERT TO laget_keeper
    WITH CHECK (true);

-- What a party itself has reported stays readable to it, its own duty to document.
DROP POLICY app_select ON public.status_reports;
CREATE POLICY app_select ON public.status_reports FOR SELECT TO laget_app
    USING (public.status_reports.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.status_reports.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 24)) <> 0) OR ((SELECT policy.city_read()) & (1 << 24)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.status_reports.youth_id AND (a.read_mask & (1 << 24)) <> 0 AND a.period @> policy.now()) OR (public.status_reports.author_seat = (SELECT policy.seat()) AND (SELECT policy.service()) NOT IN (0))));
