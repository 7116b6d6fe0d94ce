"""Moves between counties: who has moved since it was last noticed, and the mail that says so to the intake office."""
# ruff: noqa: S608 - put together from names that stand in this file only

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from portal.domain.letters import Letter
from portal.tables.run_writing import Connection

_SEEN: Final = """
    SELECT DISTINCT ON (c.youth_id) c.youth_id, c.after->>'county' AS county
    FROM run_changes c JOIN runs r ON r.id = c.run_id AND r.kind = 'moves'
    WHERE c.state = 'done' ORDER BY c.youth_id, r.started_at DESC, r.id DESC"""
_IN_OSLO: Final = """
    (coalesce(g.county_of_residence, '03') = '03'
     OR coalesce(g.institution_kind = 'child_welfare' AND g.institution_in_oslo, false))"""
"""Who is placed in a child welfare institution in Oslo is Oslo's youth wherever the address is (A-37)."""
_NOW: Final = f"CASE WHEN {_IN_OSLO} THEN '03' ELSE g.county_of_residence END"
_PLAN: Final = f"""
    INSERT INTO run_changes (run_id, youth_id, category, rule, before, after)
    SELECT %(run)s, y.id, CASE WHEN y.protection = 'none' THEN 5 ELSE 6 END,
           CASE WHEN {_IN_OSLO} THEN 'moved_back' ELSE 'TC-02' END,
           jsonb_build_object('county', coalesce(s.county, '03'), 'status', y.status_code),
           jsonb_build_object('county', {_NOW}, 'proposed',
               CASE WHEN NOT {_IN_OSLO} AND y.status_code IS DISTINCT FROM 'OTFA_IM' THEN 'OTFA_IM' END)
    FROM youth_registers g JOIN youths y ON y.id = g.youth_id AND y.case_ended_at IS NULL
    LEFT JOIN ({_SEEN}) s ON s.youth_id = g.youth_id
    WHERE {_NOW} <> coalesce(s.county, '03')
    ON CONFLICT (run_id, youth_id) DO NOTHING"""
_STILL: Final = f"""
    SELECT c.youth_id FROM run_changes c JOIN youths y ON y.id = c.youth_id AND y.case_ended_at IS NULL
    JOIN youth_registers g ON g.youth_id = c.youth_id LEFT JOIN ({_SEEN}) s ON s.youth_id = c.youth_id
    WHERE c.run_id = %(run)s AND c.youth_id = ANY (%(lot)s) AND coalesce(s.county, '03') <> c.after->>'county'
      AND {_NOW} = c.after->>'county'"""
_LOG: Final = """
    INSERT INTO events (at, person_id, action, youth_id, categories, basis, rule, detail)
    SELECT %(at)s, %(person)s, 'move.noticed', c.youth_id, 16, 'duty', c.rule, jsonb_build_object('run', c.run_id)
    FROM run_changes c WHERE c.run_id = %(run)s AND c.youth_id = ANY (%(done)s)"""
_OUT: Final = """
    SELECT EXISTS (SELECT FROM run_changes c WHERE c.run_id = %(run)s AND c.youth_id = ANY (%(done)s)
                   AND c.rule <> 'moved_back')"""
_MAIL: Final = """
    INSERT INTO messages (id, recipient, subject, body, path, dedupe_key, created_at)
    VALUES (%(id)s, %(recipient)s, %(subject)s, %(body)s, %(path)s, %(key)s, %(at)s) ON CONFLICT DO NOTHING"""
_OFFICE: Final = "SELECT mail FROM units WHERE kind = 'uda' AND mail IS NOT NULL ORDER BY id LIMIT 1"


def plan(connection: Connection, run_id: UUID) -> None:
    """Whoever has another county than was noticed last; nobody is noticed twice for one move."""
    connection.execute(_PLAN, {"run": run_id})


def still(connection: Connection, run_id: UUID, lot: Sequence[UUID]) -> list[UUID]:
    """Those of the lot whose county is still the one that was planned with, and not noticed by another run since."""
    return [row[0] for row in connection.execute(_STILL, {"run": run_id, "lot": list(lot)}).fetchall()]


def note_each(connection: Connection, run_id: UUID, done: Sequence[UUID], person: UUID | None, at: datetime) -> bool:
    """A line in each one's log; answers whether any of them has moved out."""
    given = {"run": run_id, "done": list(done), "person": person, "at": at}
    connection.execute(_LOG, given)
    row = connection.execute(_OUT, given).fetchone()
    return bool(row and row[0])


def office(connection: Connection) -> str | None:
    """The mail address of the own intake office, where the unit has one."""
    row = connection.execute(_OFFICE).fetchone()
    return str(row[0]) if row else None


def tell(connection: Connection, recipient: str, letter: Letter, run_id: UUID, at: datetime) -> None:
    """One mail for each run, without a name or a number; as the jobs' own role, in the open transaction (K-077)."""
    connection.execute("SET LOCAL ROLE NONE")
    given = {"id": uuid4(), "recipient": recipient, "subject": letter.subject, "body": letter.body}
    where = {"path": f"/uda/runs/{run_id}", "key": f"moves/{run_id}", "at": at}
    connection.execute(_MAIL, {**given, **where})
