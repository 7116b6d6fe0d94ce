"""Lists of youths: one's own, the unknown-activity list, the whole city, and a search by name.

Every list is driven from what the seat may see (`policy.access`), never from a scan filtered afterwards.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import NamedTuple

from portal.queries.reading import rows

PAGE = 25
COUNT_CAP = 1000


class ListRow(NamedTuple):
    """A youth at list level (L of table 2d), and nothing more; `total` is how many there are, up to COUNT_CAP + 1."""

    id: str
    first_name: str
    last_name: str
    birth_year: int | None
    status_code: str | None
    protection: str
    school: str | None
    last_activity: datetime
    sort_key: str
    total: int = 0

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Wish:
    """What of a list is wanted: filters, order and place (the key of the row before)."""

    status: str = ""
    district: str = ""
    order: str = "recent"
    backwards: bool = False
    after: tuple[str | int | None, ...] | None = None


COLUMNS = """y.id::text, y.first_name, y.last_name, y.birth_year, y.status_code, y.protection, n.name AS school,
    y.last_activity, y.sort_key"""
SCHOOL = """LEFT JOIN responsibilities r ON r.youth_id = y.id AND r.duty = 'school' AND upper_inf(r.period)
    LEFT JOIN policy.seats t ON t.id = r.seat_id LEFT JOIN units n ON n.id = t.unit_id"""
VISIBLE = """a.seat_id = policy.seat() AND a.basis <> 'list' AND (a.read_mask & 1) <> 0
    AND a.period @> policy.now()"""
FILTERED = """AND EXISTS (SELECT FROM youths f WHERE f.id = a.youth_id
        AND (%(status)s = '' OR f.status_code = %(status)s) AND (%(district)s = '' OR f.district_no = %(district)s))"""
COUNT = f"""SELECT count(*)::integer AS total FROM (SELECT FROM policy.access a WHERE {VISIBLE}
    GROUP BY a.youth_id LIMIT {COUNT_CAP + 1}) x"""  # noqa: S608 - our own words only
RECENT = {
    False: ("(a.last_activity, a.youth_id) < (%(k0)s::timestamptz, %(k1)s::uuid)", "DESC"),
    True: ("(a.last_activity, a.youth_id) > (%(k0)s::timestamptz, %(k1)s::uuid)", "ASC"),
}
NAMED = {
    False: ("(y.sort_key, y.id) > (%(k0)s, %(k1)s::uuid)", "ASC"),
    True: ("(y.sort_key, y.id) < (%(k0)s, %(k1)s::uuid)", "DESC"),
}
"""Forwards and backwards: what lies beyond the key, and which way it is sorted."""


FIRST_PAGE = f"""WITH own AS MATERIALIZED (
        SELECT a.last_activity, a.youth_id FROM policy.access a WHERE {VISIBLE}
        GROUP BY a.last_activity, a.youth_id ORDER BY a.last_activity DESC, a.youth_id DESC LIMIT {COUNT_CAP + 1})
    SELECT {COLUMNS}, (SELECT count(*)::integer FROM own)
    FROM (SELECT * FROM own ORDER BY last_activity DESC, youth_id DESC LIMIT {PAGE + 1}) a
    JOIN youths y ON y.id = a.youth_id {SCHOOL}
    ORDER BY a.last_activity DESC, a.youth_id DESC"""  # noqa: S608 - our own words only
"""The page that is opened most: cut and counted in one walk along the index."""


def _recent(backwards: bool, placed: bool, filtered: bool) -> str:  # noqa: FBT001 - three facts of one list
    """The page is cut in `policy.access` alone, along its index; the several grounds of a youth lie side by side."""
    beyond, way = RECENT[backwards]
    if not (backwards or placed or filtered):
        return FIRST_PAGE
    return f"""SELECT {COLUMNS}, ({COUNT})
        FROM (SELECT a.last_activity, a.youth_id FROM policy.access a
              WHERE {VISIBLE} {f"AND {beyond}" if placed else ""} {FILTERED if filtered else ""}
              GROUP BY a.last_activity, a.youth_id
              ORDER BY a.last_activity {way}, a.youth_id {way} LIMIT {PAGE + 1}) a
        JOIN youths y ON y.id = a.youth_id {SCHOOL}
        ORDER BY a.last_activity {way}, a.youth_id {way}"""  # noqa: S608 - our own words only


def _named(backwards: bool, placed: bool, filtered: bool) -> str:  # noqa: FBT001 - as above
    beyond, way = NAMED[backwards]
    return f"""SELECT {COLUMNS}, ({COUNT})
        FROM (SELECT y.* FROM (SELECT DISTINCT a.youth_id FROM policy.access a
                               WHERE {VISIBLE} {FILTERED if filtered else ""}) a
              JOIN youths y ON y.id = a.youth_id {f"WHERE {beyond}" if placed else ""}
              ORDER BY y.sort_key {way}, y.id {way} LIMIT {PAGE + 1}) y {SCHOOL}
        ORDER BY y.sort_key {way}, y.id {way}"""  # noqa: S608 - our own words only


STATEMENTS = {
    (order, *facts): statement(*facts)
    for order, statement in (("recent", _recent), ("name", _named))
    for facts in product((False, True), repeat=3)
}
"""By order, direction, whether the page begins at a key, and whether anything is filtered."""
SEARCH = f"""SELECT {COLUMNS}
    FROM policy.search_youths(%(words)s, {PAGE + 1}) s JOIN youths y ON y.id = s.youth_id {SCHOOL}
    ORDER BY y.sort_key, y.id"""  # noqa: S608 - the same


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: its rows in reading order, whether there is more on either side, and how many in all."""

    rows: list[ListRow]
    more: bool
    total: int = 0


def mine(wish: Wish) -> Page:
    """The youths whom one's own seat has a duty or a consent for, newest activity first unless by name."""
    keys = wish.after or (None, None)
    given = {"status": wish.status, "district": wish.district, "k0": keys[0], "k1": keys[1]}
    filtered = bool(wish.status or wish.district)
    found = rows(ListRow, STATEMENTS[wish.order, wish.backwards, wish.after is not None, filtered], given)
    page = found[:PAGE]
    total = found[0].total if found else int(rows(dict, COUNT)[0]["total"])
    return Page(page[::-1] if wish.backwards else page, len(found) > PAGE, total)


def search(words: str) -> Page:
    """By name within what one may see (`policy.search_youths`); the first page only: search with more words."""
    found = rows(ListRow, SEARCH, {"words": words})
    return Page(found[:PAGE], len(found) > PAGE)
