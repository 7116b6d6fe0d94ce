-- Runs over the city as records: planned first, then carried out; what each changed for whom. And what in the register
-- looks wrong, with the word of whoever has looked and found it fine.
ALTER TABLE public.runs
    DROP CONSTRAINT runs_kind_known,
    DROP CONSTRAINT runs_state_known,
    ADD CONSTRAINT runs_kind_known CHECK (kind IN ('assignment', 'ownership', 'age_exit', 'moves', 'quality')),
    ADD CONSTRAINT runs_state_known
        CHECK (state IN ('planning', 'planned', 'dropped', 'waiting', 'working', 'done', 'failed')),
    ADD COLUMN carried_by uuid CONSTRAINT runs_carried_by REFERENCES public.people (id),
    ADD COLUMN carried_at timestamptz,
    ADD COLUMN reached uuid;
CREATE INDEX runs_started ON public.runs (started_at DESC, id DESC);
-- the clock proposes a run once for its day, however often it looks
CREATE UNIQUE INDEX runs_once_by_the_clock ON public.runs (kind, as_of)
    WHERE started_by IS NULL AND kind IN ('ownership', 'age_exit', 'moves');

CREATE TABLE public.run_changes (
    run_id uuid NOT NULL CONSTRAINT run_changes_run REFERENCES public.runs (id),
    youth_id uuid NOT NULL CONSTRAINT run_changes_youth REFERENCES public.youths (id),
    category smallint NOT NULL CONSTRAINT run_changes_category CHECK (category IN (5, 6)),
    rule text NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    state text NOT NULL DEFAULT 'planned' CONSTRAINT run_changes_state_known CHECK (state IN ('planned', 'done', 'skipped')),
    done_at timestamptz,
    CONSTRAINT run_changes_pk PRIMARY KEY (run_id, youth_id),
    CONSTRAINT run_changes_done_whole CHECK ((state = 'done') = (done_at IS NOT NULL))
);
CREATE INDEX run_changes_youth ON public.run_changes (youth_id);

-- Found by sweeping the whole register; the next sweep takes away what no longer is so.
CREATE TABLE public.quality_findings (
    code text NOT NULL,
    youth_id uuid NOT NULL CONSTRAINT quality_findings_youth REFERENCES public.youths (id),
    sort_key text COLLATE "C" NOT NULL,
    facts jsonb NOT NULL DEFAULT '{}',
    found_at timestamptz NOT NULL,
    CONSTRAINT quality_findings_pk PRIMARY KEY (code, youth_id)
);
CREATE INDEX quality_findings_order ON public.quality_findings (code, sort_key, youth_id);
CREATE INDEX quality_findings_youth ON public.quality_findings (youth_id);

-- Holds for the facts that were looked at: other facts are another matter.
CREATE TABLE public.quality_dismissals (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT quality_dismissals_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT quality_dismissals_youth REFERENCES public.youths (id),
    code text NOT NULL,
    facts jsonb NOT NULL,
    reason text NOT NULL CONSTRAINT quality_dismissals_reasoned CHECK (reason <> ''),
    author uuid NOT NULL CONSTRAINT quality_dismissals_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT quality_dismissals_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL
);
CREATE INDEX quality_dismissals_youth ON public.quality_dismissals (youth_id, code);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.quality_dismissals
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

ALTER TABLE public.quality_dismissals ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.quality_dismissals FORCE ROW LEVEL SECURITY;
ALTER TABLE public.quality_findings ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.quality_findings FORCE ROW LEVEL SECURITY;
ALTER TABLE public.run_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.run_changes FORCE ROW LEVEL SECURITY;
GRANT SELECT ON public.run_changes TO laget_app;
GRANT SELECT ON public.quality_findings TO laget_app;
GRANT SELECT, INSERT ON public.quality_dismissals TO laget_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.run_changes TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.quality_findings TO laget_import;
GRANT SELECT ON public.quality_dismissals TO laget_import;
CREATE POLICY app_select ON public.run_changes FOR SELECT TO laget_app
    USING (public.run_changes.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.run_changes.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << public.run_changes.category)) <> 0) OR ((SELECT policy.city_read()) & (1 << public.run_changes.category)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.run_changes.youth_id AND (a.read_mask & (1 << public.run_changes.category)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_select ON public.quality_findings FOR SELECT TO laget_app
    USING (public.quality_findings.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.quality_findings.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 4)) <> 0) OR ((SELECT policy.city_read()) & (1 << 4)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.quality_findings.youth_id AND (a.read_mask & (1 << 4)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_select ON public.quality_dismissals FOR SELECT TO laget_app
    USING (public.quality_dismissals.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.quality_dismissals.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 4)) <> 0) OR ((SELECT policy.city_read()) & (1 << 4)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.quality_dismissals.youth_id AND (a.read_mask & (1 << 4)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_insert ON public.quality_dismissals FOR INSERT TO laget_app
    WITH CHECK (public.quality_dismissals.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.quality_dismissals.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 4)) <> 0) OR ((SELECT policy.city_write()) & (1 << 4)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.quality_dismissals.youth_id AND (a.write_mask & (1 << 4)) <> 0 AND a.period @> policy.now())) AND (public.quality_dismissals.author = (SELECT policy.person()) AND public.quality_dismissals.author_seat = (SELECT policy.seat())));
CREATE POLICY import_all ON public.run_changes FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.quality_findings FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_select ON public.quality_dismissals FOR SELECT TO laget_import
    USING (true);
GRANT UPDATE (state, carried_by, carried_at, finished_at) ON public.runs TO laget_app;
GRANT UPDATE (closed_on, successor_id) ON public.units TO laget_app;
GRANT INSERT ON public.messages TO laget_jobs;
CREATE POLICY app_update ON public.runs FOR UPDATE TO laget_app
    USING (((SELECT policy.city_write()) & 16) <> 0 AND public.runs.state = 'planned')
    WITH CHECK (((SELECT policy.city_write()) & 16) <> 0 AND (public.runs.state = 'dropped' OR (public.runs.state = 'waiting' AND public.runs.carried_by = (SELECT policy.person()))));
CREATE POLICY app_update ON public.units FOR UPDATE TO laget_app
    USING (((SELECT policy.city_write()) & 16) <> 0 AND public.units.kind IN ('upper_secondary', 'lower_secondary'))
    WITH CHECK (((SELECT policy.city_write()) & 16) <> 0 AND public.units.kind IN ('upper_secondary', 'lower_secondary'));
CREATE POLICY jobs_insert ON public.messages FOR INSERT TO laget_jobs
    WITH CHECK (true);

-- A case that ends calls off the meetings ahead.
GRANT SELECT (id, youth_id, state, period), UPDATE (state) ON public.meetings TO laget_import;
GRANT SELECT, UPDATE (state, sequence, changed_at) ON public.invitations TO laget_import;
CREATE POLICY import_select ON public.meetings FOR SELECT TO laget_import
    USING (true);
CREATE POLICY import_update ON public.meetings FOR UPDATE TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_select ON public.invitations FOR SELECT TO laget_import
    USING (true);
CREATE POLICY import_update ON public.invitations FOR UPDATE TO laget_import
    USING (true)
    WITH CHECK (true);
