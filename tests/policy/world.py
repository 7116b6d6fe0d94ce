"""A small world kept twice: as the facts that Python decides on, and as the rows that PostgreSQL guards."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from portal.domain.consent_states import History
from portal.domain.consents import (
    ConsentEvent,
    ConsentEventKind,
    ConsentRecord,
    Decided,
    Effect,
    Line,
    Term,
    consent_period,
)
from portal.domain.periods import Period
from portal.domain.words import Protection
from portal.policy.cases import Case, Responsibility
from tests.policy.stage import PLACES, Connection, Player, Stage, entered, spelled

__all__ = ["PLACES", "Connection", "Player", "World", "entered", "spelled"]


@dataclass
class World(Stage):
    """The stage with the youths on it; each fact is written to both sides at once."""

    cases: dict[UUID, Case] = field(default_factory=dict)

    def youth(
        self, *, status: str | None = None, district: str | None = None, protection: Protection = Protection.NONE,
        case_ended_at: datetime | None = None,
    ) -> UUID:  # fmt: skip
        youth = uuid4()
        shown = district if protection is Protection.NONE else None
        self.put(
            "youths", id=youth, first_name="Ola", last_name=f"Nordmann {youth.hex[:6]}", protection=protection.value,
            district_no=shown, status_code=status, case_ended_at=case_ended_at,
            last_activity=datetime(2026, 1, 1, tzinfo=UTC),
        )  # fmt: skip
        self.cases[youth] = Case(
            youth_id=youth, status_code=status, protection=protection, district=shown,
            history=History((), (), case_ended_at),
        )  # fmt: skip
        return youth

    def duty(self, youth: UUID, seat: int, period: Period = Period.ALWAYS, duty: str = "school") -> UUID:
        made = Responsibility(uuid4(), seat, period)
        self.put(
            "responsibilities", id=made.id, youth_id=youth, category=5, duty=duty, seat_id=seat,
            period=spelled(period), rule="TB-09",
        )  # fmt: skip
        case = self.cases[youth]
        self.cases[youth] = replace(case, responsibilities=(*case.responsibilities, made))
        return made.id

    def give(
        self, youth: UUID, lines: Iterable[tuple[Line, Effect]], days: tuple[date, date], *,
        at: datetime, supersedes: UUID | None = None, parties: Iterable[int] | None = None,
    ) -> UUID:  # fmt: skip
        """The youth gives a consent, through the last day inclusive."""
        period = consent_period(at, *days)
        terms = tuple(Term(line, effect, period) for line, effect in lines)
        named = frozenset(parties if parties is not None else (term.line.seat for term in terms))
        record = ConsentRecord(
            id=uuid4(), youth_id=youth, decision=Decided.GIVEN, decided_at=at, period=period, parties=named,
            terms=terms, supersedes=supersedes,
        )  # fmt: skip
        self._keep(record, days)
        return record.id

    def refuse(self, youth: UUID, parties: Iterable[int], at: datetime, supersedes: UUID | None = None) -> UUID:
        """The youth says no to somebody as a whole."""
        days = (at.date(), at.date())
        record = ConsentRecord(
            id=uuid4(), youth_id=youth, decision=Decided.REFUSED, decided_at=at, period=consent_period(at, *days),
            parties=frozenset(parties), supersedes=supersedes,
        )  # fmt: skip
        self._keep(record, days)
        return record.id

    def lengthen(self, youth: UUID, consent: UUID, lines: Iterable[Line], days: tuple[date, date]) -> None:
        """Lines that say they last longer than their record, as only the administrator can write them."""
        terms = tuple(Term(line, Effect.PERMIT, consent_period(_START, *days)) for line in lines)
        for term in terms:
            self._put_term(youth, consent, term)
        history = self.cases[youth].history
        longer = tuple(replace(r, terms=(*r.terms, *terms)) if r.id == consent else r for r in history.records)
        self.cases[youth] = replace(self.cases[youth], history=replace(history, records=longer))

    def _put_term(self, youth: UUID, consent: UUID, term: Term) -> None:
        self.put(
            "consent_lines", consent_id=consent, youth_id=youth, effect=term.effect.value,
            period=spelled(term.period), **_columns(term.line),
        )  # fmt: skip

    def _keep(self, record: ConsentRecord, days: tuple[date, date]) -> None:
        self.put(
            "consents", id=record.id, youth_id=record.youth_id, schema_version="1", decision=record.decision.value,
            supersedes=record.supersedes, decided_at=record.decided_at, recorded_at=record.decided_at, language="nb",
            giver="youth", purpose="p", legal_reference_id=1, notice_id=self.notice, notice_sha256=b"h",
            valid_from=days[0], valid_to=days[1], period=spelled(record.period), collection="electronic",
            collected_by=self.giver,
        )  # fmt: skip
        for seat in sorted(record.parties):
            self.put("consent_parties", consent_id=record.id, youth_id=record.youth_id, seat_id=seat)
        for term in record.terms:
            self._put_term(record.youth_id, record.id, term)
        case = self.cases[record.youth_id]
        history = replace(case.history, records=(*case.history.records, record))
        self.cases[record.youth_id] = replace(case, history=history)

    def happen(
        self, youth: UUID, consent: UUID, kind: ConsentEventKind, at: datetime, *,
        seat: int | None = None, lines: Iterable[Line] = (),
    ) -> UUID:  # fmt: skip
        """Something befalls a record: withdrawn, narrowed, invalidated."""
        event, named = uuid4(), frozenset(lines)
        self.put(
            "consent_events", id=event, consent_id=consent, youth_id=youth, kind=kind.value, seat_id=seat, at=at,
            actor=self.giver, channel="t",
        )  # fmt: skip
        for line in named:
            self.put("consent_event_lines", event_id=event, youth_id=youth, **_columns(line))
        case = self.cases[youth]
        made = ConsentEvent(consent_id=consent, kind=kind, at=at, seat=seat, lines=named)
        self.cases[youth] = replace(case, history=replace(case.history, events=(*case.history.events, made)))
        return event

    def end_case(self, youth: UUID, at: datetime | None) -> None:
        self.admin.execute("UPDATE public.youths SET case_ended_at = %s WHERE id = %s", [at, youth])
        case = self.cases[youth]
        self.cases[youth] = replace(case, history=replace(case.history, case_ended_at=at))


_START = datetime(2026, 1, 1, tzinfo=UTC)


def _columns(line: Line) -> dict[str, object]:
    return {
        "source": line.source.value, "seat_id": line.seat, "category": line.category.value, "verb": line.verb.value,
    }  # fmt: skip
