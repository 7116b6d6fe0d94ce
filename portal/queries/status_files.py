"""Files of statuses for VIGO-OT: what has been made and carried, and what the register has not been told yet."""
# ruff: noqa: S608 - put together from names that stand in the product's own code only

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from portal.queries.reading import one, rows
from portal.queries.status_history import of_everybody

PAGE: Final = 50
TOLD: Final = """
    SELECT DISTINCT ON (v.youth_id) v.youth_id, v.code, v.via_ot, v.status_on FROM (
        SELECT w.youth_id, w.code, w.via_ot, w.status_on, f.asked_at AS told_at
        FROM status_file_rows w JOIN status_files f ON f.id = w.file_id WHERE f.state = 'carried'
        UNION ALL
        SELECT t.youth_id, t.code, t.via_ot, t.valid_from, t.recorded_at FROM statuses t WHERE t.source = 'register') v
    ORDER BY v.youth_id, v.told_at DESC, v.status_on DESC, v.code"""
"""What VIGO-OT is last known to say of each: what was carried there, or what came from there, whichever is later."""
UNTOLD: Final = f"""
    SELECT s.youth_id, s.code, s.via_ot, s.valid_from AS status_on FROM ({of_everybody()}) s
    LEFT JOIN ({TOLD}) v ON v.youth_id = s.youth_id
    WHERE (s.code, s.via_ot, s.valid_from) IS DISTINCT FROM (v.code, v.via_ot, v.status_on)"""
"""Everybody of whom VIGO-OT says something else than we do: nothing is lost with a file that was never carried."""
_FILE: Final = """
    SELECT f.id, f.state, f.as_of, f.asked_at, a.name AS asked_name, f.row_count, f.digest, f.carried_at,
           c.name AS carried_name, f.receipt
    FROM status_files f LEFT JOIN people a ON a.id = f.asked_by LEFT JOIN people c ON c.id = f.carried_by"""


@dataclass(frozen=True, slots=True)
class StatusFile:
    """A file: being made, made, or carried over with its proof."""

    id: UUID
    state: str
    as_of: date
    asked_at: datetime
    asked_name: str | None
    row_count: int | None
    digest: bytes | None
    carried_at: datetime | None
    carried_name: str | None
    receipt: str


@dataclass(frozen=True, slots=True)
class ToCarry:
    """A status in a file and whose it is; the number is sealed, with the youth's id."""

    youth_id: UUID
    code: str
    via_ot: bool | None
    status_on: date
    number_sealed: bytes | None
    birth_date: date | None
    name: str


def newest(most: int = PAGE) -> list[StatusFile]:
    """The latest first."""
    return rows(StatusFile, f"{_FILE} ORDER BY f.asked_at DESC, f.id DESC LIMIT %(most)s", {"most": most})


def get(file_id: UUID) -> StatusFile | None:
    return one(StatusFile, f"{_FILE} WHERE f.id = %(id)s", {"id": file_id})


def untold(day: date, known: datetime) -> int:
    """How many statuses VIGO-OT has not been told."""
    found = one(dict, f"SELECT count(*) AS untold FROM ({UNTOLD}) u", {"day": day, "known": known})
    return int(found["untold"]) if found else 0


def lines(file_id: UUID) -> list[ToCarry]:
    """What is in the file, by youth; without those across a conflict of interest of the reader."""
    return rows(
        ToCarry,
        """SELECT w.youth_id, w.code, w.via_ot, w.status_on, i.number_sealed, i.birth_date,
                  y.first_name || ' ' || y.last_name AS name
           FROM status_file_rows w JOIN youths y ON y.id = w.youth_id
           LEFT JOIN youth_identities i ON i.youth_id = w.youth_id WHERE w.file_id = %(id)s ORDER BY w.youth_id""",
        {"id": file_id},
    )
