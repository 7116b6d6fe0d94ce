"""Writes CSV and XLSX that no spreadsheet takes for formulas."""

import csv
import io
import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import BinaryIO, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from portal.outside.formulas import guarded

_LONGEST_CELL: Final = 32_767
_MOST_ROWS: Final = 1_048_576
_LONGEST_FOOTER: Final = 240
_EXACT: Final = 10**15
_WIDTHS: Final = (10, 44)


class TooManyRowsForASheet(ValueError):
    """A sheet of XLSX holds 1 048 576 rows; write CSV instead."""


def defused(cell: object) -> object:
    """The cell as it may stand in CSV: dates the Norwegian way, text with nothing in it to run."""
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, bool):
        return "ja" if cell else "nei"
    if cell is None or isinstance(cell, int | float):
        return cell
    return guarded(str(cell).replace("\0", ""))


def write_csv(stream: BinaryIO, heading: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write `;`-separated UTF-8 with mark, as Excel opens it; answers how many rows. Leaves `stream` open."""
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
    written = 0
    try:
        # quoted whole, so that no other delimiter cuts a cell in two behind the guard
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow([guarded(name) for name in heading])
        for row in rows:
            writer.writerow([defused(cell) for cell in row])
            written += 1
    finally:
        text.detach()
    return written


def write_xlsx(
    stream: BinaryIO,
    heading: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    title: str = "Laget",
    on_each_page: str = "",
) -> int:
    """Write one sheet in bounded memory, text always as text; answers how many rows.

    `on_each_page` stands at the foot of every printed page, with the page's number.

    Raises `TooManyRowsForASheet`. Rows wait in temporary files of this process until the end.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as workbook:
        sheet = workbook.add_worksheet(title[:31])
        bold = workbook.add_format({"bold": True})
        days = workbook.add_format({"num_format": "dd.mm.yyyy"})
        sheet.freeze_panes(1, 0)
        _set_up_pages(sheet, title, on_each_page)
        for column, name in enumerate(heading):
            sheet.set_column(column, column, min(max(len(name) + 2, _WIDTHS[0]), _WIDTHS[1]))
            sheet.write_string(0, column, name, bold)
        written = 0
        for written, row in enumerate(rows, 1):
            if written >= _MOST_ROWS:
                raise TooManyRowsForASheet
            for column, cell in enumerate(row):
                _write_cell(sheet, written, column, cell, days)
    return written


def _set_up_pages(sheet: Worksheet, title: str, said: str) -> None:
    """The heading and who took it out on every page; `&` is the sign of a code there, so it is doubled."""
    if said:
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_header(f"&L{_literal(title)}&R&P / &N")
        sheet.set_footer(f"&L{_literal(said)}")


def _literal(text: str) -> str:
    return text.replace("&", "&&")[:_LONGEST_FOOTER]


def _write_cell(sheet: Worksheet, row: int, column: int, cell: object, days: Format) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float) and math.isfinite(cell) and abs(cell) < _EXACT:
        sheet.write_number(row, column, cell)
    elif isinstance(cell, date) and not isinstance(cell, datetime):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), days)  # noqa: DTZ001 - a day
    elif cell is not None and cell != "":
        sheet.write_string(row, column, _plain_text(cell)[:_LONGEST_CELL])


def _plain_text(cell: object) -> str:
    return f"{cell:%d.%m.%Y %H:%M}" if isinstance(cell, datetime) else str(cell).replace("\0", "")
