"""The sealed log: what is hashed of each entry and each seal, and where a log differs from what was sealed."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from portal.domain.refusals import Conflict
from portal.domain.texts import msgid

FORM: Final = 1
"""Which form was hashed; a new column of the log makes a new form."""
NOTHING: Final = bytes(32)
"""What the first seal follows."""
LEAF: Final = 40
"""Octets kept of each entry: eight of its number, thirty-two of its hash."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in the log: by the transaction that wrote the entry, then by the entry's number."""

    txid: int = 0
    entry: int = 0


BEGINNING: Final = Mark()


@dataclass(frozen=True, slots=True)
class Seal:
    """Everything in the log after the previous seal through `until`, as one hash that holds the previous one's."""

    number: int
    at: datetime
    until: Mark
    leaves: bytes
    previous: bytes
    digest: bytes

    @property
    def entries(self) -> int:
        return len(self.leaves) // LEAF

    @property
    def name(self) -> str:
        """What is kept elsewhere: the number and the hash."""
        return f"{self.number}:{self.digest.hex()}"


class What(StrEnum):
    """How a log differs from what was sealed."""

    CHANGED = "entry changed"
    REMOVED = "entry removed"
    INSERTED = "entry inserted"
    MOVED = "entry moved"
    SEAL_CHANGED = "seal changed"
    SEAL_MISSING = "seal missing"
    NOT_AS_KEPT = "seal is not the one that was kept"


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where it shows; `entry` is the log entry's number, none where the seal itself was touched."""

    what: What
    seal: int
    entry: int | None = None


class CountsFromLower(Conflict):
    """The database was moved to a cluster whose transactions have lower numbers than those that were sealed."""

    message = msgid("This PostgreSQL server counts transactions from lower than the sealed log.")
    remedy = msgid("Stop it and raise its counter above the log's with pg_resetwal.")


def leaf(line: bytes) -> bytes:
    """Of an entry as COPY writes it, number first: its number and its hash."""
    return int(line[: line.index(b"\t")]).to_bytes(8, "big") + hashlib.sha256(line).digest()


def sealed(number: int, at: datetime, until: Mark, leaves: bytes, previous: bytes) -> Seal:
    """The seal over these leaves."""
    told = {
        "at": at.astimezone(UTC).isoformat(),
        "entries": len(leaves) // LEAF,
        "form": FORM,
        "leaves": hashlib.sha256(leaves).hexdigest(),
        "previous": previous.hex(),
        "seal": number,
        "until": [until.txid, until.entry],
    }
    canonical = json.dumps(told, sort_keys=True, separators=(",", ":")).encode()
    return Seal(number, at, until, leaves, previous, hashlib.sha256(canonical).digest())


def broken(seal: Seal, number: int, previous: bytes) -> Difference | None:
    """What is amiss with the seal itself, where seal `number` is to follow a seal with the hash `previous`."""
    if seal.number != number:
        return Difference(What.SEAL_MISSING, number)
    if seal.previous != previous or sealed(seal.number, seal.at, seal.until, seal.leaves, previous) != seal:
        return Difference(What.SEAL_CHANGED, seal.number)
    return None


def difference(seal: Seal, found: bytes) -> Difference | None:
    """The first entry that is not as it was sealed, given the leaves of what the log now holds."""
    if seal.leaves == found:
        return None
    kept, now = list(_each(seal.leaves)), list(_each(found))
    for was, is_now in zip(kept, now, strict=False):
        if was != is_now:
            return _told(seal.number, was, is_now, {number for number, _ in kept}, {number for number, _ in now})
    if len(kept) > len(now):
        return Difference(What.REMOVED, seal.number, kept[len(now)][0])
    return Difference(What.INSERTED, seal.number, now[len(kept)][0])


def _told(seal: int, was: tuple[int, bytes], is_now: tuple[int, bytes], kept: set[int], now: set[int]) -> Difference:
    if was[0] == is_now[0]:
        return Difference(What.CHANGED, seal, was[0])
    if was[0] not in now:
        return Difference(What.REMOVED, seal, was[0])
    return Difference(What.MOVED if is_now[0] in kept else What.INSERTED, seal, is_now[0])


def _each(leaves: bytes) -> Iterable[tuple[int, bytes]]:
    for begin in range(0, len(leaves), LEAF):
        yield int.from_bytes(leaves[begin : begin + 8], "big"), leaves[begin + 8 : begin + LEAF]
