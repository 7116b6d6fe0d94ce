"""Counts the youths anew, and publishes each school year's numbers at most once a month (TD-16)."""

from collections import Counter
from contextlib import closing
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg
from sqlalchemy import insert

from portal import database
from portal.domain import disclosure
from portal.domain.calendar import oslo_date, school_year, school_year_end, school_year_start
from portal.domain.disclosure import ALL, CITY, Key, Publication
from portal.domain.statistics import DIMENSIONS, DISTRICT, JOB, NO_DISTRICT, NO_SCHOOL, SCHOOL, WITHHELD, Dimension
from portal.outside import queue
from portal.queries import statistics_counting as counting
from portal.queries.visitors import Visitor
from portal.tables import Run
from portal.tables.log import note
from portal.tables.register_work import ROLE, alone

Connection = psycopg.Connection[Any]
Family = tuple[int, ...]

_START: Final = """
    UPDATE runs SET state = 'working', done = 0, total = %(total)s, summary = '{}'
    WHERE id = %(run)s AND kind = 'statistics' AND state IN ('waiting', 'working', 'failed') RETURNING as_of"""
_PROGRESS: Final = "UPDATE runs SET done = done + 1 WHERE id = %(run)s"
_DONE: Final = "UPDATE runs SET state = 'done', finished_at = policy.now() WHERE id = %(run)s"
_NEW: Final = "INSERT INTO runs (id, kind, as_of, started_at) VALUES (%(run)s, 'statistics', %(as_of)s, %(at)s)"
_STALE: Final = """
    SELECT coalesce(max(r.started_at), '-infinity') < greatest(
        (SELECT max(i.finished_at) FROM imports i),
        (SELECT max(o.finished_at) FROM runs o WHERE o.kind NOT IN ('quality', 'statistics')),
        %(at)s::timestamptz - interval '1 day')
    FROM runs r WHERE r.kind = 'statistics'"""
_YEARS: Final = """
    SELECT DISTINCT extract(year FROM g.registered_on - interval '7 months')::integer AS year FROM registrations g
    WHERE g.registered_on < %(now)s AND NOT EXISTS (SELECT FROM statistics_moments m
        WHERE m.school_year = extract(year FROM g.registered_on - interval '7 months') AND m.as_of = make_date(
            extract(year FROM g.registered_on - interval '7 months')::integer + 1, 7, 31))
    ORDER BY year"""
_KEEP: Final = """
    INSERT INTO statistics_counts (school_year, unit_id, dimension, value, count, live)
    SELECT %(year)s, u, d, v, n, %(live)s FROM unnest(%(u)s::integer[], %(d)s::text[], %(v)s::text[], %(n)s::integer[])
        AS x (u, d, v, n)"""
_MOMENT: Final = """
    INSERT INTO statistics_moments (school_year, month, as_of, made_at)
    VALUES (%(year)s, %(month)s, %(day)s, %(now)s) ON CONFLICT DO NOTHING RETURNING true"""
_SHOW: Final = """
    INSERT INTO statistics_shown (school_year, month, unit_id, dimension, value, count)
    SELECT %(year)s, %(month)s, u, d, v, n
    FROM unnest(%(u)s::integer[], %(d)s::text[], %(v)s::text[], %(n)s::integer[]) AS x (u, d, v, n)"""


def start(visitor: Visitor) -> UUID:
    """Put a count in the queue; answers the run's id."""
    run_id, session = uuid4(), database.db.session
    who = {"started_by": visitor.person_id, "started_at": visitor.now}
    row = {"id": run_id, "kind": "statistics", "as_of": oslo_date(visitor.now), **who}
    session.execute(insert(Run).values(row).inline())
    note(visitor, "statistics.counted", None, detail={"run": str(run_id)})
    queue.defer(session.connection().connection.driver_connection, JOB, run_id=run_id)  # type: ignore[arg-type] # psycopg's
    session.commit()
    return run_id


def count(run_id: UUID, database_url: str, *, at: datetime) -> None:
    """Count the present school year, and those that have ended and were never published; may be run again."""
    with closing(psycopg.connect(database_url, autocommit=True)) as connection, alone(connection):
        row = _in_role(connection, _START, {"run": run_id, "total": len(DIMENSIONS)})
        if row is None:
            return
        today = row[0]
        for year in _ended(connection, today):
            _Count(connection, date(year + 1, 7, 31), None).keep(at)
        _Count(connection, today, run_id).keep(at)
        _in_role(connection, _DONE, {"run": run_id})


