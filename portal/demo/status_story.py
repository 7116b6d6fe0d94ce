"""The demo's contacts and statuses: silence, talks, work, a no, the military, illness, and one that was corrected."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from flask import Flask

from portal.database import db, forget
from portal.demo.people import EMPLOYEES, STAFF_ACR, YOUTHS
from portal.domain.calendar import OSLO, oslo_date
from portal.domain.contacts import Channel, Outcome, Purpose
from portal.domain.refusals import Refusal
from portal.domain.status_answers import Told
from portal.domain.status_changes import Change
from portal.domain.words import Role
from portal.queries import contacts as kept
from portal.queries.status_background import background
from portal.queries.visitors import Visitor, enter
from portal.services import contacts, statuses, visits
from portal.services.contacts import Attempt

SESSION = visits.Lasting(timedelta(hours=1), timedelta(hours=1))
MOST = 24
NO_REPLY, TALKED, SAID_NO = Outcome.NO_REPLY, Outcome.DIALOGUE, Outcome.EXPLICIT_REFUSAL
LEFT_ALONE = frozenset({"Sofie", *(youth.name.split()[0] for youth in YOUTHS)})


@dataclass(frozen=True, slots=True)
class Case:
    """A youth of a counsellor; `first` is the day from which the registration runs."""

    youth_id: UUID
    first: date
    today: date

    def day(self, ago: int) -> date:
        """So many days ago, but never before the registration."""
        return max(self.today - timedelta(days=ago), self.first)


def tell(app: Flask, issuer: str) -> None:
    """Each counsellor's youths in turn, each with a plot of its own; what the rules refuse is left as it was."""
    for employee in EMPLOYEES:
        if len(employee.posts) == 1 and employee.posts[0].role is Role.COUNSELLOR:
            _of_counsellor(app, visits.Claims(issuer, employee.sub, STAFF_ACR))


def _of_counsellor(app: Flask, claims: visits.Claims) -> None:
    with app.app_context():
        token = visits.sign_in(claims, SESSION) or ""
    with _acting(app, token) as visitor:
        cases = list(_cases(visitor))
    for number, case in enumerate(cases):
        with _acting(app, token) as visitor:
            try:
                PLOTS[number % len(PLOTS)](visitor, case)
            except Refusal:
                db.session.rollback()
    with _acting(app, token):
        visits.sign_out(token)


@contextmanager
def _acting(app: Flask, token: str) -> Iterator[Visitor]:
    with app.app_context():
        visitor = enter(token)
        if visitor is None:
            raise RuntimeError("the demo's counsellor could not be signed in")
        yield visitor
        forget()


def _cases(visitor: Visitor) -> Iterator[Case]:
    today = oslo_date(visitor.now)
    for youth in [*kept.mine("OTUK"), *kept.mine("OTOV")][:MOST]:
        known = background(youth.id, today, visitor.now)
        if known.registered and youth.first_name not in LEFT_ALONE:
            yield Case(youth.id, known.registered, today)


def _log(visitor: Visitor, case: Case, on: date, outcome: Outcome, channel: Channel, **more: Any) -> None:  # noqa: ANN401
    noon = min(datetime.combine(on, time(12), tzinfo=OSLO), visitor.now)
    contacts.log(visitor, case.youth_id, Attempt(made_at=noon, channel=channel, outcome=outcome, **more))


def _set(visitor: Visitor, case: Case, told: Told, corrects: UUID | None = None) -> UUID:
    seen = background(case.youth_id, told.day, visitor.now).seen
    reason = "Feil ungdom valgt i listen" if corrects else ""
    change = Change(told=told, seen=seen, knowing=True, corrects=corrects, reason=reason)
    return statuses.change(visitor, case.youth_id, change)


def silence(visitor: Visitor, case: Case) -> None:
    _log(visitor, case, case.day(20), NO_REPLY, Channel.SMS, note="Spurte om vi kan møtes")
    _log(visitor, case, case.day(9), NO_REPLY, Channel.PHONE)


def nothing(_visitor: Visitor, _case: Case) -> None:
    """Nobody has tried."""


def followed_up(visitor: Visitor, case: Case) -> None:
    _log(visitor, case, case.day(25), NO_REPLY, Channel.LETTER)
    _log(visitor, case, case.day(16), TALKED, Channel.PHONE, note="Vil gjerne snakke om hva som finnes")
    _set(visitor, case, Told(day=case.day(16), code="OTOV"))


def informed(visitor: Visitor, case: Case) -> None:
    followed_up(visitor, case)
    _log(visitor, case, case.day(4), TALKED, Channel.MEETING, purpose=Purpose.INFORM_RIGHTS)


def found_work(visitor: Visitor, case: Case) -> None:
    _log(visitor, case, case.day(30), TALKED, Channel.MEETING, note="Søker jobb i butikk")
    start = case.day(12)
    _set(visitor, case, Told(day=start, code="OTAR", activity="work", start=start, via_ot=start > case.day(30)))


def worked_already(visitor: Visitor, case: Case) -> None:
    _log(visitor, case, case.day(14), TALKED, Channel.PHONE, note="Har jobbet på lager siden i sommer")
    start = case.first - timedelta(days=40)
    _set(visitor, case, Told(day=case.day(14), code="OTAR_IM", activity="work", start=start))


def said_no(visitor: Visitor, case: Case) -> None:
    _log(visitor, case, case.day(11), SAID_NO, Channel.PHONE, note="Vil ikke ha oppfølging nå")
    _set(visitor, case, Told(day=case.day(11), code="OTNO"))


def serves(visitor: Visitor, case: Case) -> None:
    _log(visitor, case, case.day(18), TALKED, Channel.MAIL)
    ends = (case.today + timedelta(days=200)).isoformat()
    _set(visitor, case, Told(day=case.day(18), code="OTMI", situation="military", kept={"expected_end": ends}))


def ill(visitor: Visitor, case: Case) -> None:
    _log(visitor, case, case.day(22), TALKED, Channel.PHONE)
    _set(visitor, case, Told(day=case.day(22), code="OTSY", situation="ill", postponement_applied=False))


def corrected(visitor: Visitor, case: Case) -> None:
    _log(visitor, case, case.day(15), TALKED, Channel.PHONE)
    wrong = _set(visitor, case, Told(day=case.day(15), code="OTMI", situation="military"))
    _set(visitor, case, Told(day=case.day(15), code="OTOV"), wrong)


PLOTS: tuple[Callable[[Visitor, Case], None], ...] = (
    found_work, corrected, silence, followed_up, said_no, nothing, serves, informed, silence, worked_already, ill,
)  # fmt: skip
