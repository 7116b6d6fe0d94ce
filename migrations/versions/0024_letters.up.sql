-- Letters by version and what was sent to whom; who was guided elsewhere; more training after upper secondary.
CREATE TABLE public.letter_texts (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT letter_texts_pk PRIMARY KEY,
    code text NOT NULL,
    version integer NOT NULL,
    language text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    sha256 bytea NOT NULL,
    published_at timestamptz NOT NULL,
    CONSTRAINT letter_texts_once UNIQUE (code, version, language)
);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.letter_texts
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

CREATE TABLE public.letter_batches (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT letter_batches_pk PRIMARY KEY,
    kind text NOT NULL,
    text_id uuid NOT NULL CONSTRAINT letter_batches_text REFERENCES public.letter_texts (id),
    since date NOT NULL,
    until date NOT NULL,
    reply_by date NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CONSTRAINT letter_batches_state_known CHECK (state IN
        ('waiting', 'working', 'ready', 'failed', 'sending', 'sent', 'discarding', 'discarded')),
    total integer NOT NULL DEFAULT 0,
    done integer NOT NULL DEFAULT 0,
    protected integer NOT NULL DEFAULT 0,
    unaddressed integer NOT NULL DEFAULT 0,
    repeated integer NOT NULL DEFAULT 0,
    started_by uuid NOT NULL CONSTRAINT letter_batches_started_by REFERENCES public.people (id),
    started_seat integer NOT NULL CONSTRAINT letter_batches_started_seat REFERENCES policy.seats (id),
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    settled_by uuid CONSTRAINT letter_batches_settled_by REFERENCES public.people (id),
    settled_at timestamptz,
    CONSTRAINT letter_batches_days_in_order CHECK (since <= until),
    CONSTRAINT letter_batches_settled_whole CHECK ((settled_by IS NULL) = (settled_at IS NULL))
);
CREATE INDEX letter_batches_started ON public.letter_batches (started_at DESC, id DESC);

-- No address: it is looked up for the print file, and that goes when the letters are sent.
CREATE TABLE public.letters (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT letters_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT letters_youth REFERENCES public.youths (id),
    kind text NOT NULL,
    text_id uuid NOT NULL CONSTRAINT letters_text REFERENCES public.letter_texts (id),
    language text NOT NULL,
    values jsonb NOT NULL,
    sha256 bytea NOT NULL,
    channel text NOT NULL CONSTRAINT letters_channel_known CHECK (channel IN ('post', 'hand')),
    batch_id uuid CONSTRAINT letters_batch REFERENCES public.letter_batches (id),
    part integer,
    made_at timestamptz NOT NULL,
    sent_at timestamptz,
    author uuid NOT NULL CONSTRAINT letters_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT letters_author_seat REFERENCES policy.seats (id),
    CONSTRAINT letters_part_of_a_batch CHECK ((batch_id IS NULL) = (part IS NULL)),
    CONSTRAINT letters_once_in_a_batch UNIQUE (batch_id, youth_id)
);
CREATE INDEX letters_youth ON public.letters (youth_id, made_at DESC);
CREATE INDEX letters_batch_part ON public.letters (batch_id, part);

CREATE TABLE public.letter_files (
    batch_id uuid NOT NULL CONSTRAINT letter_files_batch REFERENCES public.letter_batches (id),
    part integer NOT NULL,
    letters integer NOT NULL,
    sha256 bytea NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT letter_files_pk PRIMARY KEY (batch_id, part)
);

CREATE TABLE public.referrals (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT referrals_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT referrals_youth REFERENCES public.youths (id),
    kind text NOT NULL CONSTRAINT referrals_kind_known CHECK (kind IN
        ('nav_jobseeker', 'own_intake_office', 'lower_secondary_school', 'manual_review_uda')),
    rule text NOT NULL,
    office text NOT NULL,
    helped text NOT NULL CONSTRAINT referrals_helped_known CHECK (helped IN
        ('told', 'leaflet', 'registered_together', 'went_along', 'handed_over')),
    language text NOT NULL,
    author uuid NOT NULL CONSTRAINT referrals_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT referrals_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL
);
CREATE INDEX referrals_youth ON public.referrals (youth_id, recorded_at DESC);
CREATE INDEX referrals_newest ON public.referrals (recorded_at DESC, id DESC);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.referrals
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

