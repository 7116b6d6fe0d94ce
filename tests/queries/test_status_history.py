"""Both times of a status: whatever order things are written in, a report as of a day says the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.rows import TupleRow

from portal.queries.status_history import as_of
from tests.conftest import Database

FIRST = date(2026, 8, 1)
BEGAN = datetime(2026, 8, 1, 8, tzinfo=UTC)
YOUTHS = tuple(UUID(int=number) for number in range(1, 4))
CODES = ("OTUK", "OTOV", "OTAR", "OTNO", "OTIF")


@dataclass(frozen=True)
class Written:
    """A status, and perhaps that it was wrong; hours and days are counted from the start of the school year."""

    youth: int
    code: str
    day: int
    hour: int
    wrong_after: int | None
    id: UUID

    @property
    def valid_from(self) -> date:
        return FIRST + timedelta(days=self.day)

    @property
    def recorded_at(self) -> datetime:
        return BEGAN + timedelta(hours=self.hour)

    @property
    def annulled_at(self) -> datetime | None:
        return None if self.wrong_after is None else self.recorded_at + timedelta(hours=self.wrong_after)


WRITTEN = st.builds(
    Written, youth=st.integers(0, 2), code=st.sampled_from(CODES), day=st.integers(0, 6), hour=st.integers(0, 6),
    wrong_after=st.none() | st.integers(0, 4), id=st.uuids(),
)  # fmt: skip
"""An import, a status that goes back in time, a correction: few days and hours, so that many fall together."""


def reference(rows: list[Written], day: date, known: datetime) -> dict[UUID, tuple[str, date]]:
    """The same in plain words: of what holds and is known, the newest; then what was written last, then the id."""
    found: dict[UUID, Written] = {}
    for row in rows:
        fallen = row.annulled_at is not None and row.annulled_at <= known
        if row.valid_from > day or row.recorded_at > known or fallen:
            continue
        before = found.get(YOUTHS[row.youth])
        if before is None or _place(row) > _place(before):
            found[YOUTHS[row.youth]] = row
    return {youth: (row.code, row.valid_from) for youth, row in found.items()}


def _place(row: Written) -> tuple[date, datetime, UUID]:
    return row.valid_from, row.recorded_at, row.id


@pytest.fixture(scope="module")
def administrator(cluster: object, template: str) -> Iterator[psycopg.Connection[TupleRow]]:
    """Past all guards, in a database of this file's own."""
    from portal.outside.postgres import Cluster  # noqa: PLC0415 - for the type only

    assert isinstance(cluster, Cluster)
    name = f"history_{uuid4().hex}"
    cluster.create_database(name, template)
    with psycopg.connect(Database(cluster, name).url("postgres"), autocommit=True) as connection:
        for youth in YOUTHS:
            connection.execute(
                "INSERT INTO youths (id, first_name, last_name, last_activity) VALUES (%s, 'A', 'B', now())", [youth]
            )
        yield connection
    cluster.drop_database(name)


def write(connection: psycopg.Connection[TupleRow], row: Written) -> None:
    connection.execute(
        "INSERT INTO statuses (id, youth_id, code, valid_from, recorded_at, source) VALUES (%s, %s, %s, %s, %s, 't')",
        [row.id, YOUTHS[row.youth], row.code, row.valid_from, row.recorded_at],
    )
    if row.annulled_at is not None:
        connection.execute(
            "INSERT INTO status_annulments (status_id, youth_id, reason, recorded_at) VALUES (%s, %s, 'wrong', %s)",
            [row.id, YOUTHS[row.youth], row.annulled_at],
        )


def told(connection: psycopg.Connection[TupleRow], day: date, known: datetime) -> dict[UUID, tuple[str, date]]:
    statement = as_of(among="s.youth_id = ANY (%(youths)s)").encode()
    rows = connection.execute(statement, {"day": day, "known": known, "youths": list(YOUTHS)}).fetchall()
    return {row[0]: (row[2], row[4]) for row in rows}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(WRITTEN, max_size=9, unique_by=lambda row: row.id), day=st.integers(0, 7), hour=st.integers(-1, 11),
    chance=st.randoms(use_true_random=False),
)  # fmt: skip
def test_a_report_as_of_a_day_says_the_same_whatever_order_things_were_written_in(
    administrator: psycopg.Connection[TupleRow], rows: list[Written], day: int, hour: int, chance: object
) -> None:
    asked, known = FIRST + timedelta(days=day), BEGAN + timedelta(hours=hour)
    expected = reference(rows, asked, known)
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis' own random
    with administrator.transaction(force_rollback=True):
        for row in shuffled:
            write(administrator, row)
        assert told(administrator, asked, known) == expected
        assert kept(administrator) == reference(rows, date.max, datetime.max.replace(tzinfo=UTC))


def kept(connection: psycopg.Connection[TupleRow]) -> dict[UUID, tuple[str, date]]:
    """What the trigger keeps on the youths themselves."""
    rows = connection.execute("SELECT id, status_code, status_on FROM youths WHERE status_code IS NOT NULL").fetchall()
    return {youth: (code, since) for youth, code, since in rows}


def test_the_question_is_answered_along_the_index(administrator: psycopg.Connection[TupleRow]) -> None:
    with administrator.transaction(force_rollback=True):
        administrator.execute("SET LOCAL enable_seqscan = off")
        administrator.execute("SET LOCAL enable_sort = off")
        rows = administrator.execute(f"EXPLAIN {as_of(day='current_date', known='now()')}".encode()).fetchall()
    assert "statuses_youth" in " ".join(row[0] for row in rows)
