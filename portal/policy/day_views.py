"""Who could see what at an instant that is past: from what had been decided and recorded by then, nothing newer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.domain.consents import ConsentEvent, ConsentRecord, Line, lines_in_force
from portal.domain.periods import Period
from portal.domain.words import Basis, Category, Protection, Role, Service, Verb
from portal.policy.cases import LIST_ROLES, ON_THE_LIST, Responsibility, opened_by_lines
from portal.policy.grants import OWN_SOURCES
from portal.policy.standing import Opened, opened_by


@dataclass(frozen=True, slots=True)
class Place:
    """A seat: the role, and the district of its unit."""

    seat: int
    role: Role
    district: str | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """What a list and the end of a case hang on, as it was until an instant; None: as it is now."""

    status_code: str | None
    protection: Protection
    district: str | None
    case_ended_at: datetime | None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A consent, and when it was recorded: before that it opened nothing."""

    record: ConsentRecord
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that was ever recorded about one youth that access hangs on; `situations` oldest first.

    `status_since`: when the first status was recorded; before that the youth stood on no list.
    """

    youth_id: UUID
    places: tuple[Place, ...]
    situations: tuple[Situation, ...]
    responsibilities: tuple[Responsibility, ...] = ()
    consents: tuple[Kept, ...] = ()
    events: tuple[ConsentEvent, ...] = ()
    status_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """What a seat could read, of what these services had written, on one ground."""

    seat: int
    basis: Basis
    ground: UUID
    sources: frozenset[Service]
    reads: frozenset[Category]


@dataclass(frozen=True, slots=True)
class Window:
    """A sight that was open from an instant until another, within what was asked about."""

    sight: Sight
    period: Period


def sights_at(facts: Facts, at: datetime) -> frozenset[Sight]:
    """Everybody's sight at one instant, as the records of then had it."""
    found = (*_duties(facts, at), *_lists(facts, at), *_consents(facts, at))
    return frozenset(sight for sight in found if sight.reads)


def windows(facts: Facts, start: datetime, end: datetime) -> list[Window]:
    """Every sight between two instants, and when it was open; nothing changes between two of `_turns`."""
    turns = sorted({start, *(turn for turn in _turns(facts) if start < turn < end)})
    open_since: dict[Sight, datetime] = {}
    closed: list[Window] = []
    for turn in turns:
        now = sights_at(facts, turn)
        closed += [Window(sight, Period(open_since.pop(sight), turn)) for sight in [*open_since] if sight not in now]
        open_since |= {sight: turn for sight in now if sight not in open_since}
    return [*closed, *(Window(sight, Period(since, end)) for sight, since in open_since.items())]


def _situation(facts: Facts, at: datetime) -> Situation:
    return next(one for one in facts.situations if one.until is None or at < one.until)


def _duties(facts: Facts, at: datetime) -> Iterator[Sight]:
    roles = {place.seat: place.role for place in facts.places}
    for duty in facts.responsibilities:
        role = roles.get(duty.seat)
        if role and duty.period.holds(at):
            sources = frozenset(OWN_SOURCES.get(role, ()))
            yield Sight(duty.seat, Basis.DUTY, duty.id, sources, _read(opened_by(role, Basis.DUTY)))


def _lists(facts: Facts, at: datetime) -> Iterator[Sight]:
    """TD-03, TD-04; whoever is protected, or has no case any more, is on no list."""
    was = _situation(facts, at)
    if was.status_code != ON_THE_LIST or was.protection is not Protection.NONE or was.case_ended_at is not None:
        return
    if facts.status_since is not None and at < facts.status_since:
        return
    for place in facts.places:
        if place.role in LIST_ROLES and place.district is not None and place.district == was.district:
            reads = _read(opened_by(place.role, Basis.LIST))
            yield Sight(place.seat, Basis.LIST, facts.youth_id, frozenset(), reads)


def _consents(facts: Facts, at: datetime) -> Iterator[Sight]:
    """Each record and source by itself, so that no two lines make a third."""
    roles = {place.seat: place.role for place in facts.places}
    known = [kept.record for kept in facts.consents if kept.recorded_at <= at]
    permitted = lines_in_force(known, facts.events, at, case_ended_at=_situation(facts, at).case_ended_at)
    lines: dict[tuple[int, UUID, Service], set[Line]] = {}
    for line, records in permitted.items():
        for record in records:
            lines.setdefault((line.seat, record, line.source), set()).add(line)
    for (seat, record, source), own in lines.items():
        yield Sight(seat, Basis.CONSENT, record, frozenset({source}), _read(opened_by_lines(roles[seat], own)))


def _read(opens: Opened) -> frozenset[Category]:
    return frozenset(category for verb, category in opens if verb is Verb.READ)


def _turns(facts: Facts) -> Iterator[datetime]:
    """Every instant at which something began, ended or was recorded."""
    found: list[datetime | None] = [facts.status_since, *(one.until for one in facts.situations)]
    found += [one.case_ended_at for one in facts.situations]
    found += [event.at for event in facts.events]
    found += [kept.recorded_at for kept in facts.consents]
    found += [kept.record.decided_at for kept in facts.consents]
    periods = {duty.period for duty in facts.responsibilities}
    for kept in facts.consents:
        own = (term.period for term in kept.record.terms if term.period is not Period.ALWAYS)
        periods |= {kept.record.period, *own}
    found += [bound for period in periods for bound in (period.start, period.end)]
    return (instant for instant in found if instant is not None)
