-- What the team writes about a youth: mapping, actors, files; and its meetings.
CREATE TABLE public.mapping_items (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT mapping_items_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT mapping_items_youth REFERENCES public.youths (id),
    category smallint NOT NULL CONSTRAINT mapping_items_category_known CHECK (category BETWEEN 11 AND 22),
    source smallint NOT NULL,
    situation text NOT NULL DEFAULT '',
    needs text NOT NULL DEFAULT '',
    goals text NOT NULL DEFAULT '',
    author uuid NOT NULL CONSTRAINT mapping_items_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT mapping_items_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL
);
CREATE INDEX mapping_items_youth ON public.mapping_items (youth_id, category, source, recorded_at DESC);
CREATE INDEX mapping_items_author_seat ON public.mapping_items (author_seat, recorded_at DESC);

CREATE TABLE public.team_actors (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT team_actors_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT team_actors_youth REFERENCES public.youths (id),
    source smallint NOT NULL,
    service smallint NOT NULL,
    in_contact boolean NOT NULL,
    should_join boolean NOT NULL,
    note text NOT NULL DEFAULT '',
    author uuid NOT NULL CONSTRAINT team_actors_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT team_actors_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL
);
CREATE INDEX team_actors_youth ON public.team_actors (youth_id, service, recorded_at DESC);

CREATE TABLE public.files (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT files_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT files_youth REFERENCES public.youths (id),
    category smallint NOT NULL CONSTRAINT files_category_known CHECK (category BETWEEN 11 AND 23),
    source smallint NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    sha256 bytea NOT NULL,
    content bytea NOT NULL CONSTRAINT files_at_most_20_mb CHECK (octet_length(content) <= 20971520),
    author uuid NOT NULL CONSTRAINT files_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT files_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL
);
CREATE INDEX files_youth ON public.files (youth_id, recorded_at DESC);
ALTER TABLE public.consent_evidence ADD CONSTRAINT consent_evidence_file
    FOREIGN KEY (file_id) REFERENCES public.files (id);

CREATE TABLE public.meetings (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT meetings_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT meetings_youth REFERENCES public.youths (id),
    kind text NOT NULL CONSTRAINT meetings_kind_known CHECK (kind IN ('conversation', 'clarification', 'collaboration')),
    period tstzrange NOT NULL CONSTRAINT meetings_have_an_end CHECK (NOT isempty(period) AND NOT upper_inf(period)),
    place text NOT NULL CONSTRAINT meetings_have_a_place CHECK (place <> ''),
    state text NOT NULL DEFAULT 'called' CONSTRAINT meetings_state_known CHECK (state IN ('called', 'cancelled')),
    author uuid NOT NULL CONSTRAINT meetings_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT meetings_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL
);
CREATE INDEX meetings_youth ON public.meetings (youth_id);

CREATE TABLE public.invitations (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT invitations_pk PRIMARY KEY,
    meeting_id uuid NOT NULL CONSTRAINT invitations_meeting REFERENCES public.meetings (id),
    youth_id uuid NOT NULL CONSTRAINT invitations_youth REFERENCES public.youths (id),
    seat_id integer CONSTRAINT invitations_seat REFERENCES policy.seats (id),
    mail text,
    state text NOT NULL DEFAULT 'invited' CONSTRAINT invitations_state_known
        CHECK (state IN ('invited', 'accepted', 'declined', 'cancelled')),
    sequence integer NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL,
    CONSTRAINT invitations_once UNIQUE NULLS NOT DISTINCT (meeting_id, seat_id)
);
CREATE INDEX invitations_youth ON public.invitations (youth_id);
CREATE INDEX invitations_seat ON public.invitations (seat_id, changed_at DESC);
