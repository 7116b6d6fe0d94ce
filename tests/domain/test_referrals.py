from datetime import date
from itertools import product
from typing import get_args

import pytest

from portal.domain import referrals, target_group
from portal.domain.target_group_facts import Referral, TargetGroup, TargetGroupFacts

TODAY = date(2026, 11, 22)


def guided(born: date, age: int, **facts: object) -> tuple[str, str, bool]:
    """By which row of table 2a and which row here the youth is guided, and whether a Nav office is named."""
    target = target_group.decide(TargetGroupFacts(as_of=TODAY, birth_date=born, **facts))  # type: ignore[arg-type] # a story's words
    found = referrals.guide(target.outcome, age, TODAY)
    return target.rule, found.rule, found.outcome.names_office


@pytest.mark.requirement("R-191", "R-192", "R-194", "R-196", "R-198")
def test_who_is_25_and_outside_is_guided_to_nav_and_the_youth_guarantee() -> None:
    assert guided(date(2001, 3, 1), 25) == ("TA-04", "RG-02", True)


@pytest.mark.requirement("R-192", "R-198")
def test_who_is_30_is_guided_to_ordinary_nav() -> None:
    assert guided(date(1996, 3, 1), 30) == ("TA-04", "RG-01", True)


@pytest.mark.requirement("R-190", "R-192")
def test_who_left_preparatory_training_without_lower_secondary_is_guided_to_nav() -> None:
    facts = {"education_now": "preparatory_16_19", "lower_secondary_completed": False, "event": "quit_school"}
    assert guided(date(2008, 3, 1), 18, **facts) == ("TA-06", "RG-02", True)


def test_who_lives_in_another_county_is_guided_to_the_intake_office() -> None:
    assert guided(date(2008, 3, 1), 18, county_of_residence="32") == ("TA-03", "RG-03", False)


def test_a_pupil_of_lower_secondary_stays_with_the_school() -> None:
    assert guided(date(2012, 3, 1), 14, education_now="lower_secondary_pupil") == ("TA-05", "RG-04", False)


def test_where_the_register_is_silent_uda_clarifies() -> None:
    assert guided(date(2008, 3, 1), 18, lower_secondary_completed=None)[1] == "RG-05"


def test_who_is_in_the_target_group_is_guided_nowhere() -> None:
    assert guided(date(2008, 3, 1), 18, event="not_applied")[1] == "RG-06"


def test_every_situation_gets_an_answer_and_no_row_is_dead() -> None:
    answered = {
        referrals.guide(TargetGroup(member, None, referral=kind), age, TODAY).rule
        for member, kind, age in product((True, False, None), get_args(Referral), (None, 18, 30))
    }
    assert answered == {row.id for row in referrals.ROWS}
