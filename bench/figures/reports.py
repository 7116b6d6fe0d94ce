"""The report as of a day: everybody's status on both time axes, counted by code, as the product's own page asks."""

import time
from datetime import UTC, date, datetime
from statistics import median
from typing import Final
from uuid import uuid4

from bench.data import SQL, say
from bench.report import Measured
from bench.timing import repeated
from bench.world import Connection, World
from portal.queries.report_checks import COUNTS
from portal.queries.report_standing import given
from portal.queries.reports import COUNTED
from portal.services import report_freezing
from portal.tables.city_reading import city
from tests.conftest import Database

DAY: Final = date(2026, 6, 15)
KNOWN: Final = datetime(2026, 6, 15, 12, tzinfo=UTC)
TIMES: Final = 3
_BEGUN: Final = """
    INSERT INTO reports (id, report_day, version, state, opened_by, opened_at, checked_by, checked_at, signed_by,
                         signed_name, signed_at, known_at)
    SELECT %(id)s, %(day)s, 1, 'freezing', p.id, %(at)s, p.id, %(at)s, p.id, p.name, %(at)s, %(at)s
    FROM people p LIMIT 1"""


def as_of(world: World) -> list[Measured]:
    """In a copy of the largest database, with four statuses for each; freezing and checking stand beside."""
    database = Database(world.cluster, "bench_reports")
    world.cluster.drop_database(database.name)
    world.cluster.create_database(database.name, world.largest.name)
    try:
        with world.cluster.connect(database=database.name) as admin:
            admin.execute(f"SET bench.youths = '{world.sizes[-1]}'".encode())
            admin.execute((SQL / "reports.sql").read_bytes())
            admin.execute("VACUUM (ANALYZE)")
            say("four statuses for everybody")
            found = _measured(admin, database, world.sizes[-1])
    finally:
        world.cluster.drop_database(database.name)
    return found


def _measured(admin: Connection, database: Database, youths: int) -> list[Measured]:
    url = database.url("laget_jobs")
    reading = repeated(lambda: _seconds(url, COUNTED), TIMES)
    made_of = {
        "youths": youths,
        "seconds": [round(one, 2) for one in reading],
        "checks": round(_seconds(url, COUNTS), 2),
        "freezing, with its hash": round(_freezing(admin, url), 2),
    }
    return [Measured("as-of report, four statuses for each", median(reading), 10, "at_most", " s", made_of)]


def _seconds(url: str, statement: str) -> float:
    begun = time.perf_counter()
    with city(url) as connection:
        assert connection.execute(statement, given(DAY, KNOWN)).fetchall()
    return time.perf_counter() - begun


def _freezing(admin: Connection, url: str) -> float:
    report_id = uuid4()
    admin.execute(_BEGUN, {"id": report_id, "day": DAY, "at": KNOWN})
    begun = time.perf_counter()
    report_freezing.run(report_id, url)
    return time.perf_counter() - begun
