"""Rows as the text that COPY takes: far cheaper than a statement, or a call of the driver, for each value."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import psycopg

NOTHING: Final = "\\N"
_ESCAPED: Final = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_SPECIAL: Final = re.compile(r"[\\\t\n\r]")


def written(text: str) -> str:
    """Text with what would end a value or a line spelled out."""
    return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], text) if _SPECIAL.search(text) else text


def octets(content: bytes) -> str:
    return "\\\\x" + content.hex()


def several(words: Iterable[str]) -> str:
    """An array of plain words: nothing that would have to be quoted."""
    return "{" + ",".join(words) + "}"


FORMS: Final[Mapping[str, Callable[[Any], str]]] = {
    "text": written,
    "bytea": octets,
    "text[]": several,
    "boolean": lambda value: "t" if value else "f",
}
"""How values of a type are written; those of the others as Python says them."""


class Lines:
    """Makes a line of each row, for columns of the types named."""

    def __init__(self, types: Iterable[str]) -> None:
        self._forms = tuple(FORMS.get(kind, str) for kind in types)

    def line(self, row: Iterable[object]) -> str:
        forms = zip(self._forms, row, strict=True)
        return "\t".join([NOTHING if value is None else form(value) for form, value in forms])


def copy_in(connection: psycopg.Connection[Any], table: str, lines: list[str]) -> None:
    """Send the lines to the table, if there are any."""
    if not lines:
        return
    lines.append("")
    with connection.cursor().copy(f"COPY {table} FROM STDIN") as copy:
        copy.write("\n".join(lines))
