"""The contact log of one youth: read with the reason why each line counts, and written in two clicks."""

from uuid import UUID

import flask
from flask import render_template, request
from flask.typing import ResponseReturnValue

from blueprints.addresses import url_for
from blueprints.contact_views import CHANNELS, OUTCOMES, lines, told
from blueprints.door import refusal_of, standing_here
from blueprints.statuses.contact_forms import ContactForm
from blueprints.statuses.room import head_of, statuses
from blueprints.tables import ListSpec, parse
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.contacts import Outcome, Purpose
from portal.domain.words import Category, Verb
from portal.policy.actions import Action
from portal.policy.decide import decide
from portal.queries import contacts as log
from portal.services import contacts as contact_services
from portal.services import looks

SPEC = ListSpec(sorts=("newest",), filters={"channel": tuple(CHANNELS), "outcome": tuple(OUTCOMES)})


@statuses.get("/youths/<uuid:youth_id>/contacts", access=Action.YOUTH_SEE)
def contacts(youth_id: UUID) -> ResponseReturnValue:
    """Each sees its own service's lines, and what a consent opens; the youth sees all of them."""
    standing = standing_here()
    if not standing.may(Verb.WRITE, Category.CONTACT) and not standing.may(Verb.READ, Category.CONTACT):
        raise refusal_of(decide(Action.CONTACT_READ, standing.standing))
    form = ContactForm()
    form.fill()
    if request.args.get("purpose") in set(Purpose):
        form.purpose.data = request.args["purpose"]
    looks.looked(here(), youth_id, standing.ground_of(Verb.READ), Category.CONTACT.bit, "contacts.read")
    return _page(youth_id, form)


@statuses.post("/youths/<uuid:youth_id>/contacts", access=Action.CONTACT_WRITE)
def log_contact(youth_id: UUID) -> ResponseReturnValue:
    """Keep it, and say whether it counts."""
    form = ContactForm()
    form.fill()
    if not form.validate_on_submit():
        return _page(youth_id, form), 422
    judged = contact_services.log(here(), youth_id, form.attempt())
    said = told(judged.explanation)
    if judged.outcome.counts:
        flask.flash(_("Saved. It counts as contact: %(why)s", why=said))
    else:
        flask.flash(_("Saved. It does not count as contact: %(why)s", why=said))
    return flask.redirect(flask.url_for("statuses.contacts", youth_id=youth_id, _anchor="log"))


def _page(youth_id: UUID, form: ContactForm) -> str:
    state, said = parse(request.args, SPEC)
    channel, outcome = state.filters.get("channel", ""), state.filters.get("outcome", "")
    standing = standing_here()
    return render_template(
        "statuses/contacts.html",
        youth=head_of(youth_id),
        own=here().youth_id is not None,
        form=form,
        writes=standing.may(Verb.WRITE, Category.CONTACT),
        records=standing.may(Verb.WRITE, Category.LIST_ENTRY),
        lines=lines(log.of_youth(youth_id, channel, outcome)),
        said=said,
        state=state,
        filters=_filters(channel, outcome),
        more=bool(form.errors) or form.purpose.data != Purpose.REACH or form.outcome.data == Outcome.GUARDIAN_FEEDBACK,
        here_url=url_for("statuses.contacts", youth_id=youth_id),
    )


def _filters(channel: str, outcome: str) -> list[dict[str, object]]:
    return [
        {"name": "channel", "label": _("How"), "value": channel,
         "options": [(value, _(text)) for value, text in CHANNELS.items()]},
        {"name": "outcome", "label": _("What came of it"), "value": outcome,
         "options": [(value, _(text)) for value, text in OUTCOMES.items()]},
    ]  # fmt: skip
