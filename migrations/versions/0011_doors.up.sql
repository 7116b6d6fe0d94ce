-- The narrow doors: sign-in, entering a transaction in somebody's name, searching, touching, and who may meet.
-- Each runs as laget_keeper, does one thing, and answers nothing to nobody.
CREATE FUNCTION policy.sign_in(_issuer text, _subject text, _digest bytea, _acr text, _idle interval, _lasts interval,
                               _number_digest bytea)
    RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    _person uuid;
    _youth public.youths;
    _now timestamptz := policy.now();
    _appointment uuid;
BEGIN
    SELECT i.person_id INTO _person FROM public.identities i WHERE i.issuer = _issuer AND i.subject = _subject;
    IF _person IS NULL AND _number_digest IS NOT NULL THEN
        SELECT y.* INTO _youth FROM public.youth_identities d JOIN public.youths y ON y.id = d.youth_id
        WHERE d.number_digest = _number_digest;
        IF _youth.id IS NULL THEN
            RETURN NULL;
        END IF;
        INSERT INTO public.people (kind, name, youth_id) VALUES ('youth', _youth.first_name, _youth.id)
        ON CONFLICT (youth_id) DO UPDATE SET name = excluded.name RETURNING id INTO _person;
        INSERT INTO public.identities (issuer, subject, person_id, linked_at)
        VALUES (_issuer, _subject, _person, _now);
    END IF;
    IF _person IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT (array_agg(a.id))[1] INTO _appointment FROM public.appointments a
    WHERE a.person_id = _person AND a.period @> _now HAVING count(*) = 1;
    INSERT INTO public.sessions (digest, person_id, appointment_id, issuer, acr, started_at, seen_at, idle, expires_at)
    VALUES (_digest, _person, _appointment, _issuer, _acr, _now, _now, _idle, _now + _lasts);
    RETURN _person;
END $$;

CREATE FUNCTION policy.enter(_digest bytea)
    RETURNS TABLE (person_id uuid, name text, kind text, language text, appointment_id uuid, role text, seat_id integer,
                   unit_id integer, unit_name text, service smallint, youth_id uuid, now timestamptz,
                   appointments jsonb)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    _now timestamptz := policy.now();
    s record;
BEGIN
    SELECT p.id, p.name, p.kind, p.language, p.youth_id, x.seen_at, a.id AS appointment_id, t.id AS seat_id,
           CASE WHEN p.kind = 'youth' THEN 'youth' ELSE t.role END AS role, u.id AS unit_id, u.name AS unit_name,
           CASE WHEN p.kind = 'youth' THEN 6::smallint ELSE u.service END AS service, k.role IS NOT NULL AS city,
           (SELECT array_agg(c.youth_id) FROM public.conflicts c
            WHERE c.person_id = p.id AND c.period @> _now) AS conflicts,
           (SELECT jsonb_agg(jsonb_build_object('id', b.id, 'role', r.role, 'unit_name', n.name) ORDER BY r.role, n.name, b.id)
            FROM public.appointments b JOIN policy.seats r ON r.id = b.seat_id JOIN public.units n ON n.id = r.unit_id
            WHERE b.person_id = p.id AND b.period @> _now) AS appointments
    INTO s
    FROM public.sessions x
    JOIN public.people p ON p.id = x.person_id
    LEFT JOIN public.appointments a ON a.id = x.appointment_id AND a.person_id = p.id AND a.period @> _now
    LEFT JOIN policy.seats t ON t.id = a.seat_id
    LEFT JOIN public.units u ON u.id = t.unit_id
    LEFT JOIN policy.city_roles k ON k.role = t.role
    WHERE x.digest = _digest AND x.ended_at IS NULL AND x.expires_at > _now AND x.seen_at + x.idle > _now;
    PERFORM set_config('laget.person', coalesce(s.id::text, ''), true),
            set_config('laget.seat', coalesce(s.seat_id::text, ''), true),
            set_config('laget.youth', coalesce(s.youth_id::text, ''), true),
            set_config('laget.service', coalesce(s.service::text, ''), true),
            set_config('laget.conflicts', coalesce(s.conflicts::text, ''), true),
            set_config('laget.own_read', CASE WHEN s.kind = 'youth' THEN policy.mask('youth', 'read', 'duty')::text ELSE '' END, true),
            set_config('laget.own_write', CASE WHEN s.kind = 'youth' THEN policy.mask('youth', 'write', 'duty')::text ELSE '' END, true),
            set_config('laget.city_read', CASE WHEN s.city THEN policy.mask(s.role, 'read', 'duty')::text ELSE '' END, true),
            set_config('laget.city_write', CASE WHEN s.city THEN policy.mask(s.role, 'write', 'duty')::text ELSE '' END, true);
    IF s.id IS NULL THEN
        RETURN;
    END IF;
    IF s.seen_at < _now - interval '1 minute' THEN
        UPDATE public.sessions x SET seen_at = _now WHERE x.digest = _digest;
    END IF;
    RETURN QUERY SELECT s.id, s.name, s.kind, s.language, s.appointment_id, s.role, s.seat_id, s.unit_id, s.unit_name,
                        s.service, s.youth_id, _now, coalesce(s.appointments, '[]');
