"""The calendar of the follow-up service: school year, count date, ages, days in Oslo."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
SCHOOL_YEAR_STARTS = (8, 1)
COUNT_DAY = (10, 1)
LONGEST_CONSENT_MONTHS = 12


def school_year(day: date) -> int:
    """Give the year in which the school year of a day begins (1 August-31 July)."""
    return day.year if (day.month, day.day) >= SCHOOL_YEAR_STARTS else day.year - 1


def school_year_start(day: date) -> date:
    """Give 1 August of the school year of a day."""
    return date(school_year(day), *SCHOOL_YEAR_STARTS)


def school_year_end(day: date) -> date:
    """Give 31 July of the school year of a day."""
    return date(school_year(day) + 1, *SCHOOL_YEAR_STARTS) - timedelta(days=1)


def latest_count_date(day: date) -> date:
    """Give the latest 1 October on or before a day (telledato, R 4.4)."""
    year = day.year if (day.month, day.day) >= COUNT_DAY else day.year - 1
    return date(year, *COUNT_DAY)


def age_on(born: date, day: date) -> int:
    """Give completed years; who is born on 29 February has the birthday on 1 March otherwise."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def years_after(day: date, years: int) -> date:
    """Give the same day some years later; 29 February becomes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def oslo_date(instant: datetime) -> date:
    """Give the local date in Oslo of an aware instant."""
    return instant.astimezone(OSLO).date()


def oslo_midnight(day: date) -> datetime:
    """Give the first instant of a day in Oslo."""
    return datetime.combine(day, time.min, tzinfo=OSLO)


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """Give a day in Oslo as [start, end) in UTC: 23, 24 or 25 hours."""
    start, end = oslo_midnight(day), oslo_midnight(day + timedelta(days=1))
    return start.astimezone(UTC), end.astimezone(UTC)


def latest_consent_end(given: date) -> date:
    """Give the last day a consent given on a day may name: at most 12 months (A-14)."""
    return years_after(given, LONGEST_CONSENT_MONTHS // 12) - timedelta(days=1)


def default_consent_end(given: date) -> date:
    """Give the last day of a consent where nobody chose one: the end of the school year (A-14)."""
    return min(school_year_end(given), latest_consent_end(given))
