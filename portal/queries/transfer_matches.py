"""Rows of transfers that wait for a human's yes or no, whom they may be about, and who has left the register."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from portal.queries.reading import one, rows

PAGE = 25


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that may be about one of the known; `sealed` is the row."""

    import_id: UUID
    row_no: int
    kind: str
    file_name: str
    remarks: list[dict[str, Any]]
    candidates: list[UUID]
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody known, at list level; whether they have a number, not which."""

    id: UUID
    name: str
    birth_date: date | None
    numbered: bool
    number_sealed: bytes | None
    district_no: str | None
    status_code: str | None
    registered_on: date | None
    entry_reason: str | None


@dataclass(frozen=True, slots=True)
class Gone:
    """A youth whom the last register file did not have; the history stays (bug:17)."""

    youth_id: UUID
    name: str
    status_code: str | None
    seen_at: datetime


_DOUBTS = """SELECT t.import_id, t.row_no, i.kind, i.file_name, t.remarks, t.candidates, t.sealed
    FROM transfer_rows t JOIN imports i ON i.id = t.import_id
    WHERE t.state = 'doubtful' AND i.state NOT IN ('discarded', 'undone')"""
_CANDIDATES = """SELECT y.id, concat_ws(' ', y.first_name, y.last_name) AS name, n.birth_date,
        n.number_sealed IS NOT NULL AS numbered, n.number_sealed, y.district_no, y.status_code, y.registered_on,
        y.entry_reason
    FROM youths y LEFT JOIN youth_identities n ON n.youth_id = y.id
    WHERE y.id = ANY (%(ids)s) ORDER BY y.sort_key, y.id"""
_GONE = """SELECT y.id AS youth_id, concat_ws(' ', y.first_name, y.last_name) AS name, y.status_code, r.seen_at
    FROM youth_registers r JOIN youths y ON y.id = r.youth_id AND y.case_ended_at IS NULL
    WHERE r.seen_at < (SELECT max(started_at) FROM imports WHERE kind = 'register' AND state = 'done')
    AND (%(at)s::timestamptz IS NULL OR (r.seen_at, r.youth_id) < (%(at)s, %(key)s))
    ORDER BY r.seen_at DESC, r.youth_id DESC LIMIT %(most)s"""


def doubts(most: int = PAGE) -> list[Doubt]:
    """Rows that wait for a human's yes or no, of all files, those of the oldest file first."""
    statement = f"{_DOUBTS} ORDER BY i.started_at, t.import_id, t.row_no LIMIT %(most)s"
    return rows(Doubt, statement, {"most": most})


def doubt(import_id: UUID, row_no: int) -> Doubt | None:
    return one(Doubt, f"{_DOUBTS} AND t.import_id = %(id)s AND t.row_no = %(row)s", {"id": import_id, "row": row_no})


def candidates(ids: list[UUID]) -> list[Candidate]:
    """Those of them who may be seen."""
    return rows(Candidate, _CANDIDATES, {"ids": ids})


def gone(before: tuple[datetime, UUID] | None = None) -> list[Gone]:
    """Whom the last register file did not have, those seen last first; one more than a page where there are more."""
    at, key = before or (None, None)
    return rows(Gone, _GONE, {"at": at, "key": key, "most": PAGE + 1})
