"""One row of the wheel: what it is, one's own unit's duty, how it was marked; and UDA's change of it."""

from uuid import UUID

import flask
from flask import Response, flash, make_response, redirect, render_template
from flask.typing import ResponseReturnValue

from blueprints.addresses import url_for
from blueprints.labels import day
from blueprints.texts import _
from blueprints.visitor import here
from blueprints.wheel import words
from blueprints.wheel.forms import ChangeForm, WordForm
from blueprints.wheel.year import wheel
from blueprints.wheel_views import STANDINGS, item_url, left, source_word, title_of
from portal.domain.calendar import oslo_date
from portal.domain.wheel_dates import Shift
from portal.domain.wheel_refusals import NotYourDuty
from portal.policy.actions import Action
from portal.policy.decide import may_ever
from portal.queries import wheel as kept
from portal.queries.wheel import ItemRow
from portal.services import wheel as services
from portal.services import wheel_years
from portal.services.wheel import Word
from portal.services.wheel_years import Change

DATES = ("due_on", "working_on", "starts_on")


@wheel.get("/wheel/items/<uuid:item_id>", access=Action.WHEEL_READ)
def item(item_id: UUID) -> ResponseReturnValue:
    row = _row(item_id)
    word = WordForm(formdata=None, seen=str(row.turn))
    change = ChangeForm(formdata=None, obj=row, seen=str(row.version)).offer()
    return _page(row, word, change)


@wheel.post("/wheel/items/<uuid:item_id>/done", access=Action.WHEEL_DO)
def done(item_id: UUID) -> ResponseReturnValue:
    return _mark(item_id, done=True)


@wheel.post("/wheel/items/<uuid:item_id>/undone", access=Action.WHEEL_DO)
def undone(item_id: UUID) -> ResponseReturnValue:
    return _mark(item_id, done=False)


@wheel.post("/wheel/items/<uuid:item_id>/change", access=Action.CITY_WORK)
def change(item_id: UUID) -> ResponseReturnValue:
    """Another day, another rule, or out of this year's wheel; the version before stays (S-019)."""
    form = ChangeForm().offer()
    if not form.validate_on_submit() or form.due_on.data is None:
        row = _row(item_id)
        return _page(row, WordForm(formdata=None, seen=str(row.turn)), form, 422)
    wanted = Change(form.due_on.data, Shift(form.shift.data), form.in_force.data, form.reason.data or "", form.number)
    wheel_years.change(here(), item_id, wanted)
    flash(_("The row is changed. How it was before is kept below."))
    return redirect(item_url(item_id))


def _mark(item_id: UUID, *, done: bool) -> ResponseReturnValue:
    form, row = WordForm(), _row(item_id)
    if row.duty_id is None:
        raise NotYourDuty
    if not form.validate_on_submit():
        return _page(row, form, ChangeForm(formdata=None, obj=row, seen=str(row.version)).offer(), 422)
    services.mark(here(), row.duty_id, Word(done, form.note.data or "", form.number))
    flash(_("Marked as done.") if done else _("Marked as not done."))
    return redirect(item_url(item_id))


def _row(item_id: UUID) -> ItemRow:
    return kept.get(item_id, here().unit_id) or flask.abort(404)


def _page(row: ItemRow, word: WordForm, change: ChangeForm, status: int = 200) -> Response:
    visitor, today = here(), oslo_date(here().now)
    same = [other for other in kept.of_year(row.school_year, visitor.unit_id) if other.source_id in row.same_as]
    body = render_template(
        "wheel/item.html",
        row=row,
        words=words,
        title=title_of(row),
        note=source_word(row.note),
        facts=_facts(row),
        back=url_for("wheel.year", year=row.school_year),
        standing=STANDINGS[row.standing(today)] if row.duty_id else None,
        left="" if row.done or row.ended_on or not row.duty_id else left(row.due, today),
        counted=words.counted(row),
        marks=kept.marks(row.duty_id) if row.duty_id else [],
        same=same,
        title_of=title_of,
        item_url=item_url,
        versions=[(v, _changed(v)) for v in kept.versions(row.id)],
        word=word if row.duty_id and may_ever(Action.WHEEL_DO, visitor.role) and not row.ended_on else None,
        change=change if may_ever(Action.CITY_WORK, visitor.role) else None,
    )
    return make_response(body, status)


def _facts(row: ItemRow) -> list[tuple[str, str]]:
    """What the source says of it, and which working day goes with the day."""
    period = row.starts_on != row.due_on
    return [
        (_("Day in the wheel"), f"{day(row.starts_on)} – {day(row.due_on)}" if period else day(row.due_on)),
        (_("Working day"), day(row.working_on) if row.working_on != row.due_on else _("The same day")),
        (_("When the day is no working day"), words.name_of(words.SHIFTS, row.shift)),
        (_("Whose duty"), words.name_of(words.OWNERS, row.owner)),
        (_("In the source"), source_word(row.who)),
        (_("To whom"), "" if row.to_whom == "-" else source_word(row.to_whom)),
        (_("What counts as done"), words.name_of(words.DONE_RULES, row.done_rule)),
        (_("Section"), row.section),
        (_("Row of the wheel"), row.source_id),
    ]


def _changed(version: kept.Version) -> list[str]:
    """What of a row was changed, as in "2027-05-01 → 2027-05-04"."""
    pairs = [(name, version.was.get(name), version.became.get(name)) for name in (*DATES, "shift", "in_force")]
    return [_in_words(name, was, became) for name, was, became in pairs if was != became]


def _in_words(name: str, was: object, became: object) -> str:
    if name == "in_force":
        return _("holds this school year again") if became else _("does not hold this school year")
    if name == "shift":
        return words.name_of(words.SHIFTS, str(became))
    labels = {"due_on": _("Day"), "working_on": _("Working day"), "starts_on": _("From")}
    return f"{labels[name]}: {was} → {became}"
