"""The list of reports: which is due, which are begun, which are frozen."""

from datetime import date

from flask import Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from blueprints.blueprint import Blueprint
from blueprints.forms import choices
from blueprints.labels import day as written
from blueprints.reports import words
from blueprints.reports.forms import DayForm
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.calendar import oslo_date, school_year
from portal.domain.report_days import latest_report_day, next_report_day, takes_statistics
from portal.domain.wheel import DoneRule
from portal.policy.actions import Action
from portal.queries import reports as kept
from portal.queries import status_files, wheel
from portal.services import reports as services

reports = Blueprint("reports", __name__)


@reports.get("/reports", access=Action.CITY_WORK)
def overview() -> ResponseReturnValue:
    """Every version of every report, and the form that begins the next."""
    return _page(DayForm())


@reports.post("/reports", access=Action.CITY_WORK)
def begin() -> ResponseReturnValue:
    form = _with_days(DayForm())
    if not form.validate_on_submit():
        return _page(form, 422)
    report_id = services.open_(here(), date.fromisoformat(form.day.data))
    flash(_("The report is begun. Check it, and mend what the checks find."))
    return redirect(url_for("reports.report", report_id=report_id))


def _with_days(form: DayForm) -> DayForm:
    today = oslo_date(here().now)
    days = (latest_report_day(today), next_report_day(today))
    begun = {report.report_day for report in kept.newest()}
    form.day.choices = choices((day.isoformat(), written(day)) for day in dict.fromkeys(days) if day not in begun)
    return form


def _deadline(due: date) -> date:
    """The working day by which the wheel wants the report in (V-002); the day itself where the wheel has no row."""
    items = wheel.of_year(school_year(due), None)
    return next((i.working_on for i in items if i.done_rule == DoneRule.REPORT_FROZEN and i.due_on == due), due)


def _late(today: date, versions: list[kept.Report]) -> date | None:
    """The latest report day, where it has passed and nothing is frozen as of it (V-002)."""
    day = latest_report_day(today)
    frozen = any(version.frozen and version.report_day == day for version in versions)
    return day if day < today and not frozen else None


def _page(form: DayForm, status: int = 200) -> Response:
    today = oslo_date(here().now)
    due, versions = next_report_day(today), kept.newest()
    return make_response(
        render_template(
            "reports/overview.html",
            form=_with_days(form),
            words=words,
            reports=versions,
            late=_late(today, versions),
            due=due,
            days_left=(due - today).days,
            deadline=_deadline(due),
            quiet=not takes_statistics(today),
            untold=status_files.untold(today, here().now),
        ),
        status,
    )
