-- The register: a youth at list level, and beside it, each in a table of its own, what fewer may read.
CREATE FUNCTION public.norwegian_order(_text text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN replace(translate(lower(_text),
        'áàâãāéèêëēíìîïóòôõúùûüýÿçčñŋšŧžđæäøöå', 'aaaaaeeeeeiiiioooouuuuyyccnnstzd{{||}'), 'aa', '}') COLLATE "C";

CREATE TABLE public.youths (
    id uuid DEFAULT gen_random_uuid(),
    first_name text NOT NULL,
    last_name text NOT NULL,
    sort_key text COLLATE "C" GENERATED ALWAYS AS
        (public.norwegian_order(last_name || ' ' || first_name)) STORED,
    search_key text COLLATE "C" GENERATED ALWAYS AS
        (public.norwegian_order(first_name || ' ' || last_name)) STORED,
    birth_year smallint,
    protection text NOT NULL DEFAULT 'none' CONSTRAINT youths_protection_known
        CHECK (protection IN ('none', 'confidential', 'strictly_confidential')),
    district_no text,
    registered_on date,
    entry_reason text,
    status_code text,
    status_on date,
    last_activity timestamptz NOT NULL,
    case_ended_at timestamptz,
    -- the names lie beside the key: a search among thousands visits no row that does not fit
    CONSTRAINT youths_pk PRIMARY KEY (id) INCLUDE (search_key, sort_key),
    CONSTRAINT youths_protected_has_no_district CHECK (protection = 'none' OR district_no IS NULL)
);
CREATE INDEX youths_sort ON public.youths (sort_key, id);
CREATE INDEX youths_search ON public.youths USING gin (search_key gin_trgm_ops);
CREATE INDEX youths_district_status ON public.youths (district_no, status_code);
CREATE INDEX youths_activity ON public.youths (last_activity DESC, id DESC);

ALTER TABLE public.people ADD CONSTRAINT people_youth FOREIGN KEY (youth_id) REFERENCES public.youths (id);
ALTER TABLE public.conflicts ADD CONSTRAINT conflicts_youth FOREIGN KEY (youth_id) REFERENCES public.youths (id);

CREATE TABLE public.youth_identities (
    youth_id uuid CONSTRAINT youth_identities_pk PRIMARY KEY
        CONSTRAINT youth_identities_youth REFERENCES public.youths (id),
    number_sealed bytea,
    number_digest bytea CONSTRAINT youth_identities_number_once UNIQUE,
    birth_date date,
    gender text
);
-- who came without a number is found by the day of birth; whoever has one is found by it
CREATE INDEX youth_identities_unnumbered ON public.youth_identities (birth_date) WHERE number_digest IS NULL;

CREATE TABLE public.youth_contacts (
    youth_id uuid CONSTRAINT youth_contacts_pk PRIMARY KEY
        CONSTRAINT youth_contacts_youth REFERENCES public.youths (id),
    source smallint NOT NULL DEFAULT 0,
    phone text,
    mail text
);

CREATE TABLE public.youth_addresses (
    youth_id uuid CONSTRAINT youth_addresses_pk PRIMARY KEY
        CONSTRAINT youth_addresses_youth REFERENCES public.youths (id),
    category smallint NOT NULL CONSTRAINT youth_addresses_category CHECK (category IN (2, 3)),
    street text,
    postcode text,
    post_town text,
    municipality_no text,
    registered_district_no text,
    latitude double precision,
    longitude double precision,
    institution_latitude double precision,
    institution_longitude double precision
);

CREATE TABLE public.youth_registers (
    youth_id uuid CONSTRAINT youth_registers_pk PRIMARY KEY
        CONSTRAINT youth_registers_youth REFERENCES public.youths (id),
    county_of_residence text,
    moved_to_oslo date,
    institution_kind text,
    institution_in_oslo boolean,
    apprenticeship_state text,
    vo_state text,
    vo_kind text,
    lower_orgnr text,
    lower_kind text,
    lower_municipality text,
    lower_left date,
    link_no text,
    link_name text,
    import_id uuid,
    seen_at timestamptz NOT NULL
);

CREATE TABLE public.school_spells (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT school_spells_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT school_spells_youth REFERENCES public.youths (id),
    orgnr text,
    kind text NOT NULL CONSTRAINT school_spells_kind_known
        CHECK (kind IN ('public_vgs', 'private_vgs', 'private_candidate')),
    county text,
    programme_code text,
    programme text,
    start_on date,
    last_day date
);
CREATE INDEX school_spells_youth ON public.school_spells (youth_id);

CREATE TABLE public.registrations (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT registrations_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT registrations_youth REFERENCES public.youths (id),
    registered_on date NOT NULL,
    entry_reason text NOT NULL DEFAULT '',
    import_id uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT registrations_once UNIQUE (youth_id, registered_on, entry_reason)
);

CREATE TABLE public.statuses (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT statuses_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT statuses_youth REFERENCES public.youths (id),
    code text NOT NULL,
    via_ot boolean,
    valid_from date NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid CONSTRAINT statuses_recorded_by REFERENCES public.people (id),
    source text NOT NULL
);
CREATE INDEX statuses_youth ON public.statuses (youth_id, valid_from DESC, recorded_at DESC);
