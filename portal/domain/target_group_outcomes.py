"""The answers of table 2a: in, out with a referral, or undetermined."""

from collections.abc import Callable

from portal.domain.rules import named
from portal.domain.target_group_conditions import (
    AT_RISK_CATEGORIES,
    age,
    outside_education_and_work,
)
from portal.domain.target_group_facts import Referral, TargetCategory, TargetGroup, TargetGroupFacts

Answer = Callable[[TargetGroupFacts], TargetGroup | None]

ADULT_RIGHT_AGE = 19
"""Years from which one may choose adult education (R 6.4, A-26)."""
LEAVES_TRAINING = frozenset({"quit_school", "quit_vo", "expelled"})


def undetermined(_: TargetGroupFacts) -> TargetGroup:
    return TargetGroup(None, None, referral="manual_review_uda")


def out(referral: Referral = "none") -> Answer:
    """Out of both target groups, referred on."""
    outside = TargetGroup(in_target_oslo=False, in_target_national=False, referral=referral)
    return named(f"out, referral {referral}", lambda _: outside)


def out_to_nav_when_idle(facts: TargetGroupFacts) -> TargetGroup:
    return _out_to_nav(when=outside_education_and_work(facts))


def out_to_nav_when_training_ends(facts: TargetGroupFacts) -> TargetGroup:
    return _out_to_nav(when=facts.event in LEAVES_TRAINING and not facts.in_work)


def out_when_under_19(facts: TargetGroupFacts) -> TargetGroup | None:
    """Under 19 there is no right yet; from 19 the next rows treat the youth as a VO participant (A-26)."""
    if age(facts) >= ADULT_RIGHT_AGE:
        return None
    return TargetGroup(in_target_oslo=False, in_target_national=False)


def at_risk_in_oslo_only(facts: TargetGroupFacts) -> TargetGroup:
    """In the Oslo target group; nationally ELVG_IM, which is not (A-03)."""
    category = AT_RISK_CATEGORIES[facts.education_now]
    return TargetGroup(in_target_oslo=True, in_target_national=False, category=category)


def member(category: TargetCategory) -> Answer:
    """In both target groups."""
    inside = TargetGroup(in_target_oslo=True, in_target_national=True, category=category)
    return named(f"in both target groups: {category}", lambda _: inside)


def member_in_oslo(category: TargetCategory) -> Answer:
    """In the Oslo target group; whether nationally is left to UDA (A-28)."""
    inside = TargetGroup(in_target_oslo=True, in_target_national=None, category=category)
    return named(f"in the Oslo target group: {category}", lambda _: inside)


def _out_to_nav(*, when: bool) -> TargetGroup:
    return TargetGroup(in_target_oslo=False, in_target_national=False, referral="nav_jobseeker" if when else "none")
