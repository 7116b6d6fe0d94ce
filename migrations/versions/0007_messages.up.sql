-- Outgoing mail, written in the transaction of what it tells of, and the log of who did what on which ground.
CREATE TABLE public.messages (
    id uuid CONSTRAINT messages_pk PRIMARY KEY,
    recipient text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    calendar text,
    calendar_method text,
    dedupe_key text NOT NULL CONSTRAINT messages_once UNIQUE,
    created_at timestamptz NOT NULL,
    claimed_at timestamptz,
    sent_at timestamptz,
    failure text
);
CREATE INDEX messages_unsent ON public.messages (created_at) WHERE sent_at IS NULL;

CREATE TABLE public.events (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT events_pk PRIMARY KEY,
    txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at timestamptz NOT NULL,
    person_id uuid NOT NULL,
    seat_id integer,
    action text NOT NULL,
    youth_id uuid,
    categories integer NOT NULL DEFAULT 0,
    basis text NOT NULL DEFAULT '',
    ground uuid,
    rule text NOT NULL DEFAULT '',
    detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX events_youth ON public.events (youth_id, id DESC);
CREATE INDEX events_txid ON public.events (txid, id);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.events
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();
