"""The worker's part of a transfer: takes the confirmed rows in, or takes them back, some at a time."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import psycopg
from psycopg.rows import namedtuple_row

from portal.domain.calendar import oslo_date
from portal.domain.register_batches import Taken
from portal.domain.register_form import RawRow
from portal.domain.register_rows import RowChecker
from portal.domain.register_youths import AcceptedRow
from portal.domain.transfers import BY_NAME
from portal.outside.sealed_files import Place
from portal.tables import transfer_statements as written
from portal.tables.arrival_writing import About, row_seal
from portal.tables.register_work import Connection, alone, importing
from portal.tables.transfer_matching import Waiting
from portal.tables.transfer_rows import keep_applied
from portal.tables.transfer_writing import Sender, TransferWriter, closed_schools

TOGETHER: Final = 1_000
"""Rows in each transaction: a job that is killed goes on after the last of them."""
log = logging.getLogger(__name__)

_START = """
    UPDATE imports SET state = 'working' WHERE id = %(id)s AND state IN ('waiting', 'working', 'failed')
        AND stage = %(stage)s RETURNING kind, started_by, seat_id, confirmed_by, undone_by"""
_FAILED = "UPDATE imports SET state = 'failed' WHERE id = %(id)s"
_DONE = "UPDATE imports SET state = %(state)s, finished_at = greatest(%(at)s, confirmed_at) WHERE id = %(id)s"
_PLANNED = """
    SELECT row_no, youth_id, decision, sealed FROM transfer_rows WHERE import_id = %(id)s AND state = 'planned'
    ORDER BY row_no LIMIT %(most)s FOR UPDATE"""
_APPLIED = """
    SELECT row_no, youth_id, outcome, before FROM transfer_rows WHERE import_id = %(id)s AND state = 'applied'
    ORDER BY row_no LIMIT %(most)s FOR UPDATE"""
_COUNTED = "UPDATE imports SET rows_applied = rows_applied + %(count)s WHERE id = %(id)s"
_ACTIVE = """
    UPDATE transfer_rows t SET activity = y.last_activity FROM youths y
    WHERE t.import_id = %(id)s AND t.row_no = ANY (%(rows)s) AND y.id = t.youth_id"""
_BACK = """
    UPDATE transfer_rows SET state = %(state)s, kept_for = %(why)s, before = NULL
    WHERE import_id = %(id)s AND row_no = %(row)s"""
_FORGOTTEN = """
    UPDATE transfer_rows SET sealed = NULL WHERE import_id = %(id)s
        AND EXISTS (SELECT FROM imports i WHERE i.id = %(id)s AND i.state = 'discarded')"""


class Interrupted(Exception):
    """Left off between two chunks, to be run again."""


@dataclass(frozen=True, slots=True)
class Workroom:
    """What the jobs work with."""

    database_url: str
    place: Place
    stopping: Callable[[], bool] = lambda: False


def apply(import_id: UUID, room: Workroom, *, at: datetime) -> None:
    """Take the confirmed rows in. May be run again after any end: each row goes in once."""
    with _at_work(import_id, room, "apply", at) as (connection, row):
        if row is None:
            return
        about = About(import_id, row.confirmed_by, at, oslo_date(at))
        writer = TransferWriter(connection, room.place.sealer, about, BY_NAME[row.kind],
                                Sender(row.started_by, row.seat_id), closed_schools(connection))  # fmt: skip
        while _some_applied(connection, writer, about, room):
            if room.stopping():
                raise Interrupted
        room.place.remove(str(import_id))


def undo(import_id: UUID, room: Workroom, *, at: datetime) -> None:
    """Take back row by row what nobody has worked on since; the others stay, with the reason."""
    with _at_work(import_id, room, "undo", at) as (connection, row):
        if row is None:
            return
        about = About(import_id, row.undone_by, at, oslo_date(at))
        while _some_taken_back(connection, about, room):
            if room.stopping():
                raise Interrupted


def forget(import_id: UUID, room: Workroom, *, at: datetime) -> None:
    """The rows of a file that was dropped are not kept; how many there were is."""
    del at
    with closing(psycopg.connect(room.database_url, autocommit=True)) as connection:
        _say(connection, _FORGOTTEN, id=import_id)


@contextmanager
def _at_work(import_id: UUID, room: Workroom, stage: str, at: datetime) -> Iterator[tuple[Connection, Any]]:
    """Alone, and failed or done in the end; the row is None where there is nothing to do."""
    with closing(psycopg.connect(room.database_url, autocommit=True)) as connection, alone(connection):
        with importing(connection), connection.cursor(row_factory=namedtuple_row) as cursor:
            row = cursor.execute(_START, {"id": import_id, "stage": stage}).fetchone()
        try:
            yield connection, row
        except Interrupted:
            raise
        except BaseException:
            _say(connection, _FAILED, id=import_id)
            raise
        if row is not None:
            _say(connection, _DONE, id=import_id, at=at, state="done" if stage == "apply" else "undone")
            log.info("transfer %s: %s is done", import_id, stage)


def _say(connection: Connection, statement: str, **given: object) -> None:
    with importing(connection):
        connection.execute(statement.encode(), given)


def _some_applied(connection: Connection, writer: TransferWriter, about: About, room: Workroom) -> int:
    with importing(connection):
        found = connection.execute(_PLANNED, {"id": about.import_id, "most": TOGETHER}).fetchall()
        if not found:
            return 0
        outcomes = writer.apply([_waiting(room, about.import_id, row) for row in found])
        keep_applied(connection, writer.sealed_row, about.import_id, outcomes)
        rows = [row_no for row_no, *_ in found]
        connection.execute(_ACTIVE, {"id": about.import_id, "rows": rows})
        connection.execute(_COUNTED, {"id": about.import_id, "count": len(found)})
    return len(found)


def _waiting(room: Workroom, import_id: UUID, row: Sequence[Any]) -> Waiting:
    row_no, youth_id, decision, sealed = row
    raw = RawRow(row_no, json.loads(_opened(room, import_id, row_no, sealed)))
    outcome = RowChecker(()).check(raw)
    if not isinstance(outcome, AcceptedRow):
        raise TypeError("a row that was good when it was shown is not any more")
    return Waiting(Taken(raw, outcome.youth), youth_id, decision)


def _some_taken_back(connection: Connection, about: About, room: Workroom) -> int:
    with importing(connection):
        found = connection.execute(_APPLIED, {"id": about.import_id, "most": TOGETHER}).fetchall()
        given: dict[str, object] = {"import": about.import_id, "person": about.person_id, "at": about.at,
                                    "rows": [row_no for row_no, *_ in found]}  # fmt: skip
        kept = {row_no: why for row_no, _, why in connection.execute(written.KEPT_FOR, given) if why}
        back = [row for row in found if row[0] not in kept and row[1] is not None]
        given["ids"] = [youth_id for _, youth_id, _, _ in back]
        given["new"] = [youth_id for _, youth_id, outcome, _ in back if outcome == "new"]
        before = [_opened(room, about.import_id, row_no, sealed) for row_no, _, _, sealed in back if sealed]
        for statement in written.TAKEN_BACK if back else ():
            connection.execute(statement, given)
        for statement in written.restored() if before else ():
            connection.execute(statement, {"before": f"[{','.join(before)}]"})
        with connection.cursor() as cursor:
            cursor.executemany(_BACK, [
                {"id": about.import_id, "row": row[0], "why": kept.get(row[0]),
                 "state": "kept" if row[0] in kept else "undone"} for row in found
            ])  # fmt: skip
    return len(found)


def _opened(room: Workroom, import_id: UUID, row_no: int, sealed: bytes) -> str:
    return room.place.sealer.open_bytes(bytes(sealed), row_seal(import_id, row_no)).decode()
