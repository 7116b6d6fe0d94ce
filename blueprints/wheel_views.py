"""What the desks show of the annual wheel: what is due soon, what is late, and the news from UDA."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from blueprints.addresses import url_for
from blueprints.labels import day, short_day
from blueprints.texts import _, tongue
from blueprints.visitor import here
from portal.domain.calendar import oslo_date, school_year, school_year_start
from portal.domain.texts import msgid
from portal.domain.wheel import AHEAD_DAYS, Due, Standing
from portal.domain.wheel_words import in_norwegian
from portal.policy.actions import Action
from portal.policy.decide import may_ever
from portal.queries import bulletins, wheel
from portal.queries.wheel import ItemRow

MAKE_AHEAD = timedelta(days=61)
NEWS_DAYS, MOST_NEWS, MOST_LINES = timedelta(days=30), 3, 6
STANDINGS: dict[Standing, tuple[str, str, str]] = {
    Standing.LATE: (msgid("Late"), "danger", "!"),
    Standing.TODAY: (msgid("Due today"), "warning", "!"),
    Standing.SOON: (msgid("Due soon"), "warning", "!"),
    Standing.AHEAD: (msgid("Coming up"), "info", "→"),
    Standing.LATER: (msgid("Later"), "neutral", "·"),
    Standing.DONE: (msgid("Done"), "success", "✓"),
    Standing.ENDED: (msgid("Ended with the unit"), "neutral", "–"),
}
"""Label, colour, and the sign that stands beside it."""


@dataclass(frozen=True, slots=True)
class DueLine:
    """A duty on a desk: in how many days, what, and its page."""

    when: str
    color: str
    title: str
    url: str
    day: str


def title_of(titles: ItemRow) -> str:
    """What the row is, in the reader's language."""
    return in_language(titles.title_nb, titles.title_nn, titles.title_en)


def source_word(english: str) -> str:
    """A name or a note of the source, in the reader's language."""
    code = tongue().code
    return english if code == "en" else in_norwegian(english, nynorsk=code == "nn")


def in_language(bokmal: str, nynorsk: str, english: str) -> str:
    """Of the three that the wheel is written in."""
    return {"nn": nynorsk, "en": english}.get(tongue().code, bokmal)


def left(due: Due, today: date) -> str:
    """In 3 days; today; 2 days late."""
    if today > due.last:
        return _("%(days)d days late", days=(today - due.last).days)
    days = max((due.aim - today).days, 0)
    if days == 0:
        return _("Due today")
    return _("Due in one day") if days == 1 else _("Due in %(days)d days", days=days)


def due_lines(now: datetime) -> list[DueLine]:
    """One's own unit's duties of this school year that are late or due within two weeks, the first due first."""
    visitor, today = here(), oslo_date(now)
    if visitor.unit_id is None:
        return []
    until = today + timedelta(days=AHEAD_DAYS)
    duties = wheel.open_duties(visitor.unit_id, school_year_start(today), until)
    return [_line(duty, today) for duty in _this_week(duties, today)][:MOST_LINES]


def _this_week(duties: Iterable[ItemRow], today: date) -> list[ItemRow]:
    """Of what comes every week, the first of the last seven days and those ahead: older weeks stand in the wheel."""
    weeks = [duty for duty in duties if duty.part and duty.due.last >= today - timedelta(days=7)]
    first = {duty.source_id: duty.id for duty in reversed(weeks)}
    return [duty for duty in duties if not duty.part or first.get(duty.source_id) == duty.id]


def _line(duty: ItemRow, today: date) -> DueLine:
    _label, color, _sign = STANDINGS[duty.standing(today)]
    return DueLine(left(duty.due, today), color, title_of(duty), item_url(duty.id), short_day(duty.working_on))


def item_url(item_id: UUID) -> str:
    return url_for("wheel.item", item_id=item_id)


@dataclass(frozen=True, slots=True)
class NewsLine:
    title: str
    url: str
    day: str


def news_lines(now: datetime) -> list[NewsLine]:
    """The newest from UDA, of the last thirty days."""
    return [
        NewsLine(b.title, url_for("wheel.news", _anchor=f"n-{b.id}"), day(b.posted_at))
        for b in bulletins.newest(MOST_NEWS)
        if b.posted_at > now - NEWS_DAYS
    ]


def cards(now: datetime) -> dict[str, object]:
    """What templates/wheel/desk_cards.html wants of every desk."""
    return {"due": [*_to_make(oslo_date(now)), *due_lines(now)], "uda_news": news_lines(now)}


def _to_make(today: date) -> list[DueLine]:
    """From June on UDA is asked to make the wheel of the next school year, and this one's until it is made (S-019)."""
    if not may_ever(Action.CITY_WORK, here().role):
        return []
    year = school_year(today + MAKE_AHEAD)
    if year in wheel.years():
        return []
    named = f"{year}/{(year + 1) % 100:02}"
    title, first = _("Make the wheel of %(year)s", year=named), school_year_start(today + MAKE_AHEAD)
    due = Due(first, first)
    return [DueLine(left(due, today), "warning", title, url_for("wheel.preview", year=year), short_day(first))]
