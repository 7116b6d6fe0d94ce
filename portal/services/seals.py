"""Seals the log, and finds out whether it still is what was sealed."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg

from portal.domain import seals
from portal.domain.seals import BEGINNING, NOTHING, CountsFromLower, Difference, Seal, What
from portal.tables import sealing

Connection = psycopg.Connection[Any]


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked through; `unsealed` are the entries after the last seal, which no seal speaks for yet."""

    seals: int = 0
    entries: int = 0
    unsealed: int = 0
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The seals made from `first` until before `end`; `kept` is the name of a seal that was kept elsewhere."""

    first: datetime | None = None
    end: datetime | None = None
    kept: str | None = None


EVERYTHING = Asked()


def seal(database_url: str, *, at: datetime) -> Seal | None:
    """Seal whatever can be; answers the newest seal, new or old. Raises CountsFromLower.

    May be stopped and run again: each seal is a transaction of its own.
    """
    with closing(psycopg.connect(database_url, autocommit=True)) as connection:
        while _seal_once(connection, at):
            pass
        return sealing.last_seal(connection)


def verify(database_url: str, asked: Asked = EVERYTHING) -> Verified:
    """Make every hash anew, of the entries and of the seals, until the first difference."""
    with closing(psycopg.connect(database_url, autocommit=True)) as connection:
        amiss = _kept(connection, asked.kept) if asked.kept else None
        if amiss:
            return Verified(difference=amiss)
        looked, entries = 0, 0
        for one, amiss in _each(connection, sealing.numbers(connection, asked.first, asked.end)):
            if amiss:
                return Verified(looked, entries, difference=amiss)
            looked, entries = looked + 1, entries + one.entries
        last = sealing.last_seal(connection)
        return Verified(looked, entries, sealing.unsealed(connection, last.until if last else BEGINNING))


def _seal_once(connection: Connection, at: datetime) -> bool:
    """Whether there may be more: the seal was full."""
    with sealing.in_one_form(connection):
        sealing.take_turn(connection)
        last = sealing.last_seal(connection)
        after = last.until if last else BEGINNING
        if not sealing.counts_on(connection, after):
            raise CountsFromLower
        leaves, until = sealing.new_leaves(connection, after)
        if not leaves:
            return False
        number, previous = (last.number + 1, last.digest) if last else (1, NOTHING)
        one = seals.sealed(number, at, until, leaves, previous)
        sealing.keep(connection, one)
    return one.entries == sealing.AT_ONCE


def _each(connection: Connection, numbers: list[int]) -> Iterator[tuple[Seal, Difference | None]]:
    """Each seal with what is amiss; `numbers` hold no gaps where nothing was taken out."""
    first = numbers[0] if numbers else 1
    before = sealing.seal_numbered(connection, first - 1)
    number = first if before else max(1, first - 1)
    for asked in numbers:
        one = sealing.seal_numbered(connection, asked)
        if one:
            yield one, _amiss(connection, one, before, number)
            before, number = one, number + 1


def _amiss(connection: Connection, one: Seal, before: Seal | None, number: int) -> Difference | None:
    with sealing.in_one_form(connection):
        after, previous = (before.until, before.digest) if before else (BEGINNING, NOTHING)
        found = sealing.sealed_leaves(connection, after, one.until)
    return seals.broken(one, number, previous) or seals.difference(one, found)


def _kept(connection: Connection, name: str) -> Difference | None:
    number = int(name.partition(":")[0])
    found = sealing.seal_numbered(connection, number)
    if found is None:
        return Difference(What.SEAL_MISSING, number)
    return None if found.name == name else Difference(What.NOT_AS_KEPT, number)
