"""The door to the database: the request's own transaction, opened in somebody's name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as AppSession
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, event
from sqlalchemy.orm import Session, SessionTransaction
from sqlalchemy.pool import PoolProxiedConnection

from portal import opening


class Nobody(Exception):
    """The session named does not stand any longer: ended, too old, or never there."""


@dataclass(slots=True)
class Visit:
    """A connection lent to this request, and in whose name its transactions are opened.

    Reading goes straight to the driver; what is mapped goes through SQLAlchemy, on the same connection and in the
    same transaction. Half of a list page's time in Python was SQLAlchemy's session, for two statements.
    """

    lent: PoolProxiedConnection
    digest: bytes
    row: Any = None
    bind: Connection | None = None

    @property
    def driver(self) -> Any:  # noqa: ANN401 - whatever the driver is
        return self.lent.driver_connection

    @property
    def idle(self) -> bool:
        """Whether no transaction is open."""
        return bool(self.driver.pgconn.transaction_status == TransactionStatus.IDLE)

    def open(self) -> None:
        """Names the person for this transaction only (`set_config(..., true)` inside `policy.enter`)."""
        row = opening.enter(self.driver, self.digest)
        if row is None and self.row is not None:
            raise Nobody
        self.row = row

    def end(self, *, kept: bool) -> None:
        if kept:
            self.driver.commit()
        else:
            self.driver.rollback()


class VisitorSession(AppSession):
    """SQLAlchemy's session, on the visit's connection where somebody is named."""

    def get_bind(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's own
        visit = _visit()
        if visit is None:
            return super().get_bind(*given, **named)
        if visit.bind is None:
            visit.bind = Connection(db.engine, connection=visit.lent)
        return visit.bind


db = SQLAlchemy(session_options={"expire_on_commit": False, "class_": VisitorSession})

_DRIVER = "driver"


def name(digest: bytes) -> Any:  # noqa: ANN401 - a row, of what the function in the database answers
    """From now on every transaction is opened in the name of the session with this digest.

    Answers the row of `policy.enter`, or None where that session does not stand.
    """
    forget()
    visit = _visits[_here()] = Visit(db.engine.raw_connection(), digest)
    visit.open()
    return visit.row


def entered() -> Any:  # noqa: ANN401 - as above
    """In whose name the present transaction is open."""
    visit = _visit()
    return visit.row if visit else None


def forget() -> None:
    """Nobody is named any longer: no rows."""
    if db.session.registry.has():
        db.session.remove()
    leave()


def finish(*, kept: bool) -> None:
    """End the request's transaction, if one is open: keep what was written, or not."""
    session = db.session() if db.session.registry.has() else None
    if session and session.in_transaction():
        if kept:
            session.commit()
        else:
            session.rollback()
    visit = _visit()
    if visit and not visit.idle:
        visit.end(kept=kept)


def driver() -> Any:  # noqa: ANN401 - whatever the driver is
    """The driver's connection, inside the request's own transaction."""
    visit = _visit()
    if visit is not None:
        if visit.idle:
            visit.open()
        return visit.driver
    session = db.session()
    if _DRIVER not in session.info:
        session.info[_DRIVER] = session.connection().connection.driver_connection
    return session.info[_DRIVER]


@contextmanager
def as_keeper(connection: Connection) -> Iterator[None]:
    """Within this block the owner's connection acts as laget_keeper, who may write units and people.

    What is raised inside takes back what was written inside, and the role with it.
    """
    with connection.begin_nested():
        connection.exec_driver_sql("SET LOCAL ROLE laget_keeper")
        yield
        connection.exec_driver_sql("RESET ROLE")


def leave() -> None:
    """Give the connection back; the last thing of a request, after its session is closed."""
    visit = _visits.pop(_here(), None)
    if visit is not None:
        visit.lent.close()


_visits: dict[int, Visit] = {}
"""By the application context: the scope that Flask-SQLAlchemy's session has too."""


def _here() -> int:
    return int(db.session.registry.scopefunc())


def _visit() -> Visit | None:
    return _visits.get(_here()) if _visits else None


@event.listens_for(Session, "after_begin")
def _enter(session: Session, _transaction: SessionTransaction, _connection: Connection) -> None:
    visit = _visit() if isinstance(session, VisitorSession) else None
    if visit is not None and visit.idle:
        visit.open()


@event.listens_for(Session, "after_transaction_end")
def _end(session: Session, transaction: SessionTransaction) -> None:
    """The connection goes back to the pool, and with it the driver's."""
    if transaction.parent is None:
        session.info.pop(_DRIVER, None)
