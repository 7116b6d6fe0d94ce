-- Reports to Udir: drawn up, checked, signed, frozen; and the files of statuses that are carried to VIGO-OT by hand.
CREATE TABLE public.reports (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT reports_pk PRIMARY KEY,
    report_day date NOT NULL,
    version smallint NOT NULL CONSTRAINT reports_version_counts CHECK (version >= 1),
    corrects uuid CONSTRAINT reports_corrects REFERENCES public.reports (id),
    reason text NOT NULL DEFAULT '',
    state text NOT NULL DEFAULT 'draft' CONSTRAINT reports_state_known
        CHECK (state IN ('draft', 'checked', 'signed', 'freezing', 'frozen')),
    opened_by uuid NOT NULL CONSTRAINT reports_opened_by REFERENCES public.people (id),
    opened_at timestamptz NOT NULL,
    checked_by uuid CONSTRAINT reports_checked_by REFERENCES public.people (id),
    checked_at timestamptz,
    findings jsonb NOT NULL DEFAULT '{}',
    signed_by uuid CONSTRAINT reports_signed_by REFERENCES public.people (id),
    signed_name text NOT NULL DEFAULT '',
    signed_at timestamptz,
    known_at timestamptz,
    returned text NOT NULL DEFAULT '' CONSTRAINT reports_returned_known
        CHECK (returned IN ('', 'changed', 'blocked')),
    row_count integer,
    counts jsonb NOT NULL DEFAULT '[]',
    digest bytea,
    CONSTRAINT reports_once UNIQUE (report_day, version),
    CONSTRAINT reports_correction_reasoned CHECK ((version = 1) = (corrects IS NULL) AND (version = 1 OR reason <> '')),
    CONSTRAINT reports_checked_by_somebody CHECK (state = 'draft' OR (checked_by IS NOT NULL AND checked_at IS NOT NULL)),
    CONSTRAINT reports_signed_by_somebody CHECK (state IN ('draft', 'checked')
        OR (signed_by IS NOT NULL AND signed_name <> '' AND signed_at IS NOT NULL)),
    CONSTRAINT reports_frozen_whole CHECK (state <> 'frozen'
        OR (known_at IS NOT NULL AND row_count IS NOT NULL AND length(digest) = 32))
);
CREATE UNIQUE INDEX reports_one_open ON public.reports (report_day) WHERE state <> 'frozen';
CREATE TRIGGER frozen_stays BEFORE UPDATE ON public.reports
    FOR EACH ROW WHEN (OLD.state = 'frozen') EXECUTE FUNCTION policy.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON public.reports
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

CREATE TABLE public.report_rows (
    report_id uuid NOT NULL CONSTRAINT report_rows_report REFERENCES public.reports (id),
    youth_id uuid NOT NULL CONSTRAINT report_rows_youth REFERENCES public.youths (id),
    code text NOT NULL,
    via_ot boolean,
    status_on date NOT NULL,
    registered_on date,
    entry_reason text NOT NULL DEFAULT '',
    birth_year smallint,
    gender text,
    district_no text,
    national boolean,
    first_contact date,
    activity_start date,
    CONSTRAINT report_rows_pk PRIMARY KEY (report_id, youth_id)
);
CREATE INDEX report_rows_youth ON public.report_rows (youth_id);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.report_rows
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();
CREATE FUNCTION policy.refuse_late_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM public.reports r WHERE r.state <> 'freezing'
               AND r.id IN (SELECT DISTINCT a.report_id FROM arrived a)) THEN
        RAISE EXCEPTION 'a report takes rows in while it is being frozen only' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER frozen_takes_no_more AFTER INSERT ON public.report_rows REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_late_rows();

CREATE TABLE public.status_files (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT status_files_pk PRIMARY KEY,
    state text NOT NULL DEFAULT 'making' CONSTRAINT status_files_state_known
        CHECK (state IN ('making', 'made', 'carried')),
    as_of date NOT NULL,
    asked_by uuid NOT NULL CONSTRAINT status_files_asked_by REFERENCES public.people (id),
    asked_at timestamptz NOT NULL,
    row_count integer,
    digest bytea,
    carried_by uuid CONSTRAINT status_files_carried_by REFERENCES public.people (id),
    carried_at timestamptz,
    receipt text NOT NULL DEFAULT '',
    CONSTRAINT status_files_made_whole CHECK (state = 'making' OR (row_count IS NOT NULL AND length(digest) = 32)),
    CONSTRAINT status_files_carried_with_proof
        CHECK ((state = 'carried') = (carried_by IS NOT NULL AND carried_at IS NOT NULL AND receipt <> ''))
);
CREATE INDEX status_files_asked ON public.status_files (asked_at DESC, id DESC);
CREATE TRIGGER carried_stays BEFORE UPDATE ON public.status_files
    FOR EACH ROW WHEN (OLD.state = 'carried') EXECUTE FUNCTION policy.refuse_change();
CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON public.status_files
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

CREATE TABLE public.status_file_rows (
    file_id uuid NOT NULL CONSTRAINT status_file_rows_file REFERENCES public.status_files (id),
    youth_id uuid NOT NULL CONSTRAINT status_file_rows_youth REFERENCES public.youths (id),
    code text NOT NULL,
    via_ot boolean,
    status_on date NOT NULL,
    CONSTRAINT status_file_rows_pk PRIMARY KEY (file_id, youth_id)
);
CREATE INDEX status_file_rows_youth ON public.status_file_rows (youth_id);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.status_file_rows
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

ALTER TABLE public.report_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.report_rows FORCE ROW LEVEL SECURITY;
ALTER TABLE public.reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.reports FORCE ROW LEVEL SECURITY;
ALTER TABLE public.status_file_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.status_file_rows FORCE ROW LEVEL SECURITY;
ALTER TABLE public.status_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.status_files FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (state, checked_by, checked_at, findings, signed_by, signed_name, signed_at, known_at, returned)
    ON public.reports TO laget_app;
GRANT SELECT, INSERT, UPDATE (state, carried_by, carried_at, receipt) ON public.status_files TO laget_app;
GRANT SELECT ON public.report_rows TO laget_app;
GRANT SELECT ON public.status_file_rows TO laget_app;
GRANT SELECT, UPDATE (state, row_count, counts, digest, findings, returned) ON public.reports TO laget_import;
GRANT SELECT, UPDATE (state, row_count, digest) ON public.status_files TO laget_import;
GRANT SELECT, INSERT ON public.report_rows TO laget_import;
GRANT SELECT, INSERT ON public.status_file_rows TO laget_import;
CREATE POLICY app_select ON public.reports FOR SELECT TO laget_app
    USING (((SELECT policy.city_read()) & 16) <> 0);
CREATE POLICY app_insert ON public.reports FOR INSERT TO laget_app
    WITH CHECK (((SELECT policy.city_write()) & 16) <> 0 AND public.reports.opened_by = (SELECT policy.person()) AND public.reports.state = 'draft');
CREATE POLICY app_update ON public.reports FOR UPDATE TO laget_app
    USING (((SELECT policy.city_write()) & 16) <> 0 AND public.reports.state NOT IN ('freezing', 'frozen'))
    WITH CHECK (((SELECT policy.city_write()) & 16) <> 0 AND public.reports.state <> 'frozen' AND (public.reports.state <> 'signed' OR public.reports.signed_by = (SELECT policy.person())));
CREATE POLICY app_select ON public.status_files FOR SELECT TO laget_app
    USING (((SELECT policy.city_read()) & 16) <> 0);
CREATE POLICY app_insert ON public.status_files FOR INSERT TO laget_app
    WITH CHECK (((SELECT policy.city_write()) & 16) <> 0 AND public.status_files.asked_by = (SELECT policy.person()) AND public.status_files.state = 'making');
CREATE POLICY app_update ON public.status_files FOR UPDATE TO laget_app
    USING (((SELECT policy.city_write()) & 16) <> 0 AND public.status_files.state = 'made')
    WITH CHECK (((SELECT policy.city_write()) & 16) <> 0 AND public.status_files.state = 'carried' AND public.status_files.carried_by = (SELECT policy.person()));
CREATE POLICY app_select ON public.report_rows FOR SELECT TO laget_app
    USING (public.report_rows.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.report_rows.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 4)) <> 0) OR ((SELECT policy.city_read()) & (1 << 4)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.report_rows.youth_id AND (a.read_mask & (1 << 4)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_select ON public.status_file_rows FOR SELECT TO laget_app
    USING (public.status_file_rows.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.status_file_rows.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 4)) <> 0) OR ((SELECT policy.city_read()) & (1 << 4)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.status_file_rows.youth_id AND (a.read_mask & (1 << 4)) <> 0 AND a.period @> policy.now())));
CREATE POLICY import_select ON public.reports FOR SELECT TO laget_import
    USING (true);
CREATE POLICY import_select ON public.status_files FOR SELECT TO laget_import
    USING (true);
CREATE POLICY import_select ON public.report_rows FOR SELECT TO laget_import
    USING (true);
CREATE POLICY import_select ON public.status_file_rows FOR SELECT TO laget_import
    USING (true);
CREATE POLICY import_insert ON public.report_rows FOR INSERT TO laget_import
    WITH CHECK (true);
CREATE POLICY import_insert ON public.status_file_rows FOR INSERT TO laget_import
    WITH CHECK (true);
CREATE POLICY import_update ON public.reports FOR UPDATE TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_update ON public.status_files FOR UPDATE TO laget_import
    USING (true)
    WITH CHECK (true);
