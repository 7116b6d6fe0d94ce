"""Plan a run, look at whom it touches, let it go on or drop it, open the record of any that has been."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import flask
from flask import Response, flash, make_response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from blueprints.labels import day, moment
from blueprints.name_pages import pages, place_of
from blueprints.runs import words
from blueprints.runs.desk import runs
from blueprints.runs.forms import PlanForm
from blueprints.tables import Key, ListSpec, ListState, decode_key, encode_key, parse
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.calendar import oslo_date
from portal.domain.city_runs import RUNS, Kind, proposed_day
from portal.policy.actions import Action
from portal.queries import city_runs as kept
from portal.services import city_runs as services
from portal.services import city_sheets
from portal.services.city_sheets import Sheet

SPEC = ListSpec(sorts=("name",), filters={"state": tuple(words.CHANGES)})
MEDIA = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
BROUGHT = "<any(ownership,age_exit,moves):kind>"


@runs.get("/uda/runs", access=Action.CITY_WORK)
def overview() -> ResponseReturnValue:
    """The three runs that can be planned, and all that have been."""
    return _overview({})


@runs.post(f"/uda/runs/{BROUGHT}", access=Action.CITY_WORK)
def plan(kind: str) -> ResponseReturnValue:
    form = PlanForm(prefix=kind)
    if not form.validate_on_submit() or form.as_of.data is None:
        return _overview({kind: form}, 422)
    run_id = services.plan(here(), Kind(kind), form.as_of.data)
    flash(_("The plan is being made. Nothing changes until you say so."))
    return redirect(url_for("runs.record", run_id=run_id))


@runs.get("/uda/runs/<uuid:run_id>", access=Action.CITY_WORK)
def record(run_id: UUID) -> ResponseReturnValue:
    """One run: who asked, how far it is, whom it touches and how."""
    run = kept.get(run_id) or flask.abort(404)
    state, said = parse(request.args, SPEC)
    page = kept.page(_wish(run_id, state))
    today = oslo_date(here().now)
    return render_template(
        "runs/record.html", run=run, words=words, said=said, state=state, rows=page.rows,
        pages=pages("runs.record", {"run_id": run_id}, state, page),
        facts=words.facts(run, moment, day), summary=words.summary(run), counts=kept.counts(run_id),
        row=words.row_of(run.kind), early=run.as_of > today,
        files=[(kind, url_for("runs.changes_file", run_id=run_id, kind=kind)) for kind in MEDIA],
    )  # fmt: skip


@runs.post("/uda/runs/<uuid:run_id>/carry-out", access=Action.CITY_WORK)
def carry_out(run_id: UUID) -> ResponseReturnValue:
    services.carry_out(here(), run_id)
    flash(_("The run goes on. You may leave this page; it is not stopped by that."))
    return redirect(url_for("runs.record", run_id=run_id))


@runs.post("/uda/runs/<uuid:run_id>/drop", access=Action.CITY_WORK)
def drop(run_id: UUID) -> ResponseReturnValue:
    services.drop(here(), run_id)
    flash(_("The run is dropped. Nothing was changed."))
    return redirect(url_for("runs.overview"))


@runs.get("/uda/runs/<uuid:run_id>/changes.<any(csv,xlsx):kind>", access=Action.CITY_WORK)
def changes_file(run_id: UUID, kind: Literal["csv", "xlsx"]) -> ResponseReturnValue:
    """All the changes of a run as a file; the log says who took it out."""
    run = kept.get(run_id) or flask.abort(404)
    heading = (_("Name"), _("Born"), _("Before"), _("After"), _("Status"), _("Rule"), _("State"))
    rows = (_cells(run, row) for row in kept.everyone(kept.Wish(run_id)))
    sheet = Sheet(kind, words.name_of(run.kind), heading, rows, "run.exported", _("Taken out by"))
    name = _("run-%(day)s.%(kind)s", day=f"{run.as_of:%Y-%m-%d}", kind=kind)
    content = city_sheets.write(here(), sheet)
    response = send_file(content, mimetype=MEDIA[kind], as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "no-store"
    return response


def _overview(tried: dict[str, PlanForm], status: int = 200) -> Response:
    today = oslo_date(here().now)
    before = _older(decode_key(request.args.get("before", "")))
    found = kept.newest(kept.PAGE + 1, before)
    shown = found[: kept.PAGE]
    last = encode_key((shown[-1].started_at.isoformat(), str(shown[-1].id))) if len(found) > kept.PAGE else None
    forms = [(row, tried.get(row.kind) or _fresh(row.kind, today)) for row in RUNS]
    mistakes = [mistake for _row, form in forms for mistake in form.mistakes()]
    return make_response(
        render_template(
            "runs/overview.html", forms=forms, mistakes=mistakes, words=words, runs=shown,
            older_url=url_for("runs.overview", before=last) if last else None,
        ),
        status,
    )  # fmt: skip


def _fresh(kind: Kind, today: object) -> PlanForm:
    return PlanForm(formdata=None, prefix=kind, as_of=proposed_day(kind, today))  # type: ignore[arg-type] # a day


def _older(key: Key | None) -> tuple[datetime, UUID] | None:
    try:
        at, run_id = key or ()
        return datetime.fromisoformat(str(at)), UUID(str(run_id))
    except ValueError:
        return None


def _wish(run_id: UUID, state: ListState) -> kept.Wish:
    key, backwards = place_of(state)
    return kept.Wish(run_id, state.filters.get("state", ""), backwards, key)


def _cells(run: kept.RunRecord, row: kept.ChangeRow) -> tuple[object, ...]:
    return (
        row.name, row.birth_year, words.said_before(run.kind, row), words.said_after(run.kind, row),
        words.beside(run.kind, row), row.rule, _(words.state_of(run.kind, row.state)[0]),
    )  # fmt: skip
