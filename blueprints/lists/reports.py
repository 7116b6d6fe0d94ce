"""Reporting to UDA that a youth is in activity, and UDA's queue of what was reported: taken by the rules, or not."""

from datetime import datetime
from uuid import UUID

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField
from wtforms.validators import InputRequired, Optional

from blueprints.errors import refusal_texts
from blueprints.forms import DayField, Form, choices
from blueprints.languages import interface_language
from blueprints.lists import words
from blueprints.lists.overview import lists
from blueprints.tables import Key, decode_key, encode_key
from blueprints.texts import _, lazy
from blueprints.visitor import here
from portal.domain.calendar import oslo_date
from portal.domain.list_refusals import NotAReporter
from portal.domain.refusals import NotAcceptable
from portal.domain.reported_activities import REPORTERS, gives_code, proposal, stands_already
from portal.domain.rules import Decision
from portal.domain.status_code_facts import StatusChoice
from portal.domain.words import Language
from portal.policy.actions import Action
from portal.queries import status_reports as kept
from portal.queries import teams
from portal.services import status_reports as services


class ReportForm(Form):
    """Which activity, and since when."""

    activity = SelectField(lazy("What does the youth do?"), [InputRequired()],
                           choices=choices(words.ACTIVITIES.items()))  # fmt: skip
    start = DayField(lazy("Since"), [Optional()])


@lists.route("/lists/youths/<uuid:youth_id>/report", methods=["GET", "POST"], access=Action.REPORT_BACK)
def report(youth_id: UUID) -> ResponseReturnValue:
    """One learns that a youth is in activity, and UDA gets to know it (R-052)."""
    if here().role not in REPORTERS:
        raise NotAReporter
    form, said = ReportForm(), ("", "")
    form.activity.choices = choices([(word, _(label)) for word, label in words.ACTIVITIES.items()])
    if form.validate_on_submit():
        try:
            services.report(here(), youth_id, form.activity.data, form.start.data)
        except NotAcceptable as refusal:
            said = refusal_texts(refusal)
        else:
            flash(_("The report is sent to UDA. You see the answer under your reports."))
            return redirect(url_for("lists.reported"))
    wrong = bool(form.errors or said[0])
    page = render_template("lists/report.html", form=form, head=teams.head(youth_id), said=said, words=words)
    return make_response(page, 422 if wrong else 200)


@lists.get("/lists/reported", access=Action.REPORT_BACK)
def reported() -> ResponseReturnValue:
    """What one's own unit has reported, and UDA's answers; who has left the list has no name here."""
    return render_template("lists/reported.html", words=words, reports=kept.mine())


@lists.get("/lists/reports", access=Action.CITY_WORK)
def reports() -> ResponseReturnValue:
    """The queue, the oldest first: each with what the rules say of it now."""
    rows, more = kept.queue(_key(request.args.get("after", "")))
    today, language = oslo_date(here().now), Language(interface_language())
    shown = [(row, proposal(row.told, row.standing, today)) for row in rows]
    last = rows[-1] if more else None
    return render_template(
        "lists/reports.html",
        words=words,
        waiting=kept.waiting(),
        rows=[(row, found, found.explanation.told_in(language), _way(row, found)) for row, found in shown],
        next_url=url_for("lists.reports", after=encode_key((last.recorded_at.isoformat(), str(last.id))))
        if last
        else None,
        decided=kept.decided(),
    )


@lists.post("/lists/reports/<uuid:report_id>/take", access=Action.CITY_WORK)
def take(report_id: UUID) -> ResponseReturnValue:
    """The report becomes a status."""
    code = services.take(here(), report_id)
    flash(_("The status %(code)s is registered.", code=code))
    return redirect(url_for("lists.reports"))


@lists.post("/lists/reports/<uuid:report_id>/decline", access=Action.CITY_WORK)
def decline(report_id: UUID) -> ResponseReturnValue:
    """No, with a reason to the reporter."""
    services.decline(here(), report_id, request.form.get("reason", "")[:1000])
    flash(_("The reporter sees the reason under their reports."))
    return redirect(url_for("lists.reports"))


def _way(row: kept.Report, found: Decision[StatusChoice]) -> str:
    """What UDA can do: register the code, answer with the one that stands, or neither."""
    if stands_already(row.told, row.standing):
        return "stands"
    return "code" if gives_code(found) else ""


def _key(text: str) -> tuple[datetime, UUID] | None:
    key: Key | None = decode_key(text) if text else None
    try:
        return (datetime.fromisoformat(str(key[0])), UUID(str(key[1]))) if key else None
    except (ValueError, IndexError):
        return None
