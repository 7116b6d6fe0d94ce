"""Works out what the rows of a transfer come to, and does it: shown first and rolled back, then for good."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

import psycopg
from psycopg.rows import namedtuple_row

from portal.domain.calendar import oslo_date
from portal.domain.episodes import MOVED_AWAY, Plan, Standing, fault, plan
from portal.domain.register_batches import Batch
from portal.domain.register_faults import Reason
from portal.domain.register_matches import lasting
from portal.domain.register_youths import Spell
from portal.domain.transfers import BY_NAME, REGISTER, Kind, out_of_order
from portal.outside.number_sealing import NumberSealer
from portal.tables import transfer_statements as written
from portal.tables.arrival_statements import partial_statements
from portal.tables.arrival_writing import About
from portal.tables.copying import Lines, copy_in
from portal.tables.register_work import Connection, importing
from portal.tables.transfer_facts import TransferFacts, cells_of, does_anything, standing_of
from portal.tables.transfer_matching import Doubtful, Matcher, Placed, Waiting
from portal.tables.transfer_rows import Outcome, keep_outcomes, keep_progress

_CLOSED: Final = "SELECT orgnr, closed_on FROM units WHERE orgnr IS NOT NULL AND closed_on IS NOT NULL"
_NEWEST_REGISTER: Final = "SELECT max(finished_at) FROM imports WHERE kind = 'register' AND state = 'done'"
REPORTERS: Final = {"apprentices": "apprenticeships", "adult_leavers": "adult_education"}


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent the file, in which seat: whose reports its rows are."""

    person_id: UUID
    seat_id: int | None


