"""Runs over the city in UDA's hands: planned, looked at, let go on or dropped."""

from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

import psycopg
from sqlalchemy import TextClause, insert, text

from portal import database
from portal.domain.calendar import oslo_date
from portal.domain.city_runs import JOB, Kind, NoLongerPlanned, TooEarlyToCarryOut, due
from portal.outside import queue
from portal.queries.visitors import Visitor
from portal.tables import Run
from portal.tables.log import note
from portal.tables.register_work import importing

_CARRY: Final = text("""
    UPDATE runs SET state = 'waiting', carried_by = :by, carried_at = :at WHERE id = :run AND state = 'planned'
    RETURNING id""")
_DROP: Final = text(
    "UPDATE runs SET state = 'dropped', finished_at = :at WHERE id = :run AND state = 'planned' RETURNING id"
)
_AS_OF: Final = text("SELECT as_of FROM runs WHERE id = :run")
_PROPOSE: Final = """
    INSERT INTO runs (id, kind, state, as_of, started_at) SELECT %(id)s, %(kind)s, 'planning', %(as_of)s, %(at)s
    WHERE NOT EXISTS (SELECT FROM runs WHERE kind = %(kind)s
                      AND (as_of = %(as_of)s OR (kind = 'moves' AND state = 'planned')))
    ON CONFLICT DO NOTHING RETURNING id"""
_SOMEBODY_MOVED: Final = """
    SELECT EXISTS (SELECT FROM imports i WHERE i.state = 'done' AND i.finished_at >
        coalesce((SELECT max(r.started_at) FROM runs r WHERE r.kind = 'moves'), '-infinity'))"""


def plan(visitor: Visitor, kind: Kind, as_of: date) -> UUID:
    """Put the planning of a run in the queue; nothing changes until somebody lets it go on."""
    run_id, session = uuid4(), database.db.session
    who = {"started_by": visitor.person_id, "started_at": visitor.now}
    row = {"id": run_id, "kind": kind.value, "state": "planning", "as_of": as_of, **who}
    session.execute(insert(Run).values(row).inline())
    note(visitor, "run.planned", None, detail={"run": str(run_id), "kind": kind.value})
    _enqueue(run_id)
    session.commit()
    return run_id


def carry_out(visitor: Visitor, run_id: UUID) -> None:
    """Let a planned run go on. Raises TooEarlyToCarryOut, NoLongerPlanned."""
    session = database.db.session
    as_of = session.scalar(_AS_OF, {"run": run_id})
    if as_of is not None and as_of > oslo_date(visitor.now):
        raise TooEarlyToCarryOut(day=as_of)
    _still_planned(_CARRY, run=run_id, by=visitor.person_id, at=visitor.now)
    note(visitor, "run.carried_out", None, detail={"run": str(run_id)})
    _enqueue(run_id)
    session.commit()


def drop(visitor: Visitor, run_id: UUID) -> None:
    """A planned run that is not wanted; the plan is kept as it was. Raises NoLongerPlanned."""
    _still_planned(_DROP, run=run_id, at=visitor.now)
    note(visitor, "run.dropped", None, detail={"run": str(run_id)})
    database.db.session.commit()


def propose(database_url: str, *, at: datetime) -> list[UUID]:
    """What the clock does each day: plan the runs that are due and that nobody has begun; answers which.

    Moves are planned where a register file has come in since they were last looked for.
    """
    today, proposed = oslo_date(at), []
    with psycopg.connect(database_url, autocommit=True) as connection:
        for kind in Kind:
            day = due(kind, today)
            with importing(connection):
                moved = connection.execute(_SOMEBODY_MOVED).fetchone()
                if day is None or (kind is Kind.MOVES and not (moved and moved[0])):
                    continue
                given = {"id": uuid4(), "kind": kind.value, "as_of": day, "at": at}
                row = connection.execute(_PROPOSE, given).fetchone()
                if row:
                    connection.execute("SET LOCAL ROLE NONE")
                    queue.defer(connection, JOB, run_id=row[0])
                    proposed.append(row[0])
    return proposed


def _still_planned(statement: TextClause, **given: object) -> None:
    if database.db.session.execute(statement, given).first() is None:
        database.db.session.rollback()
        raise NoLongerPlanned


def _enqueue(run_id: UUID) -> None:
    driver = database.db.session.connection().connection.driver_connection
    queue.defer(driver, JOB, run_id=run_id)  # type: ignore[arg-type] # psycopg's
