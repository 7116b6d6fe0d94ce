"""Lists of youths: one's own, the unknown-activity list, the whole city, and a search by name.

Every list is driven from what the seat may see (`policy.access`), never from a scan filtered afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.queries.reading import rows

PAGE = 25
COUNT_CAP = 1000


@dataclass(frozen=True, slots=True)
class ListRow:
    """A youth at list level (L of table 2d), and nothing more."""

    id: UUID
    first_name: str
    last_name: str
    birth_year: int | None
    district_no: str | None
    registered_on: date | None
    entry_reason: str | None
    status_code: str | None
    status_on: date | None
    protection: str
    school: str | None
    last_activity: datetime
    until: datetime | None
    sort_key: str

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Wish:
    """What of a list is wanted: grounds, filters, order and place (the key of the row before)."""

    bases: tuple[str, ...]
    status: str = ""
    district: str = ""
    order: str = "recent"
    backwards: bool = False
    after: tuple[str | int | None, ...] | None = None


COLUMNS = """y.id, y.first_name, y.last_name, y.birth_year, y.district_no, y.registered_on, y.entry_reason,
    y.status_code, y.status_on, y.protection, u.name AS school, y.last_activity"""
SCHOOL = """LEFT JOIN LATERAL (
        SELECT n.name FROM responsibilities r JOIN policy.seats t ON t.id = r.seat_id JOIN units n ON n.id = t.unit_id
        WHERE r.youth_id = y.id AND r.duty = 'school' AND upper_inf(r.period) LIMIT 1) u ON true"""
VISIBLE = """a.seat_id = policy.seat() AND a.basis = ANY (%(bases)s::text[]) AND (a.read_mask & 1) <> 0
    AND a.period @> policy.now()
    AND NOT EXISTS (SELECT FROM policy.access b WHERE b.seat_id = a.seat_id AND b.youth_id = a.youth_id
                    AND b.id < a.id AND b.basis = ANY (%(bases)s::text[]) AND b.period @> policy.now())"""
FILTERS = """(%(status)s = '' OR y.status_code = %(status)s)
    AND (%(district)s = '' OR y.district_no = %(district)s)"""
ORDERS: Mapping[tuple[str, bool], tuple[str, str]] = {
    ("recent", False): ("(a.last_activity, a.youth_id) < (%(k0)s::timestamptz, %(k1)s::uuid)",
                        "a.last_activity DESC, a.youth_id DESC"),
    ("recent", True): ("(a.last_activity, a.youth_id) > (%(k0)s::timestamptz, %(k1)s::uuid)",
                       "a.last_activity, a.youth_id"),
    ("name", False): ("(y.sort_key, y.id) > (%(k0)s, %(k1)s::uuid)", "y.sort_key, y.id"),
    ("name", True): ("(y.sort_key, y.id) < (%(k0)s, %(k1)s::uuid)", "y.sort_key DESC, y.id DESC"),
}  # fmt: skip
"""For each order and direction: what lies beyond the key, and how it is sorted."""


def _statement(order: str, backwards: bool, placed: bool) -> str:  # noqa: FBT001 - three facts of one list
    beyond, by = ORDERS[order, backwards]
    place = f"AND {beyond}" if placed else ""
    return f"""SELECT {COLUMNS}, upper(a.period) AS until, y.sort_key
        FROM policy.access a JOIN youths y ON y.id = a.youth_id {SCHOOL}
        WHERE {VISIBLE} AND {FILTERS} {place} ORDER BY {by} LIMIT {PAGE + 1}"""  # noqa: S608 - our own words only


STATEMENTS = {
    (order, backwards, placed): _statement(order, backwards, placed)
    for order, backwards in ORDERS
    for placed in (False, True)
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: its rows in reading order, and whether there is more on either side."""

    rows: list[ListRow]
    more: bool


def mine(wish: Wish) -> Page:
    """The youths of one's own seat on the grounds wished for, newest activity first unless by name."""
    keys = wish.after or (None, None)
    given = {
        "bases": list(wish.bases), "status": wish.status, "district": wish.district,
        "k0": keys[0], "k1": keys[1],
    }  # fmt: skip
    found = rows(ListRow, STATEMENTS[wish.order, wish.backwards, wish.after is not None], given)
    page = found[:PAGE]
    return Page(page[::-1] if wish.backwards else page, len(found) > PAGE)


def count_mine(bases: tuple[str, ...]) -> int:
    """How many youths one may see on these grounds, counted up to COUNT_CAP + 1."""
    statement = f"""SELECT count(*) AS n FROM (SELECT FROM policy.access a
        WHERE {VISIBLE} LIMIT {COUNT_CAP + 1}) x"""  # noqa: S608 - our own words only
    return int(rows(dict, statement, {"bases": list(bases)})[0]["n"])


def search(words: str) -> Page:
    """By name within what one may see (`policy.search_youths`); the first page only: search with more words."""
    statement = f"""SELECT {COLUMNS}, NULL::timestamptz AS until, y.sort_key
        FROM policy.search_youths(%(words)s, {PAGE + 1}) s JOIN youths y ON y.id = s.youth_id {SCHOOL}
        ORDER BY y.sort_key, y.id"""  # noqa: S608 - our own words only
    found = rows(ListRow, statement, {"words": words})
    return Page(found[:PAGE], len(found) > PAGE)
