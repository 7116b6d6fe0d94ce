"""Files of statuses for VIGO-OT: the register's interface only reads, so what is new is carried there by hand."""

from uuid import UUID

import flask
from flask import Response, current_app, flash, make_response, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from blueprints.reports import words
from blueprints.reports.desk import reports
from blueprints.reports.forms import ReceiptForm
from blueprints.reports.sheets import MEDIA, no_store
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain import report_headings as words_of
from portal.domain.calendar import oslo_date
from portal.policy.actions import Action
from portal.queries import status_files as kept
from portal.services import report_sheets
from portal.services import status_files as services
from portal.services.report_sheets import CarriedSheet, Told

SHOWN = 100


@reports.get("/reports/status-files", access=Action.CITY_WORK)
def files() -> ResponseReturnValue:
    """What has been made and carried, and how much VIGO-OT has not been told."""
    made = kept.newest()
    return render_template(
        "reports/files.html",
        files=made,
        words=words,
        untold=kept.untold(oslo_date(here().now), here().now),
        waiting=any(file.state == "making" for file in made),
    )


@reports.post("/reports/status-files", access=Action.CITY_WORK)
def make() -> ResponseReturnValue:
    file_id = services.ask(here())
    flash(_("The file is being made. You may leave this page."))
    return redirect(url_for("reports.status_file", file_id=file_id))


@reports.get("/reports/status-files/<uuid:file_id>", access=Action.CITY_WORK)
def status_file(file_id: UUID) -> ResponseReturnValue:
    return _page(file_id, ReceiptForm())


@reports.post("/reports/status-files/<uuid:file_id>/carried", access=Action.CITY_WORK)
def carried(file_id: UUID) -> ResponseReturnValue:
    """VIGO-OT has read it in; the receipt is the proof."""
    form = ReceiptForm()
    if not form.validate_on_submit():
        return _page(file_id, form, 422)
    services.carry(here(), file_id, form.receipt.data or "")
    flash(_("The file is marked as carried over. The next file starts from here."))
    return redirect(url_for("reports.status_file", file_id=file_id))


@reports.post("/reports/status-files/<uuid:file_id>/file.csv", access=Action.CITY_WORK)
def take(file_id: UUID) -> ResponseReturnValue:
    """The file itself, with full numbers; who took it is in the log."""
    sheet = CarriedSheet(_("Statuses"), _heading(), _line)
    content = report_sheets.carried(here(), file_id, sheet, current_app.config["NUMBER_SEALER"])
    name = _("vigo-ot-statuses-%(day)s.csv", day=f"{here().now:%Y-%m-%d}")
    return no_store(send_file(content, mimetype=MEDIA["csv"], as_attachment=True, download_name=name))


def _page(file_id: UUID, form: ReceiptForm, status: int = 200) -> Response:
    found = kept.get(file_id) or flask.abort(404)
    lines = kept.lines(file_id)[:SHOWN]
    page = render_template("reports/file.html", file=found, form=form, words=words, lines=lines)
    return make_response(page, status)


def _heading() -> tuple[str, ...]:
    return (*words_of.CARRIED, words_of.TAKEN_BY % here().name)


def _line(line: kept.ToCarry, told: Told) -> tuple[object, ...]:
    through = words_of.VIA_OT[line.via_ot]
    return told.number, told.name, line.birth_date, line.code, through, line.status_on, here().name
