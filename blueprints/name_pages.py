"""Back and forth in a list of youths by name: the place in the address, and the addresses of the pages beside it."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from blueprints.addresses import url_for
from blueprints.tables import ListState, encode_key


class Named(Protocol):
    """A row about a youth, in the order of names."""

    @property
    def sort_key(self) -> str: ...
    @property
    def youth_id(self) -> UUID: ...


class NamedPage(Protocol):
    """Rows in reading order, and whether there are more beyond them."""

    @property
    def rows(self) -> Sequence[Named]: ...
    @property
    def more(self) -> bool: ...


def place_of(state: ListState) -> tuple[tuple[str, str] | None, bool]:
    """The key that the list goes on from, and whether backwards; no key where it is none of ours."""
    key = state.before or state.after
    try:
        place = (str(key[0]), str(UUID(str(key[1])))) if key and len(key) > 1 else None
    except ValueError:
        place = None
    return place, state.before is not None and place is not None


def pages(endpoint: str, address: Mapping[str, Any], state: ListState, page: NamedPage) -> dict[str, str | None]:
    """The addresses of the page before and the page after, where there are such."""
    if not page.rows:
        return {"previous_url": None, "next_url": None}
    first, last = (encode_key((row.sort_key, str(row.youth_id))) for row in (page.rows[0], page.rows[-1]))
    behind = state.after is not None or (state.before is not None and page.more)
    ahead = page.more or state.before is not None
    return {
        "previous_url": url_for(endpoint, **{**address, **state.args(before=first)}) if behind else None,
        "next_url": url_for(endpoint, **{**address, **state.args(after=last)}) if ahead else None,
    }
