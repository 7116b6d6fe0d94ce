-- Register files as they came in: what was good, what waits for a correction, and why.
CREATE TABLE public.imports (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT imports_pk PRIMARY KEY,
    file_name text NOT NULL,
    size bigint NOT NULL,
    sha256 bytea NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CONSTRAINT imports_state_known
        CHECK (state IN ('waiting', 'working', 'done', 'refused', 'failed')),
    announced integer,
    rows_read integer NOT NULL DEFAULT 0,
    bytes_read bigint NOT NULL DEFAULT 0,
    created integer NOT NULL DEFAULT 0,
    updated integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    quarantined integer NOT NULL DEFAULT 0,
    warned integer NOT NULL DEFAULT 0,
    notices jsonb NOT NULL DEFAULT '[]',
    refusal jsonb,
    started_by uuid NOT NULL CONSTRAINT imports_started_by REFERENCES public.people (id),
    started_at timestamptz NOT NULL,
    finished_at timestamptz
);
CREATE INDEX imports_started ON public.imports (started_at DESC, id DESC);

CREATE TABLE public.import_rows (
    import_id uuid NOT NULL CONSTRAINT import_rows_import REFERENCES public.imports (id),
    row_no integer NOT NULL,
    verdict text NOT NULL CONSTRAINT import_rows_verdict_known CHECK (verdict IN ('quarantined', 'warned')),
    reasons jsonb NOT NULL,
    sealed bytea,
    CONSTRAINT import_rows_pk PRIMARY KEY (import_id, verdict, row_no)
);

ALTER TABLE public.youth_registers ADD CONSTRAINT youth_registers_import
    FOREIGN KEY (import_id) REFERENCES public.imports (id);
ALTER TABLE public.registrations ADD CONSTRAINT registrations_import
    FOREIGN KEY (import_id) REFERENCES public.imports (id);
