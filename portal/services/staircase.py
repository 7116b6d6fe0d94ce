"""Going up and down the coordination staircase, and keeping its history (TE-03, TE-04, TE-07)."""

from dataclasses import replace
from uuid import UUID, uuid4

from sqlalchemy import insert, text

from portal.database import db
from portal.domain.calendar import oslo_date
from portal.domain.refusals import NotAllowed, NotKnown
from portal.domain.rules import Decision
from portal.domain.staircase import require, stand
from portal.domain.staircase_facts import StairFacts, Step
from portal.domain.staircase_rows import Stand
from portal.domain.words import Basis, Category
from portal.queries import stairs
from portal.queries.visitors import Visitor
from portal.tables import StepEvent
from portal.tables.log import Ground, note

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('stairs ' || :youth, 0))")
_TOUCH = text("SELECT policy.touch(:youth)")


def keep(visitor: Visitor, youth_id: UUID) -> StairFacts | None:
    """Record the step that follows from what is recorded, where it is not the newest in the history.

    Nobody has to act for a consent or a plan to end: whoever of the team looks next records it, dated to when it was.
    Answers the facts, as read; a look that finds the history as it is asks nothing more.
    """
    found = stairs.kept(youth_id)
    if found is None or _is_told(found, visitor):
        return found.facts if found else None
    db.session.execute(_ONE_AT_A_TIME, {"youth": str(youth_id)})
    found = stairs.kept(youth_id) or found
    if not _is_told(found, visitor):
        known = (found.facts.changed_at, found.newest[1] if found.newest else None)
        since = max(filter(None, known), default=visitor.now)
        now_on = stand(found.facts, oslo_date(visitor.now))
        _add(youth_id, now_on, {"at": since, "recorded_at": visitor.now})
    return found.facts


def _is_told(found: stairs.Kept, visitor: Visitor) -> bool:
    """Whether the history tells the step that follows."""
    step = stand(found.facts, oslo_date(visitor.now)).outcome.step
    return found.newest is not None and found.newest[0] == step


def move(visitor: Visitor, youth_id: UUID, step: Step, why: str = "") -> Decision[Stand]:
    """Go to a step. Down is always allowed and takes nothing away; up refuses GateClosed where a gate is closed.

    Raises NotKnown where the visitor may not know the youth, NotAllowed where others write in the team.
    """
    db.session.execute(_ONE_AT_A_TIME, {"youth": str(youth_id)})
    facts = stairs.facts(youth_id)
    if facts is None:
        raise NotKnown
    today = oslo_date(visitor.now)
    if step > stand(facts, today).outcome.step:
        require(step, facts, today)
    reached = stand(replace(facts, chosen=step), today)
    by = {"author": visitor.person_id, "author_seat": visitor.seat_id, "why": why}
    if not _may_write(youth_id):
        raise NotAllowed
    _add(youth_id, Decision(reached.rule, reached.explanation, Stand(step)), {
        "at": visitor.now, "recorded_at": visitor.now, **by,
    })  # fmt: skip
    ground = Ground(Basis.DUTY, None, "TE-07", Category.TEAM.bit)
    note(visitor, "stairs.moved", youth_id, ground, {"step": str(step.value)})
    db.session.execute(_TOUCH, {"youth": youth_id})
    db.session.commit()
    return reached


def _may_write(youth_id: UUID) -> bool:
    may = text("SELECT policy.may(:youth, 'write', CAST(:team AS smallint))")
    return bool(db.session.scalar(may, {"youth": youth_id, "team": Category.TEAM.value}))


def _add(youth_id: UUID, where: Decision[Stand], said: dict[str, object]) -> None:
    row = {"id": uuid4(), "youth_id": youth_id, "step": where.outcome.step.value, "rule": where.rule}
    db.session.execute(insert(StepEvent).values(row | said))
