-- 1.5 consents each. The first 300 name one Nav office and the next 5 000 another, all in force; of the rest, to
-- offices and districts alike, some have ended and one in twenty is withdrawn.
CREATE UNLOGGED TABLE bench.given AS
SELECT j, bench.consent(j) AS id, bench.youth(bench.youth_of(j)) AS youth_id,
       CASE WHEN j <= 300 THEN t.narrow WHEN j <= 5300 THEN t.broad ELSE s.id END AS seat_id,
       current_date - (j % CASE WHEN j <= 5300 THEN 300 ELSE 430 END)::integer AS day
FROM (SELECT max(seat_id) FILTER (WHERE name = 'nav-300') AS narrow,
             max(seat_id) FILTER (WHERE name = 'nav-5000') AS broad FROM bench.staff) t,
     generate_series(1, bench.youths() * 3 / 2) j
JOIN bench.seats s ON s.role = CASE j % 2 WHEN 0 THEN 'nav_ot' ELSE 'district_ot' END AND s.place = j % (s.places - 2);

INSERT INTO consents (id, youth_id, schema_version, decision, decided_at, recorded_at, language, giver, purpose,
                      legal_reference_id, notice_id, notice_sha256, valid_from, valid_to, period, collection,
                      collected_by)
SELECT g.id, g.youth_id, '1', 'given', g.day::timestamp AT TIME ZONE 'Europe/Oslo', policy.now(), 'nb', 'youth',
       'Oppfølging', l.id, n.id, n.sha256, g.day, g.day + 364,
       tstzrange(g.day::timestamp AT TIME ZONE 'Europe/Oslo', (g.day + 365)::timestamp AT TIME ZONE 'Europe/Oslo'),
       'electronic', md5('counsellor')::uuid
FROM bench.given g,
     (SELECT min(id) AS id FROM legal_references) l,
     (SELECT id, sha256 FROM notices ORDER BY language, version LIMIT 1) n;
INSERT INTO consent_parties (consent_id, youth_id, seat_id) SELECT id, youth_id, seat_id FROM bench.given;
INSERT INTO consent_lines (consent_id, youth_id, source, seat_id, category, verb, effect, period)
SELECT g.id, g.youth_id, 0, g.seat_id, v.category, v.verb, 'permit',
       tstzrange(g.day::timestamp AT TIME ZONE 'Europe/Oslo', (g.day + 365)::timestamp AT TIME ZONE 'Europe/Oslo')
FROM bench.given g, (VALUES (12, 'read'), (9, 'meet')) AS v (category, verb);
INSERT INTO consent_events (consent_id, youth_id, kind, at, actor, channel)
SELECT id, youth_id, 'withdrawn', day + interval '10 hours', md5('counsellor')::uuid, 'oral'
FROM bench.given WHERE j > 5300 AND j % 20 = 1;
