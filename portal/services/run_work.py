"""Works at a run over the city: plans it, or carries it out, lot by lot; done once, however often it stops."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol
from uuid import UUID

import psycopg

from portal.domain import target_group
from portal.domain.calendar import oslo_midnight
from portal.domain.city_runs import Kind, latest_birth_out
from portal.domain.letters import Occasion, letter
from portal.domain.register_facts import target_group_facts
from portal.queries import kept_register
from portal.tables import case_ends, moves, run_writing
from portal.tables.ownership import Ownership
from portal.tables.register_work import alone, importing
from portal.tables.run_writing import Change, Claimed

TOGETHER: Final = 1_000
DECIDED_TOGETHER: Final = 10_000
log = logging.getLogger(__name__)

Connection = psycopg.Connection[Any]


class Interrupted(Exception):
    """Left off between two lots; the next attempt goes on from there."""


@dataclass(frozen=True, slots=True)
class Workroom:
    """What a run works with: the jobs' database, the intake office's mail, and whether the worker is to stop."""

    database_url: str
    intake_mail: str = ""
    stopping: Callable[[], bool] = lambda: False

    def go_on(self) -> None:
        """Raises Interrupted where the worker is to stop."""
        if self.stopping():
            raise Interrupted


class Steps(Protocol):
    """A kind of run: what it would change, and the changing."""

    def plan(self) -> None: ...
    def carry_out(self) -> None: ...


def run(run_id: UUID, room: Workroom, *, at: datetime) -> None:
    """Plan the run, or carry it out where somebody has let it go on. May be run again after any end."""
    with closing(psycopg.connect(room.database_url, autocommit=True)) as connection, alone(connection):
        with importing(connection):
            claimed = run_writing.claim(connection, run_id)
        if claimed is None:
            return
        try:
            steps = STEPS[claimed.kind](connection, claimed, room, at)
            (steps.carry_out if claimed.carrying_out else steps.plan)()
        except Interrupted:
            raise
        except BaseException:
            with suppress(psycopg.Error), importing(connection):
                run_writing.now_is(connection, run_id, "failed")
            raise
        with importing(connection):
            run_writing.now_is(connection, run_id, "done" if claimed.carrying_out else "planned")
    log.info("run %s: %s", run_id, "done" if claimed.carrying_out else "planned")


class _Work:
    def __init__(self, connection: Connection, claimed: Claimed, room: Workroom, at: datetime) -> None:
        self.connection, self.claimed, self.room, self.at = connection, claimed, room, at

    def counted(self, name: str) -> Counter[str]:
        """A count in the run's summary, as it stands."""
        counter = Counter(self.claimed.summary.get(name, {}))
        self.claimed.summary[name] = counter
        return counter

    def each_lot(self, change: Callable[[list[UUID]], Sequence[UUID]]) -> None:
        """Carry out what was planned: each lot is one transaction."""
        with importing(self.connection):
            run_writing.begin(self.connection, self.claimed, run_writing.planned(self.connection, self.claimed.id))
        while self._one_lot(change):
            self.room.go_on()

    def _one_lot(self, change: Callable[[list[UUID]], Sequence[UUID]]) -> bool:
        run_id, connection = self.claimed.id, self.connection
        with importing(connection):
            lot = run_writing.waiting(connection, run_id, TOGETHER)
            if lot:
                done = change(lot)
                connection.execute("SET LOCAL ROLE laget_import")
                run_writing.settle(connection, run_id, lot, done, self.at)
                run_writing.progress(connection, self.claimed, len(lot), lot[-1])
        return bool(lot)


class AgeExit(_Work):
    """Out of the target group on 1 January (TA-04): the case ends with that day's first instant (TD-20)."""

    def plan(self) -> None:
        latest, reached = latest_birth_out(self.claimed.as_of), self.claimed.reached or kept_register.NOBODY
        with importing(self.connection):
            run_writing.begin(self.connection, self.claimed, case_ends.count(self.connection, latest))
        while True:
            with importing(self.connection):
                lot = case_ends.candidates(self.connection, latest, reached, TOGETHER)
                if not lot:
                    return
                run_writing.keep(self.connection, self.claimed.id, self._changes(lot), None)
                reached = lot[-1]
                run_writing.progress(self.connection, self.claimed, len(lot), reached)
            self.room.go_on()

    def _changes(self, lot: list[UUID]) -> list[Change]:
        referrals, held = self.counted("referrals"), case_ends.held(self.connection, lot)
        changes = []
        for kept in kept_register.these(self.connection, lot):
            decided = target_group.decide(target_group_facts(kept.youth, self.claimed.as_of))
            rule = decided.rule if decided.rule.startswith("TA-04") else "TA-04"
            referral = decided.outcome.referral
            referrals[referral] += 1
            youth_id = UUID(kept.id)
            changes.append(Change(youth_id, rule, held.get(youth_id, {}), {"referral": referral}))
        return changes

    def carry_out(self) -> None:
        as_of, by = self.claimed.as_of, self.claimed.carried_by
        ending = case_ends.Ending(self.claimed.id, latest_birth_out(as_of), oslo_midnight(as_of), self.at, by)
        self.each_lot(lambda lot: case_ends.end(self.connection, lot, ending))


class Moves(_Work):
    """Who is registered in another county is proposed for OTFA_IM, and the intake office is told (K-077)."""

    def plan(self) -> None:
        with importing(self.connection):
            run_writing.begin(self.connection, self.claimed, 0)
            moves.plan(self.connection, self.claimed.id)

    def carry_out(self) -> None:
        self.each_lot(self._notice)

    def _notice(self, lot: list[UUID]) -> list[UUID]:
        connection, run_id = self.connection, self.claimed.id
        done = moves.still(connection, run_id, lot)
        out = moves.note_each(connection, run_id, done, self.claimed.carried_by, self.at)
        recipient = self.room.intake_mail or moves.office(connection)
        if out and recipient:
            moves.tell(connection, recipient, letter(Occasion.YOUTHS_MOVED), run_id, self.at)
        self.claimed.summary["told"] = self.claimed.summary.get("told", False) or bool(out and recipient)
        return done


class Anew(_Work):
    """The rules over everybody once more (A-30); planned, nothing but the plan is written."""

    def plan(self) -> None:
        self._over_the_city()

    def carry_out(self) -> None:
        self._over_the_city()
        with importing(self.connection):
            run_writing.skip_rest(self.connection, self.claimed.id)

    def _over_the_city(self) -> None:
        owners = Ownership(self.connection, self.claimed, self.at)
        reached = self.claimed.reached or kept_register.NOBODY
        with importing(self.connection):
            run_writing.begin(self.connection, self.claimed, owners.everybody())
        while True:
            with importing(self.connection):
                some = kept_register.chunk(self.connection, reached, DECIDED_TOGETHER)
                if not some:
                    return
                owners.decide([(one.id, one.youth) for one in some])
                reached = UUID(some[-1].id)
                run_writing.progress(self.connection, self.claimed, len(some), reached)
            self.room.go_on()


STEPS: Final[dict[str, Callable[[Connection, Claimed, Workroom, datetime], Steps]]] = {
    Kind.OWNERSHIP: Anew,
    Kind.AGE_EXIT: AgeExit,
    Kind.MOVES: Moves,
}
