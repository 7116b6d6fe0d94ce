"""Statistics counted over the register: exact for who may read each youth, published once a month for the others."""

from datetime import timedelta
from uuid import UUID

import pytest

from portal.domain.disclosure import ALL, CITY, LEAST
from portal.queries import statistics as kept
from portal.queries import statistics_lists
from portal.queries.visitors import Visitor
from portal.services import statistics
from tests.the_register import AUTUMN, Register
from tests.the_year_in_numbers import a_city_of

UNDER_ALL = (ALL, ALL)


def count(register: Register, days: int = 0) -> UUID:
    at = register.at + timedelta(days=days)
    with register.team.acting(register.app, "unni") as unni:
        run_id = statistics.start(unni)
    statistics.count(run_id, register.team.database.url("laget_jobs"), at=at)
    return run_id


def seen(register: Register, who: str, unit: int = CITY) -> kept.UnitNumbers:
    with register.team.acting(register.app, who):
        (moment,) = kept.moments()
        return kept.numbers(moment, [unit])[unit]


@pytest.mark.requirement("S-008", "K-002")
def test_uda_sees_exact_numbers_and_each_opens_to_the_youths_it_counts(register: Register) -> None:
    a_city_of(register, 40)
    run_id = count(register)
    assert register.sql("SELECT state, done, total FROM runs WHERE id = %s", run_id) == [("done", 10, 10)]
    city = seen(register, "unni")
    assert city.exact
    assert city.numbers[UNDER_ALL] == 40
    with register.team.acting(register.app, "unni"):
        for (dimension, value), number in city.numbers.items():
            wish = statistics_lists.Wish(AUTUMN.replace(month=8, day=1), AUTUMN, dimension=dimension, values=(value,))
            if dimension and dimension not in {"contact", "meeting", "plan"}:
                assert min(number, 26) == len(statistics_lists.page(wish).rows) + statistics_lists.page(wish).more


@pytest.mark.requirement("TD-16")
def test_management_sees_no_number_under_five_and_no_youth(register: Register) -> None:
    a_city_of(register, 60)
    count(register)
    city = seen(register, "bjorn")
    assert not city.exact
    assert city.numbers[UNDER_ALL] == 60
    assert all(number >= LEAST or not number for number in city.numbers.values())
    shown = {key for key, number in city.numbers.items() if number}
    assert shown < set(seen(register, "unni").numbers)
    with register.team.acting(register.app, "bjorn"):
        assert kept.exact_years() == []
        assert statistics_lists.page(statistics_lists.Wish(AUTUMN, AUTUMN)).rows == []


@pytest.mark.requirement("TD-16")
def test_a_school_sees_its_own_youths_exactly_and_the_others_as_everybody(register: Register) -> None:
    a_city_of(register, 60)
    count(register)
    with register.team.acting(register.app, "reidun") as reidun:
        own = reidun.unit_id
        assert own is not None
        (moment,) = kept.moments()
        other = next(unit for unit in kept.units("school") if unit not in {own, -1})
        found = kept.numbers(moment, [CITY, own, other])
        assert (found[CITY].exact, found[own].exact, found[other].exact) == (False, True, False)


@pytest.mark.requirement("TD-16")
def test_who_has_a_conflict_of_interest_sees_what_everybody_sees(register: Register) -> None:
    a_city_of(register, 60)
    count(register)
    _declare(register, "unni")
    assert not seen(register, "unni").exact


def _declare(register: Register, who: str) -> None:
    with register.team.acting(register.app, who) as visitor:
        person = _person(visitor)
    ((youth,),) = register.sql("SELECT id FROM youths LIMIT 1")
    register.sql(
        "INSERT INTO conflicts (person_id, youth_id, kind, period, declared_by) VALUES (%s, %s, 'other', '(,)', %s)",
        person, youth, person,
    )  # fmt: skip


def _person(visitor: Visitor) -> UUID:
    return visitor.person_id


@pytest.mark.requirement("TD-16")
def test_what_is_published_stands_for_the_month_whatever_comes_in(register: Register) -> None:
    a_city_of(register, 60)
    count(register)
    before = register.everything(["statistics_moments", "statistics_shown"])
    a_city_of(register, 65)
    count(register, days=1)
    assert register.everything(before) == before
    assert seen(register, "unni").numbers[UNDER_ALL] > 60


def test_the_clock_counts_once_where_nothing_has_come_in(register: Register) -> None:
    a_city_of(register, 10)
    url = register.team.database.url("laget_jobs")
    ((now,),) = register.sql("SELECT policy.now()")
    assert statistics.count_if_stale(url, at=now + timedelta(minutes=1)) is not None
    assert statistics.count_if_stale(url, at=now + timedelta(minutes=11)) is None
    assert statistics.count_if_stale(url, at=now + timedelta(days=2)) is not None


@pytest.mark.requirement("V-031", "S-008")
def test_who_is_registered_again_is_a_repeater_and_last_year_stands_beside(register: Register) -> None:
    a_city_of(register, 30)
    register.sql(
        """INSERT INTO registrations (youth_id, registered_on, entry_reason, recorded_at)
           SELECT id, '2025-11-02', 'quit_school', '2025-11-02' FROM youths
           WHERE registered_on >= '2026-08-01' ORDER BY id LIMIT 7"""
    )
    count(register)
    with register.team.acting(register.app, "unni"):
        this, last = kept.moments()
        now, then = (kept.numbers(moment, [CITY])[CITY].numbers for moment in (this, last))
    assert (this.school_year, last.school_year, last.as_of.isoformat()) == (2026, 2025, "2026-07-31")
    assert (now["years", "again"], now["years", "first"]) == (7, 23)
    assert then["years", "first"] == then[UNDER_ALL] == 7
