"""However a youth decides, one thing after another: Python's walk and PostgreSQL's cutting say the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.domain.consents import ConsentEventKind, Effect, Line, lines_in_force
from portal.domain.words import Category, Role, Service, Verb
from tests.conftest import Database
from tests.policy.world import World

FIRST = datetime(2026, 3, 27, tzinfo=UTC)
DAYS = 6  # two before the clocks go forward, three after
SEATS = 2


def instant(day: int, hour: int = 0) -> datetime:
    return FIRST + timedelta(days=day, hours=hour)


def day_of(day: int) -> date:
    return instant(day).date()


days = st.integers(0, DAYS)
hours = st.sampled_from([0, 12])
lines = st.builds(
    lambda source, seat, what: (source, seat, *what),
    st.sampled_from([Service.SCHOOL, Service.DISTRICT]),
    st.integers(0, SEATS - 1),
    st.sampled_from([(Category.HEALTH, Verb.READ), (Category.HEALTH, Verb.WRITE), (Category.MEETING, Verb.MEET)]),
)
effects = st.sampled_from([Effect.PERMIT, Effect.PERMIT, Effect.DENY])
steps = st.one_of(
    st.tuples(
        st.just("give"), days, hours, st.dictionaries(lines, effects, max_size=4),
        st.tuples(days, st.integers(-1, 4)), st.none() | st.integers(0, 9),
    ),
    st.tuples(st.just("refuse"), days, hours, st.sets(st.integers(0, SEATS - 1))),
    st.tuples(st.just("withdraw"), days, hours, st.integers(0, 9), st.none() | st.integers(0, SEATS - 1)),
    st.tuples(st.just("narrow"), days, hours, st.integers(0, 9), st.sets(lines, max_size=2)),
    st.tuples(st.just("invalidate"), days, hours, st.integers(0, 9)),
    st.tuples(st.just("end_case"), days, hours),
)  # fmt: skip


@pytest.fixture(scope="module")
def stage(module_database: Database) -> Iterator[tuple[World, list[int]]]:
    with psycopg.connect(module_database.url("postgres"), autocommit=True) as admin:
        world = World(admin)
        yield world, [world.seat(Role.NAV_OT), world.seat(Role.OTHER_ACTOR)]


@dataclass
class Teller:
    """Plays a story of decisions, in the database and in the facts alike."""

    world: World
    seats: list[int]
    youth: UUID

    def play(self, step: tuple[Any, ...]) -> None:
        kind, day, hour, *rest = step
        getattr(self, kind)(instant(day, hour), *rest)

    def line(self, raw: tuple[Service, int, Category, Verb]) -> Line:
        return Line(raw[0], self.seats[raw[1]], raw[2], raw[3])

    def nth(self, number: int) -> UUID | None:
        records = self.world.cases[self.youth].history.records
        return records[number % len(records)].id if records else None

    def give(self, at: datetime, said: dict[Any, Effect], span: tuple[int, int], older: int | None) -> None:
        terms = [(self.line(raw), effect) for raw, effect in said.items()]
        supersedes = self.nth(older) if older is not None else None
        through = (day_of(span[0]), day_of(sum(span)))
        self.world.give(self.youth, terms, through, at=at, supersedes=supersedes)

    def refuse(self, at: datetime, parties: set[int]) -> None:
        self.world.refuse(self.youth, [self.seats[party] for party in parties], at)

    def withdraw(self, at: datetime, number: int, seat: int | None) -> None:
        if record := self.nth(number):
            chosen = None if seat is None else self.seats[seat]
            self.world.happen(self.youth, record, ConsentEventKind.WITHDRAWN, at, seat=chosen)

    def narrow(self, at: datetime, number: int, raws: set[Any]) -> None:
        if record := self.nth(number):
            narrowed = [self.line(raw) for raw in raws]
            self.world.happen(self.youth, record, ConsentEventKind.NARROWED, at, lines=narrowed)

    def invalidate(self, at: datetime, number: int) -> None:
        if record := self.nth(number):
            self.world.happen(self.youth, record, ConsentEventKind.INVALIDATED, at)

    def end_case(self, at: datetime) -> None:
        self.world.end_case(self.youth, at)


def kept(world: World, youth: UUID, at: datetime) -> set[tuple[UUID, Line]]:
    """What `policy.access` opens at an instant, line by line with its ground."""
    rows = world.admin.execute(
        "SELECT ground, seat_id, source_mask, read_mask, write_mask, meet FROM policy.access "
        "WHERE youth_id = %s AND basis = 'consent' AND period @> %s::timestamptz",
        [youth, at],
    ).fetchall()
    found: set[tuple[UUID, Line]] = set()
    for ground, seat, sources, reads, writes, meets in rows:
        (source,) = [service for service in Service if sources & 1 << service]
        verbs = {Verb.READ: reads & Category.HEALTH.bit, Verb.WRITE: writes & Category.HEALTH.bit}
        found |= {(ground, Line(source, seat, Category.HEALTH, verb)) for verb, bit in verbs.items() if bit}
        found |= {(ground, Line(source, seat, Category.MEETING, Verb.MEET))} if meets else set()
    return found


def instants() -> Iterator[datetime]:
    """Every hour at which something can begin or end, and the moment before it."""
    for day in range(-1, DAYS + 6):
        for hour in (0, 12, 22, 23):
            yield instant(day, hour) - timedelta(microseconds=1)
            yield instant(day, hour)


@pytest.mark.requirement("bug:4")
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=st.lists(steps, max_size=7))
def test_whatever_the_youth_decides_both_readers_open_the_same_lines(
    stage: tuple[World, list[int]], story: list[tuple[Any, ...]]
) -> None:
    world, seats = stage
    youth = world.youth()
    teller = Teller(world, seats, youth)
    for step in story:
        teller.play(step)
    history = world.cases[youth].history
    for at in instants():
        permitted = lines_in_force(history.records, history.events, at, case_ended_at=history.case_ended_at)
        walked = {(record, line) for line, grounds in permitted.items() for record in grounds}
        assert walked == kept(world, youth, at), at
    assert world.number("SELECT policy.differences(ARRAY[%s::uuid])", youth) == 0
