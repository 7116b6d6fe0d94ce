"""Who of the known a row of the register file is: by number, else by name and day of birth."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg

from portal.domain.arrivals import Who, folded, who
from portal.domain.register_batches import Taken
from portal.domain.register_faults import Reason
from portal.domain.words import Protection
from portal.outside.number_sealing import NumberSealer
from portal.tables.arrivals import KNOWN_NUMBERS, NAMESAKES, UNNUMBERED

Known = tuple[UUID, Protection]
Connection = psycopg.Connection[Any]

AMBIGUOUS: Final = Reason("person_ambiguous", "person")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A row and the youth it is about; `digest` is None where the row has no number, or one known before."""

    taken: Taken
    youth_id: UUID
    known: bool
    protection: Protection
    digest: bytes | None


def matched(connection: Connection, rows: Sequence[Taken], sealer: NumberSealer) -> tuple[list[Arrived], list[Taken]]:
    """Those rows whose youth is certain, and those who could be several of the known.

    Either all rows have a number or none has.
    """
    digests = [sealer.digest(taken.youth.person.number) for taken in rows if taken.youth.person.number]
    known = _by_number(connection, digests)
    unknown = [t for t, digest in _with(rows, digests) if digest not in known]
    namesakes = _namesakes(connection, unknown, numbered=bool(digests))
    certain: list[Arrived] = []
    doubtful: list[Taken] = []
    met: set[UUID] = set()
    for taken, digest in _with(rows, digests):
        found = known.get(digest) if digest else None
        candidates = [found] if found else namesakes.get(who(taken.youth), [])
        if len(candidates) > 1 or any(youth_id in met for youth_id, _ in candidates):
            doubtful.append(taken)
            continue
        arrived = _arrived(taken, candidates, None if found else digest)
        met.add(arrived.youth_id)
        certain.append(arrived)
    return certain, doubtful


def _with(rows: Sequence[Taken], digests: Sequence[bytes]) -> Iterable[tuple[Taken, bytes | None]]:
    return zip(rows, digests or repeat(None, len(rows)), strict=True)


def _arrived(taken: Taken, candidates: Sequence[Known], digest: bytes | None) -> Arrived:
    said = taken.youth.person.protection
    if not candidates:
        return Arrived(taken, uuid4(), known=False, protection=said, digest=digest)
    youth_id, held = candidates[0]
    return Arrived(taken, youth_id, known=True, protection=said if taken.says_protection else held, digest=digest)


def _by_number(connection: Connection, digests: list[bytes]) -> Mapping[bytes | None, Known]:
    if not digests:
        return {}
    found = connection.execute(KNOWN_NUMBERS, {"digests": digests}, binary=True)
    return {bytes(digest): (youth_id, Protection(protection)) for digest, youth_id, protection in found}


def _namesakes(connection: Connection, rows: Sequence[Taken], *, numbered: bool) -> Mapping[Who, list[Known]]:
    """A number of one's own is a conflict: a row with a number is only somebody who has none (bug:17)."""
    people = [taken.youth.person for taken in rows]
    if not people:
        return {}
    given = {
        "births": [person.birth_date for person in people],
        "firsts": [person.first_name for person in people],
        "lasts": [person.last_name for person in people],
    }
    found: defaultdict[Who, list[Known]] = defaultdict(list)
    for first, last, born, youth_id, held in connection.execute(UNNUMBERED if numbered else NAMESAKES, given):
        found[folded(first), folded(last), born].append((youth_id, Protection(held)))
    return found
