-- The register: every youth with number, contact, address, school history, registration, status and a school.
SELECT setseed(0.2026);

INSERT INTO youths (id, first_name, last_name, birth_year, protection, district_no, registered_on, entry_reason,
                    status_code, status_on, last_activity)
SELECT bench.youth(n.i), f.names[1 + floor(cardinality(f.names) * power(random(), 1.3))],
       l.names[1 + floor(cardinality(l.names) * power(random(), 1.5))], 2003 + n.i % 8, 'none',
       (ARRAY['030101', '030102', '030103', '030104', '030105', '030108', '030112', '030115'])[1 + n.i % 8],
       current_date - (n.i % 400)::integer,
       (ARRAY['not_applied', 'no_offer', 'quit_school', 'missing_subjects'])[1 + n.i % 4],
       (ARRAY['OTOV', 'OTOA', 'OTAP', 'OTKO', 'OTAR', 'OTEV', 'OTUK'])[1 + n.i % 7],
       current_date - (n.i % 200)::integer, policy.now() - random() * interval '300 days'
FROM generate_series(1, bench.youths()) AS n (i),
     (SELECT array_agg(name ORDER BY place) AS names FROM bench.names WHERE kind = 'first') f,
     (SELECT array_agg(name ORDER BY place) AS names FROM bench.names WHERE kind = 'last') l;

INSERT INTO youth_identities (youth_id, number_sealed, number_digest, birth_date, gender)
SELECT bench.youth(i), decode(repeat(md5(i::text), 2), 'hex'), sha256(i::text::bytea),
       make_date((2003 + i % 8)::integer, (1 + i % 12)::integer, (1 + i % 28)::integer),
       CASE i % 2 WHEN 0 THEN 'female' ELSE 'male' END
FROM generate_series(1, bench.youths()) i;
INSERT INTO youth_contacts (youth_id, phone, mail)
SELECT bench.youth(i), '4' || lpad((i % 10000000)::text, 7, '0'), 'y' || i || '@example.invalid'
FROM generate_series(1, bench.youths()) i;
INSERT INTO youth_addresses (youth_id, category, street, postcode, post_town, municipality_no, registered_district_no,
                             latitude, longitude)
SELECT bench.youth(i), 2, 'Kongleveien ' || i % 200, '0650', 'OSLO', '0301', '030101',
       59.83 + 0.13 * random(), 10.62 + 0.32 * random()
FROM generate_series(1, bench.youths()) i;

-- Two of three have been at an upper secondary school, a few at a private one; the rest come straight from lower
-- secondary, one in a hundred of them from a school that nobody knows.
INSERT INTO youth_registers (youth_id, county_of_residence, lower_orgnr, lower_kind, lower_municipality, lower_left,
                             moved_to_oslo, apprenticeship_state, institution_kind, institution_in_oslo, seen_at)
SELECT bench.youth(i), '03',
       CASE WHEN i % 300 = 0 THEN '999999999' WHEN i % 3 = 0 THEN s.orgnrs[1 + i % cardinality(s.orgnrs)] END,
       CASE WHEN i % 3 = 0 THEN 'public' END, CASE WHEN i % 3 = 0 THEN '0301' END,
       CASE WHEN i % 3 = 0 THEN current_date - 400 END,
       CASE WHEN i % 50 = 1 THEN current_date - 90 END, CASE WHEN i % 40 = 2 THEN 'interrupted' END,
       CASE WHEN i % 100 = 3 THEN 'child_welfare' END, CASE WHEN i % 100 = 3 THEN true END, policy.now()
FROM generate_series(1, bench.youths()) i,
     (SELECT array_agg(orgnr ORDER BY orgnr) AS orgnrs FROM units WHERE kind = 'lower_secondary') s;
INSERT INTO school_spells (youth_id, orgnr, kind, county, start_on, last_day)
SELECT bench.youth(i), s.orgnrs[1 + i % cardinality(s.orgnrs)],
       CASE WHEN i % 20 = 0 THEN 'private_vgs' ELSE 'public_vgs' END, '03', current_date - 500,
       CASE WHEN i % 5 > 0 THEN current_date - (i % 300)::integer END
FROM generate_series(1, bench.youths()) i,
     (SELECT array_agg(orgnr ORDER BY orgnr) AS orgnrs FROM units
      WHERE kind = 'upper_secondary' AND nearest_candidate AND orgnr IS NOT NULL) s
WHERE i % 3 <> 0;

INSERT INTO registrations (youth_id, registered_on, entry_reason, recorded_at)
SELECT id, registered_on, entry_reason, policy.now() FROM youths;
INSERT INTO statuses (youth_id, code, valid_from, recorded_at, source)
SELECT id, status_code, status_on, policy.now(), 'register' FROM youths;
INSERT INTO responsibilities (youth_id, category, duty, seat_id, period, rule)
SELECT bench.youth(i), 5, 'school', s.id, tstzrange(policy.now() - (i % 300) * interval '1 day', NULL), 'TB-09'
FROM generate_series(1, bench.youths()) i
JOIN bench.seats s ON s.role = 'counsellor' AND s.place = i * 31 % s.places;
