"""Writes quarantined rows as the register form with a column `feil`, to be corrected and sent again."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from portal.domain.register_form import ANNOUNCED, FAULT_COLUMN, ROWS, WRITTEN_COLUMNS, FileKind, nested
from portal.outside.sheets import write_csv, write_xlsx

FaultyRow = tuple[Mapping[str, object], str]
"""The values of a raw row as they were read, and what is wrong, in words."""

CONTENT_TYPES: Mapping[FileKind, str] = {
    FileKind.JSON: "application/json",
    FileKind.CSV: "text/csv; charset=utf-8",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def write_quarantine(
    stream: BinaryIO, kind: FileKind, rows: Iterable[FaultyRow], columns: Sequence[str] = WRITTEN_COLUMNS
) -> int:
    """Write the rows and answer how many; `columns` (not needed for JSON) as the file had them."""
    if kind is FileKind.JSON:
        faulty = ({FAULT_COLUMN: fault, **nested(values)} for values, fault in rows)
        return write_register_json(stream, faulty)
    lines = ([fault, *(values.get(column) for column in columns)] for values, fault in rows)
    heading = (FAULT_COLUMN, *columns)
    if kind is FileKind.CSV:
        return write_csv(stream, heading, lines)
    return write_xlsx(stream, heading, lines, title="Karantene")


def write_register_json(stream: BinaryIO, rows: Iterable[Mapping[str, object]]) -> int:
    """Write VIGO's answer with the rows in it, one at a time, the count last."""
    written = 0
    stream.write(f'{{"errorMessage": null, "{ROWS}": ['.encode())
    for written, line in enumerate(_lines(rows), 1):
        stream.write(line if written == 1 else b"," + line)
    stream.write(f'\n], "{ANNOUNCED}": {written}}}\n'.encode())
    return written


def _lines(rows: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    return (b"\n" + json.dumps(row, ensure_ascii=False).encode() for row in rows)