def count_if_stale(database_url: str, *, at: datetime) -> UUID | None:
    """What the clock does: count anew where a file or a run has ended since, and once a day."""
    run_id = uuid4()
    with psycopg.connect(database_url, autocommit=True) as connection:
        row = _in_role(connection, _STALE, {"at": at})
        if not (row and row[0]):
            return None
        _in_role(connection, _NEW, {"run": run_id, "as_of": oslo_date(at), "at": at})
    count(run_id, database_url, at=at)
    return run_id


def _in_role(connection: Connection, statement: str, given: dict[str, object]) -> Any:  # noqa: ANN401 - a row
    with connection.transaction():
        connection.execute(f"SET LOCAL ROLE {ROLE}")
        cursor = connection.execute(statement.encode(), given)
        return cursor.fetchone() if cursor.description else None


def _ended(connection: Connection, today: date) -> list[int]:
    with connection.transaction():
        connection.execute(f"SET LOCAL ROLE {ROLE}")
        found = connection.execute(_YEARS, {"now": school_year_start(today)}).fetchall()
    return [int(year) for (year,) in found]


class _Count:
    """One school year as of a day: people with their values, then the numbers of each dimension."""

    def __init__(self, connection: Connection, day: date, run_id: UUID | None) -> None:
        self._connection, self._day, self._run = connection, day, run_id
        self._year = school_year(day)
        self._counts: Counter[Key] = Counter()
        self._units: dict[str, set[int]] = {SCHOOL: {NO_SCHOOL}, DISTRICT: {NO_DISTRICT}}

    def keep(self, now: datetime) -> None:
        """Put the numbers in the place of those before, and publish them where this month has none yet."""
        with self._connection.transaction():
            self._connection.execute(f"SET LOCAL ROLE {ROLE}")
            self._gather()
            self._connection.execute("DELETE FROM statistics_counts WHERE school_year = %s", (self._year,))
            self._connection.execute(_KEEP, self._rows(self._counts) | {"live": self._run is not None})
            if self._run is None or self._assigned():
                self._publish(now)

    def _gather(self) -> None:
        first = school_year_start(self._day)
        people = counting.people(live=self._run is not None)
        given = counting.given(first, min(self._day, school_year_end(first)))
        self._connection.execute(f"CREATE TEMP TABLE counted ON COMMIT DROP AS {people}".encode(), given)
        self._total()
        for dimension in DIMENSIONS:
            self._divide(dimension)
        self._connection.execute("DROP TABLE counted")

    def _total(self) -> None:
        statement = "SELECT at_school, in_district, count(*) FROM counted GROUP BY 1, 2"
        for at_school, in_district, number in self._connection.execute(statement):
            self._units[SCHOOL].add(at_school)
            self._units[DISTRICT].add(in_district)
            for unit in (CITY, at_school, in_district):
                self._counts[unit, ALL, ALL] += number

    def _divide(self, dimension: Dimension) -> None:
        statement = f"SELECT at_school, in_district, {dimension.key}, count(*) FROM counted GROUP BY 1, 2, 3"  # noqa: S608 - our own words only
        for at_school, in_district, found, number in self._connection.execute(statement.encode()):
            value = found if found in dimension.values else "unknown"
            for unit in (CITY, at_school, in_district):
                self._counts[unit, dimension.key, value] += number
                if above := dimension.values[value]:
                    self._counts[unit, dimension.key, above] += number
        if self._run:
            self._connection.execute(_PROGRESS, {"run": self._run})

    def _assigned(self) -> bool:
        """Nothing is published before the rules have assigned anybody: it would stand for a month."""
        return self._counts[NO_SCHOOL, ALL, ALL] < self._counts[CITY, ALL, ALL]

    def _publish(self, now: datetime) -> None:
        month = (self._day if self._run else self._day + timedelta(days=1)).replace(day=1)
        given = {"year": self._year, "month": month, "day": self._day, "now": now}
        if self._connection.execute(_MOMENT, given).fetchone() is None:
            return
        families = {name: tuple(sorted(units)) for name, units in self._units.items()}
        values = {dimension.key: dimension.values for dimension in DIMENSIONS}
        shown = disclosure.shown(Publication(families, values, self._counts, WITHHELD))
        numbers = Counter({key: self._counts[key] for key in shown})
        self._connection.execute(_SHOW, self._rows(numbers) | {"month": month})

    def _rows(self, counts: Counter[Key]) -> dict[str, object]:
        keys = sorted(counts)
        units, dimensions, values = ([key[part] for key in keys] for part in range(3))
        return {"year": self._year, "u": units, "d": dimensions, "v": values, "n": [counts[key] for key in keys]}
