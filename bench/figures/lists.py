"""Composing and freezing the OTUK lists of all fifteen districts, five hundred youths on each."""

import time
from statistics import median

from bench.data import say
from bench.report import Measured
from bench.timing import Connection
from bench.world import World
from portal.queries import otuk_lists

NAME, EACH, OTHERS, TIMES, BOUND = "bench_lists", 500, 60_000, 5, 3.0
FILL = """
    INSERT INTO youths (first_name, last_name, birth_year, district_no, registered_on, entry_reason, status_code,
                        status_on, last_activity)
    SELECT 'Ungdom' || i, 'Nummer' || i, 2008, d.district_no, date '2026-09-25', 'not_applied',
           CASE WHEN i <= %(each)s THEN 'OTUK' ELSE 'OTEV_IM' END, date '2026-09-25', policy.now()
    FROM units d, generate_series(1, %(most)s) i WHERE d.kind = 'district' AND d.district_no IS NOT NULL
"""
DUTIES = """
    INSERT INTO responsibilities (youth_id, category, duty, seat_id, period, rule)
    SELECT y.id, 5, 'school', s.id, tstzrange(policy.now() - interval '1 day', NULL), 'TB-09'
    FROM youths y, LATERAL (SELECT min(id) AS id FROM policy.seats WHERE role = 'counsellor') s
    WHERE y.status_code = 'OTUK'
"""
STAFF = """
    WITH p AS (INSERT INTO people (kind, name) VALUES ('staff', 'Unni') RETURNING id),
         i AS (INSERT INTO identities (issuer, subject, person_id, linked_at) SELECT 'bench', 'uda', id, policy.now()
               FROM p)
    INSERT INTO appointments (person_id, seat_id, period, granted_by)
    SELECT p.id, (SELECT min(id) FROM policy.seats WHERE role = 'uda'),
           tstzrange(policy.now() - interval '1 day', NULL), 'bench' FROM p
"""
FREEZE = "SELECT policy.freeze_lists('2026-11-20', 2026, '2026-12-18')"


def compose_and_freeze(world: World) -> list[Measured]:
    """What UDA waits for: the preview, and all lists frozen at once, with a list before to compare with."""
    database = world.empty(NAME)
    with world.cluster.connect(database=NAME) as admin:
        admin.execute(FILL, {"each": EACH, "most": EACH + OTHERS // 15})
        admin.execute(DUTIES)
        admin.execute(STAFF)
        admin.execute("VACUUM (ANALYZE)")
    taken = [_once(world, database) for _ in range(TIMES)]
    say(f"lists frozen in {', '.join(f'{seconds:.2f}' for seconds in taken)} s")
    made_of = {"seconds": [round(seconds, 3) for seconds in taken], "lists": 15, "youths": 15 * EACH}
    return [Measured("composing and freezing 15 district lists of 500 rows", median(taken), BOUND, "at_most", " s",
                     made_of)]  # fmt: skip


def _once(world: World, database: object) -> float:
    with world.visit(database, "uda") as connection:  # type: ignore[arg-type] # the database just made
        _first(connection)
        begun = time.perf_counter()
        connection.execute(otuk_lists.PREVIEW.encode()).fetchall()
        made = connection.execute(FREEZE.encode()).fetchone()
        taken = time.perf_counter() - begun
        frozen = connection.execute(b"SELECT count(*), min(youths), sum(youths) FROM otuk_lists").fetchone()
        assert made == (15,), made
        assert frozen == (30, EACH, 30 * EACH), frozen
    return taken


def _first(connection: Connection) -> None:
    """The list of October, with which this one is compared."""
    connection.execute(b"SELECT policy.freeze_lists('2026-10-10', 2026, '2026-11-06')")
