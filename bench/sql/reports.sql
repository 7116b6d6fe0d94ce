-- Four statuses for every youth, one of a hundred annulled, one of fifty back-dated; what the newest rests on.
SET session_replication_role = replica;
DROP INDEX statuses_youth;
INSERT INTO statuses (youth_id, code, via_ot, valid_from, recorded_at, recorded_by, source)
SELECT bench.youth(i), (ARRAY['OTUK', 'OTOV', 'OTAP'])[n], n = 3 OR NULL, DATE '2026-06-01' - (4 - n) * 40 - (i % 30)::integer,
       TIMESTAMPTZ '2026-06-02' - (4 - n) * interval '40 days' + CASE WHEN i % 50 = 0 THEN interval '20 days' ELSE '0' END,
       NULL, 'uda'
FROM generate_series(1, bench.youths()) i, generate_series(1, 3) n;
UPDATE statuses SET valid_from = DATE '2026-06-05' - (abs(hashtext(youth_id::text)) % 20),
                    recorded_at = TIMESTAMPTZ '2026-06-06', via_ot = CASE WHEN code LIKE 'OT_A%' THEN true END
WHERE source = 'register';
UPDATE registrations SET registered_on = DATE '2026-01-10', recorded_at = TIMESTAMPTZ '2026-01-11';
CREATE INDEX statuses_youth ON statuses (youth_id, valid_from DESC, recorded_at DESC, id DESC) INCLUDE (code, via_ot);
INSERT INTO status_annulments (status_id, youth_id, reason, recorded_at)
SELECT id, youth_id, 'bench', TIMESTAMPTZ '2026-06-10' FROM statuses WHERE abs(hashtext(id::text)) % 100 = 0;
INSERT INTO status_facts (status_id, youth_id, category, source, facts, author, author_seat)
SELECT s.id, s.youth_id, 25, 3, '{"contact": {"kind": "dialogue", "date": "2026-02-01"}, "activity": {"kind": "work", "start": "2026-02-15"}}',
       (SELECT min(id::text)::uuid FROM people), (SELECT min(seat_id) FROM bench.staff)
FROM statuses s WHERE s.source = 'register';
