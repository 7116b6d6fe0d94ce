"""What is counted: dimensions of the target group with their values, as data (S-008, K-001)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from portal.domain.disclosure import ALL, CITY
from portal.domain.reference import status_codes

NO_SCHOOL: Final = -1
NO_DISTRICT: Final = -2
SCHOOL, DISTRICT = "school", "district"
JOB: Final = "count_statistics"
UNKNOWN: Final = "unknown"
YES, NO = "yes", "no"
STATUS, REASON, YEARS, CONTACT = "status", "reason", "years", "contact"
UNREACHED, FOLLOWED, ACTIVE, CLARIFIED, NOT_IN_GROUP = (f"group{number}" for number in range(1, 6))
OUTSIDE: Final = (UNREACHED, FOLLOWED, CLARIFIED)
"""The main groups of whoever is outside training and work: not in activity, and in the target group."""
NOT_APPLIED: Final = "not_applied"
FIRST, AGAIN = "first", "again"
REASONS: Final = (
    NOT_APPLIED, "no_offer", "declined_place", "no_apprenticeship", "wishes_out_of_date", "right_without_course",
    "more_training", "quit_apprenticeship", "quit_school", "missing_subjects", "quit_vo",
)  # fmt: skip
UNDER, OVER = 15, 25
"""Ages counted by year of birth: the youngest value holds all below it, the oldest all above."""
DAYS: Final = (14, 30, 60)
"""Within how many days of the registration the first contact came."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way to divide the youths; `values` says under which value each is summed up, in the order of the page.

    `opens` where UDA may list whom a number counts: what is counted is then in what UDA may read of a youth (TD-07).
    """

    key: str
    values: Mapping[str, str | None]
    opens: bool = True


def _flat(*values: str) -> dict[str, str | None]:
    return dict.fromkeys(values)


def _statuses() -> dict[str, str | None]:
    values: dict[str, str | None] = {}
    for code in status_codes().values():
        values.setdefault(f"group{code.group}", None)
        values[code.code] = f"group{code.group}"
    return {**values, UNKNOWN: None}


DIMENSIONS: Final = (
    Dimension(STATUS, _statuses()),
    Dimension(REASON, _flat(*REASONS, UNKNOWN)),
    Dimension("gender", _flat("girl", "boy", UNKNOWN)),
    Dimension("age", _flat(*(str(age) for age in range(UNDER, OVER + 1)), UNKNOWN)),
    Dimension(YEARS, _flat(FIRST, AGAIN)),
    Dimension("target", _flat(YES, NO, UNKNOWN)),
    Dimension(CONTACT, _flat(*(f"days{days}" for days in DAYS), "later", "none"), opens=False),
    Dimension("consent", _flat(YES, NO)),
    Dimension("meeting", _flat(YES, NO), opens=False),
    Dimension("plan", _flat(YES, NO), opens=False),
)
BY_KEY: Final = {dimension.key: dimension for dimension in DIMENSIONS}
WITHHELD: Final = frozenset({(SCHOOL, STATUS)})
"""A school's numbers are published by main group: its codes are nearly all below five."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A share that the page names: youths with one of `part` among those with one of `whole` (all, where empty)."""

    key: str
    dimension: str
    part: tuple[str, ...]
    whole: tuple[str, ...] = ()


MEASURES: Final = (
    Measure("oslo", "target", (YES,)),
    Measure("national", STATUS, (UNREACHED, FOLLOWED, ACTIVE, CLARIFIED)),
    Measure("unknown", STATUS, (UNREACHED,)),
    Measure("unreached", STATUS, (UNREACHED,), OUTSIDE),
    Measure("not_applied", REASON, (NOT_APPLIED,)),
    Measure("again", YEARS, (AGAIN,)),
    Measure("soon", CONTACT, ("days14", "days30")),
    Measure("consent", "consent", (YES,)),
    Measure("meeting", "meeting", (YES,)),
    Measure("plan", "plan", (YES,)),
)

Numbers = Mapping[tuple[str, str], int]
"""What a reader may see of one unit: (dimension, value) to the number; what is missing is hidden."""


def measured(measure: Measure, numbers: Numbers) -> tuple[int | None, int | None]:
    """Part and whole; None where one number of it is hidden. It follows from what is shown and reveals no more."""
    whole = numbers.get((ALL, ALL))
    if measure.whole:
        whole = _sum(measure, measure.whole, numbers, None)
    return _sum(measure, measure.part, numbers, numbers.get((ALL, ALL))), whole


def _sum(measure: Measure, values: tuple[str, ...], numbers: Numbers, total: int | None) -> int | None:
    """What is left where the others are few is as good: all shown, or all the others shown."""
    found = [numbers.get((measure.dimension, value)) for value in values]
    if None not in found:
        return sum(number or 0 for number in found)
    tops = [value for value, above in BY_KEY[measure.dimension].values.items() if above is None]
    others = [numbers.get((measure.dimension, value)) for value in tops if value not in values]
    if total is None or None in others or set(values) - set(tops):
        return None
    return total - sum(number or 0 for number in others)


__all__ = ["ALL", "CITY", "DIMENSIONS", "MEASURES", "Dimension", "Measure", "measured"]
