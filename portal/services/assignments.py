"""Assigning youths to schools: a run of the rules over the city, and the human who overrides or confirms."""

import json
import logging
from collections import Counter, deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from queue import SimpleQueue
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg
from sqlalchemy import insert

from portal import database
from portal.domain.assigning import Assigned, Assigner
from portal.domain.responsibility_facts import ClosedSchool
from portal.outside import queue
from portal.queries import kept_register
from portal.queries.visitors import Visitor
from portal.tables import Run, decisions
from portal.tables.log import note
from portal.tables.register_work import alone, importing

JOB: Final = "assign_youths"
TOGETHER: Final = 10_000
WRITERS: Final = 2
log = logging.getLogger(__name__)

_START = """
    UPDATE runs SET state = 'working', done = 0,
        total = (SELECT count(*) FROM youths WHERE case_ended_at IS NULL)
    WHERE id = %(id)s AND state IN ('waiting', 'working', 'failed') RETURNING as_of"""
_PROGRESS = "UPDATE runs SET done = done + %(done)s, summary = %(summary)s WHERE id = %(id)s"
_ENDED = "UPDATE runs SET state = %(state)s, finished_at = policy.now() WHERE id = %(id)s"
_CLOSED = """
    SELECT u.orgnr, u.closed_on, s.orgnr FROM units u LEFT JOIN units s ON s.id = u.successor_id
    WHERE u.closed_on IS NOT NULL AND u.orgnr IS NOT NULL"""

Connection = psycopg.Connection[Any]


class Interrupted(Exception):
    """Left off between two parts, to be run again from the start: what is written is written once only."""


@dataclass(frozen=True, slots=True)
class Workroom:
    """What a run works with: the jobs' database, and whether the worker is to stop."""

    database_url: str
    stopping: Callable[[], bool] = lambda: False


def start(visitor: Visitor, as_of: date) -> UUID:
    """Put a run for a day in the queue; answers its id."""
    run_id, session = uuid4(), database.db.session
    who = {"started_by": visitor.person_id, "started_at": visitor.now}
    row = {"id": run_id, "kind": "assignment", "as_of": as_of, **who}
    session.execute(insert(Run).values(row).inline())
    note(visitor, "assignment.run", None, detail={"run": str(run_id)})
    queue.defer(session.connection().connection.driver_connection, JOB, run_id=run_id)  # type: ignore[arg-type] # psycopg's
    session.commit()
    return run_id


def run(run_id: UUID, room: Workroom, *, at: datetime) -> None:
    """Decide for every youth whose case has not ended (R-029, V-040), and write what has changed; overrides are kept.

    May be run again after any end. Raises Interrupted where the worker is to stop.
    """
    with _connection(room) as reading, ExitStack() as desks, alone(reading):
        with importing(reading):
            row = reading.execute(_START, {"id": run_id}).fetchone()
        if row is None:
            return
        writers = tuple(desks.enter_context(_connection(room)) for _ in range(WRITERS))
        try:
            _Run(run_id, at, reading, writers).over_the_city(row[0], room.stopping)
        except Interrupted:
            raise
        except BaseException:
            with suppress(psycopg.Error):
                _ended(reading, run_id, "failed")
            raise
        _ended(reading, run_id, "done")
    log.info("run %s is done", run_id)


def _connection(room: Workroom) -> closing[Connection]:
    return closing(psycopg.connect(room.database_url, autocommit=True))


def _ended(connection: Connection, run_id: UUID, state: str) -> None:
    with importing(connection):
        connection.execute(_ENDED, {"id": run_id, "state": state})


class _Run:
    """One connection reads and this thread decides, while others write what was decided before.

    To write takes twice as long as to decide, and lots have no youth in common: so two write at once.
    """

    def __init__(self, run_id: UUID, at: datetime, reading: Connection, writers: tuple[Connection, ...]) -> None:
        self._id, self._at, self._reading = run_id, at, reading
        self._free = SimpleQueue[Connection]()
        for connection in writers:
            self._free.put(connection)
        self._seats = decisions.seats(reading)
        self._counted: dict[str, Counter[str]] = {
            name: Counter() for name in ("rules", "target_rules", "status", "flags", "needs_human")
        }

    def over_the_city(self, as_of: date, stopping: Callable[[], bool]) -> None:
        assigner = Assigner(as_of, self._closed(), self._seats.schools)
        with closing(self._chunks()) as chunks, ThreadPoolExecutor(WRITERS) as pool:
            written: deque[Future[None]] = deque()
            for kept in chunks:
                lines = [self._decided(one, assigner.decide(one.youth)) for one in kept]
                lot = decisions.Lot(kept[0].id, kept[-1].id, lines)
                if len(written) == WRITERS:
                    written.popleft().result()
                if stopping():
                    raise Interrupted
                written.append(pool.submit(self._write, lot, len(kept), json.dumps(self._counted)))
            for future in written:
                future.result()
        self._note(self._reading, 0, json.dumps(self._counted))

    def _chunks(self) -> Generator[list[kept_register.Kept], None, None]:
        """One lot after the other, the next being read while this one is decided."""
        with ThreadPoolExecutor(1) as ahead:
            coming = ahead.submit(self._read, kept_register.NOBODY)
            while kept := coming.result():
                coming = ahead.submit(self._read, UUID(kept[-1].id))
                yield kept

    def _read(self, after: UUID) -> list[kept_register.Kept]:
        with importing(self._reading):
            return kept_register.chunk(self._reading, after, TOGETHER)

    def _decided(self, kept: kept_register.Kept, assigned: Assigned) -> str:
        outcome, counted = assigned.responsibility.outcome, self._counted
        counted["rules"][assigned.responsibility.rule] += 1
        counted["target_rules"][assigned.target.rule] += 1
        counted["status"][outcome.status] += 1
        counted["flags"].update(outcome.flags)
        counted["needs_human"]["yes"] += assigned.needs_human
        return decisions.line_of(kept.id, kept.youth.person.protection, assigned, self._seats)

    def _write(self, lot: decisions.Lot, done: int, summary: str) -> None:
        connection = self._free.get()
        try:
            with importing(connection):
                decisions.write(connection, lot, self._id, self._at)
            self._note(connection, done, summary)
        finally:
            self._free.put(connection)

    def _note(self, connection: Connection, done: int, summary: str) -> None:
        """How far it has come, on its own: whoever writes the next lot does not wait for this one."""
        with importing(connection):
            connection.execute(_PROGRESS, {"id": self._id, "done": done, "summary": summary})

    def _closed(self) -> tuple[ClosedSchool, ...]:
        with importing(self._reading):
            rows = self._reading.execute(_CLOSED).fetchall()
        return tuple(ClosedSchool(orgnr=orgnr, closed=day, successor_orgnr=heir) for orgnr, day, heir in rows)
