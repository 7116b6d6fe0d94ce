"""A row that hangs on a youth, the action by which it is read, and what narrows that."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from portal.domain.words import Service
from portal.policy.actions import Action
from portal.policy.decide import ANYTHING, About
from portal.policy.standing import Actor

NOBODYS = -1
WHEN = datetime(2026, 1, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Row:
    """A row in the database: who may read it is what `action` says about `about(actor)`, and each of `also` too."""

    table: str
    key: str
    youth: UUID
    action: Action
    about: Callable[[Actor], About]
    also: tuple[tuple[Action, Callable[[Actor], About]], ...] = ()


def anything(_: Actor) -> About:
    return ANYTHING


def from_service(source: Service) -> Callable[[Actor], About]:
    return lambda _: About(source=source)


def of_seat(seat: int) -> Callable[[Actor], About]:
    return lambda _: About(seat=seat)


def of_consent(consent: UUID) -> Callable[[Actor], About]:
    return lambda _: About(consent=consent)


def part(consent: UUID, seat: int | None) -> Callable[[Actor], About]:
    return lambda _: About(consent=consent, seat=seat)
