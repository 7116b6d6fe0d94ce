"""The unknown-activity list at list level: the same page and the same files for the district and for Nav."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from flask import render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from blueprints.desk_views import room_url
from blueprints.labels import ENTRY_REASONS, entry_reason, moment, status_name
from blueprints.schemas import ListEntry, cells
from blueprints.tables import Column, Key, ListSpec, ListState, columns, encode_key, parse
from blueprints.visitor import here
from portal.queries import otuk
from portal.queries.otuk import OtukRow, Page, Wish
from portal.services import exports
from portal.services.exports import Sheet

SPEC = ListSpec(sorts=("registered", "name"), filters={"reason": tuple(ENTRY_REASONS)})
LISTED = ListEntry()
UNKNOWN_DAY = "infinity"
MEDIA = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the page: list level, and a link only where a duty or a consent opens the room."""

    name: str
    url: str | None
    birth_year: int | str
    district: str
    school: str
    registered_on: date | None
    reason: str
    status: str
    status_on: date | None


def show(endpoint: str, export: str | None, lead: str) -> ResponseReturnValue:
    """The list as the address asks for it; `export` is the endpoint of its files, where they may be taken out."""
    state, said = parse(request.args, SPEC)
    wish = _wish(state)
    page = otuk.page(wish)
    return render_template(
        "otuk/list.html",
        lead=lead,
        said=said,
        state=state,
        rows=[_row(row) for row in page.rows],
        count=_count(otuk.count(wish)),
        columns=columns(_columns(), state, lambda **args: url_for(endpoint, **args)),
        filters=[_reasons(state)],
        pages=_pages(endpoint, state, page),
        here=url_for(endpoint),
        files=_files(export, state) if export else [],
    )


def download(kind: Literal["csv", "xlsx"]) -> ResponseReturnValue:
    """The whole of what the address asks for as a file that says who took it out; the log says so too."""
    state, _said = parse(request.args, SPEC)
    visitor = here()
    taken = _("%(name)s, %(unit)s, %(when)s", name=visitor.name, unit=visitor.unit_name, when=moment(visitor.now))
    sheet = Sheet(kind, _("OTUK list"), _heading(), lambda row: (*cells(LISTED, _row(row)), taken))
    content = exports.otuk(visitor, _wish(state), sheet)
    name = _("otuk-list-%(day)s.%(kind)s", day=f"{visitor.now:%Y-%m-%d}", kind=kind)
    response = send_file(content, mimetype=MEDIA[kind], as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "no-store"
    return response


def _files(export: str, state: ListState) -> list[tuple[str, str]]:
    return [(kind, url_for(export, kind=kind, **state.args())) for kind in MEDIA]  # type: ignore[arg-type] # strings


def _columns() -> list[Column]:
    return [
        Column(_("Name"), "name"), Column(_("Born")), Column(_("District")), Column(_("Responsible school")),
        Column(_("Registered"), "registered"), Column(_("Reason")), Column(_("Status")),
    ]  # fmt: skip


def _heading() -> tuple[str, ...]:
    return (
        _("Name"), _("Born"), _("District"), _("Responsible school"), _("Registered"), _("Reason"), _("Status"),
        _("Status since"), _("Taken out by"),
    )  # fmt: skip


def _row(row: OtukRow) -> Row:
    return Row(
        name=row.name,
        url=room_url(row.id) if row.opens else None,
        birth_year=row.birth_year or "",
        district=row.district or "",
        school=row.school or "",
        registered_on=row.registered_on,
        reason=entry_reason(row.entry_reason),
        status=status_name(row.status_code),
        status_on=row.status_on,
    )


def _reasons(state: ListState) -> dict[str, object]:
    options = [(code, entry_reason(code)) for code in ENTRY_REASONS]
    return {"name": "reason", "label": _("Reason"), "options": options, "value": state.filters.get("reason")}


def _count(count: int) -> str:
    if count > otuk.COUNT_CAP:
        return str(_("More than %(number)d", number=otuk.COUNT_CAP))
    return str(_("%(number)d in all", number=count))


def _wish(state: ListState) -> Wish:
    key = _key(state)
    return Wish(
        words=state.q,
        reason=state.filters.get("reason", ""),
        order=state.sort,
        descending=state.descending,
        backwards=state.before is not None and key is not None,
        key=key,
    )


def _key(state: ListState) -> Key | None:
    """The key, if it is one of this order: a name or a day, and an id."""
    key = state.before or state.after
    try:
        if key is None or len(key) != 2:  # noqa: PLR2004 - the order's value and the id
            return None
        UUID(str(key[1]))
        if state.sort == "registered" and key[0] != UNKNOWN_DAY:
            date.fromisoformat(str(key[0]))
    except ValueError:
        return None
    return key


def _key_of(row: OtukRow, order: str) -> Key:
    if order == "name":
        return row.sort_key, str(row.id)
    return (row.registered_on.isoformat() if row.registered_on else UNKNOWN_DAY), str(row.id)


def _pages(endpoint: str, state: ListState, page: Page) -> dict[str, str | None]:
    """Where the pages before and after begin, if there are any."""
    if not page.rows:
        return {"previous_url": None, "next_url": None}
    ahead = page.more or state.before is not None
    behind = state.after is not None or (state.before is not None and page.more)
    first, last = (encode_key(_key_of(row, state.sort)) for row in (page.rows[0], page.rows[-1]))
    return {
        "previous_url": url_for(endpoint, **state.args(before=first)) if behind else None,  # type: ignore[arg-type] # strings
        "next_url": url_for(endpoint, **state.args(after=last)) if ahead else None,  # type: ignore[arg-type] # strings
    }
