-- The policy table as PostgreSQL reads it, the access it amounts to per seat and youth, and who keeps that true.
CREATE TABLE policy.granted (
    role text NOT NULL,
    verb text NOT NULL,
    category smallint NOT NULL,
    basis text NOT NULL,
    rule text NOT NULL,
    CONSTRAINT granted_pk PRIMARY KEY (role, verb, category, basis)
);
CREATE TABLE policy.own_sources (
    role text NOT NULL,
    source smallint NOT NULL,
    CONSTRAINT own_sources_pk PRIMARY KEY (role, source)
);
CREATE TABLE policy.city_roles (role text CONSTRAINT city_roles_pk PRIMARY KEY);

CREATE TABLE policy.access (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT access_pk PRIMARY KEY,
    seat_id integer NOT NULL,
    youth_id uuid NOT NULL,
    basis text NOT NULL,
    ground uuid NOT NULL,
    source_mask integer NOT NULL,
    read_mask integer NOT NULL,
    write_mask integer NOT NULL,
    meet boolean NOT NULL,
    period tstzrange NOT NULL,
    last_activity timestamptz NOT NULL
);
CREATE INDEX access_of_youth ON policy.access (seat_id, youth_id)
    INCLUDE (period, read_mask, write_mask, source_mask, basis, id);
CREATE INDEX access_recent ON policy.access (seat_id, last_activity DESC, youth_id DESC)
    INCLUDE (period, read_mask, basis, id);
CREATE INDEX access_youth ON policy.access (youth_id);

-- In whose name the transaction is opened. Nobody named: every function answers NULL or 0, and no row is seen.
CREATE FUNCTION policy.seat() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('laget.seat', true), '')::integer;
CREATE FUNCTION policy.person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('laget.person', true), '')::uuid;
CREATE FUNCTION policy.youth() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('laget.youth', true), '')::uuid;
CREATE FUNCTION policy.service() RETURNS smallint LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('laget.service', true), '')::smallint;
CREATE FUNCTION policy.own_read() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(nullif(current_setting('laget.own_read', true), '')::integer, 0);
CREATE FUNCTION policy.own_write() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(nullif(current_setting('laget.own_write', true), '')::integer, 0);
CREATE FUNCTION policy.city_read() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(nullif(current_setting('laget.city_read', true), '')::integer, 0);
CREATE FUNCTION policy.city_write() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(nullif(current_setting('laget.city_write', true), '')::integer, 0);
CREATE FUNCTION policy.conflicts() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(nullif(current_setting('laget.conflicts', true), ''), '{}')::uuid[];

CREATE FUNCTION policy.mask(_role text, _verb text, _basis text) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(bit_or(1 << g.category), 0) FROM policy.granted g
    WHERE g.role = _role AND g.verb = _verb AND g.basis = _basis
$$;
CREATE FUNCTION policy.duty_sources(_role text) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(bit_or(1 << o.source), 0) FROM policy.own_sources o WHERE o.role = _role
$$;

CREATE FUNCTION policy.duty_access(_youths uuid[])
    RETURNS TABLE (seat_id integer, youth_id uuid, basis text, ground uuid, source_mask integer, read_mask integer,
                   write_mask integer, meet boolean, period tstzrange) LANGUAGE sql STABLE AS $$
    WITH m AS MATERIALIZED (
        SELECT g.role, policy.mask(g.role, 'read', 'duty') AS reads, policy.mask(g.role, 'write', 'duty') AS writes,
               policy.mask(g.role, 'meet', 'duty') <> 0 AS meets, policy.duty_sources(g.role) AS sources
        FROM (SELECT DISTINCT role FROM policy.granted WHERE basis = 'duty') g
    )
    SELECT r.seat_id, r.youth_id, 'duty', r.id, m.sources, m.reads, m.writes, m.meets, r.period
    FROM (SELECT n.* FROM public.responsibilities n WHERE n.youth_id = ANY (_youths) OFFSET 0) r  -- fenced likewise
    JOIN policy.seats s ON s.id = r.seat_id
    JOIN m ON m.role = s.role
$$;

