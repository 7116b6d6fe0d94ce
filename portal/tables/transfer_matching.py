"""Who of the known a row of a transfer is: by number; by name and day of birth only where a human has said so."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from portal.domain.arrivals import Who, folded, who
from portal.domain.register_batches import Taken
from portal.domain.register_faults import Reason
from portal.domain.register_matches import lasting, may_be_one
from portal.domain.register_youths import Person
from portal.domain.words import Protection
from portal.outside.number_sealing import CannotOpen, NumberSealer
from portal.tables.arrival_matching import Arrived
from portal.tables.arrivals import KNOWN_NUMBERS, NAMESAKES, PASSING
from portal.tables.register_work import Connection

_NAMESAKES, _PASSING = (s.replace("y.protection", "y.protection, i.number_sealed", 1) for s in (NAMESAKES, PASSING))
_CHOSEN: Final = """
    SELECT y.id, y.protection, i.number_digest FROM youths y JOIN youth_identities i ON i.youth_id = y.id
    WHERE y.id = ANY (%(ids)s)"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row to be placed; `youth_id` was settled before, `decision` is a human's: the same as that one, or another."""

    taken: Taken
    youth_id: UUID | None = None
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Whose row it is; `renumbered` where a known youth gets the number of this row (D-number → national number)."""

    arrived: Arrived
    renumbered: bool = False


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A row that a human must look at, with those it may be about."""

    taken: Taken
    candidates: tuple[UUID, ...]
    why: Reason


@dataclass(frozen=True, slots=True)
class _Namesake:
    youth_id: UUID
    protection: Protection
    number: str | None


class Matcher:
    """Places the rows of one chunk; nobody is placed twice."""

    def __init__(self, connection: Connection, sealer: NumberSealer) -> None:
        self._connection, self._sealer = connection, sealer
        self._met: set[UUID] = set()
        self.doubtful: list[Doubtful] = []

    def place(self, rows: Sequence[Waiting]) -> list[Placed]:
        """Those rows whose youth is certain; the others stand in `doubtful`."""
        digests = {id(row): self._digests(row) for row in rows}
        known = self._by_number([digest for some in digests.values() for digest in some if digest])
        chosen = self._chosen([row.youth_id for row in rows if row.decision == "same" and row.youth_id])
        unknown = [row for row in rows if not any(d in known for d in digests[id(row)]) and not row.decision]
        namesakes = self._namesakes([row.taken for row in unknown])
        placed = []
        for row in rows:
            now, earlier = digests[id(row)]
            found = known.get(now) or known.get(earlier) or (chosen.get(row.youth_id) if row.decision else None)
            others = [] if found or row.decision else self._may_be(row.taken, namesakes)
            if one := self._settled(row, found, others, now if now not in known else None):
                placed.append(one)
        return placed

    def _settled(
        self, row: Waiting, found: tuple[UUID, Protection] | None, others: list[_Namesake], digest: bytes | None
    ) -> Placed | None:
        if others:
            why = "new_number" if all(other.number for other in others) and digest else "same_name"
            self.doubtful.append(Doubtful(row.taken, tuple(other.youth_id for other in others), Reason(why)))
            return None
        if found and found[0] in self._met:
            self.doubtful.append(Doubtful(row.taken, (found[0],), Reason("person_twice")))
            return None
        said, protected = row.taken.youth.person.protection, row.taken.says_protection
        youth_id, held = found or (row.youth_id or uuid4(), said)
        self._met.add(youth_id)
        arrived = Arrived(row.taken, youth_id, found is not None, said if protected else held, digest)
        return Placed(arrived, renumbered=found is not None and digest is not None)

    def _digests(self, row: Waiting) -> tuple[bytes | None, bytes | None]:
        person = row.taken.youth.person
        now, earlier = person.number, person.earlier_number
        return (self._sealer.digest(now) if now else None, self._sealer.digest(earlier) if earlier else None)

    def _by_number(self, digests: list[bytes]) -> Mapping[bytes | None, tuple[UUID, Protection]]:
        found = self._connection.execute(KNOWN_NUMBERS, {"digests": digests}, binary=True) if digests else ()
        return {bytes(digest): (youth_id, Protection(held)) for digest, youth_id, held in found}

    def _chosen(self, ids: list[UUID]) -> Mapping[UUID | None, tuple[UUID, Protection]]:
        found: Any = self._connection.execute(_CHOSEN, {"ids": ids}) if ids else ()
        return {youth_id: (youth_id, Protection(held)) for youth_id, held, _ in found}

    def _namesakes(self, rows: Sequence[Taken]) -> Mapping[Who, list[_Namesake]]:
        """Of one name and day of birth; beside a lasting number only those who may still get one, as there are few."""
        people = [row.youth.person for row in rows if row.youth.person.first_name and row.youth.person.last_name]
        found: defaultdict[Who, list[_Namesake]] = defaultdict(list)
        for settled, statement in ((True, _PASSING), (False, _NAMESAKES)):
            some = [person for person in people if bool(person.number and lasting(person.number)) is settled]
            self._find(statement, some, found)
        return found

    def _find(self, statement: str, people: Sequence[Person], found: dict[Who, list[_Namesake]]) -> None:
        given = {"births": [p.birth_date for p in people], "firsts": [p.first_name for p in people],
                 "lasts": [p.last_name for p in people]}  # fmt: skip
        answer: Any = self._connection.execute(statement, given) if people else ()
        for first, last, born, youth_id, held, sealed in answer:
            number = self._opened(sealed, youth_id)
            found[folded(first), folded(last), born].append(_Namesake(youth_id, Protection(held), number))

    def _opened(self, sealed: bytes | None, youth_id: UUID) -> str | None:
        try:
            return self._sealer.open(bytes(sealed), youth_id.bytes) if sealed else None
        except CannotOpen:
            return None

    def _may_be(self, taken: Taken, namesakes: Mapping[Who, list[_Namesake]]) -> list[_Namesake]:
        number = taken.youth.person.number
        return [n for n in namesakes.get(who(taken.youth), []) if may_be_one(number, n.number)]
