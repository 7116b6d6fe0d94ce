"""The wheel of a school year: one's own unit's duties first, then the months, then what is not the service's."""

from dataclasses import dataclass
from datetime import date

import flask
from babel.dates import format_date
from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints.addresses import url_for
from blueprints.blueprint import Blueprint
from blueprints.labels import first_letter_big
from blueprints.texts import _, tongue
from blueprints.visitor import here
from blueprints.wheel import words
from blueprints.wheel.picture import months, sectors
from blueprints.wheel_views import STANDINGS, item_url, left, title_of
from portal.domain.calendar import oslo_date, school_year
from portal.domain.wheel import Standing
from portal.policy.actions import Action
from portal.policy.decide import may_ever
from portal.queries import wheel as kept
from portal.queries.wheel import ItemRow

wheel = Blueprint("wheel", __name__)
WAITING = (Standing.LATE, Standing.TODAY, Standing.SOON, Standing.AHEAD)


@dataclass(frozen=True, slots=True)
class Own:
    """A line of one's own unit's duties."""

    row: ItemRow
    title: str
    url: str
    label: str
    color: str
    sign: str
    left: str
    counted: str


@wheel.get("/wheel", access=Action.WHEEL_READ)
@wheel.get("/wheel/<int:year>", access=Action.WHEEL_READ)
def year(year: int | None = None) -> ResponseReturnValue:
    """This school year's, or another that has been made (S-018)."""
    visitor, today = here(), oslo_date(here().now)
    made = kept.years()
    if year is not None and year not in made:
        flask.abort(404)
    shown = year or school_year(today)
    items = kept.of_year(shown, visitor.unit_id)
    mine = [row for row in items if row.duty_id and row.in_force]
    return render_template(
        "wheel/year.html",
        words=words,
        title=_("Annual wheel %(year)s", year=words.year_name(shown)),
        unit=visitor.unit_name,
        years=[_tab(number, shown) for number in made],
        made=shown in made,
        own=[_own(row, today) for row in _worth_showing(mine, today)],
        continuing=[row for row in items if row.precision == "continuous"],
        months=_by_month(shown, items),
        others=[row for row in items if row.relevance == "no"],
        sectors=sectors(shown, _shown(items), [r for r in mine if r.standing(today) is Standing.LATE], today),
        title_of=title_of,
        item_url=item_url,
        month_name=month_name,
        links=_links(shown, today),
        feed=visitor.unit_id is not None,
    )


def month_name(month: date, pattern: str = "LLLL y") -> str:
    """Oktober 2026."""
    return first_letter_big(str(format_date(month, pattern, locale=tongue().code)))


def _tab(number: int, shown: int) -> dict[str, object]:
    return {"label": words.year_name(number), "url": url_for("wheel.year", year=number), "current": number == shown}


def _worth_showing(mine: list[ItemRow], today: date) -> list[ItemRow]:
    """Of what comes every week: what is late or near, and the last that was done."""
    weeks = [row for row in mine if row.part and row.standing(today) is Standing.DONE]
    last = {row.source_id: row.id for row in weeks}
    return [row for row in mine if not row.part or row.standing(today) in WAITING or last.get(row.source_id) == row.id]


def _own(row: ItemRow, today: date) -> Own:
    standing = row.standing(today)
    label, color, sign = STANDINGS[standing]
    return Own(
        row, title_of(row), item_url(row.id), _(label), color, sign,
        left(row.due, today) if standing in WAITING else "", words.counted(row),
    )  # fmt: skip


def _shown(items: list[ItemRow]) -> list[ItemRow]:
    """What has a place among the months: of the service, in force, and not every week."""
    return [r for r in items if r.in_force and r.relevance != "no" and r.precision not in {"weekly", "continuous"}]


def _by_month(year: int, items: list[ItemRow]) -> list[tuple[date, list[ItemRow]]]:
    rows = _shown(items)
    return [(month, [r for r in rows if (r.due_on.year, r.due_on.month) == (month.year, month.month)])
            for month in months(year)]  # fmt: skip


def _links(shown: int, today: date) -> list[tuple[str, str]]:
    """Where else one can go from here, by role."""
    links = [(_("News from UDA"), url_for("wheel.news")), (_("In your own calendar"), url_for("wheel.feed"))]
    role = here().role
    if role and may_ever(Action.CITY_WORK, role):
        following = max(shown, school_year(today)) + 1
        links = [
            (_("Who is late"), url_for("wheel.overview", year=shown, state="late")),
            (
                _("Make the wheel of %(year)s", year=words.year_name(following)),
                url_for("wheel.preview", year=following),
            ),
            *links,
        ]
    return links
