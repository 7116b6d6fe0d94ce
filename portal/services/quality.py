"""Looks through the register for errors, and keeps the word of whoever finds one fine."""

import json
from contextlib import closing
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg
from psycopg.types.json import Jsonb
from sqlalchemy import insert, text

from portal import database
from portal.domain.calendar import oslo_date
from portal.domain.quality import CHECKS, JOB, NothingFound, WhyFine
from portal.domain.words import Basis, Category, Verb
from portal.outside import queue
from portal.policy.grants import rule_of
from portal.queries import quality, quality_checks
from portal.queries.visitors import Visitor
from portal.tables import Run
from portal.tables.log import Ground, note
from portal.tables.register_work import ROLE, alone

Connection = psycopg.Connection[Any]

_START: Final = """
    UPDATE runs SET state = 'working', done = 0, total = %(total)s, summary = '{}'
    WHERE id = %(run)s AND kind = 'quality' AND state IN ('waiting', 'working', 'failed') RETURNING as_of"""
_PROGRESS: Final = "UPDATE runs SET done = done + 1, summary = summary || %(found)s WHERE id = %(run)s"
_DONE: Final = "UPDATE runs SET state = 'done', finished_at = policy.now() WHERE id = %(run)s"
_GONE: Final = """
    DELETE FROM quality_findings f WHERE f.code = %(code)s AND NOT EXISTS (
        SELECT FROM found n WHERE n.youth_id = f.youth_id)"""
_KEPT: Final = """
    INSERT INTO quality_findings AS f (code, youth_id, sort_key, facts, found_at)
    SELECT %(code)s, y.id, y.sort_key, n.facts, %(at)s FROM found n JOIN youths y ON y.id = n.youth_id
    ON CONFLICT (code, youth_id) DO UPDATE SET sort_key = excluded.sort_key, facts = excluded.facts,
        found_at = CASE WHEN f.facts = excluded.facts THEN f.found_at ELSE excluded.found_at END
    WHERE (f.sort_key, f.facts) IS DISTINCT FROM (excluded.sort_key, excluded.facts)"""
_STALE: Final = """
    SELECT coalesce(max(r.started_at), '-infinity') < greatest(
        (SELECT max(i.finished_at) FROM imports i),
        (SELECT max(o.finished_at) FROM runs o WHERE o.kind NOT IN ('quality', 'statistics')),
        %(at)s::timestamptz - interval '1 day')
    FROM runs r WHERE r.kind = 'quality'"""
_NEW: Final = """
    INSERT INTO runs (id, kind, as_of, started_at) VALUES (%(run)s, 'quality', %(as_of)s, %(at)s)"""
_FINE: Final = text("""
    INSERT INTO quality_dismissals (id, youth_id, code, facts, reason, author, author_seat, recorded_at)
    VALUES (:id, :youth, :code, CAST(:facts AS jsonb), :reason, :by, :seat, :at)""")


def start(visitor: Visitor) -> UUID:
    """Put a look through the whole register in the queue; answers the run's id."""
    run_id, session = uuid4(), database.db.session
    who = {"started_by": visitor.person_id, "started_at": visitor.now}
    session.execute(
        insert(Run).values({"id": run_id, "kind": "quality", "as_of": oslo_date(visitor.now), **who}).inline()
    )
    note(visitor, "quality.swept", None, detail={"run": str(run_id)})
    queue.defer(session.connection().connection.driver_connection, JOB, run_id=run_id)  # type: ignore[arg-type] # psycopg's
    session.commit()
    return run_id


def sweep(run_id: UUID, database_url: str, *, at: datetime) -> None:
    """Find every error anew: one statement for each, a transaction of its own; may be run again after any end."""
    with closing(psycopg.connect(database_url, autocommit=True)) as connection, alone(connection):
        with connection.transaction():
            connection.execute(f"SET LOCAL ROLE {ROLE}")
            row = connection.execute(_START, {"run": run_id, "total": len(CHECKS)}).fetchone()
        if row is None:
            return
        given = quality_checks.given(row[0])
        for check in CHECKS:
            _find(connection, run_id, check.code, {**given, "code": check.code, "at": at})
        with connection.transaction():
            connection.execute(f"SET LOCAL ROLE {ROLE}")
            connection.execute(_DONE, {"run": run_id})


def sweep_if_stale(database_url: str, *, at: datetime) -> UUID | None:
    """What the clock does: look anew where a file or a run has ended since the last look, and once a day."""
    run_id = uuid4()
    with psycopg.connect(database_url, autocommit=True) as connection, connection.transaction():
        connection.execute(f"SET LOCAL ROLE {ROLE}")
        row = connection.execute(_STALE, {"at": at}).fetchone()
        if not (row and row[0]):
            return None
        connection.execute(_NEW, {"run": run_id, "as_of": oslo_date(at), "at": at})
        connection.execute("SET LOCAL ROLE NONE")
        queue.defer(connection, JOB, run_id=run_id)
    return run_id


def fine(visitor: Visitor, code: str, youth_id: UUID, reason: str) -> None:
    """Seen, and fine as it is: left out until the facts are others. Raises WhyFine, NothingFound."""
    if not reason.strip():
        raise WhyFine
    found = quality.of_youth(code, youth_id)
    if found is None or found.fine_because:
        raise NothingFound
    who = {"by": visitor.person_id, "seat": visitor.seat_id, "at": visitor.now}
    what = {"id": uuid4(), "youth": youth_id, "code": code, "facts": json.dumps(found.facts)}
    database.db.session.execute(_FINE, {**what, "reason": reason.strip(), **who})
    rule = rule_of(visitor.role, Verb.WRITE, Category.REGISTER, Basis.DUTY) if visitor.role else None
    ground = Ground(Basis.DUTY.value, rule=rule or "", categories=Category.REGISTER.bit)
    note(visitor, "quality.fine", youth_id, ground, {"code": code})
    database.db.session.commit()


def _find(connection: Connection, run_id: UUID, code: str, given: dict[str, object]) -> None:
    """Whole tables are read here, so nothing of the import's settings for single keys holds."""
    with connection.transaction():
        connection.execute(f"SET LOCAL ROLE {ROLE}")
        connection.execute("SET LOCAL work_mem = '64MB'")
        connection.execute("CREATE TEMPORARY TABLE found (youth_id uuid, facts jsonb) ON COMMIT DROP")
        found = connection.execute(f"INSERT INTO found {quality_checks.over_everybody(code)}".encode(), given).rowcount
        connection.execute("ANALYZE found")
        connection.execute(_GONE, given)
        connection.execute(_KEPT, given)
        connection.execute(_PROGRESS, {"run": run_id, "found": Jsonb({code: found})})
