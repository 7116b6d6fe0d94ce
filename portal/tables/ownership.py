"""Who has the responsibility by the rules of a day, compared with who has it: noted, and written where it is to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from portal.domain.assigning import Assigned, Assigner
from portal.domain.register_youths import RegisterYouth
from portal.domain.responsibility_facts import ClosedSchool
from portal.tables import decisions, run_writing
from portal.tables.register_work import importing
from portal.tables.run_writing import Change, Claimed, Connection

_CLOSED: Final = """
    SELECT u.orgnr, u.closed_on, s.orgnr FROM units u LEFT JOIN units s ON s.id = u.successor_id
    WHERE u.closed_on IS NOT NULL AND u.orgnr IS NOT NULL"""
_EVERYBODY: Final = "SELECT count(*) FROM youths WHERE case_ended_at IS NULL"
_HELD: Final = """
    SELECT youth_id::text, status, unit_id, rule, override_by IS NOT NULL FROM assignments
    WHERE youth_id BETWEEN %(first)s AND %(last)s"""


@dataclass(frozen=True, slots=True)
class _Held:
    """What was decided before: outcome, school, rule; and whether a human has said otherwise."""

    status: str
    unit: int | None
    rule: str
    by_hand: bool

    def told(self) -> dict[str, object]:
        return {"status": self.status, "unit": self.unit, "rule": self.rule}


class Ownership:
    """The rules of the run's day over the city; a school that has closed by then is closed."""

    def __init__(self, connection: Connection, run: Claimed, at: datetime) -> None:
        self._connection, self._run, self._at = connection, run, at
        self._seats = decisions.seats(connection)
        with importing(connection):
            rows = connection.execute(_CLOSED).fetchall()
        closed = tuple(ClosedSchool(orgnr=orgnr, closed=day, successor_orgnr=heir) for orgnr, day, heir in rows)
        self._assigner = Assigner(run.as_of, closed, self._seats.schools)

    def everybody(self) -> int:
        """How many there are to decide about."""
        row = self._connection.execute(_EVERYBODY).fetchone()
        return int(row[0]) if row else 0

    def decide(self, youths: Sequence[tuple[str, RegisterYouth]]) -> None:
        """Note who would change school, and change it where the run is carried out; youths come by their ids."""
        first, last = youths[0][0], youths[-1][0]
        decided = [(youth_id, youth, self._assigner.decide(youth)) for youth_id, youth in youths]
        held = self._held(first, last)
        changes = [c for youth_id, _, said in decided if (c := self._change(youth_id, held.get(youth_id), said))]
        done_at = self._at if self._run.carrying_out else None
        run_writing.keep(self._connection, self._run.id, changes, done_at)
        if self._run.carrying_out:
            lines = [
                decisions.line_of(youth_id, youth.person.protection, said, self._seats)
                for youth_id, youth, said in decided
            ]
            decisions.write(self._connection, decisions.Lot(first, last, lines), self._run.id, self._at)

    def _held(self, first: str, last: str) -> dict[str, _Held]:
        rows = self._connection.execute(_HELD, {"first": first, "last": last}).fetchall()
        return {youth_id: _Held(*rest) for youth_id, *rest in rows}

    def _change(self, youth_id: str, held: _Held | None, said: Assigned) -> Change | None:
        """A youth nobody has decided about has no school to change; a human's word stands over the rules."""
        if held is None:
            self._count("first_time")
            return None
        outcome = said.responsibility.outcome
        unit, _seat = self._seats.schools.get(outcome.school_orgnr or "", (None, None))
        same = (held.status, held.unit) == (outcome.status, unit)
        self._count("unchanged" if same else "overrides_kept" if held.by_hand else "changed")
        if same or held.by_hand:
            return None
        after = {"status": outcome.status, "unit": unit, "rule": said.responsibility.rule}
        return Change(UUID(youth_id), said.responsibility.rule, held.told(), after)

    def _count(self, name: str) -> None:
        counts = self._run.summary.setdefault("done" if self._run.carrying_out else "seen", {})
        counts[name] = counts.get(name, 0) + 1
