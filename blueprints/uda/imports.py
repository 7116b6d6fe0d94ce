"""Register files: send one, follow it, take out what was set aside."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import flask
from flask import Response, current_app, flash, make_response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from blueprints.tables import decode_key, encode_key
from blueprints.texts import _
from blueprints.uda import words
from blueprints.uda.desk import uda
from blueprints.uda.forms import UploadForm
from blueprints.visitor import here
from portal.domain.register_form import FileKind
from portal.outside.quarantine_files import CONTENT_TYPES
from portal.outside.sealed_files import Place
from portal.policy.actions import Action
from portal.queries import imports as files
from portal.services import imports as services
from portal.services import quarantines

SHOWN_DOUBTS = files.PAGE


@uda.get("/uda/imports", access=Action.REGISTER_IMPORT)
def imports() -> ResponseReturnValue:
    """The files that have come in, and the form for the next one."""
    return _page(UploadForm())


@uda.post("/uda/imports", access=Action.REGISTER_IMPORT)
def receive() -> ResponseReturnValue:
    form = UploadForm()
    if not form.validate_on_submit():
        return _page(form, 422)
    upload = services.Upload(form.file.data.filename, form.file.data.stream)
    import_id = services.receive(here(), upload, _place())
    flash(_("The file is received. It is being checked row by row; you may leave this page."))
    return redirect(url_for("uda.import_", import_id=import_id))


@uda.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """Said beside the field, where the file was chosen."""
    form = UploadForm(formdata=None)
    limit = max(1, current_app.config["MAX_CONTENT_LENGTH"] // 1_000_000)
    form.file.errors = [_("The file is larger than %(limit)s MB. Split it and send the parts.", limit=limit)]
    return _page(form, 413)


@uda.get("/uda/imports/<uuid:import_id>", access=Action.REGISTER_IMPORT)
def import_(import_id: UUID) -> ResponseReturnValue:
    """One file: how far it is, what it did, what was set aside and why."""
    found = files.get(import_id) or flask.abort(404)
    verdict = "warned" if request.args.get("rows") == "warned" else "quarantined"
    after = request.args.get("after", 0, type=int)
    doubts = files.doubts(import_id, verdict, max(0, after))
    shown = doubts[:SHOWN_DOUBTS]
    more = shown[-1].row_no if len(doubts) > SHOWN_DOUBTS else None
    return render_template(
        "uda/import.html",
        found=found,
        words=words,
        notices=words.told_reasons(found.notices),
        refusal=" ".join(words.told_reasons([found.refusal])) if found.refusal else "",
        verdict=verdict,
        doubts=[(doubt.row_no, words.told_reasons(doubt.reasons)) for doubt in shown],
        next_url=url_for("uda.import_", import_id=import_id, rows=verdict, after=more) if more else None,
        kinds=[kind.value for kind in FileKind],
    )


@uda.get("/uda/imports/<uuid:import_id>/set-aside.<any(csv,xlsx,json):kind>", access=Action.REGISTER_IMPORT)
def quarantine(import_id: UUID, kind: Literal["csv", "xlsx", "json"]) -> ResponseReturnValue:
    """The rows that were set aside, as the same form with a column that says why."""
    if files.get(import_id) is None:
        flask.abort(404)
    sealer = current_app.config["NUMBER_SEALER"]
    content = quarantines.download(here(), import_id, FileKind(kind), sealer, words.language())
    name = _("set-aside-%(day)s.%(kind)s", day=f"{here().now:%Y-%m-%d}", kind=kind)
    response = send_file(content, mimetype=CONTENT_TYPES[FileKind(kind)], as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(form: UploadForm, status: int = 200) -> Response:
    found = files.newest(_before())
    shown = found[: files.PAGE]
    older = encode_key((shown[-1].started_at.isoformat(), str(shown[-1].id))) if len(found) > files.PAGE else None
    return make_response(
        render_template(
            "uda/imports.html",
            form=form,
            words=words,
            files=shown,
            older_url=url_for("uda.imports", before=older) if older else None,
            waiting=any(file.under_way for file in shown),
        ),
        status,
    )


def _before() -> tuple[datetime, UUID] | None:
    key = decode_key(request.args.get("before", ""))
    try:
        return (datetime.fromisoformat(str(key[0])), UUID(str(key[1]))) if key else None
    except (IndexError, ValueError):
        return None


def _place() -> Place:
    """Where uploads lie, sealed."""
    return Place(current_app.config["LAGET_SETTINGS"].uploads_folder, current_app.config["NUMBER_SEALER"])
