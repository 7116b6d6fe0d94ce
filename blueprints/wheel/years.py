"""UDA makes the wheel of a school year, after having looked at it (S-019)."""

import flask
from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue

from blueprints.addresses import url_for
from blueprints.tables import Column
from blueprints.texts import _
from blueprints.visitor import here
from blueprints.wheel import words
from blueprints.wheel.year import wheel
from blueprints.wheel_views import in_language, source_word
from portal.domain.calendar import oslo_date, school_year
from portal.domain.wheel_years import Item
from portal.policy.actions import Action
from portal.queries import wheel as kept
from portal.services import wheel_years


@wheel.get("/wheel/make/<int:year>", access=Action.CITY_WORK)
def preview(year: int) -> ResponseReturnValue:
    """What would be made: the source's rows with this year's days, and last year's rules."""
    _near(year)
    items = wheel_years.propose(year)
    shown = [item for item in items if item.part <= 1]
    return render_template(
        "wheel/preview.html",
        title=_("The wheel of %(year)s", year=words.year_name(year)),
        year=year,
        made=year in kept.years(),
        items=shown,
        weeks=len(items) - len(shown) + 1,
        moved=[item for item in shown if item.due.on != item.due.working],
        words=words,
        title_of=_title,
        source_word=source_word,
        columns=[Column(_("Duty")), Column(_("Day")), Column(_("Working day")), Column(_("Whose duty")),
                 Column(_("Remark"))],
    )  # fmt: skip


@wheel.post("/wheel/make/<int:year>", access=Action.CITY_WORK)
def make(year: int) -> ResponseReturnValue:
    _near(year)
    wheel_years.make(here(), year)
    flash(_("The wheel is made, and every unit has its duties. Change the days that are different this year."))
    return redirect(url_for("wheel.year", year=year))


def _near(year: int) -> None:
    """The school year before, this one and the next two: others are mistakes."""
    now = school_year(oslo_date(here().now))
    if not now - 1 <= year <= now + 2:
        flask.abort(404)


def _title(item: Item) -> str:
    return in_language(item.plan.nb, item.plan.nn, item.row.what)
