"""The numbers of the page as a file, with the reader's name: the same numbers, and hidden where the page hides."""

from collections.abc import Iterator
from typing import Literal

import flask
from flask import request, send_file
from flask.typing import ResponseReturnValue

from blueprints.labels import day
from blueprints.statistics import lines, words
from blueprints.statistics.asked import Asked, ask
from blueprints.statistics.desk import statistics
from blueprints.texts import _
from blueprints.visitor import here
from portal.policy.actions import Action
from portal.services import statistics_sheets
from portal.services.statistics_sheets import Sheet

MEDIA = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
Row = tuple[object, ...]


@statistics.get("/statistics.<any(csv,xlsx):kind>", access=Action.STATISTICS_READ)
def taken_out(kind: Literal["csv", "xlsx"]) -> ResponseReturnValue:
    """What the page shows for the same address; the log says who took it out."""
    asked = ask(request.args) or flask.abort(404)
    heading = (_("School year"), _("As of"), _("Unit"), _("Divided by"), _("Value"), _("Youths"), _("Of"), _("Share"))
    sheet = Sheet(kind, _("Statistics"), heading, list(_rows(asked)), _("Taken out by"))
    content = statistics_sheets.write(here(), sheet)
    name = _("statistics-%(year)s.%(kind)s", year=asked.moment.school_year, kind=kind)
    response = send_file(content, mimetype=MEDIA[kind], as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "no-store"
    return response


def _rows(asked: Asked) -> Iterator[Row]:
    begins = (words.year_name(asked.moment.school_year), day(asked.moment.as_of))
    if asked.subject is None:
        for unit in lines.compared(asked):
            yield (*begins, unit.name, "", _("Registered"), _cell(unit.number), "", "")
            yield from ((*begins, unit.name, _("Measure"), *_cells(line)) for line in unit.measures)
        return
    found = lines.numbers_of(asked, asked.subject)
    name, whole = words.unit_name(asked.subject, asked.names), lines.total(asked, found)
    yield (*begins, name, "", whole.name, _cell(whole.number), "", "")
    yield from ((*begins, name, _("Measure"), *_cells(line)) for line in lines.measures(asked, found))
    by = _(words.DIMENSIONS[asked.by])
    for line in lines.divided(asked, found):
        yield (*begins, name, by, line.name, _cell(line.number), _cell(whole.number), line.share)


def _cells(line: lines.Line) -> Row:
    return line.name, _cell(line.number), _cell(line.whole), line.share


def _cell(number: int | None) -> object:
    return _("hidden") if number is None else number
