"""Letters made together: asked for, sent or discarded; the work itself is done by jobs."""

from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import text

from portal import database
from portal.domain.calendar import oslo_date
from portal.domain.letter_batches import (
    PRINT_JOB,
    SETTLE_JOB,
    AddressProtectedSince,
    BatchSettled,
    BatchWish,
    NobodyToWriteTo,
    Settled,
    check,
)
from portal.domain.refusals import NotKnown
from portal.domain.words import Basis, Category, Verb
from portal.outside import queue
from portal.policy.grants import rule_of
from portal.queries import letter_batches as kept
from portal.queries import letters
from portal.queries.visitors import Visitor
from portal.tables.log import Ground, note

_START: Final = text("""
    INSERT INTO letter_batches (id, kind, text_id, since, until, reply_by, started_by, started_seat, started_at)
    VALUES (:id, :kind, :text, :since, :until, :reply_by, :by, :seat, :at)""")
_SETTLE: Final = text("""
    UPDATE letter_batches SET state = :state, settled_by = :by, settled_at = :at
    WHERE id = :id AND state = 'ready'""")


def start(visitor: Visitor, wish: BatchWish) -> UUID:
    """Put a batch in the queue; answers its id. Raises DaysOutOfOrder, NobodyToWriteTo."""
    check(wish, oslo_date(visitor.now))
    version = letters.newest_text(wish.kind.value, wish.language.value)
    if version is None:
        raise NotKnown
    if kept.preview(wish).letters == 0:
        raise NobodyToWriteTo
    batch_id = uuid4()
    database.db.session.execute(_START, {
        "id": batch_id, "kind": wish.kind.value, "text": version.id, "since": wish.since, "until": wish.until,
        "reply_by": wish.reply_by, "by": visitor.person_id, "seat": visitor.seat_id, "at": visitor.now,
    })  # fmt: skip
    _queued(visitor, PRINT_JOB, batch_id, "letters.made")
    return batch_id


def settle(visitor: Visitor, batch_id: UUID, how: Settled) -> None:
    """Say that a batch is sent, which stands for good, or drop it. Raises BatchSettled, AddressProtectedSince."""
    if how is Settled.SENDING and kept.protected_since(batch_id):
        raise AddressProtectedSince
    given = {"id": batch_id, "state": how.value, "by": visitor.person_id, "at": visitor.now}
    if database.db.session.execute(_SETTLE, given).rowcount != 1:  # type: ignore[attr-defined] # an UPDATE has one
        raise BatchSettled
    _queued(visitor, SETTLE_JOB, batch_id, f"letters.{how.value}")


def print_file(visitor: Visitor, batch_id: UUID, part: int) -> bytes:
    """A part for the printer; that it was fetched is in the log. Raises NotKnown, AddressProtectedSince."""
    if kept.protected_since(batch_id):
        raise AddressProtectedSince
    content = kept.print_file(batch_id, part)
    if content is None:
        raise NotKnown
    note(visitor, "letters.fetched", None, _ground(visitor), {"batch": str(batch_id), "part": str(part)})
    database.db.session.commit()
    return content


def _queued(visitor: Visitor, job: str, batch_id: UUID, action: str) -> None:
    note(visitor, action, None, _ground(visitor), {"batch": str(batch_id)})
    connection = database.db.session.connection().connection.driver_connection
    queue.defer(connection, job, batch_id=batch_id)  # type: ignore[arg-type] # psycopg's
    database.db.session.commit()


def _ground(visitor: Visitor) -> Ground:
    rule = rule_of(visitor.role, Verb.WRITE, Category.STATUS_FACTS, Basis.DUTY) if visitor.role else None
    return Ground(Basis.DUTY.value, rule=rule or "", categories=Category.STATUS_FACTS.bit)