END $$;

CREATE FUNCTION policy.choose(_digest bytea, _appointment uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.sessions x SET appointment_id = _appointment
    FROM public.appointments a
    WHERE x.digest = _digest AND x.ended_at IS NULL AND a.id = _appointment AND a.person_id = x.person_id
      AND a.period @> policy.now();
    RETURN FOUND;
END $$;

CREATE FUNCTION policy.sign_out(_digest bytea) RETURNS void LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    UPDATE public.sessions x SET ended_at = policy.now() WHERE x.digest = _digest AND x.ended_at IS NULL
$$;

-- Whether the one who asks may `read` or `write` the category about the youth: the same sentence as every row guard.
CREATE FUNCTION policy.may(_youth uuid, _verb text, _category smallint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT _youth <> ALL (policy.conflicts()) AND (
        (_youth = policy.youth()
         AND (CASE _verb WHEN 'read' THEN policy.own_read() ELSE policy.own_write() END & (1 << _category)) <> 0)
        OR (CASE _verb WHEN 'read' THEN policy.city_read() ELSE policy.city_write() END & (1 << _category)) <> 0
           AND EXISTS (SELECT FROM public.youths y WHERE y.id = _youth)
        OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = _youth
                   AND (CASE _verb WHEN 'read' THEN a.read_mask ELSE a.write_mask END & (1 << _category)) <> 0
                   AND a.period @> policy.now()))
$$;

-- Everybody's access to one youth, for those who may read the consent's text: the youth and whoever has the duty.
CREATE FUNCTION policy.who_may(_youth uuid)
    RETURNS TABLE (seat_id integer, role text, unit_id integer, unit_name text, service smallint, basis text,
                   ground uuid, source_mask integer, read_mask integer, write_mask integer, meet boolean,
                   period tstzrange)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.seat_id, s.role, u.id, u.name, u.service, a.basis, a.ground, a.source_mask, a.read_mask, a.write_mask,
           a.meet, a.period
    FROM policy.access a JOIN policy.seats s ON s.id = a.seat_id JOIN public.units u ON u.id = s.unit_id
    WHERE a.youth_id = _youth AND a.period @> policy.now()
      AND policy.may(_youth, 'read', 23::smallint)
    ORDER BY a.basis DESC, u.name, a.id
$$;

-- Nobody is invited who could not open the case, now and when the meeting is held (bug 13, TD-09).
CREATE FUNCTION policy.may_meet(_seat integer, _youth uuid, _at timestamptz) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM policy.access a WHERE a.seat_id = _seat AND a.youth_id = _youth AND a.meet
                   AND a.period @> policy.now())
       AND EXISTS (SELECT FROM policy.access a WHERE a.seat_id = _seat AND a.youth_id = _youth AND a.meet
                   AND a.period @> _at)
$$;
CREATE FUNCTION policy.meeting_starts(_meeting uuid) RETURNS timestamptz
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT lower(m.period) FROM public.meetings m WHERE m.id = _meeting
$$;
-- Whether my seat is invited: asked of a function, as a row guard on invitations must not look through itself.
CREATE FUNCTION policy.invited(_meeting uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM public.invitations i WHERE i.meeting_id = _meeting AND i.seat_id = policy.seat()
                   AND i.state <> 'cancelled')
$$;

