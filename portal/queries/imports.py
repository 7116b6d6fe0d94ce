"""Register files that have come in: how far each is, what it did, and its rows that wait for a correction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from portal.queries.reading import one, rows

PAGE = 25
EXPORTED_TOGETHER = 1000


@dataclass(frozen=True, slots=True)
class Imported:
    """One file; `size` and `bytes_read` in bytes, `notices` and `refusal` as stored reasons."""

    id: UUID
    file_name: str
    size: int
    state: str
    announced: int | None
    rows_read: int
    bytes_read: int
    created: int
    updated: int
    unchanged: int
    quarantined: int
    warned: int
    notices: list[dict[str, Any]]
    refusal: dict[str, Any] | None
    person: str
    started_at: datetime
    finished_at: datetime | None

    @property
    def under_way(self) -> bool:
        """Whether it will still change by itself."""
        return self.state in {"waiting", "working", "failed"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row of a file that was set aside or taken in with a warning, without its content."""

    row_no: int
    reasons: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that was set aside, with its sealed content."""

    row_no: int
    reasons: list[dict[str, Any]]
    sealed: bytes


_FIELDS = """SELECT i.id, i.file_name, i.size, i.state, i.announced, i.rows_read, i.bytes_read, i.created, i.updated,
        i.unchanged, i.quarantined, i.warned, i.notices, i.refusal, coalesce(p.name, '') AS person, i.started_at,
        i.finished_at
    FROM imports i LEFT JOIN people p ON p.id = i.started_by WHERE i.kind = 'register'"""


def newest(before: tuple[datetime, UUID] | None = None, most: int = PAGE) -> list[Imported]:
    """Files by when they came, the newest first; one more than `most` where there are more."""
    place = "AND (i.started_at, i.id) < (%(at)s, %(id)s)" if before else ""
    at, key = before or (None, None)
    statement = f"{_FIELDS} {place} ORDER BY i.started_at DESC, i.id DESC LIMIT %(most)s"
    return rows(Imported, statement, {"at": at, "id": key, "most": most + 1})


def get(import_id: UUID) -> Imported | None:
    return one(Imported, f"{_FIELDS} AND i.id = %(id)s", {"id": import_id})


def doubts(import_id: UUID, verdict: str, after: int = 0) -> list[Doubt]:
    """Rows with one verdict by their number, those after a row first; one more than a page where there are more."""
    return rows(
        Doubt,
        """SELECT row_no, reasons FROM import_rows WHERE import_id = %(id)s AND verdict = %(verdict)s
           AND row_no > %(after)s ORDER BY row_no LIMIT %(most)s""",
        {"id": import_id, "verdict": verdict, "after": after, "most": PAGE + 1},
    )


def set_aside(import_id: UUID) -> Iterator[SetAside]:
    """All rows that were set aside, by their number, some at a time."""
    after = 0
    while True:
        some = rows(
            SetAside,
            """SELECT row_no, reasons, sealed FROM import_rows
               WHERE import_id = %(id)s AND verdict = 'quarantined' AND row_no > %(after)s
               ORDER BY row_no LIMIT %(most)s""",
            {"id": import_id, "after": after, "most": EXPORTED_TOGETHER},
        )
        yield from some
        if len(some) < EXPORTED_TOGETHER:
            return
        after = some[-1].row_no
