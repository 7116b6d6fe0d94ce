"""The statistics page: filters, the measures, one dimension with its chart, units compared, and school years."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.statistics import lines, words
from blueprints.statistics.asked import Asked, ask
from blueprints.statistics.desk import statistics
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.statistics import DIMENSIONS, MEASURES
from portal.policy.actions import Action
from portal.policy.decide import may_ever
from portal.queries import city_runs
from portal.services import statistics as services

KINDS = ("csv", "xlsx")


@statistics.get("/statistics", access=Action.STATISTICS_READ)
def overview() -> ResponseReturnValue:
    """The numbers that the address asks for."""
    asked = ask(request.args)
    role = here().role
    counts = role is not None and may_ever(Action.CITY_WORK, role)
    page = {"run": city_runs.newest_of("statistics") if counts else None, "counts": counts, "words": words}
    if asked is None:
        return render_template("statistics/none.html", **page)
    return render_template(
        "statistics/overview.html",
        asked=asked,
        filters=_filters(asked),
        files=[(kind, url_for("statistics.taken_out", kind=kind, **asked.args())) for kind in KINDS],  # type: ignore[arg-type] # strings
        **_content(asked),
        **page,
    )


@statistics.post("/statistics/count", access=Action.CITY_WORK)
def count() -> ResponseReturnValue:
    services.start(here())
    flash(_("The youths are being counted. You may leave this page; it goes on."))
    return redirect(url_for("statistics.overview"))


def _content(asked: Asked) -> dict[str, object]:
    """One unit's numbers, or the units of a level side by side."""
    if asked.subject is None:
        compared = lines.compared(asked)
        heads = [_(words.MEASURES[m.key]) for m in MEASURES if m.key in lines.COMPARED]
        return {"compared": compared, "heads": heads, "left": len(asked.names) - len(compared), "exact": False}
    found = lines.numbers_of(asked, asked.subject)
    return {
        "exact": found.exact,
        "total": lines.total(asked, found),
        "measures": lines.measures(asked, found),
        "divided": lines.divided(asked, found),
        "years": lines.over_time(asked, asked.subject),
        "name": words.unit_name(asked.subject, asked.names),
    }


def _filters(asked: Asked) -> list[dict[str, object]]:
    years = [(str(m.school_year), words.year_name(m.school_year)) for m in asked.moments]
    levels = [(key, _(name)) for key, name in words.LEVELS.items()]
    dimensions = [(d.key, _(words.DIMENSIONS[d.key])) for d in DIMENSIONS]
    units = [(str(unit), words.unit_name(unit, asked.names)) for unit in asked.names]
    offered = [
        ("year", _("School year"), years, str(asked.moment.school_year)),
        ("level", _("Level"), levels, asked.level),
        ("unit", _("Unit"), units, str(asked.unit)),
        ("by", _("Divided by"), dimensions, asked.by),
    ]
    return [
        {"name": name, "label": label, "options": options, "value": value, "whole": name == "unit"}
        for name, label, options, value in offered
        if options
    ]
