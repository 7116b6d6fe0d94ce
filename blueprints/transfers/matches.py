"""Rows that may be about somebody known: side by side, and a human's yes or no; and who has left the register."""

from uuid import UUID

import flask
from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.labels import entry_reason
from blueprints.tables import encode_key
from blueprints.texts import _
from blueprints.transfers import words
from blueprints.transfers.desk import sealer, transfers
from blueprints.transfers.views import before_key
from blueprints.visitor import here
from portal.policy.actions import Action
from portal.queries import transfer_matches as kept
from portal.services import transfer_faces
from portal.services import transfers as services

NOBODY = "other"


@transfers.get("/transfers/matches", access=Action.CITY_WORK)
def matches() -> ResponseReturnValue:
    """The queue, the oldest file first."""
    doubts = kept.doubts()
    return render_template(
        "transfers/matches.html",
        words=words,
        rows=[(doubt, transfer_faces.of_doubt(sealer(), doubt)) for doubt in doubts[: kept.PAGE]],
    )


@transfers.get("/transfers/<uuid:import_id>/rows/<int:row_no>", access=Action.CITY_WORK)
def match(import_id: UUID, row_no: int) -> ResponseReturnValue:
    """The row beside those whom it may be about."""
    doubt = kept.doubt(import_id, row_no) or flask.abort(404)
    known = [(one, transfer_faces.of_candidate(sealer(), one)) for one in kept.candidates(doubt.candidates)]
    return render_template(
        "transfers/match.html",
        doubt=doubt,
        words=words,
        face=transfer_faces.of_doubt(sealer(), doubt),
        known=known,
        nobody=NOBODY,
        entry_reason=entry_reason,
    )


@transfers.post("/transfers/<uuid:import_id>/rows/<int:row_no>", access=Action.CITY_WORK)
def decide(import_id: UUID, row_no: int) -> ResponseReturnValue:
    """Yes to one of them, or no to all."""
    said = request.form.get("who", "")
    try:
        same_as = None if said == NOBODY else UUID(said)
    except ValueError:
        flask.abort(400)
    services.decide(here(), import_id, row_no, same_as)
    flash(_("Your answer is kept, with your name."))
    return redirect(url_for("transfers.matches"))


@transfers.get("/transfers/gone", access=Action.CITY_WORK)
def gone() -> ResponseReturnValue:
    """Youths whom the last register file did not have: their history stays (bug:17)."""
    found = kept.gone(before_key())
    shown = found[: kept.PAGE]
    key = encode_key((shown[-1].seen_at.isoformat(), str(shown[-1].youth_id))) if len(found) > kept.PAGE else None
    next_url = url_for("transfers.gone", before=key) if key else None
    return render_template("transfers/gone.html", rows=shown, next_url=next_url)
