"""Register files: received and sealed by the web, checked and taken in batch by batch by the worker."""

import json
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO
from uuid import UUID, uuid4

import psycopg
from psycopg.rows import namedtuple_row
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from portal import database
from portal.domain.calendar import oslo_date
from portal.domain.register_batches import Batch, batches
from portal.domain.register_faults import Reason, RegisterFileRefused, shown
from portal.domain.register_rows import RowChecker
from portal.domain.transfer_refusals import AlreadySent, NotYoursToSend
from portal.domain.transfers import BY_NAME, REGISTER, sent_by
from portal.outside import queue
from portal.outside.number_sealing import CannotOpen
from portal.outside.register_files import RegisterFile, open_register_stream
from portal.outside.sealed_files import Place, open_sealed, seal_file
from portal.queries.visitors import Visitor
from portal.tables import Import
from portal.tables.arrival_statements import statements
from portal.tables.arrival_writing import About, ArrivalWriter
from portal.tables.log import note
from portal.tables.register_work import alone, importing
from portal.tables.transfer_writing import Sender, TransferWriter, closed_schools, order_notices

JOB = "import_register"
log = logging.getLogger(__name__)

_START = """
    UPDATE imports SET state = 'working' WHERE id = %(id)s AND state IN ('waiting', 'working', 'failed')
        AND stage = 'check' RETURNING size, rows_read, started_by, kind, seat_id"""
_READABLE = "UPDATE imports SET announced = %(announced)s, notices = %(notices)s WHERE id = %(id)s"
_REFUSED = """
    UPDATE imports SET state = 'refused', refusal = %(refusal)s, finished_at = policy.now() WHERE id = %(id)s"""
_DONE = "UPDATE imports SET state = 'done', finished_at = policy.now() WHERE id = %(id)s"
_PREVIEWED = "UPDATE imports SET state = 'previewed' WHERE id = %(id)s"
_FAILED = "UPDATE imports SET state = 'failed' WHERE id = %(id)s"


Writer = ArrivalWriter | TransferWriter


class Interrupted(Exception):
    """Left off between two batches, to be run again: what has gone in stays in."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    name: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class Workroom:
    """What a job works with: the jobs' database, the sealed files, the limit of a file in bytes."""

    database_url: str
    place: Place
    limit_bytes: int
    stopping: Callable[[], bool] = lambda: False


def receive(visitor: Visitor, upload: Upload, place: Place, kind: str = REGISTER) -> UUID:
    """Seal the file away and put it in the queue; answers the import's id. Nothing of it is read yet.

    Refuses a kind that the role does not send (NotYoursToSend), and a transfer that came before (AlreadySent).
    """
    if kind != REGISTER and BY_NAME[kind] not in sent_by(visitor.role):
        raise NotYoursToSend
    import_id = uuid4()
    size, sha256 = seal_file(place, str(import_id), upload.stream)
    session = database.db.session
    try:
        row = {"id": import_id, "file_name": shown(upload.name.replace("\\", "/").rpartition("/")[2]) or "–",
               "size": size, "sha256": sha256, "started_by": visitor.person_id, "started_at": visitor.now,
               "kind": kind, "seat_id": visitor.seat_id}  # fmt: skip
        session.execute(insert(Import).values(row).inline())
        note(visitor, "import.received", None, detail={"import": str(import_id)})
        queue.defer(session.connection().connection.driver_connection, JOB, import_id=import_id)  # type: ignore[arg-type] # psycopg's
        session.commit()
    except IntegrityError as known:
        place.remove(str(import_id))
        raise AlreadySent from known
    except BaseException:
        place.remove(str(import_id))
        raise
    return import_id


