"""UDA's pages of transfers: the files, one file before and after it goes in, and the steps between."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import flask
from flask import Response, flash, make_response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from blueprints.tables import decode_key, encode_key
from blueprints.texts import _
from blueprints.transfers import words
from blueprints.transfers.desk import place, sealer, transfers
from blueprints.transfers.forms import SendForm, send_form
from blueprints.visitor import here
from portal.domain.register_form import FileKind
from portal.domain.transfers import BY_NAME, sent_by
from portal.outside.quarantine_files import CONTENT_TYPES
from portal.policy.actions import Action
from portal.queries import imports as files
from portal.queries import transfer_matches
from portal.queries import transfers as kept
from portal.services import imports, quarantines, transfer_faces
from portal.services import transfers as services


@transfers.get("/transfers", access=Action.CITY_WORK)
def overview() -> ResponseReturnValue:
    """The files that have come in, what waits, and the form for the next one."""
    return _overview(send_form(sent_by(here().role), formdata=None, kind=request.args.get("kind")))


@transfers.post("/transfers", access=Action.CITY_WORK)
def send() -> ResponseReturnValue:
    form = send_form(sent_by(here().role))
    if not form.validate_on_submit():
        return _overview(form, 422)
    import_id = receive(form)
    flash(_("The file is received. It is being checked; nothing goes in before you have seen what it will do."))
    return redirect(url_for("transfers.record", import_id=import_id))


def receive(form: SendForm) -> UUID:
    """Hand the file of a valid form over."""
    upload = imports.Upload(form.file.data.filename, form.file.data.stream)
    return imports.receive(here(), upload, place(), form.kind.data)


@transfers.get("/transfers/<uuid:import_id>", access=Action.CITY_WORK)
def record(import_id: UUID) -> ResponseReturnValue:
    """One file: what it will do, or did, row by row; who sent, confirmed and took back."""
    found = kept.get(import_id) or flask.abort(404)
    counts = kept.counts(import_id)
    chosen = _chosen(counts)
    after = max(0, request.args.get("after", 0, type=int))
    rows = kept.page(import_id, chosen, after)
    shown = rows[: kept.PAGE]
    more = shown[-1].row_no if len(rows) > kept.PAGE else None
    return render_template(
        "transfers/record.html",
        found=found,
        kind=BY_NAME[found.kind],
        counts=counts,
        chosen=chosen,
        words=words,
        rows=shown,
        names=transfer_faces.names(sealer(), import_id, shown),
        next_url=url_for("transfers.record", import_id=import_id, rows=chosen, after=more) if more else None,
        notices=words.told_reasons(found.notices),
        refusal=" ".join(words.told_reasons([found.refusal])) if found.refusal else "",
        doubts=[(d.row_no, words.told_reasons(d.reasons)) for d in files.doubts(import_id, "quarantined")],
        kinds=[one.value for one in FileKind],
        earlier=kept.earlier(import_id) if BY_NAME[found.kind].whole else None,
    )


@transfers.post("/transfers/<uuid:import_id>/confirm", access=Action.CITY_WORK)
def confirm(import_id: UUID) -> ResponseReturnValue:
    services.confirm(here(), import_id)
    flash(_("Confirmed. The rows are being taken in; you may leave this page."))
    return redirect(url_for("transfers.record", import_id=import_id))


@transfers.post("/transfers/<uuid:import_id>/discard", access=Action.CITY_WORK)
def discard(import_id: UUID) -> ResponseReturnValue:
    services.discard(here(), import_id, place())
    flash(_("Dropped. Nothing of the file has gone in."))
    return redirect(url_for("transfers.overview"))


@transfers.post("/transfers/<uuid:import_id>/undo", access=Action.CITY_WORK)
def undo(import_id: UUID) -> ResponseReturnValue:
    services.undo(here(), import_id)
    flash(_("The rows are being taken back. Those that somebody has worked on stay, each with the reason."))
    return redirect(url_for("transfers.record", import_id=import_id))


@transfers.post("/transfers/<uuid:import_id>/retry", access=Action.CITY_WORK)
def retry(import_id: UUID) -> ResponseReturnValue:
    """Any file that has stopped, the register's own too."""
    services.retry(here(), import_id)
    flash(_("It is tried again, from where it stopped."))
    endpoint = "uda.import_" if files.get(import_id) else "transfers.record"
    return redirect(url_for(endpoint, import_id=import_id))


@transfers.get("/transfers/<uuid:import_id>/set-aside.<any(csv,xlsx,json):kind>", access=Action.CITY_WORK)
def set_aside(import_id: UUID, kind: Literal["csv", "xlsx", "json"]) -> ResponseReturnValue:
    """The rows that were set aside, as the same form with a column that says why."""
    if kept.get(import_id) is None:
        flask.abort(404)
    content = quarantines.download(here(), import_id, FileKind(kind), sealer(), words.language())
    name = _("set-aside-%(day)s.%(kind)s", day=f"{here().now:%Y-%m-%d}", kind=kind)
    response = send_file(content, mimetype=CONTENT_TYPES[FileKind(kind)], as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "no-store"
    return response


def _overview(form: SendForm, status: int = 200) -> Response:
    found = kept.newest(before_key())
    shown = found[: kept.PAGE]
    older = encode_key((shown[-1].started_at.isoformat(), str(shown[-1].id))) if len(found) > kept.PAGE else None
    page = render_template(
        "transfers/overview.html",
        form=form,
        words=words,
        kinds=sent_by(here().role),
        files=shown,
        older_url=url_for("transfers.overview", before=older) if older else None,
        waiting=any(file.under_way for file in shown),
        doubts=len(transfer_matches.doubts()),
        own=False,
    )
    return make_response(page, status)


def before_key() -> tuple[datetime, UUID] | None:
    """The place in a list by time, if the address names one."""
    key = decode_key(request.args.get("before", ""))
    try:
        return (datetime.fromisoformat(str(key[0])), UUID(str(key[1]))) if key else None
    except (IndexError, ValueError):
        return None


def _chosen(counts: kept.Counts) -> str:
    """The outcome asked for, else the first that has rows."""
    asked = request.args.get("rows", "")
    return (
        asked if asked in kept.OUTCOMES else next((name for name in kept.OUTCOMES if counts.outcomes.get(name)), "new")
    )
