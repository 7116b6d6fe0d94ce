"""A frozen report as a file with full numbers: taken out on purpose, the reader's name in the file and in the log."""

from typing import Literal
from uuid import UUID

from flask import current_app, send_file
from flask.typing import ResponseReturnValue

from blueprints.labels import entry_reason
from blueprints.reports.desk import reports
from blueprints.reports.report import known
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain import report_headings as words_of
from portal.domain.reference import status_codes
from portal.domain.report_form import Line
from portal.policy.actions import Action
from portal.services import report_sheets
from portal.services.report_sheets import ReportSheet, Told

MEDIA = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@reports.post("/reports/<uuid:report_id>/file.<any(csv,xlsx):kind>", access=Action.CITY_WORK)
def file(report_id: UUID, kind: Literal["csv", "xlsx"]) -> ResponseReturnValue:
    """All rows of a frozen report; who took it is in the log."""
    found = known(report_id)
    sheet = ReportSheet(kind, f"{found.report_day:%Y-%m-%d} v{found.version}", _heading(), _line)
    content = report_sheets.report(here(), report_id, sheet, current_app.config["NUMBER_SEALER"])
    name = _("ot-report-%(day)s-v%(version)s.%(kind)s", day=found.report_day, version=found.version, kind=kind)
    return no_store(send_file(content, mimetype=MEDIA[kind], as_attachment=True, download_name=name))


def no_store(response: ResponseReturnValue) -> ResponseReturnValue:
    """Nothing with numbers in it stays in a cache."""
    response.headers["Cache-Control"] = "no-store"  # type: ignore[union-attr] # a response, as send_file makes it
    return response


def _heading() -> tuple[str, ...]:
    return (*words_of.REPORT, words_of.TAKEN_BY % here().name)


def _line(line: Line, told: Told) -> tuple[object, ...]:
    code = status_codes().get(line.code)
    return (
        told.number, told.name, line.code, code.label_nb if code else "", code.group_name if code else "",
        words_of.VIA_OT[line.via_ot], line.status_on, line.registered_on, entry_reason(line.entry_reason),
        line.first_contact, line.activity_start, words_of.NATIONAL[line.national], line.birth_year,
        words_of.GENDER.get(line.gender, ""), line.district_no, here().name,
    )  # fmt: skip
