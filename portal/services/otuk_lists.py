"""Sending OTUK lists to the districts: all of a day at once, frozen, with a mail to each; and the receipt."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text

from portal.database import db
from portal.domain.calendar import oslo_date, school_year
from portal.domain.list_refusals import AlreadySent, ListNotKnown, NotADayForLists
from portal.domain.otuk_lists import may_be_sent_for
from portal.domain.words import Basis, Category, Role, Verb
from portal.policy.grants import rule_of
from portal.queries import otuk_lists as kept
from portal.queries.visitors import Visitor
from portal.tables.list_keeping import keep_opening
from portal.tables.list_post import tell_of_lists
from portal.tables.log import Ground, note

_FREEZE = text("SELECT policy.freeze_lists(:day, :school_year, :review_by)")
RECEIVERS = frozenset({Role.DISTRICT_OT, Role.NAV_OT})
"""Whose opening of a list is its receipt."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What was sent: how many lists, and how many mails."""

    lists: int
    mails: int


def send(visitor: Visitor, day: date, review_by: date) -> Sending:
    """Compose and freeze one list for every district, and tell its people; all or nothing.

    Youths with protected address stand on none (TD-13). Raises NotADayForLists, AlreadySent.
    """
    if not may_be_sent_for(day, oslo_date(visitor.now)):
        raise NotADayForLists
    asked = {"day": day, "school_year": school_year(day), "review_by": review_by}
    made: int = db.session.scalar(_FREEZE, asked) or 0
    if not made:
        raise AlreadySent
    mails = tell_of_lists(visitor, day)
    protected, nowhere = kept.left_out()
    rule = rule_of(visitor.role, Verb.WRITE, Category.LIST_ENTRY, Basis.DUTY) if visitor.role else None
    ground = Ground(Basis.DUTY.value, rule=rule or "", categories=Category.LIST_ENTRY.bit)
    told = {"day": day.isoformat(), "lists": str(made), "protected": str(protected), "nowhere": str(nowhere)}
    note(visitor, "lists.sent", None, ground, told)
    db.session.commit()
    return Sending(made, mails)


def opened(visitor: Visitor, list_id: UUID) -> kept.Sent:
    """The list, with the receipt of whoever opens it for the district or Nav; the request's end keeps both.

    Raises ListNotKnown.
    """
    found = kept.get(list_id)
    if found is None:
        raise ListNotKnown
    if visitor.role in RECEIVERS and keep_opening(visitor, list_id):
        note(visitor, "list.opened", None, _ground(visitor), {"list": str(list_id)})
    else:
        note(visitor, "list.read", None, _ground(visitor), {"list": str(list_id)})
    return found


def _ground(visitor: Visitor) -> Ground:
    basis = Basis.LIST if visitor.role in RECEIVERS else Basis.DUTY
    rule = rule_of(visitor.role, Verb.READ, Category.LIST_ENTRY, basis) if visitor.role else None
    return Ground(basis.value, rule=rule or "", categories=Category.LIST_ENTRY.bit | Category.REPORT_BACK.bit)
