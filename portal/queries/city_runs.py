"""Runs over the city as records: who asked, when, how far, and what each changed for whom."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from portal.queries.reading import one, rows

PAGE: Final = 25
EXPORTED_TOGETHER: Final = 2000
UNDER_WAY: Final = frozenset({"planning", "waiting", "working"})


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run; `person` is empty where the clock proposed it, `carried_person` is who let it go on."""

    id: UUID
    kind: str
    state: str
    as_of: date
    total: int
    done: int
    summary: dict[str, Any]
    person: str
    started_at: datetime
    carried_person: str
    carried_at: datetime | None
    finished_at: datetime | None

    @property
    def under_way(self) -> bool:
        """Whether it will still change by itself."""
        return self.state in UNDER_WAY


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What a run changes for one youth: as it was and as it becomes."""

    youth_id: UUID
    first_name: str
    last_name: str
    sort_key: str
    birth_year: int | None
    rule: str
    before: dict[str, Any]
    after: dict[str, Any]
    state: str
    done_at: datetime | None
    before_unit: str | None
    after_unit: str | None

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which run's changes, in which state (empty: all), and from where in the list of names."""

    run_id: UUID
    state: str = ""
    backwards: bool = False
    key: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in reading order, and whether there are more beyond them."""

    rows: list[ChangeRow]
    more: bool


_RUN: Final = """
    SELECT r.id, r.kind, r.state, r.as_of, r.total, r.done, r.summary, coalesce(p.name, '') AS person, r.started_at,
        coalesce(c.name, '') AS carried_person, r.carried_at, r.finished_at
    FROM runs r LEFT JOIN people p ON p.id = r.started_by LEFT JOIN people c ON c.id = r.carried_by"""
_CHANGES: Final = """
    SELECT c.youth_id, y.first_name, y.last_name, y.sort_key, y.birth_year, c.rule, c.before, c.after, c.state,
        c.done_at, b.name AS before_unit, a.name AS after_unit
    FROM run_changes c JOIN youths y ON y.id = c.youth_id
    LEFT JOIN units b ON b.id = (c.before->>'unit')::integer LEFT JOIN units a ON a.id = (c.after->>'unit')::integer"""


def newest(most: int = PAGE, before: tuple[datetime, UUID] | None = None) -> list[RunRecord]:
    """The latest runs of every kind."""
    older = "WHERE (r.started_at, r.id) < (%(at)s, %(id)s)" if before else ""
    at, run_id = before or (None, None)
    statement = f"{_RUN} {older} ORDER BY r.started_at DESC, r.id DESC LIMIT %(most)s"
    return rows(RunRecord, statement, {"most": most, "at": at, "id": run_id})


def newest_of(kind: str) -> RunRecord | None:
    """The latest run of a kind."""
    statement = f"{_RUN} WHERE r.kind = %(kind)s ORDER BY r.started_at DESC, r.id DESC LIMIT 1"
    return one(RunRecord, statement, {"kind": kind})


def waiting_for_a_word() -> list[RunRecord]:
    """Those that are planned and neither carried out nor dropped, the latest first."""
    return rows(RunRecord, f"{_RUN} WHERE r.state = 'planned' ORDER BY r.started_at DESC, r.id DESC LIMIT 10")


def get(run_id: UUID) -> RunRecord | None:
    return one(RunRecord, f"{_RUN} WHERE r.id = %(id)s", {"id": run_id})


def counts(run_id: UUID) -> dict[str, int]:
    """How many changes are planned, done and skipped, of those that the reader may see."""
    statement = "SELECT state, count(*) AS n FROM run_changes WHERE run_id = %(run)s GROUP BY state ORDER BY state"
    return {str(row["state"]): int(row["n"]) for row in rows(dict, statement, {"run": run_id})}


def page(wish: Wish) -> Page:
    """A page of the changes, by name."""
    found = _some(wish, PAGE + 1)
    shown = found[:PAGE]
    return Page(shown[::-1] if wish.backwards else shown, len(found) > PAGE)


def everyone(wish: Wish) -> Iterator[ChangeRow]:
    """All the changes, by name, some at a time."""
    wish = replace(wish, backwards=False, key=None)
    while True:
        some = _some(wish, EXPORTED_TOGETHER)
        yield from some
        if len(some) < EXPORTED_TOGETHER:
            return
        wish = replace(wish, key=(some[-1].sort_key, str(some[-1].youth_id)))


def _some(wish: Wish, most: int) -> list[ChangeRow]:
    order = "y.sort_key DESC, y.id DESC" if wish.backwards else "y.sort_key, y.id"
    asked = ["c.run_id = %(run)s"]
    if wish.state:
        asked.append("c.state = %(state)s")
    if wish.key:
        asked.append(f"(y.sort_key, y.id) {'<' if wish.backwards else '>'} (%(k0)s, %(k1)s::uuid)")
    k0, k1 = wish.key or (None, None)
    given = {"run": wish.run_id, "state": wish.state, "k0": k0, "k1": k1, "most": most}
    return rows(ChangeRow, f"{_CHANGES} WHERE {' AND '.join(asked)} ORDER BY {order} LIMIT %(most)s", given)
