"""A day that is past: who could see what, when and why, and who did look."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from uuid import UUID

from flask_babel import format_datetime
from wtforms.validators import InputRequired, ValidationError

from blueprints.consent_views import party_name
from blueprints.forms import DayField, Form
from blueprints.labels import day, in_a_row, initials, service_name
from blueprints.mine.glances import REASONS, Line, about, glances
from blueprints.texts import _, lazy
from blueprints.visitor import here
from portal.domain.calendar import OSLO, day_bounds, oslo_date
from portal.domain.periods import Period
from portal.domain.words import CONSENTABLE, Basis
from portal.policy.day_views import Facts, Sight, windows
from portal.queries import day_views

FIRST = date(2000, 1, 1)
"""No record is older."""


class DayForm(Form):
    """Which day; sent in the address. One that has not come yet has nothing to tell."""

    class Meta(Form.Meta):
        csrf = False

    day = DayField(lazy("Day"), [InputRequired()])

    def validate_day(self, field: DayField) -> None:
        if field.data and field.data > oslo_date(here().now):
            raise ValidationError(_("That day has not come yet."))
        if field.data and field.data < FIRST:
            raise ValidationError(_("Nothing was written down here so long ago."))


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who could see something that day: what, when and why."""

    name: str
    initials: str
    what: str
    note: str


@dataclass(frozen=True, slots=True)
class Day:
    """What is told of a day; of today, as far as it has come."""

    day: date
    could: list[Told]
    did: list[Line]


def day_of(youth_id: UUID, asked: date, now: datetime) -> Day:
    """From what was recorded by then alone, beside the log."""
    start, end = day_bounds(asked)
    seats = day_views.seats(youth_id)
    facts = day_views.facts(youth_id, seats)
    told = _told(facts, seats, Period(start, end), now)
    return Day(asked, list(told), glances(day_views.looks(youth_id, start, end)))


def _told(facts: Facts, seats: Iterable[day_views.Seat], whole: Period, now: datetime) -> Iterator[Told]:
    """By seat, and for each ground and time of it one line; of several sources together."""
    if whole.start is None or whole.end is None:
        return
    found: dict[tuple[int, Basis, UUID, Period], list[Sight]] = {}
    for window in windows(facts, whole.start, min(whole.end, now + timedelta.resolution)):
        sight = window.sight
        found.setdefault((sight.seat, sight.basis, sight.ground, window.period), []).append(sight)
    said_yes = {kept.record.id: kept.record.decided_at for kept in facts.consents}
    for seat in seats:
        mine = [(key, sights) for key, sights in found.items() if key[0] == seat.seat_id]
        for (_seat, basis, ground, period), sights in sorted(mine, key=lambda one: (str(one[0][3].start), one[0][1])):
            notes = (_hours(period, whole, now), _why(basis, said_yes.get(ground)))
            yield Told(
                party_name(seat.role, seat.unit_name), initials(seat.unit_name), _what(sights), " · ".join(notes)
            )


def _what(sights: Iterable[Sight]) -> str:
    """The topics, and which services had written what could be read."""
    every = list(sights)
    reads = reduce(or_, (category.bit for sight in every for category in sight.reads))
    whole = all(reads & topic.bit for topic in CONSENTABLE)
    seen = _("every topic") if whole else about(reads)
    sources = sorted({source for sight in every for source in sight.sources})
    if not seen or not sources:
        return seen or _("that you have a case, and the meetings that they were asked to")
    written = in_a_row([service_name(source) for source in sources])
    return _("%(topics)s, written by: %(services)s", topics=seen, services=written)


def _hours(period: Period, whole: Period, now: datetime) -> str:
    begins = None if period.start == whole.start else _clock(period.start)
    ends = None if period.end == whole.end or (period.end and period.end > now) else _clock(period.end)
    if begins and ends:
        return _("from %(begin)s until %(end)s", begin=begins, end=ends)
    if begins:
        return _("from %(begin)s", begin=begins)
    return _("until %(end)s", end=ends) if ends else _("the whole day")


def _why(basis: Basis, said_yes: datetime | None) -> str:
    return _("because you said yes %(day)s", day=day(said_yes)) if said_yes else _(REASONS[basis.value])


def _clock(instant: datetime | None) -> str:
    return str(format_datetime(instant.astimezone(OSLO), _("HH:mm"), rebase=False)) if instant else ""
