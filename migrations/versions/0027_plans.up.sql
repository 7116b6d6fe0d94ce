-- Follow-up plans (R-098 to R-103, TE-06). A version is a row; nothing is ever changed or taken out.
CREATE TABLE public.plans (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT plans_pk PRIMARY KEY,
    plan_id uuid NOT NULL,
    version integer NOT NULL CONSTRAINT plans_version_counts CHECK (version > 0),
    youth_id uuid NOT NULL CONSTRAINT plans_youth REFERENCES public.youths (id),
    source smallint NOT NULL,
    renews uuid,
    goals text NOT NULL,
    information_flow text NOT NULL,
    coordinator integer NOT NULL CONSTRAINT plans_coordinator REFERENCES policy.seats (id),
    transition text NOT NULL DEFAULT '',
    transition_seat integer CONSTRAINT plans_transition_seat REFERENCES policy.seats (id),
    starts date NOT NULL,
    ends date NOT NULL,
    evaluate_on date[] NOT NULL CONSTRAINT plans_evaluated CHECK (cardinality(evaluate_on) > 0),
    author uuid NOT NULL CONSTRAINT plans_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT plans_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL,
    CONSTRAINT plans_days_in_order CHECK (starts <= ends),
    CONSTRAINT plans_version_once UNIQUE (plan_id, version),
    CONSTRAINT plans_of_one_service EXCLUDE USING gist (plan_id WITH =, source WITH <>),
    CONSTRAINT plans_of_one_youth EXCLUDE USING gist (plan_id WITH =, youth_id WITH <>)
);
CREATE INDEX plans_youth ON public.plans (youth_id, recorded_at DESC);

CREATE TABLE public.plan_measures (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT plan_measures_pk PRIMARY KEY,
    measure_id uuid NOT NULL,
    version integer NOT NULL CONSTRAINT plan_measures_version_counts CHECK (version > 0),
    plan_id uuid NOT NULL,
    youth_id uuid NOT NULL CONSTRAINT plan_measures_youth REFERENCES public.youths (id),
    category smallint NOT NULL CONSTRAINT plan_measures_category_known CHECK (category BETWEEN 12 AND 20),
    source smallint NOT NULL,
    kind text NOT NULL,
    what text NOT NULL,
    responsible integer NOT NULL CONSTRAINT plan_measures_responsible REFERENCES policy.seats (id),
    starts date NOT NULL,
    due date NOT NULL,
    state text NOT NULL CONSTRAINT plan_measures_state_known CHECK (state IN ('agreed', 'started', 'done', 'stopped')),
    author uuid NOT NULL CONSTRAINT plan_measures_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT plan_measures_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL,
    CONSTRAINT plan_measures_days_in_order CHECK (starts <= due),
    CONSTRAINT plan_measures_version_once UNIQUE (measure_id, version),
    CONSTRAINT plan_measures_of_one_service EXCLUDE USING gist (measure_id WITH =, source WITH <>),
    CONSTRAINT plan_measures_of_one_matter EXCLUDE USING gist (measure_id WITH =, category WITH <>),
    CONSTRAINT plan_measures_of_one_plan EXCLUDE USING gist (measure_id WITH =, plan_id WITH <>)
);
CREATE INDEX plan_measures_plan ON public.plan_measures (plan_id, measure_id, version DESC);
CREATE INDEX plan_measures_youth ON public.plan_measures (youth_id);

CREATE TABLE public.plan_marks (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT plan_marks_pk PRIMARY KEY,
    plan_id uuid NOT NULL,
    version integer NOT NULL,
    youth_id uuid NOT NULL CONSTRAINT plan_marks_youth REFERENCES public.youths (id),
    source smallint NOT NULL,
    kind text NOT NULL CONSTRAINT plan_marks_kind_known CHECK (kind IN ('agreed', 'change_asked', 'evaluated')),
    channel text NOT NULL CONSTRAINT plan_marks_channel_known CHECK (channel IN ('own_page', 'minuted')),
    words text NOT NULL DEFAULT '',
    on_day date NOT NULL,
    author uuid NOT NULL CONSTRAINT plan_marks_author REFERENCES public.people (id),
    author_seat integer CONSTRAINT plan_marks_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL,
    CONSTRAINT plan_marks_own_page_without_seat CHECK ((channel = 'own_page') = (author_seat IS NULL))
);
CREATE INDEX plan_marks_plan ON public.plan_marks (plan_id, recorded_at DESC);

-- Given back to the writer when the door closed: no key to the youth, so that it tells nothing of who is here.
CREATE TABLE public.plan_drafts (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT plan_drafts_pk PRIMARY KEY,
    youth_id uuid NOT NULL,
    words jsonb NOT NULL,
    author uuid NOT NULL CONSTRAINT plan_drafts_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT plan_drafts_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL
);
CREATE INDEX plan_drafts_author ON public.plan_drafts (author_seat, recorded_at DESC);

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.plans
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.plan_measures
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.plan_marks
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.plan_drafts
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

