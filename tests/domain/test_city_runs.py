"""When runs over the city are due, and who is too old on which day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain import target_group
from portal.domain.city_runs import BY_KIND, RUNS, Kind, due, latest_birth_out, proposed_day
from portal.domain.target_group_facts import TargetGroupFacts

DAYS = st.dates(date(2021, 1, 1), date(2060, 12, 31))


@pytest.mark.requirement("TA-04")
@pytest.mark.parametrize(
    ("as_of", "latest"),
    [
        (date(2026, 12, 31), date(2001, 12, 31)),
        (date(2027, 1, 1), date(2002, 12, 31)),
        (date(2027, 8, 1), date(2002, 12, 31)),
        (date(2028, 2, 29), date(2003, 12, 31)),
    ],
)
def test_from_new_year_on_everybody_who_turned_24_the_year_before_is_too_old(as_of: date, latest: date) -> None:
    assert latest_birth_out(as_of) == latest


@pytest.mark.requirement("TA-04h")
def test_before_august_2024_the_limit_was_21() -> None:
    assert latest_birth_out(date(2024, 7, 31)) == date(2002, 12, 31)
    assert latest_birth_out(date(2024, 8, 1)) == date(1999, 12, 31)


@given(DAYS, st.integers(0, 40 * 366))
def test_the_run_and_the_table_of_rules_never_disagree(as_of: date, days: int) -> None:
    born = as_of - timedelta(days=days)
    rule = target_group.decide(TargetGroupFacts(as_of=as_of, birth_date=born)).rule
    assert (rule in {"TA-04", "TA-04h"}) == (born <= latest_birth_out(as_of))


@pytest.mark.parametrize(
    ("kind", "today", "expected"),
    [
        (Kind.AGE_EXIT, date(2026, 12, 31), None),
        (Kind.AGE_EXIT, date(2027, 1, 1), date(2027, 1, 1)),
        (Kind.AGE_EXIT, date(2027, 2, 1), date(2027, 1, 1)),
        (Kind.AGE_EXIT, date(2027, 2, 2), None),
        (Kind.OWNERSHIP, date(2026, 9, 30), None),
        (Kind.OWNERSHIP, date(2026, 10, 1), date(2026, 10, 1)),
        (Kind.MOVES, date(2026, 10, 7), date(2026, 10, 7)),
    ],
)
def test_a_run_is_due_on_its_day_and_for_a_month_after(kind: Kind, today: date, expected: date | None) -> None:
    assert due(kind, today) == expected


@given(st.sampled_from(Kind), DAYS)
def test_the_day_that_a_form_proposes_is_due_or_yet_to_come(kind: Kind, today: date) -> None:
    proposed = proposed_day(kind, today)
    assert proposed == due(kind, today) or proposed >= today


def test_every_kind_of_run_says_what_it_does_in_three_languages() -> None:
    assert {row.kind for row in RUNS} == set(Kind) == set(BY_KIND)
    for row in RUNS:
        assert all((said.nb and said.nn and said.en) for said in (row.name, row.does))
        assert row.rules
