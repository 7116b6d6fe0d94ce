"""UDA composes the lists of a day: what each would hold, who is left out, and all of them sent at once."""

from datetime import date

from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField
from wtforms.validators import InputRequired, ValidationError

from blueprints.forms import DayField, Form, choices
from blueprints.labels import day as written
from blueprints.languages import interface_language
from blueprints.lists import words
from blueprints.lists.overview import lists
from blueprints.texts import _, lazy
from blueprints.visitor import here
from portal.domain.calendar import oslo_date, school_year
from portal.domain.otuk_lists import day_to_send, review_by, send_days
from portal.domain.quality import CHECKS
from portal.domain.words import Language
from portal.policy.actions import Action
from portal.queries import otuk_lists, quality
from portal.services import otuk_lists as services


class SendForm(Form):
    """For which day, and by when the districts shall be done."""

    day = SelectField(lazy("Lists of"), [InputRequired()])
    review_by = DayField(lazy("Reviewed by"), [InputRequired()])

    def validate_review_by(self, field: DayField) -> None:
        """The districts need the time."""
        if field.data and field.data <= oslo_date(here().now):
            raise ValidationError(_("Choose a day ahead."))


@lists.get("/lists/compose", access=Action.CITY_WORK)
def compose() -> ResponseReturnValue:
    """What every district's list would hold now; nothing is kept before it is sent."""
    today = oslo_date(here().now)
    sent = otuk_lists.days_sent(school_year(today))
    return _page(_form(day=day_to_send(today, sent).isoformat(), review_by=review_by(today)))


@lists.post("/lists/compose", access=Action.CITY_WORK)
def send() -> ResponseReturnValue:
    """All lists at once, or none."""
    form = _form()
    if not form.validate_on_submit() or form.review_by.data is None:
        return _page(form, 422)
    made = services.send(here(), date.fromisoformat(form.day.data), form.review_by.data)
    flash(_("%(lists)s lists are sent, and %(mails)s people are told by mail.", lists=made.lists, mails=made.mails))
    return redirect(url_for("lists.overview"))


def _form(**data: object) -> SendForm:
    today = oslo_date(here().now)
    sent = otuk_lists.days_sent(school_year(today))
    form = SendForm(data=data)
    days = {**{day: written(day) for day in send_days(today) if day not in sent}, today: _("today")}
    form.day.choices = choices([(day.isoformat(), name) for day, name in sorted(days.items()) if day not in sent])
    return form


def _faults() -> list[tuple[str, int, str]]:
    """What the newest sweep of the register found that should be mended before a list goes out, with the way there."""
    language, found = Language(interface_language()), quality.stopping()
    return [
        (check.name.told_in(language), found[check.code], url_for("quality.found", code=check.code))
        for check in CHECKS
        if check.code in found
    ]


def _page(form: SendForm, status: int = 200) -> ResponseReturnValue:
    districts = otuk_lists.preview()
    protected, nowhere = otuk_lists.left_out()
    page = render_template(
        "lists/compose.html",
        form=form,
        words=words,
        districts=districts,
        total=sum(district.youths for district in districts),
        arrived=sum(district.arrived for district in districts),
        protected=protected,
        nowhere=nowhere,
        faults=_faults(),
    )
    return make_response(page, status)