ALTER TABLE public.plan_drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plan_drafts FORCE ROW LEVEL SECURITY;
ALTER TABLE public.plan_marks ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plan_marks FORCE ROW LEVEL SECURITY;
ALTER TABLE public.plan_measures ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plan_measures FORCE ROW LEVEL SECURITY;
ALTER TABLE public.plans ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plans FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.plans TO laget_app;
GRANT SELECT, INSERT ON public.plan_measures TO laget_app;
GRANT SELECT, INSERT ON public.plan_marks TO laget_app;
GRANT SELECT, INSERT ON public.plan_drafts TO laget_app;
CREATE POLICY app_select ON public.plans FOR SELECT TO laget_app
    USING (public.plans.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.plans.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 20)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.plans.youth_id AND (a.read_mask & (1 << 20)) <> 0 AND a.period @> policy.now() AND (a.source_mask & (1 << public.plans.source)) <> 0) OR (public.plans.author_seat = (SELECT policy.seat()) AND (SELECT policy.service()) NOT IN (0))));
CREATE POLICY app_insert ON public.plans FOR INSERT TO laget_app
    WITH CHECK (public.plans.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.plans.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 20)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.plans.youth_id AND (a.write_mask & (1 << 20)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent'))) AND (public.plans.author = (SELECT policy.person()) AND public.plans.author_seat = (SELECT policy.seat())) AND (public.plans.source = (SELECT policy.service())));
CREATE POLICY app_select ON public.plan_measures FOR SELECT TO laget_app
    USING (public.plan_measures.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.plan_measures.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 20)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.plan_measures.youth_id AND (a.read_mask & (1 << 20)) <> 0 AND a.period @> policy.now() AND (a.source_mask & (1 << public.plan_measures.source)) <> 0) OR (public.plan_measures.author_seat = (SELECT policy.seat()) AND (SELECT policy.service()) NOT IN (0))) AND public.plan_measures.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.plan_measures.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << public.plan_measures.category)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.plan_measures.youth_id AND (a.read_mask & (1 << public.plan_measures.category)) <> 0 AND a.period @> policy.now() AND (a.source_mask & (1 << public.plan_measures.source)) <> 0) OR (public.plan_measures.author_seat = (SELECT policy.seat()) AND (SELECT policy.service()) NOT IN (0))));
CREATE POLICY app_insert ON public.plan_measures FOR INSERT TO laget_app
    WITH CHECK (public.plan_measures.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.plan_measures.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 20)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.plan_measures.youth_id AND (a.write_mask & (1 << 20)) <> 0 AND a.period @> policy.now())) AND public.plan_measures.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.plan_measures.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << public.plan_measures.category)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.plan_measures.youth_id AND (a.write_mask & (1 << public.plan_measures.category)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'list'))) AND (public.plan_measures.author = (SELECT policy.person()) AND public.plan_measures.author_seat = (SELECT policy.seat())) AND (public.plan_measures.source = (SELECT policy.service())) AND (EXISTS (SELECT FROM public.plans p WHERE p.plan_id = public.plan_measures.plan_id AND p.youth_id = public.plan_measures.youth_id)));
CREATE POLICY app_select ON public.plan_marks FOR SELECT TO laget_app
    USING (public.plan_marks.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.plan_marks.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 20)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.plan_marks.youth_id AND (a.read_mask & (1 << 20)) <> 0 AND a.period @> policy.now() AND (a.source_mask & (1 << public.plan_marks.source)) <> 0) OR (public.plan_marks.author_seat = (SELECT policy.seat()) AND (SELECT policy.service()) NOT IN (0))));
CREATE POLICY app_insert ON public.plan_marks FOR INSERT TO laget_app
    WITH CHECK ((public.plan_marks.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.plan_marks.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 20)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.plan_marks.youth_id AND (a.write_mask & (1 << 20)) <> 0 AND a.period @> policy.now() AND (a.basis <> 'consent'))) AND (public.plan_marks.author = (SELECT policy.person()) AND public.plan_marks.author_seat = (SELECT policy.seat())) AND (public.plan_marks.source = (SELECT policy.service())) AND (public.plan_marks.channel = 'minuted') AND (EXISTS (SELECT FROM public.plans p WHERE p.plan_id = public.plan_marks.plan_id AND p.youth_id = public.plan_marks.youth_id))) OR (public.plan_marks.channel = 'own_page' AND public.plan_marks.kind <> 'evaluated' AND public.plan_marks.source = 6 AND public.plan_marks.author = (SELECT policy.person()) AND public.plan_marks.author_seat IS NULL AND public.plan_marks.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 20)) <> 0 AND (EXISTS (SELECT FROM public.plans p WHERE p.plan_id = public.plan_marks.plan_id AND p.youth_id = public.plan_marks.youth_id))));
CREATE POLICY app_select ON public.plan_drafts FOR SELECT TO laget_app
    USING (public.plan_drafts.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND public.plan_drafts.author = (SELECT policy.person()) AND public.plan_drafts.author_seat = (SELECT policy.seat()) AND (SELECT policy.service()) NOT IN (0));
CREATE POLICY app_insert ON public.plan_drafts FOR INSERT TO laget_app
    WITH CHECK (public.plan_drafts.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND public.plan_drafts.author = (SELECT policy.person()) AND public.plan_drafts.author_seat = (SELECT policy.seat()) AND (SELECT policy.service()) NOT IN (0));

-- for statistics: whose plan and from when to when, nothing of what is in it
GRANT SELECT (youth_id, starts, ends, recorded_at) ON public.plans TO laget_import;
CREATE POLICY import_select ON public.plans FOR SELECT TO laget_import
    USING (true);
