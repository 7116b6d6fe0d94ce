-- Statistics: exact counts, made anew by every run; and what was published of them, which stands (TD-16).
ALTER TABLE public.runs
    DROP CONSTRAINT runs_kind_known,
    ADD CONSTRAINT runs_kind_known
        CHECK (kind IN ('assignment', 'ownership', 'age_exit', 'moves', 'quality', 'statistics'));

CREATE TABLE public.statistics_counts (
    school_year smallint NOT NULL,
    unit_id integer NOT NULL,
    dimension text NOT NULL,
    value text NOT NULL,
    count integer NOT NULL,
    live boolean NOT NULL,
    CONSTRAINT statistics_counts_pk PRIMARY KEY (school_year, unit_id, dimension, value)
);

CREATE TABLE public.statistics_moments (
    school_year smallint NOT NULL,
    month date NOT NULL CONSTRAINT statistics_moments_first_of_month CHECK (extract(day FROM month) = 1),
    as_of date NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT statistics_moments_pk PRIMARY KEY (school_year, month)
);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.statistics_moments
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

-- A number that is not here is hidden. None below five can be, but that nobody in the city has a value.
CREATE TABLE public.statistics_shown (
    school_year smallint NOT NULL,
    month date NOT NULL,
    unit_id integer NOT NULL,
    dimension text NOT NULL,
    value text NOT NULL,
    count integer NOT NULL
        CONSTRAINT statistics_shown_none_small CHECK (count >= 5 OR (count = 0 AND unit_id = 0)),
    CONSTRAINT statistics_shown_pk PRIMARY KEY (school_year, month, unit_id, dimension, value),
    CONSTRAINT statistics_shown_moment FOREIGN KEY (school_year, month)
        REFERENCES public.statistics_moments (school_year, month)
);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.statistics_shown
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

-- whose consent and whose meeting, and when; nothing of what is in them
GRANT SELECT (made_at, counts) ON public.contact_attempts TO laget_import;
GRANT SELECT (youth_id, decision, decided_at) ON public.consents TO laget_import;
CREATE POLICY import_select ON public.consents FOR SELECT TO laget_import
    USING (true);

ALTER TABLE public.statistics_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.statistics_counts FORCE ROW LEVEL SECURITY;
ALTER TABLE public.statistics_moments ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.statistics_moments FORCE ROW LEVEL SECURITY;
ALTER TABLE public.statistics_shown ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.statistics_shown FORCE ROW LEVEL SECURITY;
GRANT SELECT ON public.statistics_moments TO laget_app;
GRANT SELECT ON public.statistics_shown TO laget_app;
GRANT SELECT ON public.statistics_counts TO laget_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.statistics_counts TO laget_import;
GRANT SELECT, INSERT ON public.statistics_moments TO laget_import;
GRANT SELECT, INSERT ON public.statistics_shown TO laget_import;
CREATE POLICY app_select ON public.statistics_moments FOR SELECT TO laget_app
    USING (EXISTS (SELECT FROM policy.granted g JOIN policy.seats s ON s.role = g.role
        WHERE s.id = policy.seat() AND g.verb = 'read' AND g.basis = 'duty' AND g.category = 26));
CREATE POLICY app_select ON public.statistics_shown FOR SELECT TO laget_app
    USING (EXISTS (SELECT FROM policy.granted g JOIN policy.seats s ON s.role = g.role
        WHERE s.id = policy.seat() AND g.verb = 'read' AND g.basis = 'duty' AND g.category = 26));
CREATE POLICY app_select ON public.statistics_counts FOR SELECT TO laget_app
    USING (cardinality((SELECT policy.conflicts())::uuid[]) = 0 AND (((SELECT policy.city_read()) & 67108864) <> 0 OR (public.statistics_counts.live AND EXISTS (SELECT FROM policy.seats s
        WHERE s.id = policy.seat() AND s.role = 'counsellor' AND s.unit_id = public.statistics_counts.unit_id))));
CREATE POLICY import_all ON public.statistics_counts FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_select ON public.statistics_moments FOR SELECT TO laget_import
    USING (true);
CREATE POLICY import_insert ON public.statistics_moments FOR INSERT TO laget_import
    WITH CHECK (true);
CREATE POLICY import_select ON public.statistics_shown FOR SELECT TO laget_import
    USING (true);
CREATE POLICY import_insert ON public.statistics_shown FOR INSERT TO laget_import
    WITH CHECK (true);
