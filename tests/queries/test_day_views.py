"""Who could see what on a day that is past is what the doors answered on that day, whatever has happened since."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from flask import Flask
from psycopg.types.range import TimestamptzRange

from portal import database as door
from portal.domain.calendar import oslo_date, oslo_midnight
from portal.domain.consents import consent_period
from portal.domain.words import Category, Role, Service
from portal.policy.day_views import Facts, sights_at, windows
from portal.queries import day_views
from portal.queries.reading import rows
from tests.conftest import Database
from tests.policy.stage import Stage, spelled

pytestmark = pytest.mark.requirement("TD-17")

FIRST = datetime(2026, 3, 2, 9, tzinfo=UTC)
HERE, THERE = "0901", "0902"
PLACES = (HERE, THERE, None)
TOPICS = (Category.HEALTH, Category.WORK, Category.HOUSING)
Seen = frozenset[tuple[int, str, str, int, int]]


@dataclass
class Life:
    """Ida's case, lived forwards: each step at its own instant, by the database's own clock."""

    stage: Stage
    chance: random.Random
    now: datetime = FIRST
    youth: UUID = field(default_factory=uuid4)
    consents: list[UUID] = field(default_factory=list)
    seen: list[tuple[datetime, Seen]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stage.move_clock(self.now)
        roles = ((Role.NAV_OT, HERE), (Role.DISTRICT_OT, HERE), (Role.DISTRICT_OT, THERE), (Role.COUNSELLOR, None))
        self.seats = [self.stage.seat(role, where) for role, where in roles]
        self.stage.put("youths", id=self.youth, first_name="Ida", last_name="N", last_activity=FIRST)

    def live(self, steps: int) -> None:
        """After each step the doors are asked, now and at instants before the next."""
        what = (self.consents_to, self.consents_to, self.refuses, self.takes_back, self.narrows, self.is_led_by,
                self.moves, self.changes, self.leaves)  # fmt: skip
        for _ in range(steps):
            self.stage.move_clock(self.now)
            self.chance.choice(what)()
            until = self.now + timedelta(hours=self.chance.choice((1, 7, 30, 24 * 20)))
            asked = {self.now, *(self.now + (until - self.now) * self.chance.random() for _ in range(2))}
            self.seen += [(at, self.doors(at)) for at in sorted(asked)]
            self.now = until

    def doors(self, at: datetime) -> Seen:
        """What the kept table, which every row guard asks, opens at an instant."""
        found = self.stage.admin.execute(
            "SELECT seat_id, basis, ground::text, source_mask, read_mask FROM policy.access"
            " WHERE youth_id = %s AND period @> %s::timestamptz AND read_mask <> 0",
            [self.youth, at],
        )
        return frozenset(found.fetchall())

    def consents_to(self) -> None:
        """Recorded now, decided now or, on paper, some days ago; perhaps in place of another."""
        decided = self.now - timedelta(hours=self.chance.choice((0, 0, 3, 40)))
        old = self.chance.choice([None, None, *self.consents[-1:]])
        first = oslo_date(decided) + timedelta(days=self.chance.choice((0, 0, 2)))
        record = self.record("given", decided, first, first + timedelta(days=self.chance.choice((0, 5, 60))), old)
        for seat in self.parties(record):
            for topic in self.chance.sample(TOPICS, 2):
                self.line("consent_lines", seat, topic, consent_id=record, effect="permit",
                          period=TimestamptzRange())  # fmt: skip
        self.consents.append(record)

    def refuses(self) -> None:
        self.parties(self.record("refused", self.now, oslo_date(self.now), oslo_date(self.now)))

    def takes_back(self) -> None:
        if self.consents:
            seat = self.chance.choice([None, *self.seats])
            self.event("withdrawn" if self.chance.random() < 0.8 else "invalidated", seat)

    def narrows(self) -> None:
        if self.consents:
            made = self.event("narrowed", None)
            self.line("consent_event_lines", self.chance.choice(self.seats), self.chance.choice(TOPICS), event_id=made)

    def is_led_by(self) -> None:
        self.stage.admin.execute(
            "UPDATE responsibilities SET period = tstzrange(lower(period), %s)"
            " WHERE youth_id = %s AND upper_inf(period)", [self.now, self.youth],
        )  # fmt: skip
        self.stage.put(
            "responsibilities", youth_id=self.youth, category=5, duty="lead", seat_id=self.chance.choice(self.seats),
            period=TimestamptzRange(self.now, None), rule="t",
        )  # fmt: skip

    def moves(self) -> None:
        protection = self.chance.choice(("none", "none", "none", "confidential"))
        self.now_is(protection=protection, district_no=None if protection != "none" else self.chance.choice(PLACES))

    def changes(self) -> None:
        self.now_is(status_code=self.chance.choice(("OTUK", "OTUK", "OTFA_IM")))

    def leaves(self) -> None:
        self.now_is(case_ended_at=self.chance.choice((None, None, self.now)))

    def now_is(self, **columns: object) -> None:
        for column, value in columns.items():
            self.stage.admin.execute(
                f"UPDATE youths SET {column} = %s{', district_no = NULL' if value == 'confidential' else ''}"
                " WHERE id = %s".encode(), [value, self.youth],
            )  # fmt: skip

    def record(self, decision: str, decided: datetime, first: date, last: date, old: UUID | None = None) -> UUID:
        made = uuid4()
        self.stage.put(
            "consents", id=made, youth_id=self.youth, schema_version="1", decision=decision, decided_at=decided,
            recorded_at=self.now, language="nb", giver="youth", purpose="t", legal_reference_id=1,
            notice_id=self.stage.notice, notice_sha256=b"h", valid_from=first, valid_to=last, supersedes=old,
            period=spelled(consent_period(decided, first, last)), collection="oral", collected_by=self.stage.giver,
        )  # fmt: skip
        return made

    def parties(self, record: UUID) -> list[int]:
        found = self.chance.sample(self.seats, 2)
        for seat in found:
            self.stage.put("consent_parties", consent_id=record, youth_id=self.youth, seat_id=seat)
        return found

    def line(self, table: str, seat: int, topic: Category, **other: object) -> None:
        self.stage.put(table, youth_id=self.youth, seat_id=seat, source=Service.SCHOOL.value, category=topic.value,
                       verb="read", **other)  # fmt: skip

    def event(self, kind: str, seat: int | None) -> UUID:
        made = uuid4()
        self.stage.put(
            "consent_events", id=made, consent_id=self.chance.choice(self.consents), youth_id=self.youth, kind=kind,
            seat_id=seat, at=self.now, actor=self.stage.giver, channel="t",
        )  # fmt: skip
        return made


@pytest.fixture
def stage(database: Database) -> Iterator[Stage]:
    with database.cluster.connect(database=database.name) as admin:
        yield Stage(admin)


def facts_of(app: Flask, stage: Stage, youth: UUID) -> Facts:
    """As the youth reads them, signed in."""
    digest = stage.youth_player(f"Ida {youth}", youth).digest
    with app.app_context():
        door.db.session.connection()
        rows(dict[str, object], "SELECT * FROM policy.enter(%(digest)s)", {"digest": digest})
        return day_views.facts(youth, day_views.seats(youth))


def told(facts: Facts, at: datetime) -> Seen:
    return frozenset(
        (
            sight.seat, sight.basis.value, str(sight.ground), sum(1 << source for source in sight.sources),
            sum(category.bit for category in sight.reads),
        )
        for sight in sights_at(facts, at)
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_whatever_has_happened_since_the_answer_is_that_of_the_day(app: Flask, stage: Stage, seed: int) -> None:
    lives = [Life(stage, random.Random(seed * 10 + turn)) for turn in range(3)]
    for life in lives:
        life.live(25)
    for life in lives:
        facts = facts_of(app, stage, life.youth)
        differ = [(at, told(facts, at) ^ seen) for at, seen in life.seen if told(facts, at) != seen]
        assert differ == []
        assert any(seen for _, seen in life.seen)


def test_a_day_is_told_with_the_hours_of_each_sight(app: Flask, stage: Stage) -> None:
    life = Life(stage, random.Random(0))
    life.now = datetime(2026, 5, 4, 12, tzinfo=UTC)
    stage.move_clock(life.now)
    life.is_led_by()
    noon = life.now
    stage.move_clock(life.now + timedelta(days=9))
    facts = facts_of(app, stage, life.youth)
    start, end = oslo_midnight(date(2026, 5, 4)), oslo_midnight(date(2026, 5, 5))
    (window,) = windows(facts, start, end)
    assert (window.period.start, window.period.end) == (noon, end)
    assert windows(facts, start - timedelta(days=1), start) == []
