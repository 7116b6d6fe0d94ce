"""Consent: recorded as it was given or refused, and withdrawn; what hangs on it ends in the same transaction."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import insert, text

from portal.database import db
from portal.domain.calendar import age_on, oslo_date
from portal.domain.consent_answers import Answer
from portal.domain.consent_proposals import Proposal, accept
from portal.domain.consent_refusals import AlreadyWithdrawn
from portal.domain.consents import Effect, Line
from portal.domain.refusals import NotKnown
from portal.domain.words import Category
from portal.queries import consents as kept
from portal.queries.visitors import Visitor
from portal.tables import ConsentEvent, ConsentEventLine
from portal.tables.consent_keeping import Ids, keep_document, row_of
from portal.tables.log import Ground, note
from portal.tables.meeting_endings import uninvite

BY_DUTY = Ground("duty", None, "TD-01", Category.CONSENT_RECORD.bit)


def record(visitor: Visitor, youth_id: UUID, answer: Answer) -> UUID:
    """Keep what the youth answered (R-095, R-119, R-136); refuses in the words of `portal.domain.consent_refusals`.

    A refusal ends every older permit of its parties: their invitations to meetings ahead end with it.
    """
    facts = kept.giver_facts(youth_id, answer.notice_id)
    age = _age(facts, oslo_date(answer.decided_at))
    accept(_proposal(visitor, answer, age, facts))
    consent_id = uuid4()
    keep_document(visitor, Ids(youth_id, consent_id), answer, {"age_at_decision": age, **_law(facts)})
    _event(visitor, youth_id, consent_id, {"kind": answer.decision.value, "at": answer.decided_at})
    note(visitor, f"consent.{answer.decision.value}", youth_id, BY_DUTY)
    _end_what_hung_on_it(visitor, youth_id, answer.parties)
    db.session.execute(text("SELECT policy.touch(:youth)"), {"youth": youth_id})
    db.session.commit()
    return consent_id


def withdraw(visitor: Visitor, youth_id: UUID, seat_id: int, reason: str = "") -> None:
    """Take back, at once and as a whole, what this party was permitted. Refuses NotKnown without such a consent.

    The youth does it with one press, the counsellor records it when told; a second time is AlreadyWithdrawn.
    """
    consent = kept.newest_with(youth_id, seat_id)
    if consent is None:
        raise NotKnown
    if consent.taken_back:
        raise AlreadyWithdrawn
    _event(
        visitor, youth_id, consent.id,
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
    common = {"event_id": event_id, "youth_id": youth_id}
    db.session.execute(insert(ConsentEventLine).values([{**common, **row_of(line)} for line in lines]))
    note(visitor, "consent.narrowed", youth_id, BY_DUTY)
    _end_what_hung_on_it(visitor, youth_id, tuple({line.seat for line in lines}))
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


def _age(facts: kept.GiverFacts, day: date) -> int | None:
    """In years; at least so many where the collector sees the year of birth only (TE-08: no school, no number)."""
    if facts.born:
        return age_on(facts.born, day)
    return day.year - facts.birth_year - 1 if facts.birth_year else None


def _law(facts: kept.GiverFacts) -> dict[str, object]:
    return {"legal_reference_id": facts.legal_reference_id, "notice_sha256": facts.notice_sha256}


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