-- TD-03, TD-04: the district's unknown-activity youths, at list level; protected addresses are left out (TD-13).
CREATE FUNCTION policy.list_access(_youths uuid[])
    RETURNS TABLE (seat_id integer, youth_id uuid, basis text, ground uuid, source_mask integer, read_mask integer,
                   write_mask integer, meet boolean, period tstzrange) LANGUAGE sql STABLE AS $$
    WITH m AS MATERIALIZED (
        SELECT r.role, policy.mask(r.role, 'read', 'list') AS reads FROM (VALUES ('district_ot'), ('nav_ot')) r (role)
    )
    SELECT s.id, y.id, 'list', y.id, 0, m.reads, 0, false, '(,)'::tstzrange
    FROM (SELECT n.id, n.district_no FROM public.youths n  -- fenced: never from all youths of a district
          WHERE n.id = ANY (_youths) AND n.status_code = 'OTUK' AND n.protection = 'none' AND n.case_ended_at IS NULL
          OFFSET 0) y
    JOIN public.units u ON u.district_no = y.district_no AND u.kind IN ('district', 'nav_office')
    JOIN policy.seats s ON s.unit_id = u.id
    JOIN m ON m.role = s.role
$$;

-- How several consents add up, for one line (from, to, category, verb): access-and-consent.md. Every table is asked
-- for the youths given, and the parts are hashed together: thousands of youths at once are no slower each than one.
CREATE FUNCTION policy.consent_access(_youths uuid[])
    RETURNS TABLE (seat_id integer, youth_id uuid, basis text, ground uuid, source_mask integer, read_mask integer,
                   write_mask integer, meet boolean, period tstzrange) LANGUAGE sql STABLE
    SET enable_nestloop = off AS $$
    WITH whole_end AS (
        SELECT p.youth_id, p.seat_id, c.decided_at AS at
        FROM public.consents c JOIN public.consent_parties p ON p.consent_id = c.id AND p.youth_id = c.youth_id
        WHERE c.youth_id = ANY (_youths) AND p.youth_id = ANY (_youths) AND c.decision = 'refused'
        UNION ALL
        SELECT p.youth_id, p.seat_id, greatest(e.at, c.decided_at)
        FROM public.consent_events e
        JOIN public.consents c ON c.id = e.consent_id AND c.youth_id = e.youth_id
        JOIN public.consent_parties p ON p.consent_id = e.consent_id AND p.youth_id = e.youth_id
            AND p.seat_id = coalesce(e.seat_id, p.seat_id)
        WHERE e.youth_id = ANY (_youths) AND c.youth_id = ANY (_youths) AND p.youth_id = ANY (_youths)
          AND e.kind = 'withdrawn'
    ), invalid AS (
        SELECT e.consent_id, min(e.at) AS at FROM public.consent_events e
        WHERE e.youth_id = ANY (_youths) AND e.kind = 'invalidated' GROUP BY e.consent_id
    ), renewal AS (
        SELECT n.supersedes AS consent_id, n.youth_id, min(lower(n.period)) AS at FROM public.consents n
        WHERE n.youth_id = ANY (_youths) AND n.supersedes IS NOT NULL AND n.decision = 'given' AND NOT isempty(n.period)
        GROUP BY n.supersedes, n.youth_id
    ), line AS (
        SELECT l.consent_id, l.youth_id, l.source, l.seat_id, l.category, l.verb, l.effect, c.decided_at,
               l.period * c.period AS period
        FROM public.consent_lines l JOIN public.consents c ON c.id = l.consent_id AND c.youth_id = l.youth_id
        WHERE l.youth_id = ANY (_youths) AND c.youth_id = ANY (_youths) AND c.decision = 'given'
    ), cut AS (
        SELECT l.consent_id, l.seat_id, l.source, l.category, l.verb, tstzrange(w.at, NULL) AS span
        FROM line l JOIN whole_end w ON w.youth_id = l.youth_id AND w.seat_id = l.seat_id AND w.at >= l.decided_at
        WHERE l.effect = 'permit'
        UNION ALL
        SELECT l.consent_id, l.seat_id, l.source, l.category, l.verb, tstzrange(greatest(e.at, c.decided_at), NULL)
        FROM line l
        JOIN public.consent_event_lines t ON t.youth_id = l.youth_id AND t.seat_id = l.seat_id
            AND t.source = l.source AND t.category = l.category AND t.verb = l.verb
        JOIN public.consent_events e ON e.id = t.event_id AND e.kind = 'narrowed' AND e.youth_id = l.youth_id
        JOIN public.consents c ON c.id = e.consent_id AND c.youth_id = e.youth_id
        WHERE t.youth_id = ANY (_youths) AND e.youth_id = ANY (_youths) AND c.youth_id = ANY (_youths)
          AND l.effect = 'permit' AND greatest(e.at, c.decided_at) >= l.decided_at
        UNION ALL
        SELECT l.consent_id, l.seat_id, l.source, l.category, l.verb,
               d.period * tstzrange(d.decided_at, greatest(d.decided_at, coalesce(least(i.at, n.at), 'infinity')))
        FROM line l
        JOIN line d ON d.effect = 'deny' AND d.youth_id = l.youth_id AND d.seat_id = l.seat_id
            AND d.source = l.source AND d.category = l.category AND d.verb = l.verb AND d.decided_at >= l.decided_at
        LEFT JOIN invalid i ON i.consent_id = d.consent_id
        LEFT JOIN renewal n ON n.consent_id = d.consent_id AND n.youth_id = d.youth_id
        WHERE l.effect = 'permit'
        UNION ALL
        SELECT l.consent_id, l.seat_id, l.source, l.category, l.verb, tstzrange(n.at, NULL)
        FROM line l JOIN renewal n ON n.consent_id = l.consent_id AND n.youth_id = l.youth_id
        WHERE l.effect = 'permit'
        UNION ALL
        SELECT l.consent_id, l.seat_id, l.source, l.category, l.verb, tstzrange(i.at, NULL)
        FROM line l JOIN invalid i ON i.consent_id = l.consent_id WHERE l.effect = 'permit'
        UNION ALL
        SELECT l.consent_id, l.seat_id, l.source, l.category, l.verb, tstzrange(y.case_ended_at, NULL)
        FROM line l JOIN public.youths y ON y.id = l.youth_id
        WHERE y.id = ANY (_youths) AND l.effect = 'permit' AND y.case_ended_at IS NOT NULL
    ), kept AS (
        SELECT l.consent_id, l.youth_id, l.seat_id, l.source, l.category, l.verb,
               unnest(tstzmultirange(l.period) - coalesce(x.spans, '{}'::tstzmultirange)) AS period
        FROM line l
        LEFT JOIN (SELECT k.consent_id, k.seat_id, k.source, k.category, k.verb, range_agg(k.span) AS spans
                   FROM cut k GROUP BY 1, 2, 3, 4, 5) x USING (consent_id, seat_id, source, category, verb)
        WHERE l.effect = 'permit'
    ), m AS MATERIALIZED (
        SELECT g.role, policy.mask(g.role, 'read', 'consent') AS reads, policy.mask(g.role, 'write', 'consent') AS writes,
               policy.mask(g.role, 'read', 'consent') & 2047 AS room_reads,
               policy.mask(g.role, 'write', 'consent') & 2047 AS room_writes,
               policy.mask(g.role, 'meet', 'consent') <> 0 AS meets
        FROM (SELECT DISTINCT role FROM policy.granted WHERE basis = 'consent') g
    )
    SELECT k.seat_id, k.youth_id, 'consent', k.consent_id, 1 << k.source,
           coalesce(bit_or(1 << k.category) FILTER (WHERE k.verb = 'read'), 0) & m.reads | m.room_reads,
           coalesce(bit_or(1 << k.category) FILTER (WHERE k.verb = 'write'), 0) & m.writes
               | CASE WHEN bool_or(k.verb = 'meet') THEN m.room_writes ELSE 0 END,
           bool_or(k.verb = 'meet' AND m.meets), k.period
    FROM kept k
    JOIN policy.seats s ON s.id = k.seat_id
    JOIN m ON m.role = s.role
    WHERE NOT isempty(k.period)
    GROUP BY k.seat_id, k.youth_id, k.consent_id, k.source, k.period,
             m.reads, m.writes, m.room_reads, m.room_writes
