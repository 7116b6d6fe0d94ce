"""The truthful badge of a consent: in force, ends soon, ended, withdrawn, refused, asked, superseded."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from portal.domain.consents import (
    ConsentEvent,
    ConsentEventKind,
    ConsentRecord,
    Decided,
    Effect,
    decisions,
    lines_in_force,
    superseded,
)

SOON = timedelta(days=14)


class ConsentState(StrEnum):
    """What a badge says; `ASKED` is of a request that nobody has answered, `COMING` of a record not begun."""

    IN_FORCE = "in_force"
    ENDS_SOON = "ends_soon"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    ASKED = "asked"
    SUPERSEDED = "superseded"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class History:
    """Everything that one youth has decided, and when the case was closed."""

    records: tuple[ConsentRecord, ...]
    events: tuple[ConsentEvent, ...] = ()
    case_ended_at: datetime | None = None


def state_of(record: ConsentRecord | None, history: History, at: datetime, *, seat: int | None = None) -> ConsentState:
    """What became of a record, as a whole or for one party; None is a request without an answer.

    In force is what opens a door now: what a later refusal ended is withdrawn, whatever its days say.
    """
    if record is None:
        return ConsentState.ASKED
    parties = record.parties if seat is None else record.parties & {seat}
    if record.decision is Decided.REFUSED or not _permits(record, parties):
        return ConsentState.REFUSED
    if _opens(record, history, at, parties):
        ends_soon = record.period.end is not None and record.period.end - at <= SOON
        return ConsentState.ENDS_SOON if ends_soon else ConsentState.IN_FORCE
    return _why_not(record, history, at, parties)


def _permits(record: ConsentRecord, parties: Collection[int]) -> bool:
    return any(term.effect is Effect.PERMIT and term.line.seat in parties for term in record.terms)


def _opens(record: ConsentRecord, history: History, at: datetime, parties: Collection[int]) -> bool:
    permitted = lines_in_force(history.records, history.events, at, case_ended_at=history.case_ended_at)
    return any(record.id in grounds and line.seat in parties for line, grounds in permitted.items())


def _why_not(record: ConsentRecord, history: History, at: datetime, parties: Collection[int]) -> ConsentState:
    if record.period.is_empty or _invalidated(record, history, at):
        return ConsentState.ENDED
    if _taken_back(record, history, min(at, _last_instant(record, history)), parties):
        return ConsentState.WITHDRAWN
    if record.id in superseded(history.records, at):
        return ConsentState.SUPERSEDED
    begins = record.period.start
    return ConsentState.COMING if begins is not None and at < begins else ConsentState.ENDED


def _last_instant(record: ConsentRecord, history: History) -> datetime:
    """The last instant at which the record runs by itself: its end, or the beginning of its renewal."""
    renewals = [
        renewal.period.start
        for renewal in history.records
        if renewal.supersedes == record.id and renewal.decision is Decided.GIVEN and not renewal.period.is_empty
    ]
    ends = [end for end in (record.period.end, *renewals) if end is not None]
    return min(ends) - timedelta.resolution if ends else datetime.max.replace(tzinfo=UTC)


def _invalidated(record: ConsentRecord, history: History, at: datetime) -> bool:
    return any(
        event.consent_id == record.id and event.kind is ConsentEventKind.INVALIDATED and event.at <= at
        for event in history.events
    )


def _taken_back(record: ConsentRecord, history: History, at: datetime, parties: Collection[int]) -> bool:
    """Whether each permitted line had been ended by something decided later, while the record ran."""
    later = [
        made
        for made in decisions(history.records, history.events, at)
        if made.at >= record.decided_at and made.record != record.id
    ]
    lines = {term.line for term in record.terms if term.effect is Effect.PERMIT and term.line.seat in parties}
    return all(any(line.seat in made.ends_parties or line in made.ends_lines for made in later) for line in lines)
