"""The statistics page at city level, opened a second time: the server's time for all that it asks."""

import time
from datetime import UTC, datetime
from statistics import median
from typing import Final
from uuid import uuid4

from bench.data import SQL, say
from bench.report import Measured
from bench.timing import Question, database_ms, rows_of
from bench.world import World
from portal.domain.disclosure import CITY
from portal.queries import statistics as kept
from portal.services import statistics
from tests.conftest import Database

TODAY: Final = datetime(2026, 6, 16, 12, tzinfo=UTC)
TIMES: Final = 15
YEAR: Final = 2025
_BEGUN: Final = "INSERT INTO runs (id, kind, as_of, started_at) VALUES (%s, 'statistics', %s, %s)"


def second_view(world: World) -> list[Measured]:
    """In a copy of the largest database, with four statuses for each; how long the counting took stands beside."""
    database = Database(world.cluster, "bench_statistics")
    world.cluster.drop_database(database.name)
    world.cluster.create_database(database.name, world.largest.name)
    try:
        with world.cluster.connect(database=database.name) as admin:
            admin.execute(f"SET bench.youths = '{world.sizes[-1]}'".encode())
            admin.execute((SQL / "reports.sql").read_bytes())
            admin.execute("VACUUM (ANALYZE)")
            say("four statuses for everybody")
            run_id = uuid4()
            admin.execute(_BEGUN, (run_id, TODAY.date(), TODAY))
        begun = time.perf_counter()
        statistics.count(run_id, database.url("laget_jobs"), at=TODAY)
        counted = time.perf_counter() - begun
        return [_viewed(world, database, counted)]
    finally:
        world.cluster.drop_database(database.name)


def _viewed(world: World, database: Database, counted: float) -> Measured:
    given = {"year": YEAR, "month": TODAY.date().replace(day=1), "units": [CITY]}
    asked: list[Question] = [
        (kept.MOMENTS, {}), (kept.EXACT, given), (kept.SHOWN, given),
        (kept.EXACT, given), (kept.SHOWN, given),  # once more for the school years
    ]  # fmt: skip
    with world.cluster.connect(database=database.name) as admin, world.visit(database, "uda") as connection:
        assert rows_of(connection, asked[1]), "the coordinator sees exact numbers"
        database_ms(admin, connection, asked)
        taken = [database_ms(admin, connection, asked) for _ in range(TIMES)]
    made_of = {"youths": world.sizes[-1], "ms": [round(one, 2) for one in taken], "counting, s": round(counted, 1)}
    return Measured("statistics page, city level, second view", median(taken), 100, "at_most", " ms", made_of)
