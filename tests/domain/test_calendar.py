"""School years, count dates, ages and the days of Oslo."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal.domain.calendar import (
    age_on,
    day_bounds,
    default_consent_end,
    latest_consent_end,
    latest_count_date,
    oslo_date,
    school_year,
    school_year_end,
    school_year_start,
    years_after,
)


@pytest.mark.parametrize(
    ("day", "begins"),
    [(date(2025, 7, 31), 2024), (date(2025, 8, 1), 2025), (date(2026, 1, 1), 2025)],
)
def test_a_school_year_runs_from_august_to_july(day: date, begins: int) -> None:
    assert school_year(day) == begins
    assert (school_year_start(day), school_year_end(day)) == (date(begins, 8, 1), date(begins + 1, 7, 31))


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        (date(2025, 9, 30), date(2024, 10, 1)),
        (date(2025, 10, 1), date(2025, 10, 1)),
        (date(2026, 3, 1), date(2025, 10, 1)),
    ],
)
def test_the_latest_count_date_is_a_first_of_october(day: date, counted: date) -> None:
    assert latest_count_date(day) == counted


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2007, 4, 1), date(2026, 3, 31), 18),
        (date(2007, 4, 1), date(2026, 4, 1), 19),
    ],
)
def test_who_is_born_on_29_february_has_the_birthday_on_1_march(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 6, 1), 24), (date(2026, 10, 25), 25)])
def test_a_day_in_oslo_is_an_hour_shorter_or_longer_when_the_clock_changes(day: date, hours: int) -> None:
    start, end = day_bounds(day)

    assert end - start == timedelta(hours=hours)
    assert (oslo_date(start), oslo_date(end)) == (day, day + timedelta(days=1))
    assert oslo_date(end - timedelta(microseconds=1)) == day


@pytest.mark.requirement("bug:2")
def test_the_day_after_the_last_begins_at_midnight_in_oslo() -> None:
    assert day_bounds(date(2026, 7, 31))[1] == datetime(2026, 7, 31, 22, tzinfo=UTC)
    assert day_bounds(date(2026, 12, 31))[1] == datetime(2026, 12, 31, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "end"),
    [
        (date(2025, 11, 3), date(2026, 7, 31)),
        (date(2026, 7, 31), date(2026, 7, 31)),
        (date(2026, 8, 1), date(2027, 7, 31)),
    ],
)
def test_a_consent_ends_with_the_school_year_where_nobody_chose(given: date, end: date) -> None:
    assert default_consent_end(given) == end


def test_no_consent_lasts_longer_than_twelve_months() -> None:
    assert latest_consent_end(date(2025, 11, 3)) == date(2026, 11, 2)
    assert latest_consent_end(date(2024, 2, 29)) == date(2025, 2, 28)


def test_a_leap_day_some_years_later_is_1_march() -> None:
    assert years_after(date(2024, 2, 29), 1) == date(2025, 3, 1)
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)
