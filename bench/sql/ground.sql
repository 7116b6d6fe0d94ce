-- What the rows of a bench database hang on: names by number, places and schools enough, those who sign in.
CREATE SCHEMA bench;
CREATE FUNCTION bench.youth(_number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN md5('youth ' || _number)::uuid;
CREATE FUNCTION bench.consent(_number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN md5('consent ' || _number)::uuid;
CREATE FUNCTION bench.youths() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    RETURN current_setting('bench.youths')::bigint;
-- the youth of a consent lies anywhere: neighbours in a list are strangers in the table
CREATE FUNCTION bench.youth_of(_consent bigint) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    RETURN _consent * 7919 % bench.youths() + 1;

-- As many units as a country of this size has; the two last Nav offices are those that the figures look from.
INSERT INTO units (kind, service, name, district_no)
SELECT p.kind, p.service, p.name || ' ' || i, 'B' || i
FROM (VALUES ('district', 1, 'Bydel'), ('nav_office', 2, 'Nav')) AS p (kind, service, name),
     generate_series(1, greatest(20, bench.youths() / 2500) + 2) i;
INSERT INTO units (kind, service, name)
SELECT 'upper_secondary', 0, 'Skole ' || i FROM generate_series(1, greatest(20, bench.youths() / 1000)) i;

CREATE TABLE bench.seats AS
SELECT s.id, s.role, row_number() OVER (PARTITION BY s.role ORDER BY s.id) - 1 AS place,
       count(*) OVER (PARTITION BY s.role) AS places
FROM policy.seats s JOIN units u ON u.id = s.unit_id
WHERE u.district_no LIKE 'B%' OR u.name LIKE 'Skole %' OR s.role = 'uda';
CREATE TABLE bench.staff AS
SELECT 'nav-300' AS name, id AS seat_id FROM bench.seats WHERE role = 'nav_ot' AND place = places - 1
UNION ALL SELECT 'nav-5000', id FROM bench.seats WHERE role = 'nav_ot' AND place = places - 2
UNION ALL SELECT 'counsellor', id FROM bench.seats WHERE role = 'counsellor' AND place = 0
UNION ALL SELECT 'uda', min(id) FROM bench.seats WHERE role = 'uda';

INSERT INTO people (id, kind, name) SELECT md5(s.name)::uuid, 'staff', 'Person ' || s.name FROM bench.staff s;
INSERT INTO identities (issuer, subject, person_id, linked_at)
SELECT 'bench', s.name, md5(s.name)::uuid, policy.now() FROM bench.staff s;
INSERT INTO appointments (person_id, seat_id, period, granted_by)
SELECT md5(s.name)::uuid, s.seat_id, tstzrange(policy.now() - interval '1 year', NULL), 'bench' FROM bench.staff s;
