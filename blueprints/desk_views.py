"""What the desks share: whose desk it is, what waits, and the meetings ahead, in plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from flask import url_for
from flask_babel import gettext
from flask_babel import gettext as _

from blueprints.labels import day, first_letter_big, initials, occasion, short_day, weekday
from blueprints.meeting_views import kind_name
from blueprints.visitor import here
from blueprints.wheel_views import cards
from portal.domain.calendar import oslo_date, oslo_midnight, school_year
from portal.domain.texts import msgid
from portal.queries import desks, meetings, otuk_lists
from portal.queries import otuk as unknown
from portal.queries.desks import Case
from portal.queries.meetings import Coming

SOON = timedelta(days=14)
NEW = timedelta(days=7)
LAST_MOMENT = timedelta(seconds=1)
MOST = 20
UNANSWERED = "invited"
ANSWERS = {
    "invited": msgid("You have not answered"),
    "accepted": msgid("You are coming"),
    "declined": msgid("You are not coming"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of what is to be done: when, what (a link), with whom (a link), and why."""

    due: str
    urgent: str
    what: str
    what_url: str
    who: str
    who_url: str
    why: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting as a desk shows it; `unanswered` where one's own invitation waits."""

    when: str
    iso: str
    text: str
    note: str
    href: str
    unanswered: bool


def title(now: datetime) -> str:
    """Today, Sunday 22 November."""
    return str(_("Today, %(day)s", day=weekday(now)))


def soon(now: datetime) -> datetime:
    """Through the fourteenth day from now, in Oslo."""
    return oslo_midnight(oslo_date(now) + SOON + timedelta(days=1))


def new_since(now: datetime) -> datetime:
    """What came after this is new."""
    return now - NEW


def room_url(youth_id: UUID) -> str:
    """The youth's room."""
    return url_for("youths.room", youth_id=youth_id)


def coming() -> list[Coming]:
    """The meetings of the week that one's own seat is invited to, and later ones that wait for an answer."""
    visitor = here()
    week = oslo_midnight(oslo_date(visitor.now) + timedelta(days=8))
    return [m for m in meetings.upcoming(visitor, MOST) if m.starts < week or m.answer == UNANSWERED]


def meeting_url(meeting: Coming) -> str:
    """The meeting's own page."""
    return url_for("meetings.meeting", youth_id=meeting.youth_id, meeting_id=meeting.id)


def appointments(ahead: Iterable[Coming]) -> list[Appointment]:
    """Each meeting with whom it is about, and whether it waits for an answer."""
    return [
        Appointment(
            when=first_letter_big(occasion(m.starts)),
            iso=m.starts.isoformat(),
            text=f"{kind_name(m.kind)} · {m.youth}",
            note=gettext(ANSWERS[m.answer]) + " · " + m.place,
            href=meeting_url(m),
            unanswered=m.answer == UNANSWERED,
        )
        for m in ahead
    ]


def to_answer(ahead: Iterable[Coming]) -> list[Line]:
    """The invitations that wait for an answer, as things to do."""
    return [
        Line(
            due=short_day(m.starts),
            urgent="warning",
            what=_("Answer the invitation"),
            what_url=meeting_url(m),
            who=m.youth,
            who_url=room_url(m.youth_id),
            why=f"{kind_name(m.kind)}, {occasion(m.starts)}",
        )
        for m in ahead
        if m.answer == UNANSWERED
    ]


def ending(cases: Iterable[Case], by: datetime) -> list[Line]:
    """The consents that end soon, the first to end first."""
    last = sorted((c.until, c.youth_id, c) for c in cases if c.until is not None and c.until <= by)
    return [
        Line(
            due=short_day(until - LAST_MOMENT),
            urgent="warning",
            what=_("The consent ends"),
            what_url=room_url(case.youth_id),
            who=case.name,
            who_url=room_url(case.youth_id),
            why=_("After this day you no longer see the case. The responsible school can ask for a new one."),
        )
        for until, _youth, case in last
    ]


@dataclass(frozen=True, slots=True)
class News:
    """A case with something to look at since one was there last."""

    name: str
    url: str
    initials: str
    fresh: bool
    note: str


def news(cases: Iterable[Case]) -> list[News]:
    """New cases and changed ones, the newest activity first."""
    return [
        News(
            name=c.name,
            url=room_url(c.youth_id),
            initials=initials(c.name),
            fresh=c.news == "new",
            note=_news_note(c),
        )
        for c in cases
        if c.news
    ]


def _news_note(case: Case) -> str:
    if case.looked_at is None:
        return str(_("Yours to see from %(day)s. You have not opened it yet.", day=day(case.since)))
    return str(_("Something happened %(when)s", when=occasion(case.last_activity)))


def partner_day(now: datetime) -> dict[str, object]:
    """What the district's and Nav's first pages hold: the list, what waits, meetings, and cases with news."""
    ahead = coming()
    cases = desks.cases(soon(now))
    return {
        "title": title(now),
        "summary": unknown.summary(oslo_date(now) - SOON),
        "cap": unknown.COUNT_CAP,
        "sent": next(iter(otuk_lists.newest(school_year(oslo_date(now)))), None),
        "today": oslo_date(now),
        "lines": [*to_answer(ahead), *ending(cases, soon(now))],
        "meetings": appointments(ahead),
        "news": news(cases),
        "cases": cases[0].total if cases else 0,
        "wheel": cards(now),
    }
