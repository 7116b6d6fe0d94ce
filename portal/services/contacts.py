"""Writes attempts at contact down: what counts is the rules' to say, and nothing written is changed afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import insert, text

from portal.database import db
from portal.domain.calendar import oslo_date
from portal.domain.contact_rules import judge
from portal.domain.contacts import ANSWERED_BY, Channel, Counted, Counterpart, Outcome, Purpose, Tried
from portal.domain.refusals import NotKnown
from portal.domain.rules import Decision
from portal.domain.words import Basis, Category, Verb
from portal.policy.grants import rule_of
from portal.queries import contacts as kept
from portal.queries.contacts import Writable
from portal.queries.visitors import Visitor
from portal.tables import ContactAttempt
from portal.tables.log import Ground, note

_TOUCH = text("SELECT policy.touch(:youth)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What one tried and what came of it; `hindered` where illness or imprisonment keeps a minor from answering."""

    made_at: datetime
    channel: Channel
    outcome: Outcome
    counterpart: Counterpart = Counterpart.YOUTH
    purpose: Purpose = Purpose.REACH
    note: str = ""
    hindered: bool = False


def log(visitor: Visitor, youth_id: UUID, attempt: Attempt) -> Decision[Counted]:
    """Keep an attempt with the rule that says whether it is contact (K 1.1); answers that rule.

    Raises NotKnown where the seat may not log for the youth, ContactInFuture.
    """
    found = kept.writable([youth_id])
    if not found:
        raise NotKnown
    judged = _write(visitor, found[0], attempt)
    db.session.commit()
    return judged


def log_many(visitor: Visitor, youth_ids: Iterable[UUID], attempt: Attempt) -> int:
    """The same attempt for each of these: an SMS sent to many; answers for how many.

    Those for whom the seat may not log are left out. Raises ContactInFuture.
    """
    found = kept.writable(youth_ids)
    for youth in found:
        _write(visitor, youth, attempt)
    db.session.commit()
    return len(found)


def _write(visitor: Visitor, youth: Writable, attempt: Attempt) -> Decision[Counted]:
    counterpart = ANSWERED_BY.get(attempt.outcome, attempt.counterpart)
    tried = Tried(
        on=oslo_date(attempt.made_at), outcome=attempt.outcome, counterpart=counterpart, birth_date=youth.born,
        hindered=attempt.hindered,
    )  # fmt: skip
    judged = judge(tried, oslo_date(visitor.now))
    row = {
        "id": uuid4(), "youth_id": youth.youth_id, "category": Category.CONTACT.value, "source": visitor.service,
        "made_at": min(attempt.made_at, visitor.now), "channel": attempt.channel, "counterpart": counterpart,
        "outcome": attempt.outcome, "counts": judged.outcome.counts, "rule": judged.rule, "note": attempt.note,
        "purpose": attempt.purpose, "author": visitor.person_id, "author_seat": visitor.seat_id,
        "recorded_at": visitor.now,
    }  # fmt: skip
    db.session.execute(insert(ContactAttempt).values(**row))
    rule = rule_of(visitor.role, Verb.WRITE, Category.CONTACT, Basis(youth.basis)) if visitor.role else None
    ground = Ground(youth.basis, youth.ground, rule or "", Category.CONTACT.bit)
    note(visitor, "contact.logged", youth.youth_id, ground)
    db.session.execute(_TOUCH, {"youth": youth.youth_id})
    return judged
