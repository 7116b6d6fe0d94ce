"""A sent list as a file: the reader's name on every page, and in the log."""

from typing import Literal
from uuid import UUID

from flask import request, send_file
from flask.typing import ResponseReturnValue

from blueprints.labels import entry_reason, moment, status_name
from blueprints.lists import words
from blueprints.lists.overview import lists
from blueprints.texts import _
from blueprints.visitor import here
from portal.policy.actions import Action
from portal.queries import list_rows
from portal.queries.list_rows import ListRow
from portal.services import list_sheets
from portal.services.list_sheets import Sheet

MEDIA = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@lists.get("/lists/<uuid:list_id>.<any(csv,xlsx):kind>", access=Action.REPORT_BACK)
def file(list_id: UUID, kind: Literal["csv", "xlsx"]) -> ResponseReturnValue:
    """What of the list the reader may read, as the address asks for it."""
    visitor, show = here(), request.args.get("show", "all")
    taken = _("%(name)s, %(unit)s, %(when)s", name=visitor.name, unit=visitor.unit_name, when=moment(visitor.now))
    sheet = Sheet(
        kind, _("OTUK list"), _("Taken out by %(who)s", who=taken), _heading(), lambda row: _cells(row, taken)
    )
    content = list_sheets.write(visitor, list_id, show if show in list_rows.SHOWS else "all", sheet)
    name = _("otuk-list-%(day)s.%(kind)s", day=f"{visitor.now:%Y-%m-%d}", kind=kind)
    response = send_file(content, mimetype=MEDIA[kind], as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "no-store"
    return response


def _heading() -> tuple[str, ...]:
    return (
        _("Number"), _("Name"), _("Born"), _("District"), _("Responsible school"), _("Registered"), _("Reason"),
        _("Status"), _("Status since"), _("Since the last list"), _("Known to us?"), _("Contacted?"),
        _("Agreed with Nav?"), _("Report to UDA"), _("Taken out by"),
    )  # fmt: skip


def _cells(row: ListRow, taken: str) -> tuple[object, ...]:
    state = words.REPORT_STATES.get(row.report_state or "")
    return (
        row.number, row.name, row.birth_year, row.district, row.school, row.registered_on,
        entry_reason(row.entry_reason), status_name(row.status_code), row.status_on,
        _("New") if row.change == "new" else _("Still there"), words.name_of(words.KNOWN, row.known),
        words.name_of(words.REACHED, row.reached), words.name_of(words.WITH_NAV, row.with_nav),
        _(state[0]) if state else "", taken,
    )  # fmt: skip
