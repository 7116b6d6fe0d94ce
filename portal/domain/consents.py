"""What a consent is, and how several add up for one line at an instant: a walk back over the decisions.

The same semantics as `policy.consent_access` in the database, told in another way: that one cuts periods,
this one asks at one instant what was decided last.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from portal.domain.calendar import oslo_midnight
from portal.domain.periods import Period
from portal.domain.words import Category, Service, Verb


class Decided(StrEnum):
    """What the giver answered."""

    GIVEN = "given"
    REFUSED = "refused"


class Effect(StrEnum):
    """What a line of a given consent says."""

    PERMIT = "permit"
    DENY = "deny"


class ConsentEventKind(StrEnum):
    """What happened to a record; `WITHDRAWN` is as a whole (for a party), `NARROWED` names its lines."""

    GIVEN = "given"
    REFUSED = "refused"
    NARROWED = "narrowed"
    WITHDRAWN = "withdrawn"
    RENEWED = "renewed"
    INVALIDATED = "invalidated"


class Line(NamedTuple):
    """From a service, to a role at a unit (a seat), of one category, for one verb; never of a person."""

    source: Service
    seat: int
    category: Category
    verb: Verb


@dataclass(frozen=True, slots=True)
class Term:
    """A line as a record states it: permitted or denied, for a period within the record's."""

    line: Line
    effect: Effect
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecord:
    """One decision of one youth; immutable. `supersedes` names the record that it renews."""

    id: UUID
    youth_id: UUID
    decision: Decided
    decided_at: datetime
    period: Period
    parties: frozenset[int]
    terms: tuple[Term, ...] = ()
    supersedes: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEvent:
    """What happened to a record afterwards; `seat` None means every party of it."""

    consent_id: UUID
    kind: ConsentEventKind
    at: datetime
    seat: int | None = None
    lines: frozenset[Line] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """What one record or event says at an instant: what it ends in everything older, what it opens itself."""

    at: datetime
    ends_parties: frozenset[int] = frozenset()
    ends_lines: frozenset[Line] = frozenset()
    opens: frozenset[Line] = frozenset()
    record: UUID | None = None


def consent_period(decided_at: datetime, valid_from: date, valid_to: date) -> Period:
    """From the decision, at the earliest 00:00 of the first day, through the last day (Europe/Oslo).

    With a last day that has passed already it holds at no instant (bug:3).
    """
    start = max(decided_at, oslo_midnight(valid_from))
    end = oslo_midnight(valid_to + timedelta(days=1))
    return Period(start, end) if start < end else Period.NEVER


def lines_in_force(
    records: Collection[ConsentRecord],
    events: Iterable[ConsentEvent],
    at: datetime,
    *,
    case_ended_at: datetime | None = None,
) -> dict[Line, tuple[UUID, ...]]:
    """Which records permit each line at an instant, for the records of one youth; nothing else is permitted.

    The later decision wins; of several at the same instant, those that close (it fails closed).
    """
    if case_ended_at is not None and case_ended_at <= at:
        return {}
    ended_parties: set[int] = set()
    ended_lines: set[Line] = set()
    permitted: dict[Line, tuple[UUID, ...]] = {}
    newest_first = sorted(decisions(records, events, at), key=attrgetter("at"), reverse=True)
    for _, together in groupby(newest_first, key=attrgetter("at")):
        made = tuple(together)
        for decision in made:
            ended_parties |= decision.ends_parties
            ended_lines |= decision.ends_lines
        for line, record in _opened(made):
            if line.seat not in ended_parties and line not in ended_lines:
                permitted[line] = (*permitted.get(line, ()), record)
    return permitted


def decisions(records: Collection[ConsentRecord], events: Iterable[ConsentEvent], at: datetime) -> Iterator[Decision]:
    """What has been decided by an instant, as far as it still has a say then."""
    known = {record.id: record for record in records}
    happened = [event for event in events if event.consent_id in known and event.at <= at]
    void = {event.consent_id for event in happened if event.kind is ConsentEventKind.INVALIDATED}
    void |= superseded(records, at)
    said = [_of_record(record, at, void) for record in records]
    said += [_of_event(event, known[event.consent_id]) for event in happened if event.kind in _TAKES_BACK]
    return (decision for decision in said if decision.at <= at)


def superseded(records: Iterable[ConsentRecord], at: datetime) -> set[UUID]:
    """The records whose renewal has begun; until it begins, the old one holds."""
    return {
        record.supersedes
        for record in records
        if record.supersedes and record.decision is Decided.GIVEN and _has_begun(record.period, at)
    }


def _has_begun(period: Period, at: datetime) -> bool:
    return not period.is_empty and (period.start is None or period.start <= at)


def _of_record(record: ConsentRecord, at: datetime, void: Collection[UUID]) -> Decision:
    if record.decision is Decided.REFUSED:
        return Decision(record.decided_at, ends_parties=record.parties)
    if record.id in void or not record.period.holds(at):
        return Decision(record.decided_at)
    now = [term for term in record.terms if term.line.seat in record.parties and term.period.holds(at)]
    denied, permitted = (
        frozenset(term.line for term in now if term.effect is effect) for effect in (Effect.DENY, Effect.PERMIT)
    )
    return Decision(record.decided_at, ends_lines=denied, opens=permitted, record=record.id)


def _of_event(event: ConsentEvent, record: ConsentRecord) -> Decision:
    at = max(event.at, record.decided_at)  # nothing is taken back before it was given
    if event.kind is ConsentEventKind.NARROWED:
        return Decision(at, ends_lines=event.lines)
    named = record.parties if event.seat is None else record.parties & {event.seat}
    return Decision(at, ends_parties=named)


_TAKES_BACK = frozenset({ConsentEventKind.WITHDRAWN, ConsentEventKind.NARROWED})


def _opened(made: Iterable[Decision]) -> Iterator[tuple[Line, UUID]]:
    return ((line, decision.record) for decision in made if decision.record for line in decision.opens)
