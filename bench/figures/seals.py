"""Sealing and verifying a million entries of the log: seconds, and the memory of the process that does it."""

import resource
import sys
import time
from datetime import UTC, datetime
from subprocess import run

from bench.report import Measured
from bench.world import World

ENTRIES = 1_000_000
FILL = f"""
    INSERT INTO events (at, person_id, seat_id, action, youth_id, categories, basis, ground, rule, detail)
    SELECT timestamptz '2026-01-01' + i * interval '3 seconds', gen_random_uuid(), i % 300, 'room.read',
           gen_random_uuid(), 1 << (i % 24), 'consent', gen_random_uuid(), 'TD-05',
           jsonb_build_object('page', 'room', 'purpose', 'Felles oppfølging ' || i)
    FROM generate_series(1, {ENTRIES}) i"""
WORK = "import sys; from bench.figures import seals; print(*seals.work(sys.argv[1]))"


def work(url: str) -> tuple[float, float, int, int]:
    """Seconds to seal, seconds to verify, entries that hold, megabytes at most; in a process of its own."""
    from portal.services import seals  # noqa: PLC0415 - the bench itself does not pay for it

    begun = time.perf_counter()
    seals.seal(url, at=datetime.now(UTC))
    done = time.perf_counter()
    found = seals.verify(url)
    ended = time.perf_counter()
    assert found.difference is None
    return done - begun, ended - done, found.entries, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def a_million(world: World) -> list[Measured]:
    """In a database of its own: the log of many hands, in one table."""
    database = world.empty("bench_seals")
    with world.cluster.connect(database=database.name) as admin:
        admin.execute(FILL.encode())
        admin.execute("VACUUM ANALYZE events")
    told = run([sys.executable, "-c", WORK, database.url("laget_jobs")], check=True, capture_output=True, text=True)
    sealing, verifying, entries, megabytes = (float(word) for word in told.stdout.split())
    assert entries == ENTRIES
    world.cluster.drop_database(database.name)
    made_of = {"seal s": round(sealing, 1), "verify s": round(verifying, 1)}
    return [Measured("sealing and verifying 1 000 000 log entries", sealing + verifying, 60, "at_most", " s", made_of),
            Measured("sealing and verifying the log: memory", megabytes, 500, "at_most", " MB")]  # fmt: skip