$$;

CREATE FUNCTION policy.derived(_youths uuid[])
    RETURNS TABLE (seat_id integer, youth_id uuid, basis text, ground uuid, source_mask integer, read_mask integer,
                   write_mask integer, meet boolean, period tstzrange) LANGUAGE sql STABLE AS $$
    SELECT * FROM policy.duty_access(_youths)
    UNION ALL SELECT * FROM policy.list_access(_youths)
    UNION ALL SELECT * FROM policy.consent_access(_youths)
$$;

CREATE FUNCTION policy.refresh(_youths uuid[], _basis text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM 1 FROM public.youths y WHERE y.id = ANY (_youths) ORDER BY y.id FOR NO KEY UPDATE;
    DELETE FROM policy.access a WHERE a.youth_id = ANY (_youths) AND a.basis = _basis;
    IF _basis = 'duty' THEN
        INSERT INTO policy.access (seat_id, youth_id, basis, ground, source_mask, read_mask, write_mask, meet, period, last_activity)
        SELECT d.*, (SELECT y.last_activity FROM public.youths y WHERE y.id = d.youth_id) FROM policy.duty_access(_youths) d;
    ELSIF _basis = 'list' THEN
        INSERT INTO policy.access (seat_id, youth_id, basis, ground, source_mask, read_mask, write_mask, meet, period, last_activity)
        SELECT d.*, (SELECT y.last_activity FROM public.youths y WHERE y.id = d.youth_id) FROM policy.list_access(_youths) d;
    ELSE
        INSERT INTO policy.access (seat_id, youth_id, basis, ground, source_mask, read_mask, write_mask, meet, period, last_activity)
        SELECT d.*, (SELECT y.last_activity FROM public.youths y WHERE y.id = d.youth_id) FROM policy.consent_access(_youths) d;
    END IF;
END $$;
REVOKE ALL ON FUNCTION policy.refresh(uuid[], text) FROM PUBLIC;
ALTER FUNCTION policy.refresh(uuid[], text) OWNER TO laget_keeper;

-- One trigger function for every table whose rows open doors; its argument is the basis that the rows feed.
CREATE FUNCTION policy.keep_arrived() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM policy.refresh(array_agg(DISTINCT n.youth_id), TG_ARGV[0]) FROM arrived n HAVING count(*) > 0;
    RETURN NULL;
END $$;
ALTER FUNCTION policy.keep_arrived() OWNER TO laget_keeper;
CREATE FUNCTION policy.keep_left() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM policy.refresh(array_agg(DISTINCT o.youth_id), TG_ARGV[0]) FROM departed o HAVING count(*) > 0;
    RETURN NULL;
END $$;
ALTER FUNCTION policy.keep_left() OWNER TO laget_keeper;

CREATE TRIGGER keep_access_arrived AFTER INSERT ON public.responsibilities REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_arrived('duty');
CREATE TRIGGER keep_access_changed AFTER UPDATE ON public.responsibilities REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_arrived('duty');
CREATE TRIGGER keep_access_left AFTER DELETE ON public.responsibilities REFERENCING OLD TABLE AS departed
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_left('duty');
-- A duty is ended and another begun; it never moves to another youth, which the triggers above would not see.
CREATE TRIGGER never_moved BEFORE UPDATE OF youth_id ON public.responsibilities
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.responsibilities
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();
CREATE TRIGGER keep_access_arrived AFTER INSERT ON public.consent_lines REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_arrived('consent');
CREATE TRIGGER keep_access_arrived AFTER INSERT ON public.consent_parties REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_arrived('consent');
CREATE TRIGGER keep_access_arrived AFTER INSERT ON public.consent_events REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_arrived('consent');
CREATE TRIGGER keep_access_arrived AFTER INSERT ON public.consent_event_lines REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_arrived('consent');

CREATE FUNCTION policy.keep_renewed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM policy.refresh(array_agg(DISTINCT n.youth_id), 'consent') FROM arrived n
        WHERE n.supersedes IS NOT NULL HAVING count(*) > 0;
    RETURN NULL;
END $$;
ALTER FUNCTION policy.keep_renewed() OWNER TO laget_keeper;
CREATE TRIGGER keep_access_renewed AFTER INSERT ON public.consents REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_renewed();

-- Whoever vanishes from the register keeps the history: nobody is removed (bug 17).
CREATE TRIGGER never_removed BEFORE DELETE OR TRUNCATE ON public.youths
    FOR EACH STATEMENT EXECUTE FUNCTION policy.refuse_change();

CREATE FUNCTION policy.keep_listed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM policy.refresh(array_agg(n.id), 'list') FROM arrived n HAVING count(*) > 0;
    RETURN NULL;
END $$;
ALTER FUNCTION policy.keep_listed() OWNER TO laget_keeper;
CREATE TRIGGER keep_listed_arrived AFTER INSERT ON public.youths REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_listed();

CREATE FUNCTION policy.keep_changed_youths() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM policy.refresh(array_agg(n.id), 'list') FROM arrived n JOIN departed o ON o.id = n.id
        WHERE (n.status_code, n.protection, n.district_no, n.case_ended_at)
            IS DISTINCT FROM (o.status_code, o.protection, o.district_no, o.case_ended_at) HAVING count(*) > 0;
    PERFORM policy.refresh(array_agg(n.id), 'consent') FROM arrived n JOIN departed o ON o.id = n.id
        WHERE n.case_ended_at IS DISTINCT FROM o.case_ended_at HAVING count(*) > 0;
    UPDATE policy.access a SET last_activity = n.last_activity FROM arrived n
        WHERE a.youth_id = n.id AND a.last_activity <> n.last_activity;
    RETURN NULL;
END $$;
ALTER FUNCTION policy.keep_changed_youths() OWNER TO laget_keeper;
CREATE TRIGGER keep_listed_changed AFTER UPDATE ON public.youths
    REFERENCING NEW TABLE AS arrived OLD TABLE AS departed
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_changed_youths();

-- A new seat, or a unit that changes its district or kind, changes whose list the district's youths stand on.
CREATE FUNCTION policy.keep_seated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM policy.refresh(array_agg(DISTINCT y.id), 'list') FROM arrived n JOIN public.units u ON u.id = n.unit_id
        JOIN public.youths y ON y.district_no = u.district_no AND y.status_code = 'OTUK' HAVING count(*) > 0;
    RETURN NULL;
END $$;
ALTER FUNCTION policy.keep_seated() OWNER TO laget_keeper;
CREATE TRIGGER keep_listed_seated AFTER INSERT ON policy.seats REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_seated();
CREATE FUNCTION policy.keep_moved_units() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM policy.refresh(array_agg(DISTINCT y.id), 'list') FROM arrived n JOIN departed o ON o.id = n.id
        JOIN public.youths y ON y.district_no IN (n.district_no, o.district_no) AND y.status_code = 'OTUK'
        WHERE (n.district_no, n.kind) IS DISTINCT FROM (o.district_no, o.kind) HAVING count(*) > 0;
    RETURN NULL;
END $$;
ALTER FUNCTION policy.keep_moved_units() OWNER TO laget_keeper;
CREATE TRIGGER keep_listed_moved AFTER UPDATE ON public.units REFERENCING NEW TABLE AS arrived OLD TABLE AS departed
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_moved_units();

-- The list-level status of a youth is the newest row of the history.
CREATE FUNCTION policy.keep_status() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.youths y SET status_code = s.code, status_on = s.valid_from
    FROM (SELECT DISTINCT ON (t.youth_id) t.youth_id, t.code, t.valid_from FROM public.statuses t
          WHERE t.youth_id = ANY (ARRAY(SELECT n.youth_id FROM arrived n))
          ORDER BY t.youth_id, t.valid_from DESC, t.recorded_at DESC) s
    WHERE y.id = s.youth_id AND (y.status_code, y.status_on) IS DISTINCT FROM (s.code, s.valid_from);
    RETURN NULL;
END $$;
ALTER FUNCTION policy.keep_status() OWNER TO laget_keeper;
CREATE TRIGGER keep_status AFTER INSERT ON public.statuses REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION policy.keep_status();

-- A full rebuild-and-compare: the number of rows that the kept table and the rules disagree on. Always 0.
CREATE FUNCTION policy.differences(_youths uuid[]) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT count(*) FROM (
        (SELECT d.*, y.last_activity FROM policy.derived(_youths) d JOIN public.youths y ON y.id = d.youth_id
         EXCEPT ALL
         SELECT a.seat_id, a.youth_id, a.basis, a.ground, a.source_mask, a.read_mask, a.write_mask, a.meet, a.period,
                a.last_activity FROM policy.access a WHERE a.youth_id = ANY (_youths))
        UNION ALL
        (SELECT a.seat_id, a.youth_id, a.basis, a.ground, a.source_mask, a.read_mask, a.write_mask, a.meet, a.period,
                a.last_activity FROM policy.access a WHERE a.youth_id = ANY (_youths)
         EXCEPT ALL
         SELECT d.*, y.last_activity FROM policy.derived(_youths) d JOIN public.youths y ON y.id = d.youth_id)) x
$$;
REVOKE ALL ON FUNCTION policy.differences(uuid[]) FROM PUBLIC;
ALTER FUNCTION policy.differences(uuid[]) OWNER TO laget_keeper;

CREATE FUNCTION policy.drift() RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    _found bigint := 0;
    _chunk uuid[];
    _last uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
    LOOP
        SELECT array_agg(y.id ORDER BY y.id) INTO _chunk
        FROM (SELECT id FROM public.youths WHERE id > _last ORDER BY id LIMIT 10000) y;
        EXIT WHEN _chunk IS NULL;
        _found := _found + policy.differences(_chunk);
        _last := _chunk[array_upper(_chunk, 1)];
    END LOOP;
    RETURN _found + (SELECT count(*) FROM policy.access a WHERE NOT EXISTS
        (SELECT FROM public.youths y WHERE y.id = a.youth_id));
END $$;
REVOKE ALL ON FUNCTION policy.drift() FROM PUBLIC;
ALTER FUNCTION policy.drift() OWNER TO laget_keeper;
