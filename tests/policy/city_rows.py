"""The rows of runs over the city and of the register's quality, and what somebody may try to write of them."""

from collections.abc import Iterator, Mapping
from uuid import UUID, uuid4

from portal.domain.words import Category, Protection, Service
from portal.policy.actions import Action
from portal.policy.decide import ANYTHING, About
from tests.policy.attempts import Attempt
from tests.policy.row import WHEN, Row, anything
from tests.policy.world import Player, World


def city_rows(world: World, seats: Mapping[Service, int], person: UUID, youth: UUID) -> Iterator[Row]:
    """A run that changes something for the youth, an error about them, and that somebody found it fine."""
    protected = world.cases[youth].protection is not Protection.NONE
    category = Category.PROTECTED_ASSIGNMENT if protected else Category.ASSIGNMENT
    run, fine, key = uuid4(), uuid4(), str(youth)
    world.put("runs", id=run, kind="age_exit", as_of=WHEN.date(), started_by=person, started_at=WHEN)
    world.put(
        "run_changes", run_id=run, youth_id=youth, category=category.value, rule="TA-04", before="{}", after="{}",
    )  # fmt: skip
    world.put("quality_findings", code="abroad", youth_id=youth, sort_key="t", found_at=WHEN)
    world.put(
        "quality_dismissals", id=fine, youth_id=youth, code="abroad", facts="{}", reason="t", author=person,
        author_seat=next(iter(seats.values())), recorded_at=WHEN,
    )  # fmt: skip
    yield Row("run_changes", key, youth, Action.ASSIGNMENT_READ, lambda _: About(category=category))
    yield Row("quality_findings", key, youth, Action.REGISTER_READ, anything)
    yield Row("quality_dismissals", str(fine), youth, Action.REGISTER_READ, anything)


def city_attempts(player: Player, youth: UUID) -> Iterator[Attempt]:
    """Nobody but UDA finds an error fine."""
    seat = player.actor.seat
    yield Attempt(
        "finds an error fine",
        "INSERT INTO quality_dismissals (youth_id, code, facts, reason, author, author_seat, recorded_at) "
        f"VALUES ('{youth}', 'abroad', '{{}}', 't', '{player.person}', {seat or 'NULL'}, '2026-01-01')",
        ((Action.CITY_WORK, ANYTHING),),
        shape=seat is not None,
    )
