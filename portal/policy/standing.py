"""Where a person in an appointment stands towards one youth: the grounds in force at an instant.

Built from the facts themselves (`cases.py`), or from what PostgreSQL keeps of them (`policy.access`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Protocol
from uuid import UUID

from portal.domain.periods import Period
from portal.domain.words import Basis, Category, Role, Service, Verb
from portal.policy.grants import CITY_ROLES, OWN_SOURCES, granted, rule_of

Opened = frozenset[tuple[Verb, Category]]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a door is open: a responsibility, a list or a consent (`ref`); what it opens, from which services.

    `rule` is the row of table 2d by which the case is there at all; `rule_of` names that of each category.
    """

    basis: Basis
    ref: UUID | None
    sources: frozenset[Service]
    opens: Opened
    rule: str = ""
    period: Period = Period.ALWAYS
    citywide: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A person in an appointment, towards one youth; `conflict` is a conflict of interest in force."""

    role: Role | None
    seat: int | None
    service: Service | None
    grounds: tuple[Ground, ...] = ()
    conflict: bool = False


NOBODY = Standing(None, None, None)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. `district` is that of the seat's unit; `youth_id` is set where it is the youth who asks."""

    role: Role | None
    seat: int | None
    service: Service | None
    district: str | None = None
    youth_id: UUID | None = None


@cache
def opened_by(role: Role, basis: Basis) -> Opened:
    """All that a basis can open for a role."""
    return frozenset((verb, category) for verb in Verb for category in granted(role, verb, basis))


def ground_on(role: Role, basis: Basis, ref: UUID | None, sources: Iterable[Service], opens: Opened) -> Ground:
    rule = rule_of(role, Verb.READ, Category.LIST_ENTRY, basis) or ""
    return Ground(basis, ref, frozenset(sources), opens, rule)


def everywhere(role: Role) -> Ground:
    """A duty that hangs on no responsibility: the whole city's, or the youth's own."""
    ground = ground_on(role, Basis.DUTY, None, OWN_SOURCES[role], opened_by(role, Basis.DUTY))
    return replace(ground, citywide=role in CITY_ROLES)


class AccessRow(Protocol):
    """A row of `policy.access` in force; `since` and `until` are the bounds of its period."""

    @property
    def basis(self) -> str: ...
    @property
    def ground(self) -> UUID: ...
    @property
    def source_mask(self) -> int: ...
    @property
    def read_mask(self) -> int: ...
    @property
    def write_mask(self) -> int: ...
    @property
    def meet(self) -> bool: ...
    @property
    def since(self) -> datetime | None: ...
    @property
    def until(self) -> datetime | None: ...


def standing_kept(actor: Actor, rows: Iterable[AccessRow], *, conflict: bool = False) -> Standing:
    """Read the grounds from the rows of `policy.access` in force for the actor's seat and one youth.

    The duties that keep no rows are added: a city-wide role's, and the youth's own.
    """
    if actor.role is None:
        return Standing(None, actor.seat, actor.service)
    kept = [_kept(actor.role, row) for row in rows]
    if actor.role in CITY_ROLES or (actor.role is Role.YOUTH and actor.youth_id is not None):
        kept.append(everywhere(actor.role))
    return Standing(actor.role, actor.seat, actor.service, tuple(kept), conflict)


def _kept(role: Role, row: AccessRow) -> Ground:
    masks = {Verb.READ: row.read_mask, Verb.WRITE: row.write_mask}
    opens = {(verb, category) for verb, mask in masks.items() for category in Category if mask & category.bit}
    opens |= {(Verb.MEET, Category.MEETING)} if row.meet else set()
    sources = (service for service in Service if row.source_mask & 1 << service)
    ground = ground_on(role, Basis(row.basis), row.ground, sources, frozenset(opens))
    return replace(ground, period=Period(row.since, row.until))
