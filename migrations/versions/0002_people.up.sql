-- People, who they are to an identity provider, what they are appointed to, and their sessions.
CREATE TABLE public.people (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT people_pk PRIMARY KEY,
    kind text NOT NULL CONSTRAINT people_kind_known CHECK (kind IN ('staff', 'youth')),
    name text NOT NULL,
    mail text,
    language text NOT NULL DEFAULT 'nb',
    youth_id uuid CONSTRAINT people_youth_once UNIQUE,
    CONSTRAINT people_youth_has_youth CHECK ((kind = 'youth') = (youth_id IS NOT NULL))
);

CREATE TABLE public.identities (
    issuer text NOT NULL,
    subject text NOT NULL,
    person_id uuid NOT NULL CONSTRAINT identities_person REFERENCES public.people (id),
    linked_at timestamptz NOT NULL,
    CONSTRAINT identities_pk PRIMARY KEY (issuer, subject)
);
CREATE INDEX identities_person ON public.identities (person_id);

CREATE TABLE public.appointments (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT appointments_pk PRIMARY KEY,
    person_id uuid NOT NULL CONSTRAINT appointments_person REFERENCES public.people (id),
    seat_id integer NOT NULL CONSTRAINT appointments_seat REFERENCES policy.seats (id),
    period tstzrange NOT NULL,
    granted_by text NOT NULL,
    CONSTRAINT appointments_once_at_a_time EXCLUDE USING gist (person_id WITH =, seat_id WITH =, period WITH &&)
);
CREATE INDEX appointments_seat ON public.appointments (seat_id);

CREATE TABLE public.sessions (
    digest bytea CONSTRAINT sessions_pk PRIMARY KEY,
    person_id uuid NOT NULL CONSTRAINT sessions_person REFERENCES public.people (id),
    appointment_id uuid CONSTRAINT sessions_appointment REFERENCES public.appointments (id),
    issuer text NOT NULL,
    acr text NOT NULL,
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    idle interval NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX sessions_person ON public.sessions (person_id);

CREATE TABLE public.conflicts (
    person_id uuid NOT NULL CONSTRAINT conflicts_person REFERENCES public.people (id),
    youth_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT conflicts_kind_known CHECK (kind IN ('own_child', 'partner', 'sibling', 'other')),
    period tstzrange NOT NULL,
    declared_by uuid NOT NULL CONSTRAINT conflicts_declared_by REFERENCES public.people (id),
    CONSTRAINT conflicts_pk PRIMARY KEY (person_id, youth_id)
);
