"""The right to more training: written down per subject, and what happens to it (R-180 … R-186, V-051, V-052)."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import insert, text

from portal.database import db
from portal.domain.calendar import oslo_date
from portal.domain.more_training import Ground, Step, check
from portal.domain.more_training_refusals import HasThisRight, NotCompleted, NotYetHappened
from portal.domain.refusals import NotKnown
from portal.domain.words import Basis, Category, Verb
from portal.policy.grants import rule_of
from portal.queries import more_training as kept
from portal.queries.visitors import Visitor
from portal.tables import MoreTraining, MoreTrainingStep
from portal.tables.log import Ground as LogGround
from portal.tables.log import note

_ONE_AT_A_TIME: Final = text("SELECT pg_advisory_xact_lock(hashtextextended(:youth, 7031118))")
"""Two at once about the same youth: the second sees what the first has written."""


@dataclass(frozen=True, slots=True)
class Given:
    """The subject that was not passed, why there is a right in it, and when upper secondary was completed."""

    subject: str
    ground: Ground
    completed_on: date


@dataclass(frozen=True, slots=True)
class Taken:
    """What happened on a day; an enrolment names who gives the training."""

    step: Step
    on_day: date
    provider_id: int | None = None


def record(visitor: Visitor, youth_id: UUID, given: Given) -> UUID:
    """Write down a right. Raises NotCompleted, HasThisRight."""
    if given.completed_on > oslo_date(visitor.now):
        raise NotCompleted
    subject = " ".join(given.subject.split())
    _lock(youth_id)
    if any(right.subject.casefold() == subject.casefold() for right in kept.of_youth(youth_id)):
        raise HasThisRight
    right_id = uuid4()
    facts = {"subject": subject, "ground": given.ground.value, "completed_on": given.completed_on}
    db.session.execute(insert(MoreTraining).values(id=right_id, **facts, **_by(visitor, youth_id)))
    _done(visitor, youth_id, "more_training.recorded", given.ground.value)
    return right_id


def add_step(visitor: Visitor, youth_id: UUID, right_id: UUID, taken: Taken) -> None:
    """Write down what happened. Raises NotKnown, NotYetHappened, and what the domain refuses."""
    _lock(youth_id)
    today = oslo_date(visitor.now)
    right = next((r for r in kept.of_youth(youth_id) if r.id == right_id), None)
    if right is None:
        raise NotKnown
    if not right.completed_on <= taken.on_day <= today:
        raise NotYetHappened
    check(right.stands(today), taken.step, provided=taken.provider_id is not None)
    provider = taken.provider_id if taken.step is Step.ENROLLED else None
    facts = {"right_id": right_id, "step": taken.step.value, "on_day": taken.on_day, "provider_id": provider}
    db.session.execute(insert(MoreTrainingStep).values(**facts, **_by(visitor, youth_id)))
    _done(visitor, youth_id, "more_training.step", taken.step.value)


def _lock(youth_id: UUID) -> None:
    db.session.execute(_ONE_AT_A_TIME, {"youth": str(youth_id)})


def _by(visitor: Visitor, youth_id: UUID) -> dict[str, object]:
    who = {"author": visitor.person_id, "author_seat": visitor.seat_id, "recorded_at": visitor.now}
    return {"youth_id": youth_id, **who}


def _done(visitor: Visitor, youth_id: UUID, action: str, kind: str) -> None:
    rule = rule_of(visitor.role, Verb.WRITE, Category.STATUS_FACTS, Basis.DUTY) if visitor.role else None
    ground = LogGround(Basis.DUTY.value, rule=rule or "", categories=Category.STATUS_FACTS.bit)
    note(visitor, action, youth_id, ground, {"kind": kind})
    db.session.execute(text("SELECT policy.touch(:youth)"), {"youth": youth_id})
    db.session.commit()
