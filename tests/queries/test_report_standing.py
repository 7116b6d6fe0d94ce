"""The report as of a day does not care in which order things came in: corrections, back-dated words, annulments."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.queries import report_standing
from portal.tables.city_reading import city
from tests.conftest import Database

DAY = date(2026, 6, 15)
BEGIN = datetime(2026, 6, 1, 12, tzinfo=UTC)
CODES = ("OTUK", "OTOV", "OTAR", "OTNO", "OTFA_IM")


@dataclass(frozen=True)
class Word:
    """A status: its code, from when it holds, when it was recorded, and when, if ever, it was found wrong."""

    code: str
    holds: int
    recorded: int
    annulled: int | None
    id: UUID

    @property
    def key(self) -> tuple[int, int, UUID]:
        return self.holds, self.recorded, self.id


WORDS = st.lists(
    st.builds(
        Word,
        code=st.sampled_from(CODES),
        holds=st.integers(-5, 5),
        recorded=st.integers(0, 20),
        annulled=st.none() | st.integers(0, 20),
        id=st.uuids(version=4),
    ),
    max_size=7,
    unique_by=lambda word: word.id,
)


def expected(words: list[Word], known: int) -> str | None:
    """What the model says: the newest of those that hold on the day and are known and not annulled."""
    fit = [w for w in words if w.holds <= 0 and w.recorded <= known and (w.annulled is None or w.annulled > known)]
    return max(fit, key=lambda word: word.key).code if fit else None


@pytest.mark.requirement("V-026", "R-033")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS, known=st.integers(0, 21), order=st.randoms(use_true_random=False))
def test_any_order_of_arrivals_gives_the_same_report(
    database: Database, words: list[Word], known: int, order: random.Random
) -> None:
    youth, mixed = uuid4(), list(words)
    order.shuffle(mixed)
    with database.cluster.connect(database=database.name) as admin:
        arrive(admin, youth, mixed)
    at = BEGIN + timedelta(days=known)
    with city(database.url("laget_jobs")) as connection:
        found = connection.execute(
            f"SELECT code FROM ({report_standing.STANDING}) r WHERE youth_id = %(youth)s".encode(),
            {**report_standing.given(DAY, at), "youth": youth},
        ).fetchall()
    assert found == [(expected(words, known),)]


def arrive(admin: psycopg.Connection[tuple[object, ...]], youth: UUID, words: list[Word]) -> None:
    """One after the other, in the order given."""
    admin.execute(
        "INSERT INTO youths (id, first_name, last_name, birth_year, last_activity) VALUES (%s, 'I', 'B', 2008, now())",
        [youth],
    )
    admin.execute(
        "INSERT INTO registrations (youth_id, registered_on, recorded_at) VALUES (%s, '2026-01-10', %s)", [youth, BEGIN]
    )
    for word in words:
        recorded = BEGIN + timedelta(days=word.recorded)
        admin.execute(
            """INSERT INTO statuses (id, youth_id, code, valid_from, recorded_at, source)
               VALUES (%s, %s, %s, %s, %s, 't') ON CONFLICT DO NOTHING""",
            [word.id, youth, word.code, DAY + timedelta(days=word.holds), recorded],
        )
        if word.annulled is not None:
            admin.execute(
                """INSERT INTO status_annulments (status_id, youth_id, reason, recorded_at)
                   VALUES (%s, %s, 't', %s)""",
                [word.id, youth, BEGIN + timedelta(days=word.annulled)],
            )


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, tzinfo=UTC)),
        (date(2026, 11, 15), datetime(2026, 11, 15, 23, tzinfo=UTC)),
    ],
)
def test_a_report_reads_its_day_to_the_end_also_where_the_clock_changes(
    database: Database, day: date, ends: datetime
) -> None:
    youths = {"stays": ends, "left": ends - timedelta(minutes=1)}
    with database.cluster.connect(database=database.name) as admin:
        for name, ended in youths.items():
            youth = uuid4()
            arrive(admin, youth, [Word("OTOV", -90, 0, None, uuid4())])
            admin.execute("UPDATE youths SET first_name = %s, case_ended_at = %s WHERE id = %s", [name, ended, youth])
    with city(database.url("laget_jobs")) as connection:
        found = connection.execute(
            f"SELECT y.first_name FROM ({report_standing.STANDING}) r JOIN youths y ON y.id = r.youth_id".encode(),
            report_standing.given(day, BEGIN + timedelta(days=200)),
        ).fetchall()
    assert found == [("stays",)]
