-- The history of the staircase (TE-07): rows are added, never changed; without an author a step followed by itself.
CREATE TABLE public.step_events (
    id uuid DEFAULT gen_random_uuid() CONSTRAINT step_events_pk PRIMARY KEY,
    youth_id uuid NOT NULL CONSTRAINT step_events_youth REFERENCES public.youths (id),
    step smallint NOT NULL CONSTRAINT step_events_step_known CHECK (step BETWEEN 1 AND 3),
    rule text NOT NULL,
    at timestamptz NOT NULL,
    why text NOT NULL DEFAULT '',
    author uuid CONSTRAINT step_events_author REFERENCES public.people (id),
    author_seat integer CONSTRAINT step_events_author_seat REFERENCES policy.seats (id),
    recorded_at timestamptz NOT NULL,
    CONSTRAINT step_events_by_somebody_or_nobody CHECK ((author IS NULL) = (author_seat IS NULL))
);
CREATE INDEX step_events_youth ON public.step_events (youth_id, recorded_at DESC);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON public.step_events
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

-- What the gates rest on, to whoever reads the team or calls meetings: that something is written or agreed, and when
-- that last changed; no word of it and no name. A party sees too little of the mapping to say that there is none.
CREATE FUNCTION policy.stairs(_youth uuid)
    RETURNS TABLE (situation boolean, needs boolean, goals boolean, actors boolean, wanted smallint[],
                   reached smallint[], consented boolean, met boolean, parted_at timestamptz, changed_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH mapped AS (
        SELECT coalesce(bool_or(i.situation <> ''), false) AS situation, coalesce(bool_or(i.needs <> ''), false) AS needs,
               coalesce(bool_or(i.goals <> ''), false) AS goals, max(i.recorded_at) AS changed_at
        FROM public.mapping_items i WHERE i.youth_id = _youth
    ), newest AS (
        SELECT DISTINCT ON (t.service) t.service, t.should_join, t.recorded_at
        FROM public.team_actors t WHERE t.youth_id = _youth ORDER BY t.service, t.recorded_at DESC, t.id
    ), team AS (
        SELECT count(*) > 0 AS actors, max(n.recorded_at) AS changed_at,
               coalesce(array_agg(n.service ORDER BY n.service) FILTER (WHERE n.should_join), '{}') AS wanted
        FROM newest n
    ), agreed AS (
        SELECT coalesce(array_agg(DISTINCT u.service) FILTER (WHERE a.period @> policy.now()), '{}') AS reached,
               coalesce(bool_or(a.basis = 'consent' AND a.period @> policy.now()), false) AS consented,
               max(upper(a.period)) FILTER (WHERE a.basis = 'consent' AND upper(a.period) <= policy.now()) AS parted_at,
               max(lower(a.period)) FILTER (WHERE a.basis = 'consent' AND lower(a.period) <= policy.now()) AS changed_at
        FROM policy.access a JOIN policy.seats s ON s.id = a.seat_id JOIN public.units u ON u.id = s.unit_id
        WHERE a.youth_id = _youth AND a.meet AND NOT isempty(a.period)
    ), held AS (
        SELECT count(*) > 0 AS met, max(upper(m.period)) AS changed_at
        FROM public.meetings m
        WHERE m.youth_id = _youth AND m.state = 'called' AND m.kind IN ('clarification', 'collaboration')
          AND upper(m.period) <= policy.now()
          AND EXISTS (SELECT FROM public.invitations v WHERE v.meeting_id = m.id AND v.youth_id = m.youth_id
                      AND v.seat_id <> m.author_seat AND v.state IN ('invited', 'accepted'))
    )
    SELECT mapped.situation, mapped.needs, mapped.goals, team.actors, team.wanted, agreed.reached, agreed.consented,
           held.met, agreed.parted_at,
           greatest(mapped.changed_at, team.changed_at, agreed.changed_at, agreed.parted_at, held.changed_at)
    FROM mapped, team, agreed, held
    WHERE policy.may(_youth, 'read', 8::smallint) OR policy.may(_youth, 'write', 9::smallint)
$$;
REVOKE ALL ON FUNCTION policy.stairs(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION policy.stairs(uuid) TO laget_app;
ALTER FUNCTION policy.stairs(uuid) OWNER TO laget_keeper;

GRANT SELECT ON public.mapping_items, public.team_actors TO laget_keeper;
CREATE POLICY keeper_select ON public.mapping_items FOR SELECT TO laget_keeper
    USING (true);
CREATE POLICY keeper_select ON public.team_actors FOR SELECT TO laget_keeper
    USING (true);
ALTER TABLE public.step_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.step_events FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON public.step_events TO laget_app;
CREATE POLICY app_select ON public.step_events FOR SELECT TO laget_app
    USING (public.step_events.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.step_events.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << 8)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.step_events.youth_id AND (a.read_mask & (1 << 8)) <> 0 AND a.period @> policy.now())));
CREATE POLICY app_insert ON public.step_events FOR INSERT TO laget_app
    WITH CHECK (public.step_events.youth_id <> ALL ((SELECT policy.conflicts())::uuid[]) AND ((public.step_events.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_write()) & (1 << 8)) <> 0) OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = public.step_events.youth_id AND (a.write_mask & (1 << 8)) <> 0 AND a.period @> policy.now())) AND ((public.step_events.author IS NULL AND public.step_events.author_seat IS NULL) OR (public.step_events.author = (SELECT policy.person()) AND public.step_events.author_seat = (SELECT policy.seat()))));
