"""One batch of letters: how far it is, its print files, and that it is sent or dropped."""

from uuid import UUID

import flask
from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from blueprints import letter_words as words
from blueprints.letters.desk import letters
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.letter_batches import BatchWish, Settled
from portal.domain.words import Language
from portal.policy.actions import Action
from portal.queries import letter_batches as kept
from portal.services import letter_batches as services


@letters.get("/letters/<uuid:batch_id>", access=Action.CITY_WORK)
def batch(batch_id: UUID) -> ResponseReturnValue:
    """How it stands, who is left out and why, and what to do next."""
    found = kept.get(batch_id) or flask.abort(404)
    wish = BatchWish(found.since, found.until, found.reply_by, Language(found.language))
    ready = found.state == "ready"
    return render_template(
        "letters/batch.html",
        found=found,
        words=words,
        files=kept.print_files(batch_id) if ready else [],
        unaddressed=kept.unaddressed(wish) if ready and found.unaddressed else [],
        protected_since=kept.protected_since(batch_id) if ready else 0,
    )


@letters.get("/letters/<uuid:batch_id>/print-<int:part>.pdf", access=Action.CITY_WORK)
def print_file(batch_id: UUID, part: int) -> Response:
    """A part for the printer."""
    return words.pdf(services.print_file(here(), batch_id, part), _("letters-%(part)s", part=part))


@letters.post("/letters/<uuid:batch_id>/send", access=Action.CITY_WORK)
def send(batch_id: UUID) -> ResponseReturnValue:
    """It is in the post: that stands for good."""
    _settle(batch_id, Settled.SENDING)
    flash(_("The letters are being written down as sent, one attempt for each youth."))
    return redirect(url_for("letters.batch", batch_id=batch_id))


@letters.post("/letters/<uuid:batch_id>/discard", access=Action.CITY_WORK)
def discard(batch_id: UUID) -> ResponseReturnValue:
    """Nothing was sent."""
    _settle(batch_id, Settled.DISCARDING)
    flash(_("The batch is discarded. Nothing was sent."))
    return redirect(url_for("letters.batch", batch_id=batch_id))


def _settle(batch_id: UUID, how: Settled) -> None:
    if kept.get(batch_id) is None:
        flask.abort(404)
    services.settle(here(), batch_id, how)
