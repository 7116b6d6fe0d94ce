"""Runs of the rules over the city: how far each is, and what it decided how often."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.queries.reading import one, rows


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run over the city: how many youths there are, how many are decided, and what was decided how often."""

    id: UUID
    state: str
    as_of: date
    total: int
    done: int
    summary: dict[str, dict[str, int]]
    person: str
    started_at: datetime
    finished_at: datetime | None

    @property
    def under_way(self) -> bool:
        """Whether it will still change by itself."""
        return self.state in {"waiting", "working", "failed"}


_FIELDS = """SELECT r.id, r.state, r.as_of, r.total, r.done, r.summary, coalesce(p.name, '') AS person, r.started_at,
        r.finished_at FROM runs r LEFT JOIN people p ON p.id = r.started_by"""


def newest() -> RunRow | None:
    return one(RunRow, f"{_FIELDS} WHERE r.kind = 'assignment' ORDER BY r.started_at DESC, r.id DESC LIMIT 1")


def get(run_id: UUID) -> RunRow | None:
    return one(RunRow, f"{_FIELDS} WHERE r.id = %(id)s", {"id": run_id})


def arrived_since(moment: datetime | None) -> int:
    """How many youths the register files have brought since then."""
    statement = """SELECT coalesce(sum(created), 0)::bigint AS n FROM imports
                   WHERE state NOT IN ('previewed', 'discarded', 'undone') AND
                       (%(at)s::timestamptz IS NULL OR coalesce(finished_at, started_at) > %(at)s::timestamptz)"""
    return int(rows(dict, statement, {"at": moment})[0]["n"])
