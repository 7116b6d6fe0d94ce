"""Follow-up plans are written, answered, evaluated and renewed; each save is a version, and nobody's text is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

import psycopg
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from portal.database import db
from portal.domain import plans as rules
from portal.domain.calendar import oslo_date
from portal.domain.plan_refusals import ChangedMeanwhile, NotYourMeasure, PlanEnded
from portal.domain.plans import Frame, Measure
from portal.domain.refusals import NotAllowed, NotKnown
from portal.domain.words import Basis, Category, Service, Verb
from portal.policy.grants import KEEPS_NO_WORDS, rule_of
from portal.queries import convening
from portal.queries import plans as kept
from portal.queries.visitors import Visitor
from portal.tables import Plan, PlanDraft, PlanMark, PlanMeasure
from portal.tables.log import Ground, note

_TOUCH = text("SELECT policy.touch(:youth)")


@dataclass(frozen=True, slots=True)
class Edition:
    """What the writer had before them: `key` of the plan or measure and its version; none for a new one."""

    key: UUID | None = None
    version: int = 0
    renews: UUID | None = None


def write(visitor: Visitor, youth_id: UUID, frame: Frame, edition: Edition) -> UUID:
    """Keep a new version of the plan, or a new plan. Raises NotYoursToWrite, ChangedMeanwhile, and what is no plan."""
    rules.author_rule(visitor.role)
    rules.check_frame(frame)
    plan_id = edition.key or uuid4()
    if edition.key or edition.renews:
        before = kept.get(youth_id, edition.key or edition.renews or plan_id)
        if before is None:
            raise NotKnown
        if edition.key and before.version != edition.version:
            raise ChangedMeanwhile
    row = _by(visitor, youth_id) | {
        "plan_id": plan_id, "version": edition.version + 1, "renews": edition.renews, "goals": frame.goals,
        "information_flow": frame.information_flow, "coordinator": frame.coordinator, "starts": frame.starts,
        "ends": frame.ends, "evaluate_on": sorted(set(frame.evaluate_on)), "transition": frame.transition,
        "transition_seat": frame.transition_seat,
    }  # fmt: skip
    _kept(Plan, row)
    _done(visitor, "plan.renewed" if edition.renews and not edition.key else "plan.written", youth_id)
    return plan_id


def do(visitor: Visitor, youth_id: UUID, plan_id: UUID, measure: Measure, edition: Edition) -> UUID:
    """Keep a new version of one's own service's measure. Raises NotYourMeasure (bug:10), ChangedMeanwhile, PlanEnded.

    A measure keeps its category: who may see it does not change by an edit.
    """
    plan = kept.get(youth_id, plan_id)
    if plan is None:
        raise NotKnown
    if plan.over:
        raise PlanEnded
    rules.check_measure(measure, plan.starts, plan.ends, oslo_date(visitor.now))
    if edition.key:
        _check_edition(youth_id, plan_id, edition)
    measure_id = edition.key or uuid4()
    row = _by(visitor, youth_id) | {
        "measure_id": measure_id, "version": edition.version + 1, "plan_id": plan_id,
        "category": measure.category.value, "kind": measure.kind.value, "what": measure.what,
        "responsible": measure.responsible, "starts": measure.starts, "due": measure.due, "state": measure.state.value,
    }  # fmt: skip
    _kept(PlanMeasure, row)
    _done(visitor, "plan.measure.written", youth_id, measure.category)
    return measure_id


def say(visitor: Visitor, youth_id: UUID, plan_id: UUID, kind: str, words: str = "") -> None:
    """The youth's answer on the own page, or minuted by who leads; or an evaluation, by who leads."""
    plan = kept.get(youth_id, plan_id)
    if plan is None:
        raise NotKnown
    own = visitor.youth_id == youth_id
    if own and kind == "evaluated":
        raise NotAllowed
    if not own:
        rules.author_rule(visitor.role)
    row = _by(visitor, youth_id) | {
        "plan_id": plan_id, "version": plan.version, "kind": kind, "words": words,
        "channel": "own_page" if own else "minuted", "on_day": oslo_date(visitor.now),
    }  # fmt: skip
    _kept(PlanMark, row | ({"source": Service.YOUTH.value, "author_seat": None} if own else {}))
    _done(visitor, f"plan.{kind}", youth_id)


def keep_draft(visitor: Visitor, youth_id: UUID, words: Mapping[str, str]) -> bool:
    """What somebody was writing when the door closed, for nobody but the writer; a youth or a school keeps none."""
    if visitor.seat_id is None or visitor.service is None or visitor.service in KEEPS_NO_WORDS:
        return False
    row = {"youth_id": youth_id, "words": dict(words), "author": visitor.person_id, "author_seat": visitor.seat_id}
    try:
        db.session.execute(insert(PlanDraft).values(**row, id=uuid4(), recorded_at=visitor.now))
        db.session.commit()
    except DBAPIError:
        db.session.rollback()
        return False
    return True


def _check_edition(youth_id: UUID, plan_id: UUID, edition: Edition) -> None:
    versions = kept.measure(youth_id, plan_id, edition.key or plan_id)
    if not versions:
        raise NotKnown
    if not versions[0].mine:
        raise NotYourMeasure
    if versions[0].version != edition.version:
        raise ChangedMeanwhile


def _kept(table: type[Plan | PlanMeasure | PlanMark], row: Mapping[str, object]) -> None:
    try:
        db.session.execute(insert(table).values(**row))
    except DBAPIError as fault:
        db.session.rollback()
        if isinstance(fault.orig, psycopg.errors.UniqueViolation):
            raise ChangedMeanwhile from None
        if isinstance(fault.orig, psycopg.errors.InsufficientPrivilege):
            raise NotAllowed from None
        raise


def _by(visitor: Visitor, youth_id: UUID) -> dict[str, object]:
    return {
        "id": uuid4(), "youth_id": youth_id, "source": visitor.service, "author": visitor.person_id,
        "author_seat": visitor.seat_id, "recorded_at": visitor.now,
    }  # fmt: skip


def _done(visitor: Visitor, action: str, youth_id: UUID, matter: Category = Category.PLAN) -> None:
    standing = convening.standing(youth_id)
    basis = Basis(standing.basis) if standing else Basis.DUTY
    rule = rule_of(visitor.role, Verb.WRITE, Category.PLAN, basis) if visitor.role else None
    ground = Ground(basis.value, standing.ground if standing else None, rule or "TD-17", matter.bit | Category.PLAN.bit)
    note(visitor, action, youth_id, ground)
    db.session.execute(_TOUCH, {"youth": youth_id})
    db.session.commit()
