"""What stands around the team in its room, in one statement: each part as far as the reader may see it."""

import types
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache
from typing import Any, Final, get_args, get_type_hints
from uuid import UUID

from portal.queries import contacts, duties, letters, teams
from portal.queries.contacts import ContactRow
from portal.queries.duties import Duty
from portal.queries.letters import Glance
from portal.queries.reading import one
from portal.queries.teams import ActorRow, FileRow

LATEST: Final = 5
READERS: Final[Mapping[Any, Callable[[Any], Any]]] = {
    UUID: UUID, datetime: datetime.fromisoformat, date: date.fromisoformat,
}  # fmt: skip
PARTS: Final[Mapping[str, tuple[type, str]]] = {
    "actors": (ActorRow, teams.ACTORS),
    "files": (FileRow, teams.FILES),
    "contacts": (ContactRow, f"SELECT * FROM ({contacts.LOG}) c LIMIT {LATEST}"),  # noqa: S608 - ours
    "owed": (Duty, duties.OF_ONE),
    "letters": (Glance, letters.GLANCE),
}


@dataclass(frozen=True, slots=True)
class Around:
    """A part that was not asked for is empty."""

    actors: list[ActorRow] = field(default_factory=list)
    files: list[FileRow] = field(default_factory=list)
    contacts: list[ContactRow] = field(default_factory=list)
    owed: list[Duty] = field(default_factory=list)
    letters: list[Glance] = field(default_factory=list)


def around(youth_id: UUID, parts: Collection[str], today: date) -> Around:
    """The parts asked for, by their names in PARTS; a page that asks for each by itself waits for each by itself."""
    names = tuple(sorted(parts))
    given = {**duties.given(today), "youth": youth_id, "channel": "", "outcome": ""}
    found = one(dict[str, list[dict[str, Any]]], _statement(names), given) or {}
    return Around(**{name: [_row(PARTS[name][0], row) for row in found[name]] for name in names})


@cache
def _statement(names: tuple[str, ...]) -> str:
    parts = (f"(SELECT coalesce(jsonb_agg(t), '[]') FROM ({PARTS[name][1]}) t) AS {name}" for name in names)  # noqa: S608 - ours
    return f"SELECT {', '.join(parts)}"


def _row(kind: type, given: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a row of the kind
    return kind(**{name: read(given[name]) for name, read in _readers(kind).items()})


@cache
def _readers(kind: type) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind)
    return {each.name: _reader(hints[each.name]) for each in fields(kind)}


def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - a type, or one of several
    """How a value of JSON becomes one of the type; what is NULL stays None."""
    plain = next((one for one in get_args(hint) if one is not types.NoneType), hint)
    read = READERS.get(plain, lambda value: value)
    return lambda value: None if value is None else read(value)
