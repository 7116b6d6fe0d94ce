"""What a list is asked for in its address: search, filters, order, place; bad input is the plain list."""

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from portal.domain.texts import msgid

MAX_SEARCH = 100
MAX_CURSOR = 512
MAX_CURSOR_PARTS = 4

TOO_LONG = msgid("The search was too long. Search with fewer words.")
NO_NUMBERS = msgid("Do not search by national identity number here. Search by name.")
UNKNOWN_CHOICE = msgid("A filter in the address is not one of ours. The list is shown without it.")
UNKNOWN_PLACE = msgid("The place in the list could not be found. The list is shown from the start.")

_IDENTITY_NUMBER = re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)")

Key = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class ListSpec:
    """What a list can be asked for; the first of `sorts` is its own order, a filter names its values."""

    sorts: tuple[str, ...]
    filters: Mapping[str, Iterable[str]] = field(default_factory=dict)
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ListState:
    """A checked wish; `after` and `before` are keys of a row, never both."""

    q: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
    after: Key | None = None
    before: Key | None = None

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out by search or filter."""
        return bool(self.q or self.filters)

    def args(self, **changes: str) -> dict[str, str]:
        """The state as arguments of an address, from the start of the list unless `changes` says where."""
        direction = "desc" if self.descending else "asc"
        now = {"q": self.q, **self.filters, "sort": self.sort, "dir": direction}
        return {name: value for name, value in {**now, **changes}.items() if value}


def encode_key(key: Key) -> str:
    """The key of a row as text for an address."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def decode_key(text: str) -> Key | None:
    """None for whatever we did not write ourselves."""
    try:
        padded = text[:MAX_CURSOR] + "=" * (-len(text) % 4)
        parts = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
    except (binascii.Error, UnicodeError, ValueError, RecursionError):
        return None
    plain = isinstance(parts, list) and 0 < len(parts) <= MAX_CURSOR_PARTS
    if not plain or not all(part is None or type(part) in {str, int} for part in parts):
        return None
    return tuple(parts)


def _search(given: str) -> tuple[str, list[str]]:
    text = " ".join("".join(c if c.isprintable() else " " for c in given).split())
    if len(text) > MAX_SEARCH:
        return "", [TOO_LONG]
    if _IDENTITY_NUMBER.search(text):
        return "", [NO_NUMBERS]
    return text, []


def _filters(args: Mapping[str, str], spec: ListSpec) -> tuple[dict[str, str], list[str]]:
    given = {name: args[name] for name in spec.filters if args.get(name)}
    good = {name: value for name, value in given.items() if value in spec.filters[name]}
    return good, [UNKNOWN_CHOICE] if good != given else []


def _place(args: Mapping[str, str]) -> tuple[Key | None, Key | None, list[str]]:
    name = "after" if args.get("after") else "before"
    if not args.get(name):
        return None, None, []
    key = decode_key(args[name])
    after, before = (key, None) if name == "after" else (None, key)
    return after, before, [] if key else [UNKNOWN_PLACE]


def parse(args: Mapping[str, str], spec: ListSpec) -> tuple[ListState, tuple[str, ...]]:
    """The checked state, and what to say (msgids) about what was left out of it."""
    q, said = _search(args.get("q", ""))
    filters, about_filters = _filters(args, spec)
    after, before, about_place = _place(args)
    known = args.get("sort", "") in spec.sorts
    order = args.get("dir") if known else None
    state = ListState(
        q=q,
        filters=filters,
        sort=args["sort"] if known else spec.sorts[0],
        descending=order == "desc" if order else spec.descending and not known,
        after=after,
        before=before,
    )
    return state, (*said, *about_filters, *about_place)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table component; `sort` is the name in ListSpec.sorts of a column that can sort."""

    label: str
    sort: str = ""
    url: str = ""
    order: str = ""
    numeric: bool = False


def columns(given: Iterable[Column], state: ListState, address: Callable[..., str]) -> list[Column]:
    """The columns with their links: the order now (`aria-sort`), and the address that turns it."""
    return [_linked(column, state, address) if column.sort else column for column in given]


def _linked(column: Column, state: ListState, address: Callable[..., str]) -> Column:
    now = state.sort == column.sort
    turned = "desc" if now and not state.descending else "asc"
    order = "none"
    if now:
        order = "descending" if state.descending else "ascending"
    url = address(**state.args(sort=column.sort, dir=turned))
    return Column(column.label, column.sort, url, order, column.numeric)
