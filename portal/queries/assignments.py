"""Assignments to schools: the queue of those that want a human, any list of them, and one youth's with its history."""
# ruff: noqa: S608 - put together from names that stand in this file only

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from portal.queries.reading import one, rows

PAGE: Final = 25
COUNT_CAP: Final = 1000
EXPORTED_TOGETHER: Final = 2000


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """A youth and whose the follow-up is: the proposal of the rules, and beside it a human's word, if any."""

    youth_id: UUID
    first_name: str
    last_name: str
    sort_key: str
    birth_year: int | None
    district: str | None
    protection: str
    category: int
    status: str
    unit_id: int | None
    school: str | None
    rule: str
    target_rule: str | None
    reason: str | None
    flags: list[str]
    lead: str | None
    lead_district: str | None
    candidates: list[str]
    needs_human: bool
    decided_at: datetime
    override_school: str | None
    override_unit_id: int | None
    override_reason: str | None
    override_person: str | None
    override_at: datetime | None

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Wish:
    """What of the assignments is wanted; `order` is `queue` (longest waiting first) or `name`."""

    order: str = "queue"
    words: str = ""
    rule: str = ""
    status: str = ""
    flag: str = ""
    human: str = ""
    backwards: bool = False
    key: tuple[str | int | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in reading order, and whether there are more beyond them."""

    rows: list[AssignmentRow]
    more: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """A line of the history: who had the duty, in which part, from when until when, by which rule."""

    unit: str
    duty: str
    since: datetime | None
    until: datetime | None
    rule: str


_FIELDS = """s.youth_id, y.first_name, y.last_name, y.sort_key, y.birth_year, d.name AS district, y.protection,
    s.category, s.status, s.unit_id, u.name AS school, s.rule, s.target_rule, s.reason, s.flags, s.lead,
    s.lead_district, s.candidates, s.needs_human, s.decided_at, o.name AS override_school, s.override_unit_id,
    s.override_reason, p.name AS override_person, s.override_at"""
_AROUND = """LEFT JOIN units u ON u.id = s.unit_id LEFT JOIN units o ON o.id = s.override_unit_id
    LEFT JOIN people p ON p.id = s.override_by
    LEFT JOIN units d ON d.kind = 'district' AND d.district_no = y.district_no"""
_FILTERS: Final[Mapping[str, str]] = {
    "words": "y.id IN (SELECT f.youth_id FROM policy.search_youths(%(words)s, 200) f)",
    "rule": "s.rule = %(rule)s",
    "status": "s.status = %(status)s",
    "flag": "%(flag)s = ANY (s.flags)",
}
_HUMAN: Final[Mapping[str, str]] = {"waits": "s.needs_human", "decided": "s.override_by IS NOT NULL"}
_ORDERS: Final[Mapping[tuple[str, bool], tuple[str, str]]] = {
    ("queue", False): ("(s.decided_at, s.youth_id) > (%(k0)s::timestamptz, %(k1)s::uuid)", "s.decided_at, s.youth_id"),
    ("queue", True): ("(s.decided_at, s.youth_id) < (%(k0)s::timestamptz, %(k1)s::uuid)",
                      "s.decided_at DESC, s.youth_id DESC"),
    ("name", False): ("(y.sort_key, y.id) > (%(k0)s, %(k1)s::uuid)", "y.sort_key, y.id"),
    ("name", True): ("(y.sort_key, y.id) < (%(k0)s, %(k1)s::uuid)", "y.sort_key DESC, y.id DESC"),
}  # fmt: skip


def _where(wish: Wish) -> str:
    """Only what is wished for stands in the statement: each list is then read by the index that fits it."""
    filters = {**_FILTERS, "human": _HUMAN.get(wish.human, "true")}
    asked = [clause for name, clause in filters.items() if getattr(wish, name)]
    if wish.key:
        asked.append(_ORDERS[wish.order, wish.backwards][0])
    return " AND ".join(asked) or "true"


def _given(wish: Wish, most: int) -> dict[str, object]:
    k0, k1 = wish.key or (None, None)
    asked = {name: getattr(wish, name) for name in _FILTERS}
    return {**asked, "k0": k0, "k1": k1, "most": most}


def _some(wish: Wish, most: int) -> list[AssignmentRow]:
    by = _ORDERS[wish.order, wish.backwards][1]
    picked = f"""SELECT s.youth_id FROM assignments s JOIN youths y ON y.id = s.youth_id
        WHERE {_where(wish)} ORDER BY {by} LIMIT %(most)s"""
    statement = f"""SELECT {_FIELDS} FROM ({picked}) x JOIN assignments s ON s.youth_id = x.youth_id
        JOIN youths y ON y.id = s.youth_id {_AROUND} ORDER BY {by}"""
    return rows(AssignmentRow, statement, _given(wish, most))


def page(wish: Wish) -> Page:
    """A page of what is wished for."""
    found = _some(wish, PAGE + 1)
    shown = found[:PAGE]
    return Page(shown[::-1] if wish.backwards else shown, len(found) > PAGE)


def everyone(wish: Wish) -> Iterator[AssignmentRow]:
    """All that is wished for, by name, some at a time."""
    wish = Wish("name", wish.words, wish.rule, wish.status, wish.flag, wish.human)
    while True:
        some = _some(wish, EXPORTED_TOGETHER)
        yield from some
        if len(some) < EXPORTED_TOGETHER:
            return
        last = (some[-1].sort_key, str(some[-1].youth_id))
        wish = Wish("name", wish.words, wish.rule, wish.status, wish.flag, wish.human, key=last)


def count(wish: Wish) -> int:
    """How many, counted up to COUNT_CAP + 1."""
    statement = f"""SELECT count(*) AS n FROM (SELECT FROM assignments s JOIN youths y ON y.id = s.youth_id
        WHERE {_where(Wish(wish.order, wish.words, wish.rule, wish.status, wish.flag, wish.human))}
        LIMIT {COUNT_CAP + 1}) x"""
    return int(rows(dict, statement, _given(wish, 0))[0]["n"])


def get(youth_id: UUID) -> AssignmentRow | None:
    """One youth's; None where there is none yet, or where it is not for this reader."""
    statement = f"SELECT {_FIELDS} FROM assignments s JOIN youths y ON y.id = s.youth_id {_AROUND} WHERE y.id = %(y)s"
    return one(AssignmentRow, statement, {"y": youth_id})


def history(youth_id: UUID) -> list[Duty]:
    """Who has had the duty, the latest first; nobody is forgotten (bug:12)."""
    return rows(
        Duty,
        """SELECT u.name AS unit, r.duty, lower(r.period) AS since, upper(r.period) AS until, r.rule
           FROM responsibilities r JOIN policy.seats t ON t.id = r.seat_id JOIN units u ON u.id = t.unit_id
           WHERE r.youth_id = %(y)s ORDER BY lower(r.period) DESC NULLS LAST, r.duty, r.id LIMIT 50""",
        {"y": youth_id},
    )


def schools() -> list[tuple[int, str]]:
    """Schools that can have the duty, by name."""
    found: list[dict[str, Any]] = rows(
        dict,
        """SELECT u.id, u.name FROM units u JOIN policy.seats s ON s.unit_id = u.id AND s.role = 'counsellor'
           WHERE u.closed_on IS NULL AND u.ownership = 'public' ORDER BY u.kind DESC, u.name""",
    )
    return [(row["id"], row["name"]) for row in found]


def school_names(orgnrs: list[str]) -> list[str]:
    """The names of schools by their organisation numbers."""
    found = rows(dict, "SELECT name FROM units WHERE orgnr = ANY (%(o)s) ORDER BY name", {"o": orgnrs})
    return [str(row["name"]) for row in found]
