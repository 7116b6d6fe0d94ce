"""Ends the case of those who leave the target group by age: nothing is deleted, everything open is closed."""
# ruff: noqa: S608 - put together from names that stand in this file only

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from portal.tables.calling_off import call_off
from portal.tables.run_writing import Connection

_BORN: Final = "coalesce(i.birth_date, make_date(y.birth_year, 12, 31))"
_NEXT: Final = f"""
    SELECT y.id FROM youths y LEFT JOIN youth_identities i ON i.youth_id = y.id AND i.youth_id > %(after)s
    WHERE y.id > %(after)s AND y.case_ended_at IS NULL AND {_BORN} <= %(latest)s ORDER BY y.id LIMIT %(most)s"""
_COUNT: Final = f"""
    SELECT count(*) FROM youths y LEFT JOIN youth_identities i ON i.youth_id = y.id
    WHERE y.case_ended_at IS NULL AND {_BORN} <= %(latest)s"""
_HELD: Final = """
    SELECT y.id, y.status_code, u.id FROM youths y
    LEFT JOIN responsibilities r ON r.youth_id = y.id AND r.duty = 'school' AND upper_inf(r.period)
    LEFT JOIN policy.seats s ON s.id = r.seat_id LEFT JOIN units u ON u.id = s.unit_id
    WHERE y.id = ANY (%(lot)s)"""
_END: Final = f"""
    UPDATE youths t SET case_ended_at = %(ended)s
    FROM youths y LEFT JOIN youth_identities i ON i.youth_id = y.id
    WHERE t.id = y.id AND y.id = ANY (%(lot)s) AND y.case_ended_at IS NULL AND {_BORN} <= %(latest)s RETURNING t.id"""
_CLOSE: Final = """
    UPDATE responsibilities SET period = tstzrange(lower(period), greatest(lower(period), %(at)s))
    WHERE youth_id = ANY (%(done)s) AND upper_inf(period)"""
_UNASSIGN: Final = """
    UPDATE assignments SET status = 'none', unit_id = NULL, rule = 'TB-01', target_rule = 'TA-04', reason = NULL,
        flags = '{}', lead = NULL, lead_district = NULL, candidates = '{}', needs_human = false, run_id = %(run)s,
        decided_at = %(at)s
    WHERE youth_id = ANY (%(done)s)"""
_LOG: Final = """
    INSERT INTO events (at, person_id, action, youth_id, categories, basis, rule, detail)
    SELECT %(at)s, %(person)s, 'case.ended', c.youth_id, 1, 'duty', c.rule,
           jsonb_build_object('run', c.run_id, 'referral', c.after->>'referral')
    FROM run_changes c WHERE c.run_id = %(run)s AND c.youth_id = ANY (%(done)s)"""


@dataclass(frozen=True, slots=True)
class Ending:
    """When the cases end and for whom: whoever was born on `latest` or before; `at` is when it is done, by whom."""

    run_id: UUID
    latest: date
    ended: datetime
    at: datetime
    person: UUID | None


def count(connection: Connection, latest: date) -> int:
    row = connection.execute(_COUNT, {"latest": latest}).fetchone()
    return int(row[0]) if row else 0


def candidates(connection: Connection, latest: date, after: UUID, most: int) -> list[UUID]:
    """The next of them by id."""
    given = {"latest": latest, "after": after, "most": most}
    return [row[0] for row in connection.execute(_NEXT, given).fetchall()]


def held(connection: Connection, lot: Sequence[UUID]) -> dict[UUID, dict[str, object]]:
    """The status code and the school of each, as they are now."""
    rows = connection.execute(_HELD, {"lot": list(lot)}).fetchall()
    return {youth_id: {"status": code, "unit": unit} for youth_id, code, unit in rows}


def end(connection: Connection, lot: Sequence[UUID], ending: Ending) -> list[UUID]:
    """End the cases of those who still fit, in this transaction; answers whom. Consents end by a trigger (TD-20)."""
    given = {"lot": list(lot), "latest": ending.latest, "ended": ending.ended}
    done = [row[0] for row in connection.execute(_END, given).fetchall()]
    after = {"done": done, "at": ending.at, "run": ending.run_id, "person": ending.person}
    for statement in (_CLOSE, _UNASSIGN, _LOG):
        connection.execute(statement, after)
    call_off(connection, done, ending.at)
    return done
