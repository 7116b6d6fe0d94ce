-- Who owns the follow-up: the proposal the rules make, the override a human makes, the duty that follows.
CREATE TABLE public.runs (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT runs_pk PRIMARY KEY,
    kind text NOT NULL CONSTRAINT runs_kind_known CHECK (kind IN ('assignment')),
    state text NOT NULL DEFAULT 'waiting' CONSTRAINT runs_state_known
        CHECK (state IN ('waiting', 'working', 'done', 'failed')),
    as_of date NOT NULL,
    total integer NOT NULL DEFAULT 0,
    done integer NOT NULL DEFAULT 0,
    summary jsonb NOT NULL DEFAULT '{}',
    started_by uuid CONSTRAINT runs_started_by REFERENCES public.people (id),
    started_at timestamptz NOT NULL,
    finished_at timestamptz
);

CREATE TABLE public.assignments (
    youth_id uuid CONSTRAINT assignments_pk PRIMARY KEY
        CONSTRAINT assignments_youth REFERENCES public.youths (id),
    category smallint NOT NULL CONSTRAINT assignments_category CHECK (category IN (5, 6)),
    run_id uuid CONSTRAINT assignments_run REFERENCES public.runs (id),
    decided_at timestamptz NOT NULL,
    status text NOT NULL CONSTRAINT assignments_status_known CHECK (status IN ('assigned', 'manual', 'none')),
    unit_id integer CONSTRAINT assignments_unit REFERENCES public.units (id),
    rule text NOT NULL,
    target_rule text,
    reason text,
    flags text[] NOT NULL DEFAULT '{}',
    lead text,
    lead_district text,
    candidates text[] NOT NULL DEFAULT '{}',
    needs_human boolean NOT NULL,
    override_unit_id integer CONSTRAINT assignments_override_unit REFERENCES public.units (id),
    override_reason text,
    override_by uuid CONSTRAINT assignments_override_by REFERENCES public.people (id),
    override_at timestamptz,
    CONSTRAINT assignments_override_whole CHECK (num_nulls(override_reason, override_by, override_at) IN (0, 3)),
    CONSTRAINT assignments_override_reasoned CHECK (override_reason <> '')
);
CREATE INDEX assignments_queue ON public.assignments (decided_at, youth_id) WHERE needs_human;
CREATE INDEX assignments_rule ON public.assignments (rule);

CREATE TABLE public.responsibilities (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT responsibilities_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT responsibilities_youth REFERENCES public.youths (id),
    category smallint NOT NULL CONSTRAINT responsibilities_category CHECK (category IN (5, 6)),
    duty text NOT NULL CONSTRAINT responsibilities_duty_known CHECK (duty IN ('school', 'lead')),
    seat_id integer NOT NULL CONSTRAINT responsibilities_seat REFERENCES policy.seats (id),
    period tstzrange NOT NULL,
    rule text NOT NULL
);
-- one open duty of a kind; an exclusion constraint's GiST index would triple the time of a city-wide run
CREATE UNIQUE INDEX responsibilities_one_open ON public.responsibilities (youth_id, duty) WHERE upper_inf(period);
CREATE INDEX responsibilities_seat ON public.responsibilities (seat_id);
CREATE INDEX responsibilities_youth ON public.responsibilities (youth_id);
