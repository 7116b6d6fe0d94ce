"""The days that Udir is reported to as of, and the months in which it takes no statistics: rows of the annual wheel."""

from datetime import date, timedelta
from functools import cache

from portal.domain.calendar import day_bounds
from portal.domain.reference import annual_wheel
from portal.domain.report_refusals import NotAReportDay, TakesNoStatistics

REPORTS = frozenset({"W-047", "W-053"})
"""OT data as of 15 November and as of 15 June (V-025, V-026, R-033)."""
NO_STATISTICS = "No statistics to Udir"


@cache
def _days() -> tuple[tuple[int, int], ...]:
    found = (row.when.split("-") for row in annual_wheel() if row.id in REPORTS)
    return tuple(sorted((int(month), int(day)) for month, day in found))


@cache
def quiet_months() -> frozenset[int]:
    """April, May and August (V-024)."""
    return frozenset(int(row.when) for row in annual_wheel() if row.what == NO_STATISTICS)


def report_days(year: int) -> tuple[date, ...]:
    """The two days of a calendar year, the earliest first."""
    return tuple(date(year, month, day) for month, day in _days())


def next_report_day(today: date) -> date:
    """The report day that comes next, or is today."""
    return min(day for year in (today.year, today.year + 1) for day in report_days(year) if day >= today)


def latest_report_day(today: date) -> date:
    """The report day that was last, or is today."""
    return max(day for year in (today.year - 1, today.year) for day in report_days(year) if day <= today)


def checked(day: date) -> date:
    """The day, where it is one that is reported as of; raises TakesNoStatistics, NotAReportDay."""
    if day.month in quiet_months():
        raise TakesNoStatistics(day=day)
    if day not in report_days(day.year):
        raise NotAReportDay(day=day)
    return day


def takes_statistics(today: date) -> bool:
    """Whether Udir takes anything in at all this month (V-024)."""
    return today.month not in quiet_months()


def hours(day: date) -> int:
    """How long the day is in Oslo: 23 or 25 hours where the clock changes."""
    start, end = day_bounds(day)
    return (end - start) // timedelta(hours=1)
