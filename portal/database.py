"""The door to the database: the session, opened in somebody's name."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from psycopg.rows import namedtuple_row
from sqlalchemy import Connection, event
from sqlalchemy.orm import Session, SessionTransaction

db = SQLAlchemy(session_options={"expire_on_commit": False})

_DIGEST, _ENTERED, _DRIVER = "digest", "entered", "driver"


class Nobody(Exception):
    """The session named does not stand any longer: ended, too old, or never there."""


def name(digest: bytes) -> Any:  # noqa: ANN401 - a row, of what the function in the database answers
    """From now on every transaction is opened in the name of the session with this digest.

    Answers the row of `policy.enter`, or None where that session does not stand.
    """
    session = db.session()
    if session.in_transaction():
        session.rollback()
    session.info.pop(_ENTERED, None)
    session.info[_DIGEST] = digest
    session.connection()
    return entered()


def entered() -> Any:  # noqa: ANN401 - as above
    """In whose name the present transaction is open."""
    return db.session().info.get(_ENTERED)


def forget() -> None:
    """Nobody is named any longer: no rows."""
    session = db.session()
    session.rollback()
    session.info.clear()


def finish(*, kept: bool) -> None:
    """End the request's transaction, if one is open: keep what was written, or not."""
    session = db.session()
    if not session.in_transaction():
        return
    if kept:
        session.commit()
    else:
        session.rollback()


@event.listens_for(Session, "after_begin")
def _enter(session: Session, _transaction: SessionTransaction, connection: Connection) -> None:
    """Names the person for this transaction only (`set_config(..., true)` inside `policy.enter`)."""
    driver: Any = connection.connection.driver_connection
    session.info[_DRIVER] = driver
    digest = session.info.get(_DIGEST)
    if digest is None:
        return
    with driver.cursor(row_factory=namedtuple_row) as cursor:
        row = cursor.execute("SELECT * FROM policy.enter(%s)", (digest,)).fetchone()
    if row is None and session.info.get(_ENTERED) is not None:
        session.info.clear()
        raise Nobody
    session.info[_ENTERED] = row


@event.listens_for(Session, "after_transaction_end")
def _leave(session: Session, transaction: SessionTransaction) -> None:
    """The connection goes back to the pool, and with it the driver's."""
    if transaction.parent is None:
        session.info.pop(_DRIVER, None)


def driver() -> Any:  # noqa: ANN401 - whatever the driver is
    """The driver's connection, inside the session's own transaction."""
    session = db.session()
    if _DRIVER not in session.info:
        session.connection()
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
