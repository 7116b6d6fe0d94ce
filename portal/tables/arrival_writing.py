"""Takes a batch of the register file in: one transaction, in the import's own narrow role."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from portal.domain.arrivals import arrival, spells
from portal.domain.register_batches import Batch, Taken
from portal.domain.register_faults import Reason
from portal.domain.register_form import RawRow
from portal.domain.register_matches import lasting
from portal.outside.number_sealing import NumberSealer
from portal.tables import arrival_statements as written
from portal.tables.arrival_matching import AMBIGUOUS, Arrived, matched
from portal.tables.arrival_statements import Statements
from portal.tables.arrivals import ARRIVING, ARRIVING_SPELLS, PREPARE, types
from portal.tables.copying import Lines, copy_in
from portal.tables.register_work import Connection, importing

_ROWS = "INSERT INTO import_rows (import_id, row_no, verdict, reasons, sealed) VALUES (%s, %s, %s, %s, %s)"
_PROGRESS = """
    UPDATE imports SET rows_read = %(rows_read)s, bytes_read = %(bytes_read)s, created = created + %(created)s,
        updated = updated + %(updated)s, unchanged = unchanged + %(unchanged)s,
        quarantined = quarantined + %(quarantined)s, warned = warned + %(warned)s WHERE id = %(import)s"""


@dataclass(frozen=True, slots=True)
class About:
    """Which import, whose, when, and on which day in Oslo."""

    import_id: UUID
    person_id: UUID
    at: datetime
    today: date


@dataclass(slots=True)
class ArrivalWriter:
    """Writes the batches of one file, one after the other."""

    connection: Connection
    sealer: NumberSealer
    about: About
    statements: Statements
    _lines: Lines = field(default_factory=lambda: Lines(types(ARRIVING)))
    _prepared: int = 0
    _spell_lines: Lines = field(default_factory=lambda: Lines(types(ARRIVING_SPELLS)))

    def write(self, batch: Batch) -> None:
        """All of the batch, and how far the import has come; or nothing."""
        with importing(self.connection):
            self._prepare()
            counted = {"created": 0, "updated": 0, "unchanged": 0}
            for rows in _numbered_first(batch.taken):
                new, known, changed = self._take_in(rows, batch)
                counted["created"] += new
                counted["updated"] += changed
                counted["unchanged"] += known - changed
            self._keep_rows(batch)
            progress = {"rows_read": batch.rows_read, "bytes_read": batch.bytes_read, "import": self.about.import_id,
                        "quarantined": len(batch.set_aside), "warned": len(batch.told)}  # fmt: skip
            self.connection.execute(_PROGRESS, {**counted, **progress})

    def _prepare(self) -> None:
        """Once, as the waiting rooms last as long as the connection."""
        for statement in PREPARE[self._prepared :]:
            self.connection.execute(statement)
        self._prepared = len(PREPARE)

    def _take_in(self, rows: Sequence[Taken], batch: Batch) -> tuple[int, int, int]:
        """How many were new, known, and of these changed."""
        certain, doubtful = matched(self.connection, rows, self.sealer)
        for taken in doubtful:
            batch.put_aside(taken.raw, AMBIGUOUS)
        self.connection.execute("DELETE FROM arriving")
        self.connection.execute("DELETE FROM arriving_spells")
        copy_in(self.connection, "arriving", [self._line(arrived) for arrived in certain])
        copy_in(self.connection, "arriving_spells", [line for arrived in certain for line in self._spells(arrived)])
        known = sum(arrived.known for arrived in certain)
        given = {"import": self.about.import_id, "person": self.about.person_id, "at": self.about.at,
                 "today": self.about.today}  # fmt: skip
        if known < len(certain):
            with self.connection.pipeline():
                for statement in self.statements.new:
                    self.connection.execute(statement, given)
        return len(certain) - known, known, len(self._change(given)) if known else 0

    def _change(self, given: dict[str, object]) -> set[UUID]:
        run = self.connection.execute
        changed = {key for statement in self.statements.changes for (key,) in run(statement, given)}
        if self.statements.spells:
            other = [key for (key,) in run(self.statements.spells)]
            run(written.NEW_SPELLS, {"changed": other})
            changed.update(other)
        run(written.SEEN, given)
        if changed:
            self._touch({**given, "changed": list(changed)})
            run(written.CHANGED, {**given, "changed": list(changed)})
        return changed

    def _touch(self, given: dict[str, object]) -> None:
        self.connection.execute(written.TOUCHED, given)

    def _line(self, arrived: Arrived) -> str:
        number, sealed = arrived.taken.youth.person.number, None
        if number and arrived.digest:
            sealed = self.sealer.seal(number, arrived.youth_id.bytes)
        values = arrival(arrived.taken.youth, arrived.protection)
        passing = not lasting(number) if number else None
        return self._lines.line((arrived.youth_id, arrived.known, sealed, arrived.digest, passing, *values))

    def _spells(self, arrived: Arrived) -> Iterator[str]:
        for spell in spells(arrived.taken.youth):
            yield self._spell_lines.line((arrived.youth_id, arrived.known, *spell))

    def _keep_rows(self, batch: Batch) -> None:
        about = self.about.import_id
        kept: list[tuple[object, ...]] = [
            (about, raw.number, "quarantined", _reasons(why), self._sealed(raw)) for raw, why in batch.set_aside
        ]
        kept += [(about, number, "warned", _reasons(why), None) for number, why in batch.told]
        if kept:
            with self.connection.cursor() as cursor:
                cursor.executemany(_ROWS, kept)

    def _sealed(self, raw: RawRow) -> bytes:
        content = json.dumps(raw.values, ensure_ascii=False, default=str).encode()
        return self.sealer.seal_bytes(content, row_seal(self.about.import_id, raw.number))


def row_seal(import_id: UUID, row_no: int) -> bytes:
    """What a set-aside row is sealed about."""
    return f"{import_id}|{row_no}".encode()


def _numbered_first(rows: Sequence[Taken]) -> Iterator[Sequence[Taken]]:
    """Those without a number may be among those with one, so these are written first."""
    numbered = [taken for taken in rows if taken.youth.person.number]
    rest = [taken for taken in rows if not taken.youth.person.number]
    yield from (some for some in (numbered, rest) if some)


def _reasons(reasons: Sequence[Reason]) -> str:
    return json.dumps([reason.as_json() for reason in reasons], ensure_ascii=False)
