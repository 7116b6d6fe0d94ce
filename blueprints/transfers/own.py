"""What others than UDA send: their own files and how the reading of them went, nothing of what they met."""

from uuid import UUID

import flask
from flask import Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from blueprints.texts import _
from blueprints.transfers import words
from blueprints.transfers.desk import transfers
from blueprints.transfers.forms import SendForm, send_form
from blueprints.transfers.views import receive
from blueprints.visitor import here
from portal.domain.transfer_refusals import NotYoursToSend
from portal.domain.transfers import Kind, sent_by
from portal.policy.actions import Action
from portal.queries import imports as files
from portal.queries import transfers as kept


@transfers.get("/transfers/own", access=Action.REPORT_BACK)
def own() -> ResponseReturnValue:
    """The files of the private school, or of the apprenticeship office, and the form for the next one."""
    return _page(send_form(_kinds(), formdata=None))


@transfers.post("/transfers/own", access=Action.REPORT_BACK)
def send_own() -> ResponseReturnValue:
    form = send_form(_kinds())
    if not form.validate_on_submit():
        return _page(form, 422)
    import_id = receive(form)
    flash(_("The file is received. UDA looks at it before anything is changed."))
    return redirect(url_for("transfers.own_record", import_id=import_id))


@transfers.get("/transfers/own/<uuid:import_id>", access=Action.REPORT_BACK)
def own_record(import_id: UUID) -> ResponseReturnValue:
    """How far it is, and the rows that could not be read."""
    _kinds()
    found = kept.get(import_id) or flask.abort(404)
    return render_template(
        "transfers/own.html",
        found=found,
        words=words,
        refusal=" ".join(words.told_reasons([found.refusal])) if found.refusal else "",
        doubts=[(d.row_no, words.told_reasons(d.reasons)) for d in files.doubts(import_id, "quarantined")],
    )


def _kinds() -> tuple[Kind, ...]:
    """What the role sends; whoever sends nothing has no page here."""
    found = sent_by(here().role)
    if not found:
        raise NotYoursToSend
    return found


def _page(form: SendForm, status: int = 200) -> Response:
    found = kept.newest()[: kept.PAGE]
    page = render_template(
        "transfers/overview.html",
        form=form,
        words=words,
        kinds=_kinds(),
        files=found,
        older_url=None,
        waiting=any(file.under_way for file in found),
        doubts=0,
        own=True,
    )
    return make_response(page, status)
