"""Days of the annual wheel: weekends, holidays, leap years, both halves of the year, and how a duty stands."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest

from portal.domain import reference
from portal.domain.calendar import day_bounds, school_year
from portal.domain.wheel import OWNERS, DoneRule, Due, Owner, Reminder, Standing, reminder, standing
from portal.domain.wheel_dates import Shift, Yearly, first_day, last_day, spans, working_day
from portal.domain.wheel_rows import PLANS
from portal.domain.wheel_words import WORDS, in_norwegian
from portal.domain.wheel_years import wheel_of
from portal.outside.days_off import days_off

WHEEL = {item.row.id: item for item in wheel_of(2026, reference.annual_wheel(), days_off(2026, 2028))}


@pytest.mark.requirement("V-002", "S-018")
def test_every_row_of_the_source_has_its_plan_and_no_other() -> None:
    assert set(PLANS) == {row.id for row in reference.annual_wheel()}
    assert set(WHEEL) == set(PLANS) - {"W-059"}, "the deadline of 2025 is in the wheel of 2025"
    assert all(reference in PLANS for plan in PLANS.values() for reference in plan.same_as)
    assert {rule for plan in PLANS.values() for rule in [plan.done]} == set(DoneRule)
    assert set(OWNERS) == set(Owner)


@pytest.mark.requirement("V-056")
def test_what_is_due_once_is_in_the_wheel_of_that_year_only() -> None:
    for year in (2024, 2026):
        assert "W-059" not in {item.row.id for item in wheel_of(year, reference.annual_wheel(), frozenset())}
    once = next(i for i in wheel_of(2025, reference.annual_wheel(), days_off(2025, 2027)) if i.row.id == "W-059")
    assert once.due == Due(date(2025, 11, 1), date(2025, 10, 31)), "1 November 2025 is a Saturday"


@pytest.mark.requirement("R-167", "R-168", "R-169")
@pytest.mark.parametrize(
    ("rows", "days"),
    [
        (("W-004", "W-005", "W-006", "W-007"), ("2026-11-10", "2027-02-10", "2027-04-10", "2027-06-10")),
        (("W-008", "W-009", "W-010", "W-011"), ("2026-10-10", "2026-11-20", "2027-02-20", "2027-04-20")),
        (("W-012", "W-013"), ("2026-11-15", "2027-06-15")),
    ],
)
def test_the_days_of_the_standard_fall_in_both_halves_of_the_school_year(
    rows: tuple[str, ...], days: tuple[str, ...]
) -> None:
    assert [WHEEL[row].due.on.isoformat() for row in rows] == list(days)


@pytest.mark.requirement(
    "V-003", "V-004", "V-005", "V-006", "V-009", "V-010", "V-011", "V-012", "V-024", "V-025", "V-026", "V-027",
    "V-028", "V-029",
)  # fmt: skip
@pytest.mark.parametrize(
    ("row", "owner", "first", "last"),
    [
        ("W-025", Owner.PUBLIC_UPPER, "2026-09-01", "2026-09-30"),
        ("W-026", Owner.PUBLIC_UPPER, "2026-10-01", "2026-10-31"),
        ("W-027", Owner.PUBLIC_UPPER, "2027-02-01", "2027-02-28"),
        ("W-028", Owner.PUBLIC_UPPER, "2027-06-01", "2027-06-30"),
        ("W-030", Owner.PRIVATE_UPPER, "2026-09-01", "2026-09-30"),
        ("W-031", Owner.PRIVATE_UPPER, "2026-10-01", "2026-10-31"),
        ("W-032", Owner.PRIVATE_UPPER, "2026-11-01", "2026-11-30"),
        ("W-033", Owner.PRIVATE_UPPER, "2027-01-01", "2027-01-31"),
        ("W-034", Owner.PRIVATE_UPPER, "2027-02-01", "2027-02-28"),
        ("W-037", Owner.NOBODY, "2026-08-01", "2026-08-31"),
        ("W-038", Owner.NOBODY, "2027-04-01", "2027-04-30"),
        ("W-039", Owner.NOBODY, "2027-05-01", "2027-05-31"),
        ("W-042", Owner.UDA, "2026-10-01", "2026-10-31"),
        ("W-045", Owner.UDA, "2026-11-01", "2026-11-30"),
        ("W-047", Owner.NOBODY, "2026-11-15", "2026-11-15"),
        ("W-049", Owner.APPRENTICESHIPS, "2027-01-01", "2027-01-01"),
        ("W-053", Owner.NOBODY, "2027-06-15", "2027-06-15"),
    ],
)
def test_the_months_of_vigo_and_whose_they_are(row: str, owner: Owner, first: str, last: str) -> None:
    item = WHEEL[row]
    assert (item.plan.owner, item.starts.isoformat(), item.due.on.isoformat()) == (owner, first, last)


def test_what_repeats_dated_rows_has_no_duty_of_its_own() -> None:
    assert WHEEL["W-021"].plan.same_as == ("W-008", "W-009", "W-010", "W-011")
    assert WHEEL["W-047"].plan.same_as == ("W-012",)
    assert not any(WHEEL[row].has_duties for row in ("W-021", "W-024", "W-047", "W-053", "W-003", "W-016"))


def test_lists_are_counted_by_school_year_and_network_meetings_by_calendar_year() -> None:
    review, meetings = WHEEL["W-022"], WHEEL["W-023"]
    assert (review.starts, review.due.on, review.plan.wanted) == (date(2026, 8, 1), date(2027, 7, 31), 4)
    assert (meetings.starts, meetings.due.on, meetings.plan.wanted) == (date(2026, 1, 1), date(2026, 12, 31), 2)


@pytest.mark.parametrize("year", range(2024, 2034))
def test_every_week_of_the_school_year_has_its_friday(year: int) -> None:
    weeks = spans("weekly", "weekly", year)
    assert len(weeks) in {52, 53}
    assert all(span.due.weekday() == 4 and span.starts == span.due - timedelta(days=4) for span in weeks)
    assert all(b.due - a.due == timedelta(days=7) for a, b in pairwise(weeks))
    assert {school_year(span.due) for span in weeks} == {year}


@pytest.mark.parametrize("year", range(2022, 2030))
def test_february_ends_where_it_ends_leap_years_too(year: int) -> None:
    (span,) = spans("month", "02", year)
    assert span.due == date(year + 1, 2, monthrange(year + 1, 2)[1])
    (day,) = spans("day", "02-29", year)
    assert day.due == span.due, "29 February is the last of the month where there is none"
    assert spans("continuous", "continuous", year)[0].due == last_day(year) == first_day(year + 1) - timedelta(days=1)
    assert spans("frequency", "2x/year", year, Yearly.CALENDAR)[0].due == date(year, 12, 31)


@pytest.mark.parametrize(
    ("day", "shift", "expected"),
    [
        ("2026-10-10", Shift.BEFORE, "2026-10-09"),  # a Saturday
        ("2026-10-10", Shift.AFTER, "2026-10-12"),
        ("2026-10-10", Shift.NONE, "2026-10-10"),
        ("2026-11-15", Shift.BEFORE, "2026-11-13"),  # a Sunday
        ("2028-05-01", Shift.BEFORE, "2028-04-28"),  # a Monday, Labour Day
        ("2028-05-01", Shift.AFTER, "2028-05-02"),
        ("2027-03-28", Shift.BEFORE, "2027-03-24"),  # Easter Sunday, and the clock changes
        ("2027-03-28", Shift.AFTER, "2027-03-30"),
        ("2026-10-25", Shift.BEFORE, "2026-10-23"),  # the clock changes
        ("2027-05-17", Shift.AFTER, "2027-05-18"),  # Constitution Day and Pentecost Monday at once
        ("2026-12-25", Shift.AFTER, "2026-12-28"),
        ("2028-02-29", Shift.BEFORE, "2028-02-29"),  # a Tuesday
    ],
)
def test_the_working_day_beside_a_day_that_is_none(day: str, shift: Shift, expected: str) -> None:
    found = working_day(date.fromisoformat(day), shift, days_off(2026, 2028))
    assert found.isoformat() == expected


def test_the_working_day_is_one_whatever_the_day() -> None:
    off = days_off(2026, 2030)
    for number in range(1400):
        day = date(2026, 8, 1) + timedelta(days=number)
        for shift in (Shift.BEFORE, Shift.AFTER):
            found = working_day(day, shift, off)
            assert found.weekday() < 5
            assert found not in off
            assert abs(found - day) <= timedelta(days=5)


@pytest.mark.parametrize(
    ("today", "expected", "mailed"),
    [
        ("2026-10-25", Standing.AHEAD, Reminder.AHEAD),
        ("2026-10-24", Standing.LATER, None),
        ("2026-11-04", Standing.AHEAD, Reminder.AHEAD),
        ("2026-11-05", Standing.SOON, Reminder.SOON),
        ("2026-11-07", Standing.SOON, Reminder.SOON),
        ("2026-11-08", Standing.TODAY, Reminder.SOON),
        ("2026-11-09", Standing.TODAY, Reminder.SOON),
        ("2026-11-10", Standing.TODAY, Reminder.SOON),
        ("2026-11-11", Standing.LATE, Reminder.LATE),
        ("2026-11-17", Standing.LATE, Reminder.LATE),
        ("2026-11-18", Standing.LATE, None),
    ],
)
def test_how_a_duty_stands_and_what_is_mailed(today: str, expected: Standing, mailed: Reminder | None) -> None:
    """The wheel says 10 November; the working day before is taken to be the 8th."""
    due, day = Due(date(2026, 11, 10), date(2026, 11, 8)), date.fromisoformat(today)
    assert standing(due, day, done=False) is expected
    assert reminder(due, day) is mailed
    assert reminder(due, day, weekly=True) is (mailed if mailed is Reminder.LATE else None)
    assert standing(due, day, done=True) is Standing.DONE
    assert standing(due, day, done=False, ended=True) is Standing.ENDED


def test_a_deadline_on_the_day_the_clock_changes_lasts_its_twenty_five_hours() -> None:
    start, end = day_bounds(date(2026, 10, 25))
    assert end - start == timedelta(hours=25)
    assert standing(Due(date(2026, 10, 25), date(2026, 10, 25)), date(2026, 10, 25), done=False) is Standing.TODAY


@pytest.mark.requirement("S-018")
def test_the_names_and_notes_of_the_source_are_told_in_norwegian() -> None:
    rows = reference.annual_wheel()
    same = {"UDA", "UDA / VIGO", "", "-", "Novari IKS", "SSB", "Udir", "VIGO", "VIGO-OT", "VIGO-OT (UDA)"}
    assert {text for row in rows for text in (row.who, row.to_whom, row.note)} - set(WORDS) == same
    assert in_norwegian("districts", nynorsk=True) == "bydelane"
    assert in_norwegian("SSB") == "SSB"
