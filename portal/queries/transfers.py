"""Transfers: the files of the year with what they do and did, and the rows that wait for a human."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from portal.domain.refusals import NotKnown
from portal.queries.reading import one, rows

PAGE = 25
OUTCOMES = ("new", "changed", "unchanged", "left_out", "doubtful")


@dataclass(frozen=True, slots=True)
class Transfer:
    """One file; `notices` and `refusal` as stored reasons, `unit` the sender's."""

    id: UUID
    kind: str
    file_name: str
    stage: str
    state: str
    size: int
    bytes_read: int
    announced: int | None
    rows_read: int
    rows_applied: int
    quarantined: int
    warned: int
    notices: list[dict[str, Any]]
    refusal: dict[str, Any] | None
    person: str
    unit: str
    started_at: datetime
    confirmer: str
    confirmed_at: datetime | None
    undoer: str
    undone_at: datetime | None
    finished_at: datetime | None

    @property
    def under_way(self) -> bool:
        """Whether it will still change by itself."""
        return self.state in {"waiting", "working", "failed"}


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows by what becomes of them, by what they do, and by how it went with taking them back."""

    outcomes: Mapping[str, int]
    effects: Mapping[str, int]
    states: Mapping[str, int]

    @property
    def rows(self) -> int:
        return sum(self.outcomes.values())


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the youth it is about, where that is settled and known; else `sealed` says who it is."""

    row_no: int
    youth_id: UUID | None
    name: str | None
    outcome: str
    state: str
    effects: list[str]
    remarks: list[dict[str, Any]]
    code: str | None
    kept_for: str | None
    sealed: bytes | None


_FIELDS = """SELECT i.id, i.kind, i.file_name, i.stage, i.state, i.size, i.bytes_read, i.announced, i.rows_read,
        i.rows_applied, i.quarantined, i.warned, i.notices, i.refusal, coalesce(p.name, '') AS person,
        coalesce(u.name, '') AS unit, i.started_at, coalesce(c.name, '') AS confirmer, i.confirmed_at,
        coalesce(x.name, '') AS undoer, i.undone_at, i.finished_at
    FROM imports i LEFT JOIN people p ON p.id = i.started_by LEFT JOIN people c ON c.id = i.confirmed_by
    LEFT JOIN people x ON x.id = i.undone_by LEFT JOIN policy.seats s ON s.id = i.seat_id
    LEFT JOIN units u ON u.id = s.unit_id WHERE i.kind <> 'register'"""
_ROWS = """SELECT t.row_no, t.youth_id, nullif(concat_ws(' ', y.first_name, y.last_name), '') AS name, t.outcome,
        t.state, t.effects, t.remarks, t.code, t.kept_for, t.sealed
    FROM transfer_rows t LEFT JOIN youths y ON y.id = t.youth_id
    WHERE t.import_id = %(id)s AND t.outcome = %(outcome)s AND t.row_no > %(after)s ORDER BY t.row_no LIMIT %(most)s"""


def newest(before: tuple[datetime, UUID] | None = None) -> list[Transfer]:
    """Files by when they came, the newest first; one more than a page where there are more."""
    at, key = before or (None, None)
    place = "AND (i.started_at, i.id) < (%(at)s, %(id)s)" if before else ""
    statement = f"{_FIELDS} {place} ORDER BY i.started_at DESC, i.id DESC LIMIT %(most)s"
    return rows(Transfer, statement, {"at": at, "id": key, "most": PAGE + 1})


def get(import_id: UUID) -> Transfer | None:
    return one(Transfer, f"{_FIELDS} AND i.id = %(id)s", {"id": import_id})


def stage(import_id: UUID) -> str:
    """What the job is at, of any file; raises NotKnown."""
    found = one(dict, "SELECT stage FROM imports WHERE id = %(id)s", {"id": import_id})
    if found is None:
        raise NotKnown
    return str(found["stage"])


def counts(import_id: UUID) -> Counts:
    """In one reading of the file's rows."""
    found = rows(
        dict,
        """SELECT outcome, state, effects, count(*) AS n FROM transfer_rows WHERE import_id = %(id)s
           GROUP BY outcome, state, effects""",
        {"id": import_id},
    )
    outcomes: dict[str, int] = {}
    effects: dict[str, int] = {}
    states: dict[str, int] = {}
    for group in found:
        outcomes[group["outcome"]] = outcomes.get(group["outcome"], 0) + group["n"]
        states[group["state"]] = states.get(group["state"], 0) + group["n"]
        for effect in group["effects"]:
            effects[effect] = effects.get(effect, 0) + group["n"]
    return Counts(outcomes, effects, states)


def page(import_id: UUID, outcome: str, after: int = 0) -> list[Row]:
    """Rows of one outcome by their number; one more than a page where there are more."""
    return rows(Row, _ROWS, {"id": import_id, "outcome": outcome, "after": after, "most": PAGE + 1})


def earlier(import_id: UUID) -> tuple[UUID, int] | None:
    """The file of the same kind before this one, and how many of its youths are not in this one."""
    found = one(
        dict,
        """SELECT e.id, (SELECT count(*) FROM transfer_rows t WHERE t.import_id = e.id AND t.state = 'applied'
               AND NOT EXISTS (SELECT FROM transfer_rows n WHERE n.import_id = %(id)s AND n.youth_id = t.youth_id)) AS n
           FROM imports i JOIN LATERAL (SELECT b.id FROM imports b WHERE b.kind = i.kind AND b.state = 'done'
               AND b.id <> i.id AND b.started_at < i.started_at ORDER BY b.started_at DESC LIMIT 1) e ON true
           WHERE i.id = %(id)s""",
        {"id": import_id},
    )
    return (found["id"], found["n"]) if found else None


def intake_office() -> str | None:
    """Where the own intake office is reached (K-077)."""
    found = one(dict, "SELECT mail FROM units WHERE kind = 'uda' AND mail IS NOT NULL ORDER BY id LIMIT 1")
    return str(found["mail"]) if found else None
