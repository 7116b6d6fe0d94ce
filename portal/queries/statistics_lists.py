"""Whom a number counts, at list level: the same expressions that counted them, and row security over every row."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from portal.domain.disclosure import CITY
from portal.domain.statistics import BY_KEY
from portal.queries import statistics_counting as counting
from portal.queries.reading import rows

PAGE: Final = 25


@dataclass(frozen=True, slots=True)
class CountedYouth:
    """A youth at list level."""

    youth_id: UUID
    first_name: str
    last_name: str
    sort_key: str
    birth_year: int | None
    district: str | None
    status_code: str | None

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom of those registered between two days: at a unit, with a value, and the key that the page goes on from."""

    first: date
    day: date
    unit: int = CITY
    level: str = ""
    dimension: str = ""
    values: tuple[str, ...] = ()
    key: tuple[str, str] | None = None
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in reading order, and whether there are more beyond them."""

    rows: list[CountedYouth]
    more: bool


def page(wish: Wish) -> Page:
    """A page of those whom the number counts, by name."""
    asked = [counting.REGISTERED]
    if wish.dimension:
        asked.append(f"{counting.EXPRESSIONS[wish.dimension]} = ANY (%(values)s)")
    if wish.unit != CITY:
        asked.append(f"{counting.SCHOOL if wish.level == 'school' else counting.DISTRICT} = %(unit)s")
    way, beyond = ("DESC", "<") if wish.backwards else ("ASC", ">")
    if wish.key:
        asked.append(f"(y.sort_key, y.id) {beyond} (%(k0)s, %(k1)s::uuid)")
    statement = f"""SELECT y.id AS youth_id, y.first_name, y.last_name, y.sort_key, y.birth_year, d.name AS district,
            y.status_code
        FROM youths y LEFT JOIN units d ON d.kind = 'district' AND d.district_no = y.district_no
        WHERE {" AND ".join(asked)} ORDER BY y.sort_key {way}, y.id {way} LIMIT {PAGE + 1}"""  # noqa: S608 - our own words only
    k0, k1 = wish.key or (None, None)
    given = {"unit": wish.unit, "values": _leaves(wish), "k0": k0, "k1": k1, **counting.given(wish.first, wish.day)}
    found = rows(CountedYouth, statement, given)
    shown = found[:PAGE]
    return Page(shown[::-1] if wish.backwards else shown, len(found) > PAGE)


def _leaves(wish: Wish) -> list[str]:
    """A sum stands for the values below it."""
    if not wish.dimension:
        return []
    below = [value for value, above in BY_KEY[wish.dimension].values.items() if above in wish.values]
    return [*wish.values, *below]
