"""One youth outside the target group: told why, guided on, and what was done written down (R 8)."""

from uuid import UUID

import flask
from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired

from blueprints import letter_words as words
from blueprints.door import standing_here
from blueprints.forms import Form, choices
from blueprints.languages import interface_language
from blueprints.referrals.desk import referrals
from blueprints.texts import _, lazy
from blueprints.visitor import here
from portal.domain.letter_texts import Sheet
from portal.domain.referrals import Helped
from portal.domain.words import Category, Language, Verb
from portal.policy.actions import Action
from portal.queries import letters, youth_register
from portal.queries import referrals as kept
from portal.services import leaflets, looks
from portal.services import referrals as services


class HelpForm(Form):
    """How the youth was helped, and in which language it was explained."""

    helped = RadioField(lazy("How did you help?"), [InputRequired()])
    language = SelectField(lazy("Language it was explained in"), [InputRequired()])

    def offer(self) -> None:
        self.helped.choices = choices(words.offered(words.HELPED))
        self.language.choices = choices(words.LANGUAGES.items())


@referrals.get("/youths/<uuid:youth_id>/referral", access=Action.REFERRAL_WRITE)
def referral(youth_id: UUID) -> ResponseReturnValue:
    """Why, in plain words and three languages; and where to."""
    return _page(youth_id, HelpForm(data={"language": Language.BOKMAL.value}))


@referrals.post("/youths/<uuid:youth_id>/referral", access=Action.REFERRAL_WRITE)
def record(youth_id: UUID) -> ResponseReturnValue:
    form = HelpForm()
    form.offer()
    if not form.validate_on_submit():
        return _page(youth_id, form, 422)
    services.record(here(), youth_id, services.Help(Helped(form.helped.data), Language(form.language.data)))
    flash(_("It is written down. Nothing about the youth has been sent to anybody."))
    return redirect(url_for("referrals.referral", youth_id=youth_id))


@referrals.get("/youths/<uuid:youth_id>/referral/leaflet.pdf", access=Action.STATUS_READ)
def leaflet(youth_id: UUID) -> Response:
    """What to do at Nav, with the office of the registered address; the youth carries it, no name stands on it."""
    head = letters.recipient(youth_id)
    language = request.args.get("language", interface_language())
    if head is None or language not in words.LANGUAGES:
        flask.abort(404)
    content = leaflets.printed(here(), Sheet.NAV_LEAFLET, Language(language), head.district_no)
    return words.pdf(content, "nav", inline=True)


def _page(youth_id: UUID, form: HelpForm, status: int = 200) -> Response:
    visitor = here()
    head, found = youth_register.head(youth_id) or flask.abort(404), kept.guided(youth_id, visitor.now)
    form.offer()
    mask = Category.STATUS_FACTS.bit | Category.REGISTER.bit
    looks.looked(visitor, youth_id, standing_here().ground_of(Verb.READ), mask, "referral.read")
    page = render_template(
        "referrals/youth.html",
        youth=head,
        found=found,
        form=form,
        words=words,
        languages=[(language.value, words.LANGUAGES[language.value], language) for language in Language],
        history=kept.of_youth(youth_id),
    )
    return make_response(page, status)