def run(import_id: UUID, room: Workroom, *, at: datetime) -> None:
    """Take the file in. May be run again after any end: what has gone in is not taken in twice.

    A file that turns out unreadable anywhere is refused as a whole before the first row goes in.
    Raises Interrupted where the worker is to stop; any other exception leaves the import as failed.
    """
    with closing(psycopg.connect(room.database_url, autocommit=True)) as connection, alone(connection):
        row = _started(connection, import_id)
        if row is None:
            return
        about = About(import_id, row.started_by, at, oslo_date(at))
        try:
            _take_in(connection, about, room, row)
        except RegisterFileRefused as refused:
            _say(connection, _REFUSED, import_id, refusal=json.dumps(refused.reason.as_json()))
        except Interrupted:
            raise
        except BaseException:
            _say(connection, _FAILED, import_id)
            raise
        room.place.remove(str(import_id))


def _started(connection: psycopg.Connection[Any], import_id: UUID) -> Any:  # noqa: ANN401 - a row
    with importing(connection), connection.cursor(row_factory=namedtuple_row) as cursor:
        return cursor.execute(_START, {"id": import_id}).fetchone()


def _say(connection: psycopg.Connection[Any], statement: str, import_id: UUID, **values: object) -> None:
    with importing(connection):
        connection.execute(statement.encode(), {"id": import_id, **values})


def _take_in(connection: psycopg.Connection[Any], about: About, room: Workroom, row: Any) -> None:  # noqa: ANN401 - a row
    with _opened(about.import_id, room, row.size)[0] as whole:
        found = _looked_through(whole)
        notices = [reason.as_json() for reason in (*whole.notices, *found, *order_notices(connection, about, row.kind))]
    announced = {"announced": whole.announced, "notices": json.dumps(notices)}
    _say(connection, _READABLE, about.import_id, **announced)
    carried = {column.partition(".")[0] for column in whole.columns}
    writer = _writer(connection, room, about, row, carried)
    register, stream = _opened(about.import_id, room, row.size)
    with register:
        checker = RowChecker(_known_schools(connection))
        _write_all(writer, batches(register, checker, stream.tell), row.rows_read, room)
    _say(connection, _DONE if row.kind == REGISTER else _PREVIEWED, about.import_id)
    log.info("import %s is done: %s rows", about.import_id, checker.seen)


def _writer(
    connection: psycopg.Connection[Any],
    room: Workroom,
    about: About,
    row: Any,  # noqa: ANN401 - a row
    carried: set[str],
) -> Writer:
    """The register is taken in; of a transfer it is shown what it would do."""
    if row.kind == REGISTER:
        return ArrivalWriter(connection, room.place.sealer, about, statements(carried))
    sender = Sender(row.started_by, row.seat_id)
    return TransferWriter(connection, room.place.sealer, about, BY_NAME[row.kind], sender, closed_schools(connection))


def _opened(import_id: UUID, room: Workroom, size: int) -> tuple[RegisterFile, BinaryIO]:
    try:
        stream = open_sealed(room.place, str(import_id), size)
    except (CannotOpen, FileNotFoundError):
        raise RegisterFileRefused("unreadable") from None
    return open_register_stream(stream, size, limit_bytes=room.limit_bytes), stream


def _looked_through(register: RegisterFile) -> tuple[Reason, ...]:
    """Read to the end: whether it can be, and how many rows there are against those announced (bug:18)."""
    counter = RowChecker(())
    counter.seen = sum(1 for _ in register)
    return counter.announced(register.announced)


def _known_schools(connection: psycopg.Connection[Any]) -> frozenset[str]:
    with importing(connection):
        return frozenset(orgnr for (orgnr,) in connection.execute("SELECT orgnr FROM units WHERE orgnr IS NOT NULL"))


def _write_all(writer: Writer, checked: Iterator[Batch], done: int, room: Workroom) -> None:
    """Check a batch here while the database takes the one before it in, in a thread of its own."""
    with ThreadPoolExecutor(1) as pool:
        writing: Future[None] | None = None
        for batch in checked:
            if writing:
                writing.result()
                writing = None
            if room.stopping():
                raise Interrupted
            if batch.rows_read > done:
                writing = pool.submit(writer.write, batch)
        if writing:
            writing.result()
