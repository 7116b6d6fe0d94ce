"""What CSV and XLSX have in common: a heading of columns and rows of cells."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from portal.domain.register_faults import Reason, RegisterFileRefused, shown
from portal.domain.register_form import (
    ANNOUNCED,
    FAULT_COLUMN,
    IDENTIFYING,
    PLAIN_COLUMNS,
    SENDER_ERROR,
    SPELL_COLUMNS,
    SPELL_FIELDS,
    FileFindings,
    RawRow,
    known_column,
)
from portal.outside.formulas import unguarded

MOST_COLUMNS: Final = 2_000

_EXPECTED: Final = (*PLAIN_COLUMNS, *SPELL_COLUMNS[: len(SPELL_FIELDS)])
_NOT_READ: Final = (ANNOUNCED, SENDER_ERROR, FAULT_COLUMN)


class Heading:
    """The first row: which cell is which column of the form. Refuses one without any such column."""

    def __init__(self, cells: Sequence[object], findings: FileFindings) -> None:
        names = ["" if cell is None else str(cell).strip() for cell in cells[:MOST_COLUMNS]]
        known = [(place, column) for place, name in enumerate(names) if (column := known_column(name))]
        self._read = [(place, column) for place, column in known if column not in _NOT_READ]
        if not self._read:
            raise RegisterFileRefused("no_known_column", columns=_named(filter(None, names[:8])))
        self._counts = [place for place, column in known if column == ANNOUNCED]
        self._findings = findings
        self.width = len(names)
        for name in names:
            if name and known_column(name) is None:
                findings.name_unknown(name)
        self._tell([column for _, column in self._read])

    def row(self, number: int, cells: Sequence[object], faults: tuple[Reason, ...] = ()) -> RawRow | None:
        """The row by its columns, filled ones only; None when all are empty. Takes short rows too."""
        values: dict[str, object] = {}
        width = len(cells)
        for place, column in self._read:
            if place >= width:
                break
            cell = cells[place]
            if cell is None or cell == "":
                continue
            value = unguarded(cell) if isinstance(cell, str) else cell
            if values.setdefault(column, value) != value:
                faults = (*faults, Reason("column_doubled", column))
        for place in self._counts:
            self._findings.announce(cells[place] if place < width else None)
        return RawRow(number, values, faults) if values or faults else None

    def _tell(self, columns: Sequence[str]) -> None:
        notices = self._findings.notices
        if doubled := [column for column, count in Counter(columns).items() if count > 1]:
            notices.append(Reason("columns_doubled", params={"columns": _named(doubled)}))
        if missing := [column for column in _EXPECTED if column not in columns]:
            notices.append(Reason("columns_missing", params={"columns": _named(missing)}))
        if not any(all(column in columns for column in needed) for needed in IDENTIFYING):
            notices.append(Reason("identity_columns_missing"))


def _named(names: Iterable[str]) -> str:
    return ", ".join(shown(name) for name in names)
