"""When a row of the annual wheel falls due in a school year, and the working day that goes with it."""

from calendar import monthrange
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.domain.calendar import SCHOOL_YEAR_STARTS, school_year

FRIDAY, SATURDAY = 4, 5
DAY, WEEK = timedelta(days=1), timedelta(days=7)
MONTH_DAY = 5
"""The length of MM-DD; a whole date falls in one school year only."""


class Shift(StrEnum):
    """Which working day stands beside a day that is none: the one before, the one after, or none."""

    BEFORE = "before"
    AFTER = "after"
    NONE = "none"


class Yearly(StrEnum):
    """Lists and reviews are counted by school year, reports and network meetings by calendar year (A-31)."""

    SCHOOL = "school"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day on which it can be done through the day on which it is due."""

    starts: date
    due: date


def first_day(year: int) -> date:
    """1 August of the school year that begins in `year`."""
    return date(year, *SCHOOL_YEAR_STARTS)


def last_day(year: int) -> date:
    """31 July of the year after."""
    return first_day(year + 1) - DAY


def spans(precision: str, when: str, year: int, yearly: Yearly = Yearly.SCHOOL) -> tuple[Span, ...]:
    """The times in the school year that begins in `year`; none where the row is for another year only."""
    if precision == "day":
        return _day(when, year)
    if precision == "month":
        return (_month(int(when), year),)
    if precision == "weekly":
        return tuple(_weeks(year))
    if yearly is Yearly.CALENDAR:
        return (Span(date(year, 1, 1), date(year, 12, 31)),)
    return (Span(first_day(year), last_day(year)),)


def _day(when: str, year: int) -> tuple[Span, ...]:
    if len(when) > MONTH_DAY:
        day = date.fromisoformat(when)
        return (Span(day, day),) if school_year(day) == year else ()
    month, number = (int(part) for part in when.split("-"))
    in_year = _year_of(month, year)
    day = date(in_year, month, min(number, monthrange(in_year, month)[1]))
    return (Span(day, day),)


def _month(month: int, year: int) -> Span:
    in_year = _year_of(month, year)
    return Span(date(in_year, month, 1), date(in_year, month, monthrange(in_year, month)[1]))


def _year_of(month: int, year: int) -> int:
    return year if month >= SCHOOL_YEAR_STARTS[0] else year + 1


def _weeks(year: int) -> Iterator[Span]:
    """Monday through Friday of each week whose Friday lies in the school year."""
    friday = first_day(year)
    friday += timedelta(days=(FRIDAY - friday.weekday()) % 7)
    while friday <= last_day(year):
        yield Span(friday - timedelta(days=FRIDAY), friday)
        friday += WEEK


def working_day(day: date, shift: Shift, off: Container[date]) -> date:
    """The day itself where it is a working day, else the next one by the rule; `off` are the public holidays."""
    step = {Shift.BEFORE: -DAY, Shift.AFTER: DAY}.get(shift)
    while step and (day.weekday() >= SATURDAY or day in off):
        day += step
    return day
