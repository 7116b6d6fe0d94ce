"""The register file as XLSX: the first sheet, row by row, after the package has been weighed."""

import itertools
import warnings
import zipfile
from collections.abc import Generator, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from portal.domain.register_faults import RegisterFileRefused
from portal.domain.register_form import FileFindings, RawRow
from portal.outside.register_cells import Heading

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MEGABYTE: Final = 1 << 20
_SHEETS: Final = 2048 * _MEGABYTE
"""What all parts may inflate to; sheets are streamed."""
_SHARED_STRINGS: Final = 48 * _MEGABYTE
_OTHER_PARTS: Final = 16 * _MEGABYTE
"""Parts that are held in memory while the sheet is read."""
_MOST_PARTS: Final = 2_000
_STEEPEST: Final = 250
"""A register in XLSX inflates ten to fiftyfold; a bomb a thousandfold."""
_TOGETHER: Final = 500
_ENCRYPTED_FLAG: Final = 0x1


def read_xlsx(stream: BinaryIO, findings: FileFindings) -> Generator[RawRow, None, None]:
    """Rows of the first sheet, numbered as the sheet numbers them."""
    try:
        _weigh(stream)
        sheet = _first_sheet(stream)
        heading = Heading(_trimmed(next(_in_peace(_cells(sheet, 1, 1, None)), ())), findings)
        for number, cells in enumerate(_in_peace(_cells(sheet, 2, None, heading.width)), 2):
            row = heading.row(number, [_plain(cell) for cell in cells])
            if row is not None:
                yield row
    except RegisterFileRefused:
        raise
    except Exception:  # noqa: BLE001 - a broken package fails in zipfile, zlib, expat or openpyxl, in many ways
        raise RegisterFileRefused("unreadable") from None


def _weigh(stream: BinaryIO) -> None:
    """Refuse a package that is locked or that inflates too far, by its own word and by trying."""
    with zipfile.ZipFile(stream) as package:
        parts = package.infolist()
        if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
            raise RegisterFileRefused("encrypted")
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _SHEETS:
            raise RegisterFileRefused("inflates_too_far")
        for part in parts:
            _weigh_part(package, part)
    stream.seek(0)


def _weigh_part(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    most = _most(part)
    if part.file_size > most:
        raise RegisterFileRefused("inflates_too_far")
    found = 0
    with package.open(part) as inflated:
        while chunk := inflated.read(_MEGABYTE):
            found += len(chunk)
            if found > most:
                raise RegisterFileRefused("inflates_too_far")


def _most(part: zipfile.ZipInfo) -> int:
    steepest = max(_MEGABYTE, _STEEPEST * part.compress_size)
    if part.filename.startswith("xl/worksheets/sheet"):
        return min(_SHEETS, steepest)
    return min(_SHARED_STRINGS if part.filename == "xl/sharedStrings.xml" else _OTHER_PARTS, steepest)


def _first_sheet(stream: BinaryIO) -> "Worksheet":
    import openpyxl  # noqa: PLC0415 - 18 MB that a web worker which reads no sheet does without

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    if not workbook.worksheets:
        raise RegisterFileRefused("empty")
    sheet = workbook.worksheets[0]
    sheet.reset_dimensions()  # what the sheet says of its own size may be wrong
    return sheet


def _cells(sheet: "Worksheet", first: int, last: int | None, width: int | None) -> Iterator[tuple[object, ...]]:
    return sheet.iter_rows(min_row=first, max_row=last, max_col=width, values_only=True)


def _in_peace(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """The same rows, without openpyxl's warnings about cells that we judge ourselves."""
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            some = list(itertools.islice(rows, _TOGETHER))
        if not some:
            return
        yield from some


def _trimmed(cells: tuple[object, ...]) -> tuple[object, ...]:
    width = max((place for place, cell in enumerate(cells, 1) if cell not in (None, "")), default=0)
    return cells[:width]


def _plain(cell: object) -> object:
    """The cell as text, number or truth value; a day as ISO text."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if cell is None or isinstance(cell, str | int | float | bool) else str(cell)
