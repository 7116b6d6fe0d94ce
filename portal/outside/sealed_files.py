"""Keeps an uploaded file encrypted on disk, and reads it again piece by piece, nothing of it in plain text there."""

import hashlib
import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from portal.outside.number_sealing import CannotOpen, NumberSealer

PIECE: Final = 1 << 18
"""Bytes of content in each sealed piece."""
_OVERHEAD: Final = 2 + 12 + 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where sealed files lie, and what seals them."""

    folder: Path
    sealer: NumberSealer

    def path(self, name: str) -> Path:
        return self.folder / f"{name}.sealed"

    def remove(self, name: str) -> None:
        """Forget the file; one that is not there is forgotten already."""
        self.path(name).unlink(missing_ok=True)


def seal_file(place: Place, name: str, source: BinaryIO) -> tuple[int, bytes]:
    """Seal all of `source` under `name`; answers its size and SHA-256. Half a file is never left."""
    place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    half, digest, size = place.path(name).with_suffix(".half"), hashlib.sha256(), 0
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
            for number, piece in enumerate(iter(lambda: _whole_piece(source), b"")):
                digest.update(piece)
                size += len(piece)
                target.write(place.sealer.seal_bytes(piece, _about(name, number)))
            target.flush()
            os.fsync(target.fileno())
        half.rename(place.path(name))
    finally:
        half.unlink(missing_ok=True)
    return size, digest.digest()


def open_sealed(place: Place, name: str, size: int) -> BinaryIO:
    """The content, readable and seekable. Raises FileNotFoundError, and CannotOpen where it was changed or cut."""
    return io.BufferedReader(_SealedFile(place, name, size), PIECE)


def _whole_piece(source: BinaryIO) -> bytes:
    piece = source.read(PIECE)
    while 0 < len(piece) < PIECE and (more := source.read(PIECE - len(piece))):
        piece += more
    return piece


def _about(name: str, number: int) -> bytes:
    return f"{name}|{number}".encode()


class _SealedFile(io.RawIOBase):
    """Opens one piece at a time."""

    def __init__(self, place: Place, name: str, size: int) -> None:
        super().__init__()
        self._stream = place.path(name).open("rb")
        self._sealer, self._name, self._size = place.sealer, name, size
        self._at, self._number, self._piece = 0, -1, b""
        if self._stream.seek(0, io.SEEK_END) != size + -(-size // PIECE) * _OVERHEAD:
            self._stream.close()
            raise CannotOpen

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # what BufferedReader gives
        if self._at >= self._size:
            return 0
        number, inside = divmod(self._at, PIECE)
        if number != self._number:
            self._stream.seek(number * (PIECE + _OVERHEAD))
            sealed = self._stream.read(PIECE + _OVERHEAD)
            self._piece = self._sealer.open_bytes(sealed, _about(self._name, number))
            self._number = number
        part = self._piece[inside : inside + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        self._stream.close()
        super().close()
