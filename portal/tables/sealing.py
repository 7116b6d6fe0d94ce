"""The log as it is hashed, read by COPY a part at a time, and the seals beside it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

import psycopg

from portal.domain.seals import BEGINNING, Mark, Seal, leaf

Connection = psycopg.Connection[Any]

AT_ONCE: Final = 50_000
"""Entries under one seal, at most: two megabytes of leaves."""
_LOCK: Final = 7_031_118
"""A number of our own among PostgreSQL's advisory locks."""
_FORM: Final = ("SET LOCAL timezone = 'UTC'", "SET LOCAL datestyle = 'ISO, YMD'", "SET LOCAL client_encoding = 'UTF8'")
"""One entry is written in one way only."""
_ENTRIES: Final = """
    COPY (SELECT id, txid, at, person_id, seat_id, action, youth_id, categories, basis, ground, rule, detail
          FROM public.events WHERE (txid, id) > (%(txid)s::xid8, %(id)s) AND {bound}
          ORDER BY txid, id LIMIT {limit}) TO STDOUT"""
_NEW: Final = _ENTRIES.format(bound="txid < pg_snapshot_xmin(pg_current_snapshot())", limit=AT_ONCE)
"""Whatever has a lower number than the oldest transaction at work is committed: nothing can come in before it later."""
_SEALED: Final = _ENTRIES.format(bound="(txid, id) <= (%(until_txid)s::xid8, %(until_id)s)", limit="ALL")
_SEAL: Final = "SELECT id, at, until_txid::text, until_id, leaves, previous, hash FROM public.seals"
_KEEP: Final = """
    INSERT INTO public.seals (id, at, until_txid, until_id, leaves, previous, hash)
    VALUES (%s, %s, %s::xid8, %s, %s, %s, %s)"""
_NUMBERS: Final = """
    SELECT id FROM public.seals WHERE (%(first)s::timestamptz IS NULL OR at >= %(first)s)
        AND (%(end)s::timestamptz IS NULL OR at < %(end)s) ORDER BY id"""
_COUNTS_ON: Final = "SELECT pg_snapshot_xmin(pg_current_snapshot()) > %s::xid8"
_UNSEALED: Final = "SELECT count(*) FROM public.events WHERE (txid, id) > (%s::xid8, %s)"


@contextmanager
def in_one_form(connection: Connection) -> Iterator[None]:
    """A transaction in which entries are written as they are hashed."""
    with connection.transaction():
        for setting in _FORM:
            connection.execute(setting.encode())
        yield


def take_turn(connection: Connection) -> None:
    """Until the transaction ends, nobody else seals."""
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))


def last_seal(connection: Connection) -> Seal | None:
    return _seal(connection, f"{_SEAL} ORDER BY id DESC LIMIT 1")


def seal_numbered(connection: Connection, number: int) -> Seal | None:
    return _seal(connection, f"{_SEAL} WHERE id = %s", number)


def numbers(connection: Connection, first: datetime | None, end: datetime | None) -> list[int]:
    """The seals made from `first` until before `end`, in order."""
    return [number for (number,) in connection.execute(_NUMBERS, {"first": first, "end": end}).fetchall()]


def counts_on(connection: Connection, until: Mark) -> bool:
    """Whether this server's transactions still have higher numbers than what was sealed."""
    row = connection.execute(_COUNTS_ON, (str(until.txid),)).fetchone()
    return bool(row and row[0])


def unsealed(connection: Connection, until: Mark) -> int:
    row = connection.execute(_UNSEALED, (str(until.txid), until.entry)).fetchone()
    return int(row[0]) if row else 0


def new_leaves(connection: Connection, after: Mark) -> tuple[bytes, Mark]:
    """Of the entries after the last seal that nothing can come in before, and where they end."""
    return _leaves(connection, _NEW, {"txid": str(after.txid), "id": after.entry})


def sealed_leaves(connection: Connection, after: Mark, until: Mark) -> bytes:
    """Of what the log now holds in a seal's place."""
    given = {"txid": str(after.txid), "id": after.entry, "until_txid": str(until.txid), "until_id": until.entry}
    return _leaves(connection, _SEALED, given)[0]


def keep(connection: Connection, seal: Seal) -> None:
    until = seal.until
    given = (seal.number, seal.at, str(until.txid), until.entry, seal.leaves, seal.previous, seal.digest)
    connection.execute(_KEEP, given)


def _leaves(connection: Connection, statement: str, given: Mapping[str, object]) -> tuple[bytes, Mark]:
    """One piece of a text COPY is one row, as libpq promises of PQgetCopyData."""
    leaves, line = bytearray(), b""
    with connection.cursor().copy(statement.encode(), given) as copy:
        for piece in copy:
            line = bytes(piece)
            leaves += leaf(line)
    if not line:
        return b"", BEGINNING
    number, txid, _ = line.split(b"\t", 2)
    return bytes(leaves), Mark(int(txid), int(number))


def _seal(connection: Connection, statement: str, *given: int) -> Seal | None:
    row = connection.execute(statement.encode(), given).fetchone()
    if row is None:
        return None
    number, at, txid, entry, leaves, previous, digest = row
    return Seal(number, at, Mark(int(txid), entry), leaves, previous, digest)
