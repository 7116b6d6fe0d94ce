"""The demo's plans: Ida's, with measures under way; and another youth's, past its end and waiting for renewal."""

from datetime import date, timedelta
from uuid import UUID

from flask import Flask

from portal.database import forget
from portal.demo.people import EMPLOYEES, STAFF_ACR
from portal.domain.calendar import oslo_date
from portal.domain.plans import Frame, Kind, Measure, State
from portal.domain.words import Category, Role
from portal.queries import youths
from portal.queries.visitors import Visitor, enter
from portal.services import plans, visits
from portal.services.plans import Edition

SESSION = visits.Lasting(timedelta(hours=1), timedelta(hours=1))
IDA, LEFT_ALONE = "Ida", "Sofie"
GOALS = "Jeg vil fullføre Vg2 og få læreplass som kokk. Jeg vil ikke miste kontakten med klassen."
FLOW = "Koordinator ringer Ida hver fredag, og skriver til de andre samme dag når noe er endret."
MEASURES = (
    (Category.SCHOOLING, Kind.TUTORING, "Leksehjelp i matematikk to ganger i uken.", State.STARTED),
    (Category.WORK, Kind.ACTIVITY, "Hjelper til i kantina på onsdager.", State.AGREED),
    (Category.HEALTH, Kind.HEALTH_CARE, "Time hos helsesykepleier hver måned.", State.AGREED),
)


def tell(app: Flask, issuer: str) -> None:
    """By the first counsellor, through the product's own services."""
    subject = next(e.sub for e in EMPLOYEES if len(e.posts) == 1 and e.posts[0].role is Role.COUNSELLOR)
    with app.app_context():
        token = visits.sign_in(visits.Claims(issuer, subject, STAFF_ACR), SESSION)
        visitor = enter(token) if token else None
        if visitor is None:
            raise RuntimeError(f"{subject} is not appointed")
        _told(visitor)
        visits.sign_out(str(token))
        forget()


def _told(visitor: Visitor) -> None:
    found = youths.mine(youths.Wish(order="name")).rows
    today = oslo_date(visitor.now)
    for row in [row for row in found if row.first_name == IDA][:1]:
        _of_ida(visitor, UUID(str(row.id)), today)
    for row in [row for row in found if row.first_name not in {IDA, LEFT_ALONE}][:1]:
        ended = _frame(visitor, today - timedelta(days=150), today - timedelta(days=10), "Finne en jobb jeg trives i.")
        plans.write(visitor, UUID(str(row.id)), ended, Edition())


def _of_ida(visitor: Visitor, youth_id: UUID, today: date) -> None:
    last = today + timedelta(days=120)
    plan_id = plans.write(visitor, youth_id, _frame(visitor, today, last, "Jeg vil fullføre Vg2."), Edition())
    plans.write(visitor, youth_id, _frame(visitor, today, last, GOALS), Edition(plan_id, 1))
    for category, kind, what, state in MEASURES:
        measure = Measure(category, kind, what, _seat(visitor), today, last, state)
        plans.do(visitor, youth_id, plan_id, measure, Edition())


def _frame(visitor: Visitor, starts: date, ends: date, goals: str) -> Frame:
    return Frame(goals, FLOW, _seat(visitor), starts, ends, (starts + (ends - starts) / 2,))


def _seat(visitor: Visitor) -> int:
    if visitor.seat_id is None:
        raise RuntimeError("the demo's counsellor has no seat")
    return visitor.seat_id