CREATE TABLE public.more_training (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT more_training_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT more_training_youth REFERENCES public.youths (id),
    subject text NOT NULL,
    ground text NOT NULL CONSTRAINT more_training_ground_known
        CHECK (ground IN ('nus_exam', 'not_assessed', 'not_passed')),
    completed_on date NOT NULL,
    author uuid NOT NULL CONSTRAINT more_training_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT more_training_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL,
    CONSTRAINT more_training_once UNIQUE (youth_id, subject)
);
CREATE INDEX more_training_newest ON public.more_training (recorded_at DESC, id DESC);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.more_training
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

CREATE TABLE public.more_training_steps (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT more_training_steps_pk PRIMARY KEY,
    right_id uuid NOT NULL CONSTRAINT more_training_steps_right REFERENCES public.more_training (id),
    youth_id uuid NOT NULL CONSTRAINT more_training_steps_youth REFERENCES public.youths (id),
    step text NOT NULL CONSTRAINT more_training_steps_step_known CHECK (step IN
        ('informed', 'enrolled', 'called', 'intake_held', 'nus_passed', 'nus_failed', 'graded', 'quit')),
    on_day date NOT NULL,
    provider_id integer CONSTRAINT more_training_steps_provider REFERENCES public.units (id),
    author uuid NOT NULL CONSTRAINT more_training_steps_author REFERENCES public.people (id),
    author_seat integer NOT NULL CONSTRAINT more_training_steps_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL
);
CREATE INDEX more_training_steps_of_right ON public.more_training_steps (right_id, on_day);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.more_training_steps
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

ALTER TABLE public.letter_texts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.letter_texts FORCE ROW LEVEL SECURITY;
ALTER TABLE public.letter_batches ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.letter_batches FORCE ROW LEVEL SECURITY;
ALTER TABLE public.letters ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.letters FORCE ROW LEVEL SECURITY;
ALTER TABLE public.letter_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.letter_files FORCE ROW LEVEL SECURITY;
ALTER TABLE public.referrals ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.referrals FORCE ROW LEVEL SECURITY;
ALTER TABLE public.more_training ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.more_training FORCE ROW LEVEL SECURITY;
ALTER TABLE public.more_training_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.more_training_steps FORCE ROW LEVEL SECURITY;
GRANT SELECT ON public.letter_texts, public.letter_files TO laget_app;
GRANT SELECT, INSERT ON public.letters, public.referrals, public.more_training, public.more_training_steps TO laget_app;
GRANT SELECT, INSERT, UPDATE (state, settled_by, settled_at) ON public.letter_batches TO laget_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.letter_batches, public.letters, public.letter_files TO laget_import;
GRANT SELECT ON public.letter_texts TO laget_import;
GRANT INSERT ON public.contact_attempts TO laget_import;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.letter_texts TO laget_keeper;
CREATE POLICY app_select ON public.letters FOR SELECT TO laget_app
    USING (public.letters.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.letters.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 25)) <> 0) OR ((SELECT policy.city_read()) & (1 << 25)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.letters.youth_id AND (a.read_mask & (1 << 25)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_insert ON public.letters FOR INSERT TO laget_app
    WITH CHECK (public.letters.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.letters.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 25)) <> 0) OR ((SELECT policy.city_write()) & (1 << 25)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.letters.youth_id AND (a.write_mask & (1 << 25)) <> 0 AND a.period @> policy.now())) AND (public.letters.author = (SELECT policy.person()) AND public.letters.author_seat = (SELECT policy.seat())) AND (public.letters.batch_id IS NULL));
