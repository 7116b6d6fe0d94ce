"""One's own youths, and a search by name in what one may see."""

from datetime import datetime
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from blueprints.addresses import url_for
from blueprints.blueprint import Blueprint
from blueprints.kept_pages import kept_page
from blueprints.tables import Column, ListSpec, ListState, columns, encode_key, parse
from blueprints.texts import _
from blueprints.visitor import here
from blueprints.youths.lines import lines
from portal.domain.reference import status_codes
from portal.policy.actions import Action
from portal.queries import youths as lists

youths = Blueprint("youths", __name__)

STATUSES = tuple((code, f"{code} · {row.label_nb}") for code, row in status_codes().items())
SPEC = ListSpec(sorts=("recent", "name"), filters={"status": tuple(status_codes())})


@youths.get("/youths", access=Action.YOUTH_SEE)
def mine() -> ResponseReturnValue:
    """Those one's seat has the duty or a consent for, newest activity first."""
    state, said = parse(request.args, SPEC)
    page = lists.mine(wish_of(state))
    return kept_page(lambda: _written(state, said, page), tuple(page.rows), page.more, page.total)


def _written(state: ListState, said: tuple[str, ...], page: lists.Page) -> str:
    return render_template(
        "youths/mine.html",
        said=said,
        state=state,
        lines=lines(page.rows),
        pages=pager_urls("youths.mine", state, page),
        columns=list_columns("youths.mine", state),
        statuses=STATUSES,
        visitor=here(),
        lead=count_text(page.total),
    )


@youths.get("/search", access=Action.YOUTH_SEE)
def search() -> ResponseReturnValue:
    """By name; an identity number never stands in an address."""
    state, said = parse(request.args, ListSpec(sorts=("name",)))
    page = lists.search(state.q) if state.q else None
    return render_template("youths/search.html", said=said, state=state, page=page)


def count_text(count: int) -> str:
    """How many, counted up to a thousand."""
    if count > lists.COUNT_CAP:
        return _("More than %(number)d", number=lists.COUNT_CAP)
    return _("%(number)d in all", number=count) if count else ""


def wish_of(state: ListState) -> lists.Wish:
    """The checked address as the query wants it."""
    backwards = state.before is not None
    key = _key(state)
    return lists.Wish(
        status=state.filters.get("status", ""),
        order=state.sort,
        backwards=backwards and key is not None,
        after=key,
    )


def _key(state: ListState) -> tuple[str | int | None, ...] | None:
    """The key, if it is one of this order: an instant or a name, and an id."""
    key = state.before or state.after
    try:
        if key is None or len(key) != 2:  # noqa: PLR2004 - the order's value and the id
            return None
        UUID(str(key[1]))
        if state.sort == "recent":
            datetime.fromisoformat(str(key[0]))
    except ValueError:
        return None
    return key


def pager_urls(endpoint: str, state: ListState, page: lists.Page) -> dict[str, str | None]:
    """Where the pages before and after begin, if there are any."""
    if not page.rows:
        return {"previous_url": None, "next_url": None}
    ahead = page.more or state.before is not None
    behind = state.after is not None or (state.before is not None and page.more)
    first, last = (encode_key(_row_key(row, state.sort)) for row in (page.rows[0], page.rows[-1]))
    return {
        "previous_url": url_for(endpoint, **state.args(before=first)) if behind else None,
        "next_url": url_for(endpoint, **state.args(after=last)) if ahead else None,
    }


def _row_key(row: lists.ListRow, order: str) -> tuple[str, str]:
    return (row.last_activity.isoformat() if order == "recent" else row.sort_key), str(row.id)


def list_columns(endpoint: str, state: ListState) -> tuple[Column, ...]:
    """The columns of a list of youths."""
    wanted = [
        Column(_("Name"), "name"), Column(_("Born")), Column(_("Status")), Column(_("Responsible school")),
        Column(_("Last activity"), "recent"),
    ]  # fmt: skip
    return tuple(columns(wanted, state, lambda **args: url_for(endpoint, **args)))
