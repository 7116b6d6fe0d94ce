"""A human's word over the rules: another school, none, or yes to the proposal; the proposal is kept beside it."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import Row, text

from portal.database import db
from portal.domain.assignment_refusals import NotASchoolWithDuty, NotAssignedYet, NothingToConfirm, ReasonMissing
from portal.domain.words import Basis, Category, Verb
from portal.policy.grants import rule_of
from portal.queries.visitors import Visitor
from portal.tables.log import Ground, note

CONFIRMED: Final = "confirmed"
"""The reason that stands where the proposal was confirmed without a word more."""
_BY_HAND: Final = "override"

_HELD = text("SELECT category, status, unit_id, rule, needs_human FROM assignments WHERE youth_id = :youth FOR UPDATE")
_SCHOOL = text("""
    SELECT s.id FROM policy.seats s JOIN units u ON u.id = s.unit_id
    WHERE u.id = :unit AND s.role = 'counsellor' AND u.closed_on IS NULL""")
_SET = text("""
    UPDATE assignments SET override_unit_id = :unit, override_reason = :reason, override_by = :by, override_at = :at,
        needs_human = :needs_human WHERE youth_id = :youth""")
_CLOSE = text("""
    UPDATE responsibilities SET period = tstzrange(lower(period), greatest(lower(period), :at))
    WHERE youth_id = :youth AND duty = 'school' AND upper_inf(period) AND seat_id IS DISTINCT FROM :seat""")
_OPEN = text("""
    INSERT INTO responsibilities (id, youth_id, category, duty, seat_id, period, rule)
    SELECT :id, :youth, :category, 'school', :seat, tstzrange(:at, NULL), :rule
    WHERE NOT EXISTS (SELECT FROM responsibilities r
                      WHERE r.youth_id = :youth AND r.duty = 'school' AND upper_inf(r.period))""")
_TOUCH = text("SELECT policy.touch(:youth)")


@dataclass(frozen=True, slots=True)
class _Word:
    """What is decided: the school (None: none), why (None: as the rules say), by which rule the duty stands."""

    unit_id: int | None
    reason: str | None
    rule: str
    needs_human: bool = False


def override(visitor: Visitor, youth_id: UUID, unit_id: int | None, reason: str) -> None:
    """Give the duty to another school, or to none (None), against what the rules propose.

    Raises NotAssignedYet (also where the row is not for this reader), ReasonMissing, NotASchoolWithDuty.
    """
    if not reason.strip():
        raise ReasonMissing
    _decide(visitor, youth_id, _held(youth_id), _Word(unit_id, reason.strip(), _BY_HAND))


def confirm(visitor: Visitor, youth_id: UUID, reason: str = "") -> None:
    """Say yes to what the rules propose; it stays so until somebody says otherwise. Raises NothingToConfirm."""
    held = _held(youth_id)
    if held.status == "manual":
        raise NothingToConfirm
    _decide(visitor, youth_id, held, _Word(held.unit_id, reason.strip() or CONFIRMED, held.rule))


def follow_rules(visitor: Visitor, youth_id: UUID) -> None:
    """Take the human's word back: what the rules propose holds again, and waits for a human where it must."""
    held = _held(youth_id)
    _decide(visitor, youth_id, held, _Word(held.unit_id, None, held.rule, needs_human=held.status == "manual"))


def _held(youth_id: UUID) -> Row[Any]:
    """The row stays locked: a run of the rules over the city waits for us, and we for it."""
    held = db.session.execute(_HELD, {"youth": youth_id}).one_or_none()
    if held is None:
        raise NotAssignedYet
    return held


def _decide(visitor: Visitor, youth_id: UUID, held: Row[Any], word: _Word) -> None:
    seat = _seat_of(word.unit_id)
    run, by_hand = db.session.execute, word.reason is not None
    given = {"youth": youth_id, "at": visitor.now, "seat": seat, "category": held.category, "rule": word.rule}
    run(_SET, {
        "youth": youth_id, "unit": word.unit_id if by_hand else None, "reason": word.reason,
        "by": visitor.person_id if by_hand else None, "at": visitor.now if by_hand else None,
        "needs_human": word.needs_human,
    })  # fmt: skip
    run(_CLOSE, given)
    if seat is not None:
        run(_OPEN, {**given, "id": uuid4()})
    category = Category(held.category)
    rule = rule_of(visitor.role, Verb.WRITE, category, Basis.DUTY) if visitor.role else None
    action = "assignment.overridden" if by_hand else "assignment.follows_rules"
    note(visitor, action, youth_id, Ground(Basis.DUTY.value, rule=rule or "", categories=category.bit))
    run(_TOUCH, {"youth": youth_id})
    db.session.commit()


def _seat_of(unit_id: int | None) -> int | None:
    if unit_id is None:
        return None
    seat: int | None = db.session.scalar(_SCHOOL, {"unit": unit_id})
    if seat is None:
        raise NotASchoolWithDuty
    return seat
