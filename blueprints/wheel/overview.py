"""UDA sees who is late: every unit's duties in a school year, to be narrowed, sorted and taken out."""

from datetime import date
from typing import Literal
from uuid import UUID

from flask import flash, redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue

from blueprints.addresses import url_for
from blueprints.labels import moment
from blueprints.tables import Column, Key, ListSpec, ListState, columns, encode_key, parse
from blueprints.texts import _
from blueprints.visitor import here
from blueprints.wheel import words
from blueprints.wheel.year import wheel
from blueprints.wheel_views import STANDINGS, in_language, item_url, left
from portal.domain.calendar import oslo_date, school_year
from portal.domain.wheel import Due, Standing
from portal.domain.wheel_rows import PLANS
from portal.policy.actions import Action
from portal.queries import wheel_overview as kept
from portal.queries.wheel_overview import DutyRow, Page, Wish
from portal.services import wheel as services
from portal.services.wheel import Sheet

SPEC = ListSpec(
    sorts=("due", "unit"),
    filters={"state": tuple(words.STATES), "kind": tuple(words.KINDS), "row": tuple(PLANS)},
)
MEDIA = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
STILL = (Standing.LATE, Standing.TODAY, Standing.SOON, Standing.AHEAD)


@wheel.get("/wheel/overview", access=Action.CITY_WORK)
def overview() -> ResponseReturnValue:
    state, said = parse(request.args, SPEC)
    wish = _wish(state)
    page = kept.page(wish)
    return render_template(
        "wheel/overview.html",
        words=words,
        said=said,
        state=state,
        year=wish.year,
        rows=[(row, _standing(row, wish.today)) for row in page.rows],
        title_of=title_of,
        item_url=item_url,
        count=_("%(number)d in all", number=kept.count(wish)),
        late=[(_row_name(source), number, _address(state, state="late", row=source))
              for source, number in kept.late_by_row(Wish(wish.year, wish.today))],
        looked_at=kept.looked_at(),
        columns=columns(_columns(), state, lambda **args: url_for("wheel.overview", year=wish.year, **args)),
        filters=_filters(state),
        pages=_pages(state, page),
        files=[(kind, url_for("wheel.overview_file", kind=kind, year=wish.year, **state.args())) for kind in MEDIA],
    )  # fmt: skip


@wheel.get("/wheel/overview.<any(csv,xlsx):kind>", access=Action.CITY_WORK)
def overview_file(kind: Literal["csv", "xlsx"]) -> ResponseReturnValue:
    """All that the address asks for as a file, with the name of the one who took it out."""
    state, _said = parse(request.args, SPEC)
    visitor, wish = here(), _wish(state)
    taken = _("%(name)s, %(unit)s, %(when)s", name=visitor.name, unit=visitor.unit_name, when=moment(visitor.now))
    content = services.sheet(visitor, wish, Sheet(kind, _("Annual wheel"), _heading(), lambda row: _cells(row, taken)))
    name = _("annual-wheel-%(day)s.%(kind)s", day=f"{visitor.now:%Y-%m-%d}", kind=kind)
    return send_file(content, mimetype=MEDIA[kind], as_attachment=True, download_name=name)


@wheel.post("/wheel/overview/look-again", access=Action.CITY_WORK)
def look_again() -> ResponseReturnValue:
    """Instead of waiting for the round that the worker makes every ten minutes."""
    services.look_again(here())
    flash(_("The data are being looked at again. Open the page anew in a moment."), "info")
    return redirect(url_for("wheel.overview"))


def title_of(row: DutyRow) -> str:
    """What the duty is, in the reader's language."""
    return in_language(row.title_nb, row.title_nn, row.title_en)


def _row_name(source: str) -> str:
    return f"{source} · {in_language(PLANS[source].nb, PLANS[source].nn, PLANS[source].nb)}"


def _standing(row: DutyRow, today: date) -> tuple[str, str, str, str]:
    """Label, colour, sign, and how many days."""
    standing = row.standing(today)
    days = left(Due(row.due_on, row.working_on), today) if standing in STILL else ""
    label, color, sign = STANDINGS[standing]
    return _(label), color, sign, days


def _wish(state: ListState) -> Wish:
    today = oslo_date(here().now)
    key = _key(state)
    year = request.args.get("year", default=school_year(today), type=int)
    narrowed = {name: state.filters.get(name, "") for name in SPEC.filters}
    return Wish(
        max(2000, min(year, 2200)), today, words=state.q, order=state.sort, descending=state.descending, key=key,
        backwards=state.before is not None and key is not None, **narrowed,
    )  # fmt: skip


def _key(state: ListState) -> Key | None:
    """The key, if it is one of this order: a day or a name, and an id."""
    key = state.before or state.after
    try:
        if key is None or len(key) != 2:  # noqa: PLR2004 - the order's value and the id
            return None
        UUID(str(key[1]))
        if state.sort == "due":
            date.fromisoformat(str(key[0]))
    except ValueError:
        return None
    return key


def _address(wish: ListState, /, **changes: str) -> str:
    return url_for("wheel.overview", year=request.args.get("year"), **wish.args(**changes))


def _pages(state: ListState, page: Page) -> dict[str, str | None]:
    if not page.rows:
        return {"previous_url": None, "next_url": None}
    ahead = page.more or state.before is not None
    behind = state.after is not None or (state.before is not None and page.more)
    first, last = (encode_key(_row_key(row, state.sort)) for row in (page.rows[0], page.rows[-1]))
    return {
        "previous_url": _address(state, before=first) if behind else None,
        "next_url": _address(state, after=last) if ahead else None,
    }


def _row_key(row: DutyRow, order: str) -> tuple[str, str]:
    return (row.unit if order == "unit" else row.due_on.isoformat()), str(row.id)


def _columns() -> list[Column]:
    return [Column(_("Unit"), "unit"), Column(_("Duty")), Column(_("Day"), "due"), Column(_("Standing")),
            Column(_("Marked by"))]  # fmt: skip


def _filters(state: ListState) -> list[dict[str, object]]:
    offered = {
        "state": (_("Standing"), [(code, _(name)) for code, name in words.STATES.items()]),
        "kind": (_("Units"), [(code, _(name)) for code, name in words.KINDS.items()]),
        "row": (_("Duty"), [(source, _row_name(source)) for source in PLANS]),
    }
    return [
        {"name": name, "label": label, "options": options, "value": state.filters.get(name)}
        for name, (label, options) in offered.items()
    ]


def _heading() -> tuple[str, ...]:
    return (
        _("Unit"), _("Units"), _("Duty"), _("Row of the wheel"), _("Day"), _("Working day"), _("Standing"),
        _("What the data say"), _("Marked by"), _("Marked"), _("Remark"), _("Taken out by"),
    )  # fmt: skip


def _cells(row: DutyRow, taken: str) -> tuple[object, ...]:
    label, _color, _sign, _days = _standing(row, oslo_date(here().now))
    return (
        row.unit, words.name_of(words.KINDS, row.kind), title_of(row), row.source_id, row.due_on, row.working_on,
        label, words.counted(row), row.marked_by, row.marked_at, row.mark_note, taken,
    )  # fmt: skip
