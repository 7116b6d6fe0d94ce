"""When the door closes in the middle of somebody's writing, the text is given back to the writer, with the reason."""

from uuid import UUID

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from blueprints.errors import page, refusal_texts
from blueprints.forms import tidy
from blueprints.plans.views import LONGEST, plans
from blueprints.visitor import current
from portal.domain.refusals import NotAllowed, NotKnown
from portal.policy.actions import Action
from portal.queries import plans as kept
from portal.services import plans as services

TEXTS = ("goals", "information_flow", "transition", "what", "words")


@plans.get("/plans/drafts", access=Action.PLAN_WRITE)
def drafts() -> ResponseReturnValue:
    """Only what one has written oneself; whom it was about is not said, for one may not know any longer."""
    return render_template("plans/drafts.html", drafts=kept.own_drafts())


@plans.errorhandler(NotKnown)
def gone(_refusal: NotKnown) -> Response:
    """To whom the youth does not exist any longer: the same page as for an address that never was, and the text."""
    return _given_back(404) or page(404)


@plans.errorhandler(NotAllowed)
def closed(refusal: NotAllowed) -> Response:
    """To whom a part of it is closed: why, and the text."""
    return _given_back(403, *refusal_texts(refusal)) or page(403, *refusal_texts(refusal))


def _given_back(status: int, happened: str = "", remedy: str = "") -> Response | None:
    texts = {name: (tidy(request.form.get(name)) or "")[:LONGEST] for name in TEXTS}
    written = {name: text for name, text in texts.items() if text}
    youth_id, visitor = (request.view_args or {}).get("youth_id"), current()
    if not written or visitor is None or not isinstance(youth_id, UUID):
        return None
    saved = services.keep_draft(visitor, youth_id, written)
    body = render_template("plans/given_back.html", written=written, happened=happened, remedy=remedy, saved=saved)
    return make_response(body, status)
