"""The lines of the statistics page: numbers, shares, and the address behind a number for who may open it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from blueprints.addresses import url_for
from blueprints.statistics import words
from blueprints.statistics.asked import Asked
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.disclosure import ALL
from portal.domain.statistics import BY_KEY, MEASURES, Measure, measured
from portal.domain.words import Role
from portal.queries import statistics as kept
from portal.queries.statistics import UnitNumbers

OPENERS = frozenset({Role.UDA, Role.UDA_ADDRESS_OFFICER, Role.COUNSELLOR})
COMPARED = ("unknown", "unreached", "not_applied", "again", "consent", "meeting", "plan")


@dataclass(frozen=True, slots=True)
class Line:
    """A name, a number (None is hidden) and its share; `below` where it is a part of the line above."""

    name: str
    number: int | None
    share: str
    url: str | None = None
    below: bool = False
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit with its total and the measures that units are compared by."""

    name: str
    url: str
    number: int | None
    measures: list[Line]


@dataclass(frozen=True, slots=True)
class YearLine:
    """A school year with its total and the share with unknown activity."""

    name: str
    as_of: date
    number: int | None
    unknown: Line


def numbers_of(asked: Asked, unit: int) -> UnitNumbers:
    return kept.numbers(asked.moment, [unit])[unit]


def _number(found: UnitNumbers, dimension: str = ALL, value: str = ALL) -> int | None:
    """Where exact, none means nobody; else it means hidden."""
    return found.numbers.get((dimension, value), 0 if found.exact else None)


def _opener(asked: Asked, found: UnitNumbers) -> Callable[[str, str], str | None]:
    """The address of the youths behind a number: this year's, exact, and for who may read each."""
    may = found.exact and here().role in OPENERS and asked.moment == asked.moments[0]

    def opens(dimension: str, value: str) -> str | None:
        if not may or not _number(found, dimension, value) or (dimension and not BY_KEY[dimension].opens):
            return None
        return url_for("statistics.counted", **asked.args(by=dimension or None, value=value or None))

    return opens


def total(asked: Asked, found: UnitNumbers) -> Line:
    return Line(_("Registered"), _number(found), "", _opener(asked, found)(ALL, ALL))


def measures(asked: Asked, found: UnitNumbers) -> list[Line]:
    """The measures by name, each with what it is a part of."""
    opens = _opener(asked, found)
    return [_measure(measure, found, opens) for measure in MEASURES]


def _measure(measure: Measure, found: UnitNumbers, opens: Callable[[str, str], str | None]) -> Line:
    whole_numbers = _Whole(found)
    part, whole = measured(measure, whole_numbers)
    url = opens(measure.dimension, measure.part[0]) if len(measure.part) == 1 else None
    return Line(_(words.MEASURES[measure.key]), part, words.share(part, whole), url, whole=whole)


class _Whole(dict[tuple[str, str], int]):
    """The numbers of a unit; where exact, whatever is not there is nobody."""

    def __init__(self, found: UnitNumbers) -> None:
        super().__init__(found.numbers)
        if found.exact:
            for key, dimension in BY_KEY.items():
                for value in dimension.values:
                    self.setdefault((key, value), 0)
            self.setdefault((ALL, ALL), 0)


def divided(asked: Asked, found: UnitNumbers) -> list[Line]:
    """The dimension that is asked for, value by value; of an exact one only what somebody has."""
    opens, whole, lines = _opener(asked, found), _number(found), []
    for value, above in BY_KEY[asked.by].values.items():
        number = _number(found, asked.by, value)
        if number == 0 and (above or value == "unknown"):
            continue
        name = words.value_name(asked.by, value)
        lines.append(Line(name, number, words.share(number, whole), opens(asked.by, value), below=bool(above)))
    return lines


def compared(asked: Asked) -> list[UnitLine]:
    """Every unit of the level that has anything to show."""
    found = kept.numbers(asked.moment, asked.names)
    return [
        UnitLine(
            words.unit_name(unit, asked.names),
            url_for("statistics.overview", **asked.args(unit=unit)),
            _number(one),
            [
                _measure(measure, one, lambda _dimension, _value: None)
                for measure in MEASURES
                if measure.key in COMPARED
            ],
        )
        for unit, one in found.items()
        if _number(one)
    ]


def over_time(asked: Asked, unit: int) -> list[YearLine]:
    """The unit's school years, the oldest first."""
    unknown = next(measure for measure in MEASURES if measure.key == "unknown")
    lines = []
    for moment in reversed(asked.moments):
        found = kept.numbers(moment, [unit])[unit]
        line = _measure(unknown, found, lambda _dimension, _value: None)
        lines.append(YearLine(words.year_name(moment.school_year), moment.as_of, _number(found), line))
    return lines
