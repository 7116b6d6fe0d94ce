"""What has happened in the demo before one looks: mappings, consents of every state, a meeting, a withdrawal.

Done by the demo's own counsellors through the product's services, so that nothing here could not have happened.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from flask import Flask

from portal.database import forget
from portal.demo import (
    city_story,
    letters_story,
    lists_story,
    plan_story,
    report_story,
    statistics_story,
    status_story,
    transfer_story,
    wheel_story,
)
from portal.demo.people import EMPLOYEES, STAFF_ACR, YOUTHS
from portal.domain.calendar import OSLO, default_consent_end, oslo_date
from portal.domain.consent_answers import Answer, Evidence
from portal.domain.consent_proposals import Giver
from portal.domain.consents import Decided, Line
from portal.domain.meetings import Call, Kind
from portal.domain.words import Category, Role, Service, Verb
from portal.queries import consents as kept
from portal.queries import units, youths
from portal.queries.visitors import Visitor, enter
from portal.services import consents, meetings, staircase, teams, visits

C = Category
SESSION = visits.Lasting(timedelta(hours=1), timedelta(hours=1))
LEFT_ALONE = "Sofie"
"""The one whose story the visitor tells: mapped by nobody, consented to nothing."""


@dataclass(frozen=True, slots=True)
class Case:
    """One youth of a counsellor, and the two services nearest."""

    youth_id: UUID
    first_name: str
    near: tuple[int, ...]
    notice: UUID
    today: date


def tell(app: Flask, issuer: str) -> int:
    """Tell the stories of every counsellor's youths; answers how many youths got one."""
    counsellors = [e.sub for e in EMPLOYEES if len(e.posts) == 1 and e.posts[0].role is Role.COUNSELLOR]
    told = sum(_of_counsellor(app, visits.Claims(issuer, sub, STAFF_ACR)) for sub in counsellors)
    city_story.tell(app, issuer)
    lists_story.tell(app, issuer)
    status_story.tell(app, issuer)
    report_story.tell(app, issuer)
    wheel_story.tell(app, issuer)
    letters_story.tell(app, issuer)
    statistics_story.tell(app, issuer)
    transfer_story.tell(app, issuer)
    plan_story.tell(app, issuer)
    return told


@contextmanager
def _acting(app: Flask, token: str) -> Iterator[Visitor]:
    with app.app_context():
        visitor = enter(token)
        if visitor is None:
            raise RuntimeError("the demo's counsellor could not be signed in")
        yield visitor
        forget()


def _of_counsellor(app: Flask, claims: visits.Claims) -> int:
    with app.app_context():
        token = visits.sign_in(claims, SESSION)
    if token is None:
        raise RuntimeError(f"{claims.subject} is not appointed")
    with _acting(app, token) as visitor:
        cases = list(_cases(visitor))
    for number, case in enumerate(cases):
        plot = in_force if case.first_name in {y.name.split()[0] for y in YOUTHS} else PLOTS[number % len(PLOTS)]
        with _acting(app, token) as visitor:
            plot(visitor, case)
    with _acting(app, token):
        visits.sign_out(token)
    return len(cases)


def _cases(visitor: Visitor) -> Iterator[Case]:
    page = youths.mine(youths.Wish(order="name"))
    notice = kept.notices()[0].id
    for row in page.rows:
        youth_id = UUID(str(row.id))
        near = tuple(seat.id for seat in units.parties(youth_id) if seat.near and seat.role != Role.NAV_ADVISER.value)
        if near and row.first_name != LEFT_ALONE:
            yield Case(youth_id, row.first_name, near, notice, oslo_date(visitor.now))


def _map(visitor: Visitor, case: Case) -> None:
    said = teams.Mapping(C.SCHOOLING, "Har falt ut av Vg2 og mangler tre fag.", "Noen som holder tråden.", "Fagbrev.")
    teams.map_category(visitor, case.youth_id, said)
    said = teams.Mapping(C.WORK, "Har jobbet i butikk i sommer.", "Praksis som teller.", "Jobb ved siden av skolen.")
    teams.map_category(visitor, case.youth_id, said)
    others = (teams.Actor(Service.NAV, False, True), teams.Actor(Service.SCHOOL_HEALTH, True, False))
    teams.map_actors(visitor, case.youth_id, others)


def _answer(case: Case, decided: datetime, last: date, decision: Decided = Decided.GIVEN) -> Answer:
    seen = ((C.SCHOOLING, Verb.READ), (C.WORK, Verb.READ), (C.PLAN, Verb.READ), (C.MEETING, Verb.MEET))
    lines = tuple(Line(Service.SCHOOL, seat, category, verb) for seat in case.near for category, verb in seen)
    return Answer(
        decision=decision,
        parties=case.near,
        lines=lines if decision is Decided.GIVEN else (),
        decided_at=decided,
        valid_from=oslo_date(decided),
        valid_to=last,
        giver=Giver.YOUTH,
        language="nb",
        notice_id=case.notice,
        collection="oral",
        evidence=Evidence("Sagt i samtale og referatført av rådgiver", "Foresatt var med i samtalen"),
        purpose="Samordnet oppfølging av ungdommen",
    )


def nothing_yet(_visitor: Visitor, _case: Case) -> None:
    """Assigned to the school, and nobody has begun."""


def mapped(visitor: Visitor, case: Case) -> None:
    """Mapped, not yet asked."""
    _map(visitor, case)


def in_force(visitor: Visitor, case: Case) -> None:
    """Mapped and consented through the school year; a meeting is called."""
    _map(visitor, case)
    consents.record(visitor, case.youth_id, _answer(case, visitor.now, default_consent_end(case.today)))
    staircase.keep(visitor, case.youth_id)
    starts = datetime.combine(_weekday(case.today + timedelta(days=5)), time(9), tzinfo=OSLO)
    call = Call(Kind.CLARIFICATION, starts, starts + timedelta(hours=1), "Skolen, møterom 2", case.near)
    meetings.call(visitor, case.youth_id, call)


def ends_soon(visitor: Visitor, case: Case) -> None:
    """The consent has nine days left."""
    _map(visitor, case)
    decided = visitor.now - timedelta(days=60)
    consents.record(visitor, case.youth_id, _answer(case, decided, case.today + timedelta(days=9)))


def ended(visitor: Visitor, case: Case) -> None:
    """The consent ended a week ago, by itself."""
    _map(visitor, case)
    decided = visitor.now - timedelta(days=100)
    consents.record(visitor, case.youth_id, _answer(case, decided, case.today - timedelta(days=7)))


def withdrawn(visitor: Visitor, case: Case) -> None:
    """Consented, and took it back from the last of the two."""
    in_force(visitor, case)
    consents.withdraw(visitor, case.youth_id, case.near[-1], "Ungdommen ville vente")


def refused(visitor: Visitor, case: Case) -> None:
    """Asked, and said no."""
    _map(visitor, case)
    last = default_consent_end(case.today)
    consents.record(visitor, case.youth_id, _answer(case, visitor.now, last, Decided.REFUSED))


def _weekday(day: date) -> date:
    return day + timedelta(days=(7 - day.weekday()) % 7) if day.weekday() > 4 else day  # noqa: PLR2004 - Saturday on


PLOTS: tuple[Callable[[Visitor, Case], None], ...] = (
    in_force, mapped, ends_soon, nothing_yet, ended, withdrawn, refused,
)  # fmt: skip
