"""The review as a place to work: row by row, saved where it stands; two at once are told; finished to UDA."""

from dataclasses import replace
from uuid import UUID

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, Optional

from blueprints.desk_views import room_url
from blueprints.forms import Form, choices
from blueprints.lists import words
from blueprints.lists.overview import lists
from blueprints.texts import _, lazy
from blueprints.visitor import here
from portal.domain.calendar import oslo_date
from portal.domain.list_refusals import ListNotKnown, RowChanged
from portal.domain.otuk_lists import Findings, Known, Reached, WithNav
from portal.domain.words import Role
from portal.policy.actions import Action
from portal.queries import list_rows, otuk_lists
from portal.queries.list_rows import ListRow
from portal.services import list_reviews
from portal.services import otuk_lists as sending

FIRST = "undone"


class ReviewForm(Form):
    """The answers about one row; what is not answered yet is left open."""

    version = IntegerField(lazy("Version"), [InputRequired()])
    known = RadioField(lazy("Known to us?"), [Optional()], choices=choices(words.KNOWN.items()))
    reached = RadioField(lazy("Contacted?"), [Optional()], choices=choices(words.REACHED.items()))
    with_nav = RadioField(lazy("Agreed with Nav?"), [Optional()], choices=choices(words.WITH_NAV.items()))
    channel = SelectField(lazy("How"), [Optional()], choices=choices(words.CHANNELS.items()))

    @property
    def findings(self) -> Findings:
        return Findings(
            Known(self.known.data) if self.known.data else None,
            Reached(self.reached.data) if self.reached.data else None,
            WithNav(self.with_nav.data) if self.with_nav.data else None,
            self.channel.data or next(iter(words.CHANNELS)),
        )


@lists.get("/lists/<uuid:list_id>", access=Action.REVIEW_READ)
def list_(list_id: UUID) -> ResponseReturnValue:
    """The rows that one may read, those left to do first; opening it is its receipt."""
    sent = sending.opened(here(), list_id)
    progress = list_rows.progress(list_id)
    show = request.args.get("show", "")
    if show not in list_rows.SHOWS:
        show = FIRST if progress.undone and not sent.finished else "all"
    rows, more = list_rows.page(list_id, show, request.args.get("after", 0, int))
    return render_template(
        "lists/list.html",
        words=words,
        sent=sent,
        progress=progress,
        show=show,
        rows=rows,
        next_url=url_for("lists.list_", list_id=list_id, show=show, after=rows[-1].number) if more else None,
        tabs=_tabs(list_id, show, progress),
        departures=words.departures(otuk_lists.departed(list_id)),
        gone=list_rows.gone(list_id, sent.previous_id) if sent.previous_id else [],
        openings=otuk_lists.openings(list_id),
        **_common(sent),
    )


@lists.get("/lists/<uuid:list_id>/rows/<uuid:youth_id>", access=Action.REVIEW_READ)
def row(list_id: UUID, youth_id: UUID) -> ResponseReturnValue:
    """One row with its questions open; inside the list for htmx, as a page of its own without."""
    return _row(list_id, youth_id, editing=True)


@lists.post("/lists/<uuid:list_id>/rows/<uuid:youth_id>", access=Action.REPORT_BACK)
def answer(list_id: UUID, youth_id: UUID) -> ResponseReturnValue:
    """Keep the answers; who comes second sees what the first answered beside the own answers, still unsaved."""
    form = ReviewForm()
    found = list_rows.get(list_id, youth_id)
    if found is None:
        raise ListNotKnown
    if not form.validate_on_submit() or form.version.data is None:
        return _row(list_id, youth_id, editing=True, status=422)
    try:
        list_reviews.save(here(), found, form.version.data, form.findings)
    except RowChanged:
        return _row(list_id, youth_id, editing=True, status=409, mine=form.findings)
    if "HX-Request" in request.headers:
        return _row(list_id, youth_id, editing=False)
    flash(_("Row %(number)s is saved.", number=found.number))
    return redirect(url_for("lists.list_", list_id=list_id, _anchor=f"row-{found.number}"))


@lists.post("/lists/<uuid:list_id>/finish", access=Action.REPORT_BACK)
def finish(list_id: UUID) -> ResponseReturnValue:
    """The summary goes to UDA."""
    list_reviews.finish(here(), list_id)
    flash(_("The review is finished, and UDA has got the summary."))
    return redirect(url_for("lists.list_", list_id=list_id))


@lists.post("/lists/<uuid:list_id>/open-again", access=Action.REPORT_BACK)
def open_again(list_id: UUID) -> ResponseReturnValue:
    list_reviews.open_again(here(), list_id)
    flash(_("The review is open again."))
    return redirect(url_for("lists.list_", list_id=list_id))


def _row(
    list_id: UUID, youth_id: UUID, *, editing: bool, status: int = 200, mine: Findings | None = None
) -> ResponseReturnValue:
    sent, found = otuk_lists.get(list_id), list_rows.get(list_id, youth_id)
    if sent is None or found is None:
        raise ListNotKnown
    inside = "HX-Request" in request.headers
    page = render_template(
        "lists/row_inside.html" if inside else "lists/row_page.html",
        words=words,
        sent=sent,
        row=_with(found, mine),
        saved=found,
        clash=mine is not None,
        editing=editing,
        progress=list_rows.progress(list_id),
        **_common(sent),
    )
    return make_response(page, 200 if inside else status)


def _with(found: ListRow, mine: Findings | None) -> ListRow:
    """The row with one's own unsaved answers, over the version that is saved now."""
    return replace(found, known=mine.known, reached=mine.reached, with_nav=mine.with_nav) if mine else found


def _common(sent: otuk_lists.Sent) -> dict[str, object]:
    visitor = here()
    reviews = visitor.role is Role.DISTRICT_OT
    return {
        "today": oslo_date(visitor.now),
        "reviews": reviews,
        "writes": reviews and not sent.finished,
        "takes_out": visitor.role is not Role.NAV_OT,
        "room_url": room_url,
    }


def _tabs(list_id: UUID, show: str, progress: list_rows.Progress) -> list[dict[str, object]]:
    counts = {"undone": progress.undone, "done": progress.done, "new": progress.arrived, "all": progress.readable,
              "nav": progress.agreed + progress.to_agree}  # fmt: skip
    return [
        {"label": _(label), "url": url_for("lists.list_", list_id=list_id, show=name), "current": show == name,
         "count": counts[name]}
        for name, label in words.SHOWS.items()
    ]  # fmt: skip
