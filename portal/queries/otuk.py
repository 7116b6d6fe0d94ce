"""The district's unknown-activity youths (OTUK) at list level, for the seats that have the duty to work the list.

Driven from the seat's own rows of `policy.access` on the basis `list`: not one field more than the list level of
table 2d (TD-03, TD-04), and nobody across a conflict of interest.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.queries.reading import one, rows

PAGE = 25
COUNT_CAP = 1000


@dataclass(frozen=True, slots=True)
class OtukRow:
    """A youth at list level; `opens` where a duty or a consent opens the room as well."""

    id: UUID
    first_name: str
    last_name: str
    birth_year: int | None
    district: str | None
    school: str | None
    registered_on: date | None
    entry_reason: str | None
    status_code: str
    status_on: date | None
    sort_key: str
    opens: bool

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Wish:
    """What of the list is wanted: a part of a name, a reason, an order, and the key of the row it goes on from."""

    words: str = ""
    reason: str = ""
    order: str = "registered"
    descending: bool = False
    backwards: bool = False
    key: tuple[str | int | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in reading order, and whether there are more beyond them."""

    rows: list[OtukRow]
    more: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """How many stand on the list (up to COUNT_CAP + 1), and how many of them came on it from a day on."""

    total: int
    arrived: int


LISTED = """policy.access a JOIN youths y ON y.id = a.youth_id
    WHERE a.seat_id = policy.seat() AND a.basis = 'list' AND (a.read_mask & 1) <> 0 AND a.period @> policy.now()
      AND (%(words)s = '' OR y.search_key LIKE '%%' || replace(replace(replace(public.norwegian_order(%(words)s),
           '\\', '\\\\'), '%%', '\\%%'), '_', '\\_') || '%%')
      AND (%(reason)s = '' OR y.entry_reason = %(reason)s)"""
FIELDS = """SELECT y.id, y.first_name, y.last_name, y.birth_year, d.name AS district, r.school, y.registered_on,
           y.entry_reason, y.status_code, y.status_on, y.sort_key, y.opens"""
AROUND = """LEFT JOIN units d ON d.kind = 'district' AND d.district_no = y.district_no
    LEFT JOIN LATERAL (
        SELECT u.name AS school FROM responsibilities p JOIN policy.seats s ON s.id = p.seat_id
        JOIN units u ON u.id = s.unit_id
        WHERE p.youth_id = y.id AND p.duty = 'school' AND upper_inf(p.period) LIMIT 1) r ON true"""
OPENS = """EXISTS (SELECT FROM policy.access b WHERE b.seat_id = a.seat_id AND b.youth_id = a.youth_id
                   AND b.basis <> 'list' AND (b.read_mask & 1) <> 0 AND b.period @> policy.now()) AS opens"""
KEYS = {"name": ("y.sort_key", "text"), "registered": ("coalesce(y.registered_on, 'infinity')", "date")}
"""What each order sorts by, and of which type it is; without a registration date one stands last."""


def _statement(order: str, down: bool, placed: bool, most: int | None) -> str:  # noqa: FBT001 - facts of one list
    key, kind = KEYS[order]
    word, beyond = ("DESC", "<") if down else ("ASC", ">")
    place = f"AND ({key}, y.id) {beyond} (%(k0)s::{kind}, %(k1)s::uuid)" if placed else ""
    limit = f"LIMIT {most}" if most else ""
    return f"""{FIELDS} FROM (SELECT y.*, {OPENS} FROM {LISTED} {place}
            ORDER BY {key} {word}, y.id {word} {limit}) y {AROUND}
        ORDER BY {key} {word}, y.id {word}"""  # noqa: S608 - our own words only


PAGES = {
    (order, down, placed): _statement(order, down, placed, PAGE + 1)
    for order in KEYS
    for down in (False, True)
    for placed in (False, True)
}
WHOLE = {(order, down): _statement(order, down, False, None) for order in KEYS for down in (False, True)}
COUNT = f"SELECT count(*)::integer AS n FROM (SELECT FROM {LISTED} LIMIT {COUNT_CAP + 1}) x"  # noqa: S608 - the same
SUMMARY = f"""SELECT count(*)::integer AS total, (count(*) FILTER (WHERE x.status_on >= %(since)s))::integer AS arrived
    FROM (SELECT y.status_on FROM {LISTED} LIMIT {COUNT_CAP + 1}) x"""  # noqa: S608 - the same


def page(wish: Wish) -> Page:
    """A page of one's own list, from the key on or before it."""
    down = wish.descending != wish.backwards
    found = rows(OtukRow, PAGES[wish.order, down, wish.key is not None], _given(wish))
    shown = found[:PAGE]
    return Page(shown[::-1] if wish.backwards else shown, len(found) > PAGE)


def count(wish: Wish) -> int:
    """How many the wish fits, counted up to COUNT_CAP + 1."""
    found = one(dict[str, int], COUNT, _given(wish))
    return found["n"] if found else 0


def everyone(wish: Wish) -> list[OtukRow]:
    """The whole of the list that the wish fits, for an export; a district's list is a few hundred rows."""
    return rows(OtukRow, WHOLE[wish.order, wish.descending], _given(wish))


def summary(since: date) -> Summary:
    """How long the list is, and how many came on it since."""
    found = one(Summary, SUMMARY, {"words": "", "reason": "", "since": since})
    return found or Summary(0, 0)


def _given(wish: Wish) -> dict[str, object]:
    k0, k1 = (wish.key or (None, None))[:2]
    return {"words": wish.words, "reason": wish.reason, "k0": k0, "k1": k1}