CREATE POLICY app_select ON public.referrals FOR SELECT TO laget_app
    USING (public.referrals.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.referrals.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 25)) <> 0) OR ((SELECT policy.city_read()) & (1 << 25)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.referrals.youth_id AND (a.read_mask & (1 << 25)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_insert ON public.referrals FOR INSERT TO laget_app
    WITH CHECK (public.referrals.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.referrals.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 25)) <> 0) OR ((SELECT policy.city_write()) & (1 << 25)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.referrals.youth_id AND (a.write_mask & (1 << 25)) <> 0 AND a.period @> policy.now())) AND (public.referrals.author = (SELECT policy.person()) AND public.referrals.author_seat = (SELECT policy.seat())));
CREATE POLICY app_select ON public.more_training FOR SELECT TO laget_app
    USING (public.more_training.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.more_training.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 25)) <> 0) OR ((SELECT policy.city_read()) & (1 << 25)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.more_training.youth_id AND (a.read_mask & (1 << 25)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_insert ON public.more_training FOR INSERT TO laget_app
    WITH CHECK (public.more_training.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.more_training.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 25)) <> 0) OR ((SELECT policy.city_write()) & (1 << 25)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.more_training.youth_id AND (a.write_mask & (1 << 25)) <> 0 AND a.period @> policy.now())) AND (public.more_training.author = (SELECT policy.person()) AND public.more_training.author_seat = (SELECT policy.seat())));
CREATE POLICY app_select ON public.more_training_steps FOR SELECT TO laget_app
    USING (public.more_training_steps.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.more_training_steps.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 25)) <> 0) OR ((SELECT policy.city_read()) & (1 << 25)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.more_training_steps.youth_id AND (a.read_mask & (1 << 25)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_insert ON public.more_training_steps FOR INSERT TO laget_app
    WITH CHECK (public.more_training_steps.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.more_training_steps.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 25)) <> 0) OR ((SELECT policy.city_write()) & (1 << 25)) <> 0 OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.more_training_steps.youth_id AND (a.write_mask & (1 << 25)) <> 0 AND a.period @> policy.now())) AND (public.more_training_steps.author = (SELECT policy.person()) AND public.more_training_steps.author_seat = (SELECT policy.seat())) AND (EXISTS (SELECT FROM public.more_training o WHERE o.id = public.more_training_steps.right_id AND o.youth_id = public.more_training_steps.youth_id)));
CREATE POLICY app_select ON public.letter_texts FOR SELECT TO laget_app
    USING ((SELECT policy.person()) IS NOT NULL);
CREATE POLICY app_select ON public.letter_batches FOR SELECT TO laget_app
    USING (((SELECT policy.city_read()) & 16) <> 0);
CREATE POLICY app_insert ON public.letter_batches FOR INSERT TO laget_app
    WITH CHECK (((SELECT policy.city_write()) & 16) <> 0 AND public.letter_batches.started_by = (SELECT policy.person()));
CREATE POLICY app_update ON public.letter_batches FOR UPDATE TO laget_app
    USING (((SELECT policy.city_write()) & 16) <> 0)
    WITH CHECK (((SELECT policy.city_write()) & 16) <> 0 AND public.letter_batches.settled_by = (SELECT policy.person()));
CREATE POLICY app_select ON public.letter_files FOR SELECT TO laget_app
    USING (((SELECT policy.city_read()) & 16) <> 0);
CREATE POLICY import_all ON public.letter_batches FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.letters FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_all ON public.letter_files FOR ALL TO laget_import
    USING (true)
    WITH CHECK (true);
CREATE POLICY import_select ON public.letter_texts FOR SELECT TO laget_import
    USING (true);
CREATE POLICY import_insert ON public.contact_attempts FOR INSERT TO laget_import
    WITH CHECK (true);
CREATE POLICY keeper_all ON public.letter_texts FOR ALL TO laget_keeper
    USING (true)
    WITH CHECK (true);
