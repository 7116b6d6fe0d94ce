"""Consent: recorded as it was given or refused, and withdrawn; what hangs on it ends in the same transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy import insert, text
from sqlalchemy.dialects.postgresql import Range

from portal.database import db
from portal.domain.calendar import age_on, oslo_date
from portal.domain.consent_proposals import Giver, Proposal, accept
from portal.domain.consents import Decided, Effect, Line, consent_period
from portal.domain.refusals import NotKnown
from portal.domain.words import Category
from portal.queries import consents as kept
from portal.queries.visitors import Visitor
from portal.tables import (
    Consent,
    ConsentEvent,
    ConsentEventLine,
    ConsentEvidence,
    ConsentLine,
    ConsentParty,
    File,
)
from portal.tables.log import Ground, note
from portal.tables.meeting_endings import uninvite

SCHEMA_VERSION = "laget-1"
BY_DUTY = Ground("duty", None, "TD-01", Category.CONSENT_RECORD.bit)


@dataclass(frozen=True, slots=True)
class Paper:
    """A scanned consent, as it was uploaded."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Evidence:
    """How it can be shown later: in words, the authority of whoever answers for the youth, the scanned paper."""

    words: str
    authority: str = ""
    paper: Paper | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was decided; `valid_to` is the last day, inclusive. A refusal has parties and no lines."""

    decision: Decided
    parties: tuple[int, ...]
    lines: tuple[Line, ...]
    decided_at: datetime
    valid_from: date
    valid_to: date | None
    giver: Giver
    language: str
    notice_id: UUID | None
    collection: str
    evidence: Evidence
    purpose: str
    aid: str = ""
    supersedes: UUID | None = None


def record(visitor: Visitor, youth_id: UUID, answer: Answer) -> UUID:
    """Keep what the youth answered; refuses in the words of `portal.domain.consent_refusals`.

    A refusal ends every older permit of its parties: their invitations to meetings ahead end with it.
    """
    facts = kept.giver_facts(youth_id, answer.notice_id)
    age = age_on(facts.born, oslo_date(answer.decided_at)) if facts.born else None
    accept(_proposal(visitor, answer, age, facts))
    consent_id = uuid4()
    _keep_document(visitor, (youth_id, consent_id), answer, {"age_at_decision": age, **_law(facts)})
    _keep_evidence(visitor, youth_id, consent_id, answer.evidence)
    _keep_parties(youth_id, consent_id, answer)
    _event(visitor, youth_id, consent_id, {"kind": answer.decision.value, "at": answer.decided_at})
    note(visitor, f"consent.{answer.decision.value}", youth_id, BY_DUTY)
    _end_what_hung_on_it(visitor, youth_id, answer.parties)
    db.session.execute(text("SELECT policy.touch(:youth)"), {"youth": youth_id})
    db.session.commit()
    return consent_id


def withdraw(visitor: Visitor, youth_id: UUID, seat_id: int, reason: str = "") -> None:
    """Take back, at once and as a whole, what this party was permitted. Refuses NotKnown without such a consent.

    The youth does it with one press; the counsellor records it when told.
    """
    consent_id = kept.newest_with(youth_id, seat_id)
    if consent_id is None:
        raise NotKnown
    _event(
        visitor, youth_id, consent_id,
        {"kind": "withdrawn", "at": visitor.now, "seat_id": seat_id, "reason": reason},
    )  # fmt: skip
    note(visitor, "consent.withdrawn", youth_id, BY_DUTY)
    _end_what_hung_on_it(visitor, youth_id, (seat_id,))
    db.session.execute(text("SELECT policy.touch(:youth)"), {"youth": youth_id})
    db.session.commit()


def narrow(visitor: Visitor, youth_id: UUID, consent_id: UUID, lines: tuple[Line, ...], reason: str = "") -> None:
    """Take back single lines; the same lines end in every older record too."""
    if not kept.exists(youth_id, consent_id):
        raise NotKnown
    event_id = _event(visitor, youth_id, consent_id, {"kind": "narrowed", "at": visitor.now, "reason": reason})
    db.session.execute(insert(ConsentEventLine), [{"event_id": event_id, **_line(youth_id, x)} for x in lines])
    note(visitor, "consent.narrowed", youth_id, BY_DUTY)
    _end_what_hung_on_it(visitor, youth_id, tuple({x.seat for x in lines}))
    db.session.commit()


def _proposal(visitor: Visitor, answer: Answer, age: int | None, facts: kept.GiverFacts) -> Proposal:
    return Proposal(
        decision=answer.decision,
        decided_at=answer.decided_at,
        recorded_at=visitor.now,
        valid_from=answer.valid_from,
        valid_to=answer.valid_to,
        giver=answer.giver,
        age=age,
        collector=visitor.person_id,
        notice_id=answer.notice_id if facts.notice_sha256 else None,
        evidence=answer.evidence.words,
        parties=frozenset(answer.parties),
        lines=tuple((line, Effect.PERMIT) for line in answer.lines),
        authority=answer.evidence.authority,
    )


def _law(facts: kept.GiverFacts) -> dict[str, object]:
    return {"legal_reference_id": facts.legal_reference_id, "notice_sha256": facts.notice_sha256}


def _keep_document(visitor: Visitor, ids: tuple[UUID, UUID], answer: Answer, facts: Mapping[str, object]) -> None:
    youth_id, consent_id = ids
    db.session.execute(
        insert(Consent).values(
            id=consent_id,
            youth_id=youth_id,
            schema_version=SCHEMA_VERSION,
            decision=answer.decision.value,
            supersedes=answer.supersedes,
            decided_at=answer.decided_at,
            recorded_at=visitor.now,
            language=answer.language,
            giver=answer.giver.value,
            aid=answer.aid,
            purpose=answer.purpose,
            notice_id=answer.notice_id,
            valid_from=answer.valid_from,
            valid_to=answer.valid_to,
            period=_period(answer),
            collection=answer.collection,
            collected_by=visitor.person_id,
            collected_seat=visitor.seat_id,
            **facts,
        )
    )


def _keep_evidence(visitor: Visitor, youth_id: UUID, consent_id: UUID, evidence: Evidence) -> None:
    file_id = _keep_paper(visitor, youth_id, evidence.paper)
    db.session.execute(
        insert(ConsentEvidence).values(
            consent_id=consent_id,
            youth_id=youth_id,
            evidence=evidence.words,
            authority=evidence.authority,
            file_id=file_id,
        )
    )


def _keep_paper(visitor: Visitor, youth_id: UUID, paper: Paper | None) -> UUID | None:
    if paper is None:
        return None
    file_id = uuid4()
    db.session.execute(
        insert(File).values(
            id=file_id,
            youth_id=youth_id,
            category=Category.CONSENT_TEXT.value,
            source=visitor.service,
            name=paper.name,
            media_type=paper.media_type,
            sha256=sha256(paper.content).digest(),
            content=paper.content,
            author=visitor.person_id,
            author_seat=visitor.seat_id,
            recorded_at=visitor.now,
        )
    )
    return file_id


def _keep_parties(youth_id: UUID, consent_id: UUID, answer: Answer) -> None:
    parties = [{"consent_id": consent_id, "youth_id": youth_id, "seat_id": seat} for seat in answer.parties]
    db.session.execute(insert(ConsentParty), parties)
    if answer.lines:
        common = {"consent_id": consent_id, "effect": "permit", "period": _period(answer)}
        db.session.execute(insert(ConsentLine), [common | _line(youth_id, line) for line in answer.lines])


def _period(answer: Answer) -> Range[datetime]:
    """The record's period as PostgreSQL keeps it; one that holds at no instant is the empty range (bug:3)."""
    period = consent_period(answer.decided_at, answer.valid_from, answer.valid_to or answer.valid_from)
    return Range(empty=True) if period.is_empty else Range(period.start, period.end)


def _line(youth_id: UUID, line: Line) -> dict[str, object]:
    return {
        "youth_id": youth_id,
        "source": line.source.value,
        "seat_id": line.seat,
        "category": line.category.value,
        "verb": line.verb.value,
    }


def _event(visitor: Visitor, youth_id: UUID, consent_id: UUID, what: Mapping[str, object]) -> UUID:
    event_id = uuid4()
    db.session.execute(
        insert(ConsentEvent).values(
            id=event_id,
            consent_id=consent_id,
            youth_id=youth_id,
            actor=visitor.person_id,
            actor_seat=visitor.seat_id,
            channel="own_page" if visitor.youth_id else "staff",
            **what,
        )
    )
    return event_id


def _end_what_hung_on_it(visitor: Visitor, youth_id: UUID, seats: tuple[int, ...]) -> None:
    """Parties that may no longer meet are no longer invited; the others learn that, not why."""
    open_still = kept.seats_that_may_meet(youth_id)
    closed = tuple(seat for seat in seats if seat not in open_still)
    if closed:
        uninvite(visitor, youth_id, closed, visitor.now)
