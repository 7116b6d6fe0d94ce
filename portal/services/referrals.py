"""A youth outside the target group is guided on, mostly to Nav; nothing about the youth goes there (R-191 … R-196)."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import insert, text

from portal.database import db
from portal.domain.referrals import Helped, NothingToRefer
from portal.domain.refusals import NotKnown
from portal.domain.words import Basis, Category, Language, Verb
from portal.policy.grants import rule_of
from portal.queries import referrals as kept
from portal.queries.visitors import Visitor
from portal.tables import Referral
from portal.tables.log import Ground, note


@dataclass(frozen=True, slots=True)
class Help:
    """How the youth was helped, and in which language it was explained."""

    helped: Helped
    language: Language = Language.BOKMAL


def record(visitor: Visitor, youth_id: UUID, given: Help) -> UUID:
    """Write down where the rules guide the youth and how they were helped there. Raises NothingToRefer, NotKnown."""
    found = kept.guided(youth_id, visitor.now)
    if found is None:
        raise NotKnown
    kind = found.guidance.outcome.kind
    if kind == "none":
        raise NothingToRefer
    referral_id = uuid4()
    db.session.execute(
        insert(Referral).values(
            id=referral_id,
            youth_id=youth_id,
            kind=kind,
            rule=found.target.rule,
            office=found.office if found.guidance.outcome.names_office else "",
            helped=given.helped.value,
            language=given.language.value,
            author=visitor.person_id,
            author_seat=visitor.seat_id,
            recorded_at=visitor.now,
        )
    )
    rule = rule_of(visitor.role, Verb.WRITE, Category.STATUS_FACTS, Basis.DUTY) if visitor.role else None
    ground = Ground(Basis.DUTY.value, rule=rule or "", categories=Category.STATUS_FACTS.bit)
    note(visitor, "referral.recorded", youth_id, ground, {"kind": kind, "helped": given.helped.value})
    db.session.execute(text("SELECT policy.touch(:youth)"), {"youth": youth_id})
    db.session.commit()
    return referral_id
