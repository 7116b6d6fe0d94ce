"""The register file as JSON: rows streamed from the events of the parser, nothing kept."""

from collections.abc import Callable, Generator, Iterator
from decimal import Decimal
from typing import Any, BinaryIO, Final

import ijson

from portal.domain.register_faults import Reason, RegisterFileRefused, shown
from portal.domain.register_form import (
    ANNOUNCED,
    FAULT_COLUMN,
    MOST_SPELLS,
    ROWS,
    SECTIONS,
    SENDER_ERROR,
    SINGLE,
    SPELL_FIELDS,
    SPELLS,
    FileFindings,
    RawRow,
    spell_column,
)
from portal.outside.register_text import Utf8Bytes, opened_text, recognised_encoding

Node = dict[str, Any]

_ELEMENT: Final = "[]"
_DEEPEST: Final = 5
"""The answer, its list, a row, its spells, a spell."""

_UNKNOWN: Final[Node] = {}
_SPELLS: Final[tuple[Node, ...]] = tuple(
    {name: spell_column(number, name) for name in SPELL_FIELDS} for number in range(MOST_SPELLS)
)
_ANY_SPELL: Final[Node] = {"": ""}
_SPELL_LIST: Final[Node] = {_ELEMENT: _ANY_SPELL, **_SPELLS[0]}
_ROW: Final[Node] = {
    **{section: {name: f"{section}.{name}" for name in names} for section, names in SECTIONS.items()},
    SPELLS: _SPELL_LIST,
    SINGLE: SINGLE,
    FAULT_COLUMN: FAULT_COLUMN,
}
_DOCUMENT: Final[Node] = {
    ANNOUNCED: ANNOUNCED,
    SENDER_ERROR: SENDER_ERROR,
    ROWS: {_ELEMENT: _ROW},
    _ELEMENT: _ROW,
}
_NAMES: Final = {
    id(_DOCUMENT): "",
    id(_ROW): "",
    **{id(node): f"{name}." for name, node in _ROW.items() if isinstance(node, dict)},
    **{id(node): f"{SPELLS}." for node in _SPELLS},
}


def read_json(stream: BinaryIO, findings: FileFindings) -> Generator[RawRow, None, None]:
    """Rows of VIGO's answer, or of a plain list of rows."""
    codec, notices = recognised_encoding(stream)
    findings.notices.extend(notices)
    if codec == "utf-8":
        yield from _rows(stream, findings)
    else:
        with opened_text(stream, codec) as text:
            yield from _rows(Utf8Bytes(text), findings)


def _rows(source: BinaryIO | Utf8Bytes, findings: FileFindings) -> Iterator[RawRow]:
    builder = _Builder(findings)
    steps, scalar = builder.steps, builder.scalar
    try:
        for event, value in ijson.basic_parse(source, buf_size=1 << 16):
            if event == "map_key":
                builder.key = value
            elif (row := steps.get(event, scalar)(value)) is not None:
                yield row
    except RegisterFileRefused:
        raise
    except Exception:  # noqa: BLE001 - the parser's message quotes the file, and numbers can fail in many ways
        raise RegisterFileRefused("unreadable") from None


class _Builder:
    """Follows the parser through the form and gathers the values of one row at a time."""

    def __init__(self, findings: FileFindings) -> None:
        self._findings = findings
        self._node: Node = {_ELEMENT: _DOCUMENT}
        self.key = _ELEMENT
        self._above: list[tuple[Node, str]] = []
        self._values: dict[str, object] = {}
        self._faults: list[Reason] = []
        self._number = 0
        self._spell = 0
        self.steps: dict[str, Callable[[Any], RawRow | None]] = {
            "string": self._text,
            "start_map": self._open_map,
            "start_array": self._open_list,
            "end_map": self._close,
            "end_array": self._close,
        }

    def scalar(self, value: object) -> RawRow | None:
        column = self._node.get(self.key)
        if value is None or value == "":
            return None
        if type(column) is str:
            self._take(column, float(value) if type(value) is Decimal else value)
        elif column is None:
            self._name_unknown()
        elif column is _ROW:
            self._begin_row()
            self._misshapen(column)
            return self._finished_row()
        else:
            self._misshapen(column)
        return None

    def _text(self, value: str) -> RawRow | None:
        """The ordinary case, shortened: every row has some forty of these."""
        column = self._node.get(self.key)
        if type(column) is str and value and column not in self._values and self._node is not _DOCUMENT:
            self._values[column] = value
            return None
        return self.scalar(value)

    def _take(self, column: str, value: object) -> None:
        if self._node is _DOCUMENT:
            if column == ANNOUNCED:
                self._findings.announce(value)
            else:
                self._findings.notices.append(Reason("sender_error", params={"message": shown(value)}))
        elif self._values.setdefault(column, value) != value:
            self._faults.append(Reason("column_doubled", column))

    def _open_map(self, _: object) -> None:
        self._go_into(self._child())

    def _open_list(self, _: object) -> None:
        child = self._child()
        if child is not _UNKNOWN and _ELEMENT not in child:
            self._misshapen(child)
        self._go_into(child)

    def _go_into(self, child: Node) -> None:
        self._above.append((self._node, self.key))
        if len(self._above) > _DEEPEST:
            raise RegisterFileRefused("too_deep", deepest=_DEEPEST)
        self._node, self.key = child, _ELEMENT

    def _child(self) -> Node:
        child = self._node.get(self.key)
        if child is _ROW:
            self._begin_row()
        if child is _ANY_SPELL:
            return self._next_spell()
        if isinstance(child, dict):
            return child
        if child is None:
            self._name_unknown()
        else:
            self._faults.append(Reason("shape", child))
        return _UNKNOWN

    def _next_spell(self) -> Node:
        number, self._spell = self._spell, self._spell + 1
        if number < MOST_SPELLS:
            return _SPELLS[number]
        if number == MOST_SPELLS:
            self._faults.append(Reason("too_many_spells", SPELLS, {"most": MOST_SPELLS}))
        return _UNKNOWN

    def _close(self, _: object) -> RawRow | None:
        closed = self._node
        self._node, self.key = self._above.pop()
        return self._finished_row() if closed is _ROW else None

    def _begin_row(self) -> None:
        self._number += 1
        self._values, self._faults, self._spell = {}, [], 0

    def _finished_row(self) -> RawRow:
        self._values.pop(FAULT_COLUMN, None)
        return RawRow(self._number, self._values, tuple(self._faults))

    def _misshapen(self, node: Node) -> None:
        self._faults.append(Reason("shape", _NAMES.get(id(node), SPELLS).rstrip(".")))

    def _name_unknown(self) -> None:
        if self._node is not _UNKNOWN and self.key != _ELEMENT:
            self._findings.name_unknown(_NAMES.get(id(self._node), "") + self.key)
