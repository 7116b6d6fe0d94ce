"""Sets and corrects a status: asks the rules, keeps the row and what it rests on; of two at once one is told."""

from typing import Final
from uuid import UUID

from sqlalchemy import text

from portal.database import db
from portal.domain.calendar import oslo_date
from portal.domain.rules import Decision
from portal.domain.status_answers import Background, compose, facts_kept, reason_kept
from portal.domain.status_changes import (
    Change,
    NotAStatusOfThis,
    OnlyUda,
    ReasonForCorrection,
    ReportedAlready,
    RuleRefuses,
    SomebodyWasFirst,
    StatusInFuture,
    reported_since,
    settable,
)
from portal.domain.status_code_case import MISTAKE
from portal.domain.status_code_facts import StatusChoice
from portal.domain.status_codes import decide
from portal.domain.words import Basis, Category, Verb
from portal.policy.grants import CITY_ROLES, rule_of
from portal.queries import statuses as kept
from portal.queries.status_background import background
from portal.queries.visitors import Visitor
from portal.tables.status_keeping import NewStatus, annul, record

UNEXPLAINED: Final = "error_reason"
_ALONE = text("SELECT pg_advisory_xact_lock(hashtextextended(:youth, 0))")
_STANDS = text("""
    SELECT EXISTS (SELECT FROM statuses s WHERE s.id = :status AND s.youth_id = :youth
                   AND NOT EXISTS (SELECT FROM status_annulments a WHERE a.status_id = s.id))""")


def change(visitor: Visitor, youth_id: UUID, wanted: Change) -> UUID:
    """Set the proposed code from a day on; where it corrects another status, annul that one as well.

    Raises StatusInFuture, ReportedAlready, ReasonForCorrection, SomebodyWasFirst, NotAStatusOfThis, CodeRetired,
    RuleRefuses (TX, TC), OnlyUda. The second of two who write about the same youth waits for the first, and is told.
    """
    _possible(visitor, wanted)
    db.session.execute(_ALONE, {"youth": str(youth_id)})
    known = background(youth_id, wanted.told.day, visitor.now, wanted.corrects)
    _unchanged(youth_id, wanted, known)
    settable(kept.terms(), wanted.told.code or "", wanted.told.day)
    judged = _judged(visitor, wanted, known)
    if wanted.corrects is not None:
        annul(visitor, youth_id, wanted.corrects, wanted.reason.strip())
    made = record(visitor, _new(visitor, youth_id, wanted, known, judged))
    db.session.commit()
    return made


def _possible(visitor: Visitor, wanted: Change) -> None:
    today, day = oslo_date(visitor.now), wanted.told.day
    if day > today:
        raise StatusInFuture(day=day)
    if wanted.corrects is not None and not wanted.reason.strip():
        raise ReasonForCorrection
    reported = reported_since(day, today)
    if reported is not None and not wanted.knowing:
        raise ReportedAlready(day=reported)


def _unchanged(youth_id: UUID, wanted: Change, known: Background) -> None:
    if wanted.seen != known.seen:
        raise SomebodyWasFirst
    given = {"status": wanted.corrects, "youth": youth_id}
    if wanted.corrects is not None and not db.session.scalar(_STANDS, given):
        raise NotAStatusOfThis


def _judged(visitor: Visitor, wanted: Change, known: Background) -> Decision[StatusChoice]:
    told = wanted.told
    judged = decide(compose(told, known))
    right = judged.outcome
    missing = tuple(fact for fact in right.missing if fact != UNEXPLAINED or not told.kept.get(UNEXPLAINED))
    if told.code == MISTAKE and not told.completed_vgo and not told.kept.get(UNEXPLAINED):
        missing = (UNEXPLAINED,)
    if right.rejected or missing:
        raise RuleRefuses(
            code=told.code, rule=judged.rule, right=right.code, missing=missing, sentence=judged.explanation
        )
    if right.actor == "uda" and visitor.role not in CITY_ROLES:
        raise OnlyUda
    return judged


def _new(
    visitor: Visitor, youth_id: UUID, wanted: Change, known: Background, judged: Decision[StatusChoice]
) -> NewStatus:
    """The reason behind illness or care is written by those only who may write in the case."""
    told, facts = wanted.told, compose(wanted.told, known)
    writes = visitor.role is not None and rule_of(visitor.role, Verb.WRITE, Category.NOTES, Basis.DUTY)
    return NewStatus(
        youth_id=youth_id,
        code=told.code or "",
        valid_from=told.day,
        rule=judged.rule,
        via_ot=judged.outcome.via_ot if told.via_ot is None else told.via_ot,
        facts=facts_kept(facts, told.kept),
        reason=reason_kept(facts) if writes else {},
    )
