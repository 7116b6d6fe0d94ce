"""Letters to one youth: what was sent, a new one that is shown before it is sent, and a copy for who may read it."""

from uuid import UUID

import flask
from flask import Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from blueprints import letter_words as words
from blueprints.door import standing_here
from blueprints.letters.desk import letters
from blueprints.letters.forms import LetterForm
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.calendar import OSLO
from portal.domain.letter_texts import LetterKind
from portal.domain.words import Category, Language, Verb
from portal.policy.actions import Action
from portal.queries import letters as kept
from portal.queries import meetings
from portal.services import letters as services
from portal.services import looks


@letters.get("/youths/<uuid:youth_id>/letters", access=Action.LETTER_WRITE)
def of_youth(youth_id: UUID) -> ResponseReturnValue:
    """What was sent, and the form for the next one."""
    visitor, asked = here(), flask.request.args.get("kind", "")
    usual: dict[str, object] = {
        "contact": ", ".join(filter(None, (visitor.name, visitor.unit_name))),
        "channel": "post",
    }
    usual |= _next_meeting(youth_id)
    kind = asked if asked in set(LetterKind) else LetterKind.MEETING.value
    return _page(youth_id, LetterForm(data={**usual, "kind": kind, "language": Language.BOKMAL.value}))


@letters.post("/youths/<uuid:youth_id>/letters", access=Action.LETTER_WRITE)
def send_letter(youth_id: UUID) -> ResponseReturnValue:
    """Written down as sent; the letter itself is fetched from the list."""
    form = _filled()
    if not form.validate_on_submit():
        return _page(youth_id, form, 422)
    services.send(here(), youth_id, _wish(form))
    flash(_("The letter is written down as sent, as an attempt at contact. Print it from the list."))
    return redirect(url_for("letters.of_youth", youth_id=youth_id))


@letters.post("/youths/<uuid:youth_id>/letters/preview", access=Action.LETTER_WRITE)
def preview(youth_id: UUID) -> ResponseReturnValue:
    """As it would be; nothing is sent or kept."""
    form = _filled()
    if not form.validate_on_submit():
        return _page(youth_id, form, 422)
    return words.pdf(services.shown(here(), youth_id, _wish(form)), _("letter"), inline=True)


@letters.get("/youths/<uuid:youth_id>/letters/<uuid:letter_id>.pdf", access=Action.STATUS_READ)
def letter(youth_id: UUID, letter_id: UUID) -> Response:
    """A letter that was sent, also for the youth."""
    content = services.printed(youth_id, letter_id)
    looks.looked(here(), youth_id, standing_here().ground_of(Verb.READ), Category.STATUS_FACTS.bit, "letter.read")
    return words.pdf(content, _("letter"))


def _next_meeting(youth_id: UUID) -> dict[str, object]:
    """A call is mostly to what is in the calendar already."""
    ahead = next((m for m in meetings.of_youth(youth_id) if m.state == "called" and not m.past), None)
    if ahead is None:
        return {}
    begins = ahead.starts.astimezone(OSLO)
    return {"day": begins.date(), "clock": begins.time(), "place": ahead.place}


def _filled() -> LetterForm:
    form = LetterForm()
    form.offer()
    return form


def _wish(form: LetterForm) -> services.Wish:
    kind, language = LetterKind(form.kind.data), Language(form.language.data)
    return services.Wish(kind, language, form.channel.data, form.values())


def _page(youth_id: UUID, form: LetterForm, status: int = 200) -> Response:
    recipient = kept.recipient(youth_id) or flask.abort(404)
    form.offer()
    visitor = here()
    mask = Category.STATUS_FACTS.bit | Category.ADDRESS.bit
    looks.looked(visitor, youth_id, standing_here().ground_of(Verb.READ), mask, "letter.read")
    sent = kept.of_youth(youth_id)
    page = render_template("letters/single.html", youth=recipient, form=form, words=words, sent=sent, role=visitor.role)
    return make_response(page, status)
