"""The numbers of the statistics page: exact where the reader may read each youth behind them, else what is published.

Row security decides which: whoever sees no exact rows of a unit gets its published ones, and what is not among them
is hidden.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from portal.domain.disclosure import CITY
from portal.domain.statistics import NO_DISTRICT, NO_SCHOOL, SCHOOL, Numbers
from portal.queries.reading import rows

MOMENTS: Final = """SELECT DISTINCT ON (school_year) school_year, month, as_of FROM statistics_moments
    ORDER BY school_year DESC, month DESC"""
EXACT: Final = """SELECT unit_id, dimension, value, count FROM statistics_counts
    WHERE school_year = %(year)s AND unit_id = ANY (%(units)s)"""
SHOWN: Final = """SELECT unit_id, dimension, value, count FROM statistics_shown
    WHERE school_year = %(year)s AND unit_id = ANY (%(units)s) AND month = %(month)s"""


@dataclass(frozen=True, slots=True)
class Moment:
    """A publication: the numbers of a school year as of a day."""

    school_year: int
    month: date
    as_of: date


@dataclass(frozen=True, slots=True)
class UnitNumbers:
    """The numbers of a unit; `exact` where every one is there, and none means nobody."""

    unit_id: int
    exact: bool
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class _Row:
    unit_id: int
    dimension: str
    value: str
    count: int


def moments() -> list[Moment]:
    """The newest publication of each school year, the newest year first."""
    return rows(Moment, MOMENTS)


def exact_years() -> list[int]:
    """School years of which the reader may see exact numbers."""
    found = rows(dict[str, int], "SELECT DISTINCT school_year FROM statistics_counts ORDER BY school_year DESC")
    return [row["school_year"] for row in found]


def numbers(moment: Moment, units: Iterable[int]) -> dict[int, UnitNumbers]:
    """The numbers of these units as the reader may see them."""
    wanted = list(units)
    given = {"year": moment.school_year, "month": moment.month, "units": [CITY, *wanted]}
    exact = _by_unit(rows(_Row, EXACT, given))
    if CITY in exact:
        exact |= {unit: exact.get(unit, {}) for unit in wanted}
    if all(unit in exact for unit in wanted):
        return {unit: UnitNumbers(unit, exact=True, numbers=exact[unit]) for unit in wanted}
    shown = _by_unit(rows(_Row, SHOWN, given))
    nobody = {key: 0 for key, number in shown.get(CITY, {}).items() if not number}
    return {
        unit: UnitNumbers(unit, unit in exact, exact.get(unit) or {**nobody, **shown.get(unit, {})}) for unit in wanted
    }


def _by_unit(found: Iterable[_Row]) -> dict[int, dict[tuple[str, str], int]]:
    units: dict[int, dict[tuple[str, str], int]] = {}
    for row in found:
        units.setdefault(row.unit_id, {})[row.dimension, row.value] = row.count
    return units


def units(level: str) -> Mapping[int, str]:
    """Schools or districts by id, in the order of their names; those who have none stand last."""
    kinds = ["upper_secondary", "lower_secondary"] if level == SCHOOL else ["district"]
    found = rows(
        dict[str, int | str],
        """SELECT u.id, u.name FROM units u WHERE u.kind = ANY (%(kinds)s) AND u.ownership = 'public'
           ORDER BY public.norwegian_order(u.name), u.id""",
        {"kinds": kinds},
    )
    named = {int(row["id"]): str(row["name"]) for row in found}
    return {**named, (NO_SCHOOL if level == SCHOOL else NO_DISTRICT): ""}
