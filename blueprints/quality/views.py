"""The quality desk: each error with its count, who has it, what is done about it, and what somebody found fine."""

from typing import Literal
from uuid import UUID

import flask
from flask import Response, flash, make_response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from blueprints.name_pages import pages, place_of
from blueprints.quality import words
from blueprints.quality.desk import quality
from blueprints.quality.forms import FineForm
from blueprints.tables import ListSpec, ListState, parse
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.calendar import oslo_date
from portal.domain.quality import CHECKS, Check
from portal.policy.actions import Action
from portal.queries import city_runs
from portal.queries import quality as kept
from portal.services import city_sheets
from portal.services import quality as services
from portal.services.city_sheets import Sheet

SPEC = ListSpec(sorts=("name",), filters={"state": tuple(words.SHOWN)})
MEDIA = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@quality.get("/uda/quality", access=Action.CITY_WORK)
def today() -> ResponseReturnValue:
    """All errors with their counts, those that stop a report first; and when it was last looked."""
    counts = kept.counts()
    rows = sorted(CHECKS, key=lambda check: (not (check.stops and counts[check.code]), not counts[check.code]))
    return render_template(
        "quality/today.html",
        checks=[(check, counts[check.code]) for check in rows],
        words=words,
        sweep=city_runs.newest_of("quality"),
        stopping=sum(1 for check in CHECKS if check.stops and counts[check.code]),
    )


@quality.post("/uda/quality/sweep", access=Action.CITY_WORK)
def sweep() -> ResponseReturnValue:
    services.start(here())
    flash(_("The whole register is being searched. You may leave this page; it goes on."))
    return redirect(url_for("quality.today"))


@quality.get("/uda/quality/<code>", access=Action.CITY_WORK)
def found(code: str) -> ResponseReturnValue:
    """Who has the error, by name."""
    check = words.check_of(code) or flask.abort(404)
    state, said = parse(request.args, SPEC)
    wish = _wish(code, state)
    page = kept.page(wish, oslo_date(here().now))
    return render_template(
        "quality/found.html",
        check=check,
        words=words,
        said=said,
        state=state,
        shown=wish.state,
        rows=page.rows,
        pages=pages("quality.found", {"code": code}, state, page),
        files=[(kind, url_for("quality.found_file", code=code, kind=kind, state=wish.state)) for kind in MEDIA],
    )


@quality.get("/uda/quality/<code>/list.<any(csv,xlsx):kind>", access=Action.CITY_WORK)
def found_file(code: str, kind: Literal["csv", "xlsx"]) -> ResponseReturnValue:
    """All who have the error as a file; the log says who took it out."""
    check = words.check_of(code) or flask.abort(404)
    state, _said = parse(request.args, SPEC)
    rows = (_cells(check, row) for row in kept.everyone(_wish(code, state)))
    heading = (
        _("Name"),
        _("Born"),
        _("District"),
        _("School"),
        _("Status"),
        _("Rests on"),
        _("What to do"),
        _("Fine because"),
    )
    sheet = Sheet(kind, words.told(check.name), heading, rows, "quality.exported", _("Taken out by"))
    content = city_sheets.write(here(), sheet)
    name = _("quality-%(code)s.%(kind)s", code=code, kind=kind)
    response = send_file(content, mimetype=MEDIA[kind], as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "no-store"
    return response


@quality.get("/uda/quality/<code>/<uuid:youth_id>/fine", access=Action.CITY_WORK)
def look(code: str, youth_id: UUID) -> ResponseReturnValue:
    """One error of one youth, and the field for why it is fine."""
    return _look(code, youth_id, FineForm())


@quality.post("/uda/quality/<code>/<uuid:youth_id>/fine", access=Action.CITY_WORK)
def fine(code: str, youth_id: UUID) -> ResponseReturnValue:
    form = FineForm()
    if not form.validate_on_submit():
        return _look(code, youth_id, form, 422)
    services.fine(here(), code, youth_id, form.reason.data or "")
    flash(_("Kept with your name and reason. Should the facts change, it comes back."))
    return redirect(url_for("quality.found", code=code))


def _look(code: str, youth_id: UUID, form: FineForm, status: int = 200) -> Response:
    check = words.check_of(code) or flask.abort(404)
    row = kept.of_youth(code, youth_id) or flask.abort(404)
    return make_response(render_template("quality/look.html", check=check, row=row, form=form, words=words), status)


def _wish(code: str, state: ListState) -> kept.Wish:
    key, backwards = place_of(state)
    return kept.Wish(code, state.filters.get("state", "open"), backwards, key)


def _cells(check: Check, row: kept.Finding) -> tuple[object, ...]:
    return (
        row.name, row.birth_year, row.district, row.school, row.status_code, words.rests_on(row),
        words.told(check.mend), row.fine_because,
    )  # fmt: skip
