-- The transfers of the year: files that are shown before they are taken in, and taken back while nobody has worked on them.
ALTER TABLE public.imports
    DROP CONSTRAINT imports_state_known,
    ADD CONSTRAINT imports_state_known CHECK (state IN
        ('waiting', 'working', 'done', 'refused', 'failed', 'previewed', 'discarded', 'undone')),
    ADD COLUMN kind text NOT NULL DEFAULT 'register',
    ADD COLUMN stage text NOT NULL DEFAULT 'check'
        CONSTRAINT imports_stage_known CHECK (stage IN ('check', 'apply', 'undo')),
    ADD COLUMN seat_id integer CONSTRAINT imports_seat REFERENCES policy.seats (id),
    ADD COLUMN rows_applied integer NOT NULL DEFAULT 0,
    ADD COLUMN confirmed_by uuid CONSTRAINT imports_confirmed_by REFERENCES public.people (id),
    ADD COLUMN confirmed_at timestamptz,
    ADD COLUMN undone_by uuid CONSTRAINT imports_undone_by REFERENCES public.people (id),
    ADD COLUMN undone_at timestamptz;
CREATE INDEX imports_of_kind ON public.imports (kind, started_at DESC, id DESC);
-- the same file goes in once; the register itself may be sent as often as one likes
CREATE UNIQUE INDEX imports_file_once ON public.imports (kind, sha256)
    WHERE kind <> 'register' AND state NOT IN ('refused', 'discarded', 'undone');

-- Those who did not apply in March are registered for the school year to come (R-170), all others for the one they are in.
ALTER TABLE public.registrations
    ADD COLUMN for_year smallint,
    ADD COLUMN school_year smallint NOT NULL GENERATED ALWAYS AS (coalesce(for_year,
        (extract(year FROM registered_on) - CASE WHEN extract(month FROM registered_on) < 8 THEN 1 ELSE 0 END)::smallint))
        STORED;

-- Who has no number, or a D-number, may get another: they are found by the day of birth, and nobody else need be.
ALTER TABLE public.youth_identities ADD COLUMN temporary_number boolean NOT NULL DEFAULT false;
DROP INDEX public.youth_identities_unnumbered;
CREATE INDEX youth_identities_unnumbered ON public.youth_identities (birth_date)
    WHERE number_digest IS NULL OR temporary_number;

CREATE TABLE public.registration_annulments (
    id uuid CONSTRAINT registration_annulments_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT registration_annulments_youth REFERENCES public.youths (id),
    registered_on date NOT NULL,
    entry_reason text NOT NULL,
    school_year smallint NOT NULL,
    import_id uuid CONSTRAINT registration_annulments_import REFERENCES public.imports (id),
    recorded_at timestamptz NOT NULL,
    annulled_at timestamptz NOT NULL,
    annulled_by uuid NOT NULL CONSTRAINT registration_annulments_annulled_by REFERENCES public.people (id)
);
CREATE INDEX registration_annulments_youth ON public.registration_annulments (youth_id);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.registration_annulments
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

CREATE TABLE public.transfer_rows (
    import_id uuid NOT NULL CONSTRAINT transfer_rows_import REFERENCES public.imports (id),
    row_no integer NOT NULL,
    youth_id uuid,
    state text NOT NULL CONSTRAINT transfer_rows_state_known
        CHECK (state IN ('planned', 'doubtful', 'applied', 'undone', 'kept')),
    outcome text NOT NULL CONSTRAINT transfer_rows_outcome_known
        CHECK (outcome IN ('new', 'changed', 'unchanged', 'left_out', 'doubtful')),
    effects text[] NOT NULL DEFAULT '{}',
    remarks jsonb NOT NULL DEFAULT '[]',
    code text,
    candidates uuid[] NOT NULL DEFAULT '{}',
    decision text CONSTRAINT transfer_rows_decision_known CHECK (decision IN ('same', 'other')),
    decided_by uuid CONSTRAINT transfer_rows_decided_by REFERENCES public.people (id),
    decided_at timestamptz,
    sealed bytea,
    before bytea,
    activity timestamptz,
    kept_for text,
    CONSTRAINT transfer_rows_pk PRIMARY KEY (import_id, row_no)
);
CREATE INDEX transfer_rows_listed ON public.transfer_rows (import_id, outcome, row_no);
CREATE INDEX transfer_rows_youth ON public.transfer_rows (youth_id);
CREATE INDEX transfer_rows_doubts ON public.transfer_rows (import_id, row_no) WHERE state = 'doubtful';
CREATE INDEX statuses_import ON public.statuses (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX status_reports_import ON public.status_reports (import_id) WHERE import_id IS NOT NULL;

DROP POLICY app_select ON public.imports;
DROP POLICY app_insert ON public.imports;
DROP POLICY app_select ON public.import_rows;
ALTER TABLE public.registration_annulments ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.registration_annulments FORCE ROW LEVEL SECURITY;
ALTER TABLE public.transfer_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.transfer_rows FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE (youth_id, decision, decided_by, decided_at, state, outcome) ON public.transfer_rows TO laget_app;
GRANT SELECT ON public.registration_annulments TO laget_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.transfer_rows TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.registration_annulments TO laget_import;
CREATE POLICY app_select ON public.transfer_rows FOR SELECT TO laget_app
    USING (((SELECT policy.city_read()) & 16) <> 0 AND coalesce(public.transfer_rows.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]), true));
CREATE POLICY app_update ON public.transfer_rows FOR UPDATE TO laget_app
    USING (((SELECT policy.city_write()) & 16) <> 0 AND coalesce(public.transfer_rows.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]), true) AND public.transfer_rows.state = 'doubtful')
    WITH CHECK (((SELECT policy.city_write()) & 16) <> 0 AND coalesce(public.transfer_rows.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]), true) AND public.transfer_rows.decided_by = (SELECT policy.person()));
CREATE POLICY app_select ON public.registration_annulments FOR SELECT TO laget_app
    USING (((SELECT policy.city_read()) & 16) <> 0 AND coalesce(public.registration_annulments.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]), true));
CREATE POLICY import_all ON public.transfer_rows FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.registration_annulments FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
GRANT UPDATE (state, stage, confirmed_by, confirmed_at, undone_by, undone_at) ON public.imports TO laget_app;
CREATE POLICY app_select ON public.imports FOR SELECT TO laget_app
    USING (((SELECT policy.city_read()) & 16) <> 0 OR (public.imports.started_by = (SELECT policy.person()) AND public.imports.seat_id = (SELECT policy.seat())));
CREATE POLICY app_insert ON public.imports FOR INSERT TO laget_app
    WITH CHECK (public.imports.started_by = (SELECT policy.person()) AND (((SELECT policy.city_write()) & 16) <> 0 OR (EXISTS (SELECT FROM policy.seats s WHERE s.id = policy.seat()
        AND (s.role, public.imports.kind) IN (('private_school', 'private_pupils'),
            ('private_school', 'private_changes'), ('fagopplaering', 'apprentices'))) AND public.imports.seat_id = (SELECT policy.seat()) AND public.imports.state = 'waiting')));
CREATE POLICY app_update ON public.imports FOR UPDATE TO laget_app
    USING (((SELECT policy.city_write()) & 16) <> 0)
    WITH CHECK (((SELECT policy.city_write()) & 16) <> 0);
CREATE POLICY app_select ON public.import_rows FOR SELECT TO laget_app
    USING (EXISTS (SELECT FROM public.imports i WHERE i.id = public.import_rows.import_id));
