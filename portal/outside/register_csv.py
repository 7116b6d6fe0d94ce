"""The register file as CSV: `;`, `,` or tab, in any of the encodings that `register_text` knows."""

import csv
import io
from collections.abc import Generator, Iterator
from typing import BinaryIO, Final

from portal.domain.register_faults import Reason, RegisterFileRefused
from portal.domain.register_form import FileFindings, RawRow, known_column
from portal.outside.register_cells import Heading
from portal.outside.register_text import opened_text, recognised_encoding

_DELIMITERS: Final = (";", ",", "\t")
_MISTAKEN: Final = ("|", ":", "^", "~")
_LONGEST_LINE: Final = 1 << 17
_MOST_LINES: Final = 20
_QUOTE: Final = '"'


def read_csv(stream: BinaryIO, findings: FileFindings) -> Generator[RawRow, None, None]:
    """Rows of the sheet; a row that cannot be cut in cells with certainty is a row with a fault."""
    codec, notices = recognised_encoding(stream)
    findings.notices.extend(notices)
    with opened_text(stream, codec) as text:
        lines = _lines(text)
        first = next((line for line in lines if line.strip() and not line.casefold().startswith("sep=")), "")
        delimiter = _delimiter(first)
        heading = Heading(_cells(first, delimiter), findings)
        for number, (cells, faults) in enumerate(_records(lines, delimiter), 2):
            row = heading.row(number, cells, faults or _misfit(cells, heading.width))
            if row is not None:
                yield row


def _records(lines: Iterator[str], delimiter: str) -> Iterator[tuple[list[str], tuple[Reason, ...]]]:
    """The cells of each record. A quotation mark that nobody closes spoils its own line and no other."""
    waiting = _Waiting(lines)
    for line in waiting:
        if line.count(_QUOTE) % 2 == 0:
            yield _cells(line, delimiter), ()
        elif (cells := _joined(line, waiting, delimiter)) is not None:
            yield cells, ()
        else:
            yield line.rstrip("\r\n").split(delimiter), (Reason("quote_open"),)


class _Waiting:
    """Lines of which some may be given back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: list[str] = []

    def __iter__(self) -> Iterator[str]:
        while (line := self.next()) is not None:
            yield line

    def next(self) -> str | None:
        return self._back.pop() if self._back else next(self._lines, None)

    def give_back(self, lines: list[str]) -> None:
        self._back.extend(reversed(lines))


def _joined(line: str, waiting: _Waiting, delimiter: str) -> list[str] | None:
    """The record that begins on this line with a cell of several lines, if it ends soon."""
    taken: list[str] = []
    while len(taken) < _MOST_LINES and (further := waiting.next()) is not None:
        taken.append(further)
        if further.count(_QUOTE) % 2:
            try:
                record = [line, *taken]
                return next(csv.reader(record, delimiter=delimiter, strict=True))
            except csv.Error:
                break
    waiting.give_back(taken)
    return None


def _misfit(cells: list[str], width: int) -> tuple[Reason, ...]:
    """A row cut in two, or with a delimiter too many, would put values in wrong columns."""
    found = len(cells)
    if found == width or not any(cells) or (found > width and not any(cells[width:])):
        return ()
    return (Reason("cells_differ", params={"found": found, "expected": width}),)


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise RegisterFileRefused("line_too_long")
        yield line


def _delimiter(line: str) -> str:
    """The delimiter under which most cells of the line are columns of the form."""
    scores = {mark: _known(line, mark) for mark in (*_DELIMITERS, *_MISTAKEN)}
    best = max(scores, key=lambda mark: scores[mark])
    if best in _MISTAKEN and scores[best] > 1:
        raise RegisterFileRefused("wrong_delimiter", delimiter=best)
    return best if best in _DELIMITERS else _DELIMITERS[0]


def _known(line: str, delimiter: str) -> int:
    return sum(known_column(cell) is not None for cell in _cells(line, delimiter))


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])
