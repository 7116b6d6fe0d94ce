"""The next step for a youth, in words: what to do, why now, and where it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext
from flask_babel import gettext as _

from blueprints.desk_views import NEW, Line, room_url
from blueprints.labels import day, short_day
from portal.domain.texts import msgid
from portal.queries.desks import SHOWN, Case, NextStep


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of step: its words, where it is done, and what the youths that wait for it wait for."""

    what: str
    why: str
    endpoint: str
    many: str


KINDS = {
    "renew": Kind(msgid("Talk about going on"), msgid("A consent ends %(day)s. A new one needs a new answer."),
                  "consents.new", msgid("%(number)s with a consent that ends soon")),
    "map": Kind(msgid("Map the situation"), msgid("Assigned %(day)s. Nothing is written yet (Oslostandarden 6.1.1)."),
                "youths.map_category", msgid("%(number)s to be mapped")),
    "ask": Kind(msgid("Ask for consent"), msgid("Mapped. The district and Nav see nothing before a yes (6.1.1)."),
                "consents.new", msgid("%(number)s to be asked for consent")),
    "meet": Kind(msgid("Call a clarification meeting"), msgid("Consent is in force, and no meeting is called (6.1.2)."),
                 "meetings.call", msgid("%(number)s to be called to a meeting")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A youth whom the school has just got the duty for."""

    name: str
    url: str
    since: str


def lines(steps: Sequence[NextStep], now: datetime) -> list[Line]:
    """One line for each youth, most urgent first."""
    return [_line(step, now) for step in steps]


def _line(step: NextStep, now: datetime) -> Line:
    kind = KINDS[step.step]
    fresh = now - step.since < NEW
    due, urgent = (short_day(step.last_day), "warning") if step.last_day else (_("New") if fresh else "", "info")
    return Line(
        due=due,
        urgent=urgent,
        what=gettext(kind.what),
        what_url=url_for(kind.endpoint, youth_id=step.youth_id),
        who=step.name,
        who_url=room_url(step.youth_id),
        why=gettext(kind.why, day=day(step.last_day or step.since)),
    )


def waiting(steps: Sequence[NextStep]) -> list[str]:
    """How many wait for each sort of step, where the desk does not show them all."""
    totals = {step.step: step.total for step in steps}
    return [gettext(KINDS[step].many, number=total) for step, total in totals.items() if total > SHOWN]


def newcomers(cases: Sequence[Case]) -> tuple[list[Newcomer], int]:
    """The latest, and how many there are in all."""
    latest = [Newcomer(c.name, room_url(c.youth_id), short_day(c.since)) for c in cases]
    return latest, cases[0].total if cases else 0
