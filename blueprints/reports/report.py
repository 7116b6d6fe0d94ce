"""One version of a report: where it stands, what stands in its way, what it counts, and the next step."""

from uuid import UUID

import flask
from flask import Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from blueprints.reports import words
from blueprints.reports.desk import reports
from blueprints.reports.forms import CorrectionForm
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.calendar import oslo_date
from portal.domain.report_codes import table
from portal.domain.report_days import hours, takes_statistics
from portal.domain.report_disclosure import hidden
from portal.policy.actions import Action
from portal.queries import quality, report_differences
from portal.queries import reports as kept
from portal.services import report_sheets
from portal.services import reports as services

ORDINARY_HOURS = 24


@reports.get("/reports/<uuid:report_id>", access=Action.CITY_WORK)
def report(report_id: UUID) -> ResponseReturnValue:
    return _page(report_id, CorrectionForm())


@reports.post("/reports/<uuid:report_id>/check", access=Action.CITY_WORK)
def check(report_id: UUID) -> ResponseReturnValue:
    services.check(here(), report_id)
    flash(_("The report is checked."))
    return redirect(url_for("reports.report", report_id=report_id))


@reports.post("/reports/<uuid:report_id>/sign", access=Action.CITY_WORK)
def sign(report_id: UUID) -> ResponseReturnValue:
    services.sign(here(), report_id)
    flash(_("You have signed the report with your name."))
    return redirect(url_for("reports.report", report_id=report_id))


@reports.post("/reports/<uuid:report_id>/freeze", access=Action.CITY_WORK)
def freeze(report_id: UUID) -> ResponseReturnValue:
    services.freeze(here(), report_id)
    flash(_("The report is being frozen as it is known now. You may leave this page."))
    return redirect(url_for("reports.report", report_id=report_id))


@reports.post("/reports/<uuid:report_id>/verify", access=Action.CITY_WORK)
def verify(report_id: UUID) -> ResponseReturnValue:
    """Make the hash again from the rows."""
    if report_sheets.holds(here(), report_id):
        flash(_("The rows make the same hash: nothing has been changed since the report was frozen."))
    else:
        flash(
            _("The rows do NOT make the hash that was kept: somebody has changed them. Tell whoever runs the portal.")
        )
    return redirect(url_for("reports.report", report_id=report_id))


@reports.post("/reports/<uuid:report_id>/correct", access=Action.CITY_WORK)
def correct(report_id: UUID) -> ResponseReturnValue:
    """A new version beside this one, with the reason."""
    form = CorrectionForm()
    if not form.validate_on_submit():
        return _page(report_id, form, 422)
    made = services.correct(here(), report_id, form.reason.data or "")
    flash(_("A new version is begun. The version that was sent stays as it is."))
    return redirect(url_for("reports.report", report_id=made))


@reports.get("/reports/<uuid:report_id>/division", access=Action.CITY_WORK)
def division(report_id: UUID) -> ResponseReturnValue:
    """The status report to the division (R-169): numbers only, to be printed."""
    found = known(report_id)
    counts = found.kept_counts if found.frozen else kept.counted(found.report_day, here().now)
    groups = table(counts)
    secret = hidden(groups)

    def cell(key: str, number: int) -> str:
        return "–" if key in secret else str(number)

    return render_template("reports/division.html", found=found, words=words, groups=groups, now=here().now, cell=cell)


def known(report_id: UUID) -> kept.Report:
    """The report, or 404."""
    return kept.get(report_id) or flask.abort(404)


def _page(report_id: UUID, form: CorrectionForm, status: int = 200) -> Response:
    found = known(report_id)
    now = here().now
    counts = found.kept_counts if found.frozen else kept.counted(found.report_day, now)
    return make_response(
        render_template(
            "reports/report.html",
            found=found,
            form=form,
            words=words,
            groups=table(counts),
            findings=words.findings(found),
            stopping=sum(quality.stopping().values()) if not found.frozen else 0,
            versions=kept.versions(found.report_day),
            since=report_differences.count_since(report_id, found.report_day, now) if found.frozen else 0,
            come=found.report_day <= oslo_date(now),
            hours=hours(found.report_day) if hours(found.report_day) != ORDINARY_HOURS else None,
            quiet=not takes_statistics(oslo_date(now)),
        ),
        status,
    )