CREATE FUNCTION policy.touch(_youth uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF policy.may(_youth, 'read', 0::smallint) THEN
        UPDATE public.youths y SET last_activity = greatest(y.last_activity, policy.now()) WHERE y.id = _youth;
    END IF;
END $$;

-- Search by name within what one may see; LIKE and trigrams are not leakproof, so the check stands inside. Three letters
-- and more may stand anywhere in a name; fewer begin one (in a whole city: the last name).
CREATE FUNCTION policy.name_pattern(_words text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT replace(replace(replace(public.norwegian_order(btrim(regexp_replace(_words, '\s+', ' ', 'g'))),
                   '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;

-- All who fit, by trigrams, up to `_most`; of these the first by name. `fit` is how many there were.
CREATE FUNCTION policy.named_anywhere(_pattern text, _limit integer, _most integer)
    RETURNS TABLE (youth_id uuid, sort_key text, fit bigint) LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_custom_plan SET enable_seqscan = off SET enable_indexscan = off
    SET enable_indexonlyscan = off AS $$
DECLARE
    _conflicts CONSTANT uuid[] := policy.conflicts();
BEGIN
    RETURN QUERY WITH hits AS MATERIALIZED (
        SELECT y.id, y.sort_key FROM public.youths y
        WHERE y.search_key LIKE _pattern AND y.id <> ALL (_conflicts) LIMIT _most)
    SELECT h.id, h.sort_key, (SELECT count(*) FROM hits) FROM hits h ORDER BY h.sort_key, h.id LIMIT _limit;
END $$;

-- Along all names in order: soon done where many fit, and where the pattern begins with a letter.
CREATE FUNCTION policy.named_in_order(_pattern text, _limit integer)
    RETURNS TABLE (youth_id uuid, sort_key text) LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_custom_plan SET enable_seqscan = off SET enable_bitmapscan = off
    SET enable_sort = off AS $$
DECLARE
    _conflicts CONSTANT uuid[] := policy.conflicts();
BEGIN
    RETURN QUERY SELECT y.id, y.sort_key FROM public.youths y
        WHERE y.sort_key LIKE _pattern AND y.id <> ALL (_conflicts) ORDER BY y.sort_key, y.id LIMIT _limit;
END $$;

CREATE FUNCTION policy.search_the_city(_pattern text, _limit integer)
    RETURNS TABLE (youth_id uuid, sort_key text) LANGUAGE plpgsql STABLE AS $$
DECLARE
    _most CONSTANT integer := 30000;
    _hit record;
BEGIN
    FOR _hit IN SELECT * FROM policy.named_anywhere(_pattern, _limit, _most) LOOP
        IF _hit.fit = _most AND strpos(_pattern, ' ') = 0 THEN  -- a name of one word stands in both keys
            RETURN QUERY SELECT n.youth_id, n.sort_key FROM policy.named_in_order(_pattern, _limit) n;
            RETURN;
        END IF;
        youth_id := _hit.youth_id;
        sort_key := _hit.sort_key;
        RETURN NEXT;
    END LOOP;
END $$;

CREATE FUNCTION policy.search_youths(_words text, _limit integer)
    RETURNS TABLE (youth_id uuid, sort_key text) LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    _begins CONSTANT text := policy.name_pattern(_words);
    _short CONSTANT boolean := length(public.norwegian_order(btrim(_words))) < 3;
    _conflicts CONSTANT uuid[] := policy.conflicts();
BEGIN
    IF (policy.city_read() & 1) <> 0 AND _short THEN
        RETURN QUERY SELECT n.youth_id, n.sort_key FROM policy.named_in_order(_begins, _limit) n;
    ELSIF (policy.city_read() & 1) <> 0 THEN
        RETURN QUERY SELECT n.youth_id, n.sort_key FROM policy.search_the_city('%' || _begins, _limit) n;
    ELSE
        RETURN QUERY SELECT y.id, y.sort_key
            FROM (SELECT DISTINCT a.youth_id FROM policy.access a WHERE a.seat_id = policy.seat()
                  AND (a.read_mask & 1) <> 0 AND a.period @> policy.now()) v
            JOIN public.youths y ON y.id = v.youth_id
            WHERE (y.search_key LIKE CASE WHEN NOT _short THEN '%' ELSE '' END || _begins
                   OR y.search_key LIKE CASE WHEN _short THEN '% ' || _begins END)
              AND y.id <> ALL (_conflicts)
            ORDER BY y.sort_key, y.id LIMIT _limit;
    END IF;
END $$;

DO $$
DECLARE
    _door text;
BEGIN
    FOREACH _door IN ARRAY ARRAY[
        'policy.sign_in(text, text, bytea, text, interval, interval, bytea)', 'policy.enter(bytea)',
        'policy.choose(bytea, uuid)', 'policy.sign_out(bytea)', 'policy.may(uuid, text, smallint)',
        'policy.who_may(uuid)', 'policy.may_meet(integer, uuid, timestamptz)', 'policy.meeting_starts(uuid)',
        'policy.invited(uuid)', 'policy.touch(uuid)', 'policy.search_youths(text, integer)',
        'policy.name_pattern(text)', 'policy.named_anywhere(text, integer, integer)',
        'policy.named_in_order(text, integer)', 'policy.search_the_city(text, integer)'
    ] LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', _door);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO laget_app', _door);
        EXECUTE format('ALTER FUNCTION %s OWNER TO laget_keeper', _door);  -- last: afterwards it is not ours to grant
    END LOOP;
END $$;
