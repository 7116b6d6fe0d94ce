"""Who is late: the duties of every unit in a school year, for those who may read them, paged by key."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.domain.wheel import Due, Standing, standing
from portal.queries.reading import one, rows
from portal.queries.wheel import DONE, NEWEST_MARK

PAGE = 25
COUNT_CAP = 1000


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A unit's duty; `counted` is what the data say of it, where they say anything."""

    id: UUID
    item_id: UUID
    source_id: str
    part: int
    title_nb: str
    title_nn: str
    title_en: str
    due_on: date
    working_on: date
    unit_id: int
    unit: str
    kind: str
    done_rule: str
    wanted: int
    counted: int | None
    ended_on: date | None
    derived_at: datetime | None
    marked_at: datetime | None
    marked_by: str | None
    mark_note: str | None
    done: bool

    def standing(self, today: date) -> Standing:
        return standing(Due(self.due_on, self.working_on), today, done=self.done, ended=self.ended_on is not None)


@dataclass(frozen=True, slots=True)
class Wish:
    """Which duties: a school year, how they stand today, whose they are, what they are, and a part of a name."""

    year: int
    today: date
    state: str = ""
    kind: str = ""
    row: str = ""
    words: str = ""
    order: str = "due"
    descending: bool = False
    backwards: bool = False
    key: tuple[str | int | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[DutyRow]
    more: bool


LATE = f"(NOT {DONE} AND d.ended_on IS NULL AND greatest(i.due_on, i.working_on) < %(today)s)"
_FROM = f"""FROM wheel_duties d JOIN wheel_items i ON i.id = d.item_id JOIN units u ON u.id = d.unit_id
    {NEWEST_MARK}
    LEFT JOIN people p ON p.id = k.author
    WHERE i.school_year = %(year)s AND i.in_force AND i.relevance <> 'no'
      AND CASE %(state)s WHEN 'late' THEN {LATE} WHEN 'done' THEN {DONE}
          WHEN 'open' THEN NOT {DONE} AND d.ended_on IS NULL WHEN 'ended' THEN d.ended_on IS NOT NULL ELSE true END
      AND (%(kind)s = '' OR u.kind = %(kind)s) AND (%(row)s = '' OR i.source_id = %(row)s)
      AND (%(words)s = '' OR lower(u.name) LIKE '%%' || lower(%(words)s) || '%%')"""
_FIELDS = f"""SELECT d.id, i.id AS item_id, i.source_id, i.part, i.title_nb, i.title_nn, i.title_en, i.due_on,
    i.working_on, u.id AS unit_id, u.name AS unit, u.kind, i.done_rule, i.wanted, d.counted, d.ended_on, d.derived_at,
    k.made_at AS marked_at, p.name AS marked_by, k.note AS mark_note, {DONE} AS done"""
KEYS = {"due": ("i.due_on", "date"), "unit": ("u.name", "text")}
"""What each order sorts by, and of which type it is."""


def _statement(wish: Wish, most: int | None) -> str:
    key, kind = KEYS[wish.order]
    word, beyond = ("DESC", "<") if wish.descending != wish.backwards else ("ASC", ">")
    place = f"AND ({key}, d.id) {beyond} (%(k0)s::{kind}, %(k1)s::uuid)" if wish.key else ""
    limit = f"LIMIT {most}" if most else ""
    return f"{_FIELDS} {_FROM} {place} ORDER BY {key} {word}, d.id {word} {limit}"


def page(wish: Wish) -> Page:
    """A page of the duties, from the key on or before it."""
    found = rows(DutyRow, _statement(wish, PAGE + 1), _given(wish))
    shown = found[:PAGE]
    return Page(shown[::-1] if wish.backwards else shown, len(found) > PAGE)


def everything(wish: Wish) -> list[DutyRow]:
    """All the wish fits, for an export; a school year has some two thousand duties."""
    return rows(DutyRow, _statement(wish, None), _given(wish))


def count(wish: Wish) -> int:
    """How many the wish fits, counted up to COUNT_CAP + 1."""
    statement = f"SELECT count(*)::integer AS n FROM (SELECT {_FROM} LIMIT {COUNT_CAP + 1}) x"  # noqa: S608 - the same
    found = one(dict[str, int], statement, _given(wish))
    return found["n"] if found else 0


def late_by_row(wish: Wish) -> list[tuple[str, int]]:
    """How many units are late with each row, most first (source id, units); of weeks, any."""
    statement = f"""SELECT i.source_id, count(DISTINCT d.unit_id)::integer AS n {_FROM} AND {LATE}
        GROUP BY i.source_id ORDER BY n DESC, i.source_id"""
    return [(row["source_id"], row["n"]) for row in rows(dict, statement, _given(wish))]


def looked_at() -> datetime | None:
    """When the worker last looked at what the data say."""
    found = one(dict[str, datetime | None], "SELECT max(looked_at) AS at FROM wheel_duties")
    return found["at"] if found else None


def _given(wish: Wish) -> dict[str, object]:
    k0, k1 = (wish.key or (None, None))[:2]
    escaped = wish.words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return {"year": wish.year, "today": wish.today, "state": wish.state, "kind": wish.kind, "row": wish.row,
            "words": escaped, "k0": k0, "k1": k1}  # fmt: skip
