"""Writes what the rules decided: the proposals, and the duties that follow from them or from a human's override."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from portal.domain.assigning import Assigned
from portal.domain.responsibility_facts import Responsibility
from portal.domain.words import Category, Protection
from portal.tables.copying import Lines, copy_in
from portal.tables.register_work import Connection, importing

_TYPES: Final[Mapping[str, str]] = {
    "youth_id": "uuid", "category": "smallint", "status": "text", "unit_id": "integer", "rule": "text",
    "target_rule": "text", "reason": "text", "flags": "text[]", "lead": "text", "lead_district": "text",
    "candidates": "text[]", "needs_human": "boolean", "school_seat": "integer", "lead_seat": "integer",
}  # fmt: skip
_PROPOSAL: Final = tuple(_TYPES)[1:-3]
_COLUMNS: Final = ", ".join(_PROPOSAL)
_DESCRIBED: Final = ", ".join(f"{column} {kind}" for column, kind in _TYPES.items())
_PREPARE: Final = (
    f"CREATE TEMPORARY TABLE IF NOT EXISTS decided ({_DESCRIBED}) ON COMMIT DELETE ROWS",
    """CREATE TEMPORARY TABLE IF NOT EXISTS wanted (youth_id uuid, duty text, category smallint, seat_id integer,
       rule text) ON COMMIT DELETE ROWS""",
)
_PROPOSE: Final = f"""
    INSERT INTO assignments AS s (youth_id, {_COLUMNS}, needs_human, run_id, decided_at)
    SELECT youth_id, {_COLUMNS}, needs_human, %(run)s, %(at)s FROM decided
    ON CONFLICT (youth_id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in _PROPOSAL)},
        needs_human = CASE WHEN s.override_by IS NULL THEN excluded.needs_human
            ELSE excluded.unit_id IS DISTINCT FROM s.override_unit_id AND (s.needs_human
                 OR (s.status, s.unit_id) IS DISTINCT FROM (excluded.status, excluded.unit_id)) END,
        run_id = excluded.run_id, decided_at = excluded.decided_at
    WHERE ({", ".join(f"s.{column}" for column in _PROPOSAL)})
        IS DISTINCT FROM ({", ".join(f"excluded.{column}" for column in _PROPOSAL)})"""  # noqa: S608 - our own columns
"""An override stays; should the rules now say another thing than they did, a human is asked again."""
_WANT: Final = """
    INSERT INTO wanted
    SELECT d.youth_id, 'school', d.category, CASE WHEN s.override_by IS NULL THEN d.school_seat ELSE o.id END,
           CASE WHEN s.override_by IS NULL THEN d.rule ELSE 'override' END
    FROM decided d JOIN assignments s ON s.youth_id = d.youth_id AND s.youth_id BETWEEN %(first)s AND %(last)s
    LEFT JOIN policy.seats o ON o.unit_id = s.override_unit_id AND o.role = 'counsellor'
    WHERE CASE WHEN s.override_by IS NULL THEN d.school_seat ELSE o.id END IS NOT NULL
    UNION ALL
    SELECT youth_id, 'lead', category, lead_seat, rule FROM decided WHERE lead_seat IS NOT NULL"""
_CLOSE: Final = """
    UPDATE responsibilities r SET period = tstzrange(lower(r.period), greatest(lower(r.period), %(at)s))
    FROM decided d
    WHERE r.youth_id = d.youth_id AND r.youth_id BETWEEN %(first)s AND %(last)s AND upper_inf(r.period) AND NOT EXISTS (
        SELECT FROM wanted w WHERE w.youth_id = r.youth_id AND w.duty = r.duty AND w.seat_id = r.seat_id
            AND w.category = r.category)"""
_OPEN: Final = """
    INSERT INTO responsibilities (id, youth_id, category, duty, seat_id, period, rule)
    SELECT gen_random_uuid(), w.youth_id, w.category, w.duty, w.seat_id, tstzrange(%(at)s, NULL), w.rule
    FROM wanted w WHERE NOT EXISTS (
        SELECT FROM responsibilities r WHERE r.youth_id = w.youth_id AND r.duty = w.duty AND upper_inf(r.period)
            AND r.youth_id BETWEEN %(first)s AND %(last)s)"""
"""Youths come by id, so that a part of the tables is read for each lot of them, never the whole."""
_SEATS: Final = """
    SELECT u.id, u.orgnr, u.district_no, s.role, s.id FROM policy.seats s JOIN units u ON u.id = s.unit_id
    WHERE s.role IN ('counsellor', 'district_ot', 'fagopplaering')
      AND (u.closed_on IS NULL OR u.closed_on > (policy.now() AT TIME ZONE 'Europe/Oslo')::date)"""
"""A school that will close has the duty until it does."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats that a duty can fall to: a school by its orgnr (unit, seat), a district by its number."""

    schools: Mapping[str, tuple[int, int]]
    districts: Mapping[str, int]
    apprenticeships: int | None


def seats(connection: Connection) -> Seats:
    with importing(connection):
        rows = connection.execute(_SEATS).fetchall()
    return Seats(
        {orgnr: (unit, seat) for unit, orgnr, _, role, seat in rows if role == "counsellor" and orgnr},
        {district: seat for _, _, district, role, seat in rows if role == "district_ot"},
        next((seat for _, _, _, role, seat in rows if role == "fagopplaering"), None),
    )


def line_of(youth_id: str, protection: Protection, assigned: Assigned, held: Seats) -> str:
    """The decision about one youth as a line for `write`."""
    outcome = assigned.responsibility.outcome
    category = Category.ASSIGNMENT if protection is Protection.NONE else Category.PROTECTED_ASSIGNMENT
    unit, school = held.schools.get(outcome.school_orgnr or "", (None, None))
    return _LINES.line((
        youth_id, category.value, outcome.status, unit, assigned.responsibility.rule, assigned.target.rule,
        outcome.reason, outcome.flags, outcome.lead_follow_up, outcome.lead_district, outcome.candidates,
        assigned.needs_human, school, _lead(outcome, held),
    ))  # fmt: skip


def _lead(outcome: Responsibility, held: Seats) -> int | None:
    """The seat that leads where the school does not: the district of the address, or the apprenticeship office."""
    if outcome.lead_follow_up == "district_ot":
        return held.districts.get(outcome.lead_district or "")
    return held.apprenticeships if outcome.lead_follow_up == "fagopplaering" else None


_LINES: Final = Lines(_TYPES.values())


@dataclass(frozen=True, slots=True)
class Lot:
    """Decisions about youths whose ids follow each other."""

    first: str
    last: str
    lines: list[str]


def write(connection: Connection, lot: Lot, run_id: UUID, at: datetime) -> None:
    """Proposals and duties, inside the transaction that is open; what is so already stays as it is."""
    for statement in _PREPARE:
        connection.execute(statement.encode())
    copy_in(connection, "decided", lot.lines)
    given = {"run": run_id, "at": at, "first": lot.first, "last": lot.last}
    with connection.pipeline():
        for statement in (_PROPOSE, _WANT, _CLOSE, _OPEN):
            connection.execute(statement.encode(), given)
