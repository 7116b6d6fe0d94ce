"""What access to one youth hangs on, as facts, and the grounds that they amount to for whoever asks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from portal.domain.consent_states import History
from portal.domain.consents import Line, lines_in_force
from portal.domain.periods import Period
from portal.domain.words import CONSENTABLE, Basis, Category, Protection, Role, Service, Verb
from portal.policy.grants import CITY_ROLES, OWN_SOURCES
from portal.policy.standing import Actor, Ground, Opened, Standing, everywhere, ground_on, opened_by

LIST_ROLES = frozenset({Role.DISTRICT_OT, Role.NAV_OT})
ON_THE_LIST = "OTUK"


@dataclass(frozen=True, slots=True)
class Responsibility:
    """The duty of a seat for a youth, for a period."""

    id: UUID
    seat: int
    period: Period


@dataclass(frozen=True, slots=True)
class Conflict:
    """A declared conflict of interest with the youth."""

    youth_id: UUID
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The facts about one youth that access hangs on."""

    youth_id: UUID
    status_code: str | None = None
    protection: Protection = Protection.NONE
    district: str | None = None
    responsibilities: tuple[Responsibility, ...] = ()
    history: History = field(default_factory=lambda: History(()))


def standing_of(actor: Actor, case: Case, conflicts: Iterable[Conflict], at: datetime) -> Standing:
    """Work out the grounds from the facts."""
    grounds: tuple[Ground, ...] = ()
    if actor.role is not None:
        role = actor.role
        grounds = (
            *_duties(role, actor, case, at),
            *_lists(role, actor, case),
            *_consents(role, actor, case, at),
        )
    conflict = any(c.youth_id == case.youth_id and c.period.holds(at) for c in conflicts)
    return Standing(actor.role, actor.seat, actor.service, grounds, conflict)


def _duties(role: Role, actor: Actor, case: Case, at: datetime) -> Iterator[Ground]:
    if role in CITY_ROLES or (role is Role.YOUTH and actor.youth_id == case.youth_id):
        yield everywhere(role)
    opens = opened_by(role, Basis.DUTY)
    for duty in case.responsibilities:
        if opens and duty.seat == actor.seat and duty.period.holds(at):
            ground = ground_on(role, Basis.DUTY, duty.id, OWN_SOURCES.get(role, ()), opens)
            yield replace(ground, period=duty.period)


def _lists(role: Role, actor: Actor, case: Case) -> Iterator[Ground]:
    """TD-03, TD-04: the district's youths of unknown activity; protected addresses are left out (TD-13)."""
    listed = case.status_code == ON_THE_LIST and case.protection is Protection.NONE
    here = role in LIST_ROLES and actor.district is not None and actor.district == case.district
    if listed and here and case.history.case_ended_at is None:
        yield ground_on(role, Basis.LIST, case.youth_id, (), opened_by(role, Basis.LIST))


def _consents(role: Role, actor: Actor, case: Case, at: datetime) -> Iterator[Ground]:
    """One ground for each record and source, so that no two lines make a third."""
    history = case.history
    records = {record.id: record for record in history.records if record.youth_id == case.youth_id}
    permitted = lines_in_force(records.values(), history.events, at, case_ended_at=history.case_ended_at)
    lines: dict[tuple[UUID, Service], set[Line]] = {}
    for line, grounds in permitted.items():
        for ref in grounds if line.seat == actor.seat else ():
            lines.setdefault((ref, line.source), set()).add(line)
    for (ref, source), own in lines.items():
        if opens := opened_by_lines(role, own):
            ground = ground_on(role, Basis.CONSENT, ref, (source,), opens)
            yield replace(ground, period=records[ref].period)


def opened_by_lines(role: Role, lines: Iterable[Line]) -> Opened:
    """The lines, and the room around them: that the case is there, and meetings for whom may meet."""
    named = {(line.verb, line.category) for line in lines}
    verbs = {Verb.READ, *({Verb.WRITE} if (Verb.MEET, Category.MEETING) in named else ())}
    room = {(verb, category) for verb in verbs for category in Category if category not in CONSENTABLE}
    return opened_by(role, Basis.CONSENT) & (named | room)
