"""The letters of a register file: recognises UTF-8, UTF-16 and Latin-1 and opens the text."""

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from portal.domain.register_faults import Reason, RegisterFileRefused

_CHUNK: Final = 1 << 17
_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def recognised_encoding(stream: BinaryIO) -> tuple[str, tuple[Reason, ...]]:
    """The codec of the whole file, read through once in pieces, and what is to be told of it.

    Refuses what has NUL bytes and no mark of UTF-16: that is no text.
    """
    start = stream.read(len(codecs.BOM_UTF8))
    stream.seek(0)
    if start.startswith(_UTF16_MARKS):
        return _checked(stream, "utf-16"), (Reason("encoding_utf16"),)
    if _decodes(stream, "utf-8"):
        return ("utf-8-sig" if start == codecs.BOM_UTF8 else "utf-8"), ()
    codec = "cp1252" if _decodes(stream, "cp1252") else "latin-1"
    return codec, (Reason("encoding_latin1"),)


@contextmanager
def opened_text(stream: BinaryIO, codec: str) -> Iterator[io.TextIOWrapper]:
    """The stream as text with its line ends as they are; the stream stays the caller's to close."""
    stream.seek(0)
    text = io.TextIOWrapper(stream, codec, newline="")
    try:
        yield text
    finally:
        text.detach()


def _checked(stream: BinaryIO, codec: str) -> str:
    if not _decodes(stream, codec):
        raise RegisterFileRefused("unreadable")
    return codec


def _decodes(stream: BinaryIO, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    stream.seek(0)
    try:
        while chunk := stream.read(_CHUNK):
            if codec != "utf-16" and b"\0" in chunk:
                raise RegisterFileRefused("unreadable")
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        stream.seek(0)
    return True


class Utf8Bytes:
    """Text as UTF-8 bytes again, for readers that take nothing else."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def read(self, size: int) -> bytes:
        return self._text.read(size).encode()