@dataclass(slots=True)
class TransferWriter:
    """For one file of one kind."""

    connection: Connection
    sealer: NumberSealer
    about: About
    kind: Kind
    sender: Sender
    closed: Mapping[str, date]
    _facts: TransferFacts = field(init=False)
    _plan_lines: Lines = field(default_factory=lambda: Lines(written.PLAN_TYPES))

    def __post_init__(self) -> None:
        self._facts = TransferFacts(self.connection, self.sealer, self.about, partial_statements())

    def write(self, batch: Batch) -> None:
        """Show what the batch will do: it is done, looked at and rolled back, so that nothing of it stays."""
        self._set_aside_faults(batch)
        with importing(self.connection):
            self._prepare()
            with self.connection.transaction() as tried:
                outcomes = self.carry_out([Waiting(taken) for taken in batch.taken])
                raise psycopg.Rollback(tried)
            keep_outcomes(self.connection, self.sealed_row, self.about.import_id, outcomes)
            keep_progress(self.connection, self.about.import_id, batch, outcomes)
            self._facts.keep_rows(batch)

    def apply(self, rows: Sequence[Waiting]) -> list[Outcome]:
        """The same for good, in the open transaction."""
        self._prepare()
        return self.carry_out(rows, keep_before=True)

    def sealed_row(self, content: object, row_no: int) -> bytes:
        """The row, or what was before, sealed about its place in the file."""
        return self._facts.sealed_row(content, row_no)

    def carry_out(self, rows: Sequence[Waiting], *, keep_before: bool = False) -> list[Outcome]:
        matcher = Matcher(self.connection, self.sealer)
        outcomes: list[Outcome] = []
        for some in _numbered_first(rows):
            placed = matcher.place(some)
            outcomes += self._do(placed, keep_before=keep_before)
        return [*outcomes, *(_doubt(doubtful) for doubtful in matcher.doubtful)]

    def _prepare(self) -> None:
        self._facts.prepare()
        self.connection.execute(written.PREPARE)

    def _set_aside_faults(self, batch: Batch) -> None:
        for taken in batch.taken.copy():
            if why := fault(self.kind, taken.youth, self.about.today):
                batch.taken.remove(taken)
                batch.put_aside(taken.raw, why)

    def _do(self, placed: Sequence[Placed], *, keep_before: bool) -> list[Outcome]:
        known = [one.arrived.youth_id for one in placed if one.arrived.known]
        standings = self._standings(known)
        plans = {one.arrived.youth_id: self._plan(one, standings) for one in placed}
        before = dict(self.connection.execute(written.BEFORE, {"ids": known})) if keep_before and known else {}
        done = [one for one in placed if not plans[one.arrived.youth_id].left_out]
        bringing = [one.arrived for one in done if self._brings_facts(plans[one.arrived.youth_id])]
        changed = self._facts.take_in(bringing, plans)
        self._renumber([one for one in done if one.renumbered])
        self._plans_carried_out({one.arrived.youth_id: plans[one.arrived.youth_id] for one in done}, changed | {
            one.arrived.youth_id for one in done if one.arrived.known and does_anything(plans[one.arrived.youth_id])
        })  # fmt: skip
        return [self._outcome(one, plans[one.arrived.youth_id], changed, before) for one in placed]

    def _brings_facts(self, made: Plan) -> bool:
        return self.kind.writes_register and made.report is None

    def _standings(self, ids: list[UUID]) -> Mapping[UUID, Standing]:
        with self.connection.cursor(row_factory=namedtuple_row) as cursor:
            found: Any = cursor.execute(written.STANDING, {"ids": ids, "today": self.about.today}) if ids else ()
            return {row.id: standing_of(row) for row in found}

    def _plan(self, one: Placed, standings: Mapping[UUID, Standing]) -> Plan:
        youth = one.arrived.taken.youth
        made = plan(self.kind, youth, standings.get(one.arrived.youth_id), self.about.today)
        closed = [s for s in youth.spells if self._is_closed(s)]
        return replace(made, remarks=(*made.remarks, *(
            Reason("school_closed", params={"school": str(spell.school)}) for spell in closed
        )))  # fmt: skip

    def _is_closed(self, spell: Spell) -> bool:
        since = self.closed.get(spell.school or "")
        return since is not None and (spell.last_day or date.max) > since

    def _renumber(self, placed: Sequence[Placed]) -> None:
        if not placed:
            return
        numbers = [str(one.arrived.taken.youth.person.number) for one in placed]
        ids = [one.arrived.youth_id for one in placed]
        sealed = [self.sealer.seal(number, key.bytes) for number, key in zip(numbers, ids, strict=True)]
        digests = [one.arrived.digest for one in placed]
        given = {"ids": ids, "sealed": sealed, "digests": digests, "passing": [not lasting(n) for n in numbers]}
        self.connection.execute(written.RENUMBERED, given)

    def _plans_carried_out(self, plans: Mapping[UUID, Plan], touched: set[UUID]) -> None:
        lines = [self._plan_lines.line(cells_of(key, made)) for key, made in plans.items() if does_anything(made)]
        self.connection.execute("DELETE FROM arriving_plans")
        copy_in(self.connection, "arriving_plans", lines)
        given = {**self._facts.given(), "reporter": REPORTERS.get(self.kind.name, "private_school"),
                 "author": self.sender.person_id, "seat": self.sender.seat_id}  # fmt: skip
        if touched:
            self.connection.execute(written.TOUCHED, {**given, "touched": list(touched)})
        for statement in written.CARRIED_OUT if lines else ():
            self.connection.execute(statement, given)

    def _outcome(self, one: Placed, made: Plan, changed: set[UUID], before: Mapping[UUID, str]) -> Outcome:
        arrived = one.arrived
        does = {
            "registration": made.entry is not None,
            "status": made.setting is not None,
            "report": made.report is not None,
            "moved_out": made.setting is not None and made.setting.code == MOVED_AWAY,
            "facts": arrived.youth_id in changed,
            "number": one.renumbered and not made.left_out,
        }
        effects = tuple(name for name, holds in does.items() if holds)
        was = "left_out" if made.left_out else "new" if not arrived.known else "changed" if effects else "unchanged"
        code = made.setting.code if made.setting else made.report.code if made.report else None
        kept = before.get(arrived.youth_id) if effects else None
        return Outcome(arrived.taken.raw, was, arrived.youth_id, effects, made.remarks, code, before=kept)


def closed_schools(connection: Connection) -> dict[str, date]:
    """The schools that are closed, and since when."""
    with importing(connection):
        return dict(connection.execute(_CLOSED).fetchall())


def order_notices(connection: Connection, about: About, kind: str) -> tuple[Reason, ...]:
    """What should have come first (V-008), and what usually comes in another month."""
    if kind == REGISTER:
        return ()
    with importing(connection):
        newest = connection.execute(_NEWEST_REGISTER).fetchone()
    return out_of_order(BY_NAME[kind], about.today, oslo_date(newest[0]) if newest and newest[0] else None)


def _numbered_first(rows: Sequence[Waiting]) -> list[list[Waiting]]:
    numbered = [row for row in rows if row.taken.youth.person.number]
    rest = [row for row in rows if not row.taken.youth.person.number]
    return [some for some in (numbered, rest) if some]


def _doubt(doubtful: Doubtful) -> Outcome:
    return Outcome(doubtful.taken.raw, "doubtful", None, (), (doubtful.why,), None, doubtful.candidates)
