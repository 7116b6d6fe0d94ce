"""Opens a register file in whichever of its three encodings it comes, and streams its rows."""

import itertools
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from portal.domain.register_faults import Reason, RegisterFileRefused
from portal.domain.register_form import FileFindings, FileKind, RawRow
from portal.outside.register_csv import read_csv
from portal.outside.register_json import read_json
from portal.outside.register_xlsx import read_xlsx

Reading = Callable[[BinaryIO, FileFindings], Generator[RawRow, None, None]]

_READERS: Final[Mapping[FileKind, Reading]] = {
    FileKind.JSON: read_json,
    FileKind.CSV: read_csv,
    FileKind.XLSX: read_xlsx,
}
_MEGABYTE: Final = 1_000_000
_PEEKED: Final = 100
_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")


class RegisterFile:
    """An open register file: iterate once over its rows, in bounded memory.

    `notices`, `announced` and `columns` are complete only after the last row. The iteration itself
    raises `RegisterFileRefused` where the file turns out unreadable on the way: then nothing of it
    may go in. Close it, or use it as a context manager.
    """

    def __init__(self, stream: BinaryIO, kind: FileKind) -> None:
        self.kind = kind
        self._stream = stream
        self._findings = FileFindings()
        self._rows = _READERS[kind](stream, self._findings)
        try:
            self._first = self._peeked()
        except BaseException:
            self.close()
            raise

    @property
    def announced(self) -> int | None:
        """The sender's own count of rows (`antall`)."""
        return self._findings.announced

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the form that were filled in any row so far, in the order met."""
        return tuple(self._findings.columns)

    @property
    def notices(self) -> tuple[Reason, ...]:
        """What is to be told of the file as a whole, unknown columns among it."""
        unknown = ", ".join(self._findings.unknown)
        named = (Reason("columns_unknown", params={"columns": unknown}),) if unknown else ()
        return (*self._findings.notices, *named)

    def __iter__(self) -> Iterator[RawRow]:
        columns = self._findings.columns
        for row in itertools.chain(self._first, self._rows):
            if not row.values.keys() <= columns.keys():
                columns.update(dict.fromkeys(row.values))
            yield row

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._rows.close()
        self._stream.close()

    def _peeked(self) -> list[RawRow]:
        first = list(itertools.islice(self._rows, _PEEKED))
        if not first:
            raise RegisterFileRefused("empty")
        if not any(row.values for row in first):
            raise RegisterFileRefused("no_known_column", columns=", ".join(self._findings.unknown))
        return first


def open_register(path: Path, *, limit_bytes: int) -> RegisterFile:
    """Open the file at `path`; raises what `open_register_stream` raises."""
    return open_register_stream(path.open("rb"), path.stat().st_size, limit_bytes=limit_bytes)


def open_register_stream(stream: BinaryIO, size: int, *, limit_bytes: int) -> RegisterFile:
    """Take over a seekable stream of so many bytes, recognised by its content, not its name.

    Raises `RegisterFileRefused` for a file over the limit (without reading it), one that is none of
    the three encodings, encrypted, empty, deeper than the form, or without any column of the form.
    """
    try:
        _refuse_over_limit(size, limit_bytes)
        return RegisterFile(stream, _recognised(stream))
    except BaseException:
        stream.close()
        raise


def _refuse_over_limit(size: int, limit: int) -> None:
    if size > limit:
        megabytes = {"size": -(-size // _MEGABYTE), "limit": max(1, limit // _MEGABYTE)}
        raise RegisterFileRefused("over_limit", **megabytes)


def _recognised(stream: BinaryIO) -> FileKind:
    start = stream.read(1 << 16)
    stream.seek(0)
    if not start.strip():
        raise RegisterFileRefused("empty")
    if start.startswith(_ZIP):
        return FileKind.XLSX
    if start.startswith(_COMPOUND):
        raise RegisterFileRefused("encrypted" if _ENCRYPTED_PACKAGE in start else "old_spreadsheet")
    text = start.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    return FileKind.JSON if text.startswith((b"{", b"[")) else FileKind.CSV
