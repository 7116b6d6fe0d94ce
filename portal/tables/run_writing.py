"""What a run over the city writes: what is planned for whom, what was done, how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from psycopg import Connection as Psycopg
from psycopg.types.json import Jsonb

Connection = Psycopg[Any]

_CLAIM: Final = """
    UPDATE runs SET state = CASE WHEN carried_at IS NULL THEN 'planning' ELSE 'working' END
    WHERE id = %(run)s AND kind IN ('ownership', 'age_exit', 'moves')
      AND state IN ('planning', 'waiting', 'working', 'failed')
    RETURNING kind, as_of, carried_at IS NOT NULL, carried_by, reached, summary"""
_STATE: Final = """
    UPDATE runs SET state = %(state)s, reached = CASE WHEN %(state)s = 'failed' THEN reached END,
        finished_at = CASE WHEN %(state)s = 'done' THEN policy.now() END,
        total = CASE %(state)s WHEN 'planned' THEN
            (SELECT count(*) FROM run_changes c WHERE c.run_id = runs.id) ELSE total END,
        done = CASE %(state)s WHEN 'planned' THEN 0 ELSE done END
    WHERE id = %(run)s"""
_TOTAL: Final = "UPDATE runs SET total = %(total)s WHERE id = %(run)s AND reached IS NULL"
_PROGRESS: Final = """
    UPDATE runs SET done = done + %(done)s, reached = %(reached)s, summary = %(summary)s WHERE id = %(run)s"""
_FORGET: Final = "DELETE FROM run_changes WHERE run_id = %(run)s AND state = 'planned'"
_KEEP: Final = """
    INSERT INTO run_changes AS c (run_id, youth_id, category, rule, before, after, state, done_at)
    SELECT %(run)s, n.youth_id, CASE WHEN y.protection = 'none' THEN 5 ELSE 6 END, n.rule, n.before, n.after,
           %(state)s, %(done_at)s::timestamptz
    FROM unnest(%(youths)s::uuid[], %(rules)s::text[], %(befores)s::jsonb[], %(afters)s::jsonb[])
        AS n (youth_id, rule, before, after) JOIN youths y ON y.id = n.youth_id
    ON CONFLICT (run_id, youth_id) DO UPDATE SET category = excluded.category, rule = excluded.rule,
        before = excluded.before, after = excluded.after, state = excluded.state, done_at = excluded.done_at
    WHERE c.state = 'planned'"""
_SKIP_REST: Final = "UPDATE run_changes SET state = 'skipped' WHERE run_id = %(run)s AND state = 'planned'"
_SETTLE: Final = """
    UPDATE run_changes SET state = CASE WHEN youth_id = ANY (%(done)s) THEN 'done' ELSE 'skipped' END,
        done_at = CASE WHEN youth_id = ANY (%(done)s) THEN %(at)s::timestamptz END
    WHERE run_id = %(run)s AND youth_id = ANY (%(lot)s) AND state = 'planned'"""
_NEXT: Final = """
    SELECT youth_id FROM run_changes WHERE run_id = %(run)s AND state = 'planned'
    ORDER BY youth_id LIMIT %(most)s FOR UPDATE"""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A run that is to be worked at: planned, or carried out where somebody has said so."""

    id: UUID
    kind: str
    as_of: date
    carrying_out: bool
    carried_by: UUID | None
    reached: UUID | None
    summary: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one youth, by which rule."""

    youth_id: UUID
    rule: str
    before: dict[str, Any]
    after: dict[str, Any]


def claim(connection: Connection, run_id: UUID) -> Claimed | None:
    """None where nothing is left to do: it is planned, dropped or done."""
    row = connection.execute(_CLAIM, {"run": run_id}).fetchone()
    return Claimed(run_id, *row) if row else None


def now_is(connection: Connection, run_id: UUID, state: str) -> None:
    connection.execute(_STATE, {"run": run_id, "state": state})


def begin(connection: Connection, run: Claimed, total: int) -> None:
    """A plan that is made anew forgets the one before; a run that goes on after a stop keeps what it has."""
    if run.reached is None and not run.carrying_out:
        connection.execute(_FORGET, {"run": run.id})
    connection.execute(_TOTAL, {"run": run.id, "total": total})


def progress(connection: Connection, run: Claimed, done: int, reached: UUID) -> None:
    """How far it has come, in the transaction of what was done."""
    given = {"run": run.id, "done": done, "reached": reached, "summary": Jsonb(run.summary)}
    connection.execute(_PROGRESS, given)


def keep(connection: Connection, run_id: UUID, changes: Sequence[Change], done_at: datetime | None) -> None:
    """Planned (`done_at` None) or done; what is done already stays as it was."""
    if changes:
        connection.execute(
            _KEEP,
            {
                "run": run_id,
                "state": "done" if done_at else "planned",
                "done_at": done_at,
                "youths": [change.youth_id for change in changes],
                "rules": [change.rule for change in changes],
                "befores": [Jsonb(change.before) for change in changes],
                "afters": [Jsonb(change.after) for change in changes],
            },
        )


def skip_rest(connection: Connection, run_id: UUID) -> None:
    connection.execute(_SKIP_REST, {"run": run_id})


def planned(connection: Connection, run_id: UUID) -> int:
    """How many youths the plan names."""
    row = connection.execute("SELECT count(*) FROM run_changes WHERE run_id = %s", [run_id]).fetchone()
    return int(row[0]) if row else 0


def waiting(connection: Connection, run_id: UUID, most: int) -> list[UUID]:
    """The next whose turn it is, locked until the transaction ends."""
    return [row[0] for row in connection.execute(_NEXT, {"run": run_id, "most": most}).fetchall()]


def settle(connection: Connection, run_id: UUID, lot: Sequence[UUID], done: Sequence[UUID], at: datetime) -> None:
    """Those of the lot who fitted are done, the others skipped."""
    connection.execute(_SETTLE, {"run": run_id, "lot": list(lot), "done": list(done), "at": at})
